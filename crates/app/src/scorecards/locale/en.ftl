scorecard-title = Race Equality Scorecard
scorecard-lead = How people of different ethnic groups fare where you live: stop and search, school, work, homes, health.
scorecard-none = Nothing has been published yet.
