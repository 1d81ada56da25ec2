// Everything works without this; it saves some steps where scripts run.
import { createAll, Button, Checkboxes, ErrorSummary, Radios, SkipLink } from "govuk-frontend";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [Button, Checkboxes, ErrorSummary, Radios, SkipLink]) {
  createAll(component);
}
