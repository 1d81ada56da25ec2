/// What others count under a theme of the seven, and who usually has the figures: to begin with, no rule
/// (the project's RULES 12). Nothing for a theme of somebody's own.
pub fn suggested(theme: &str) -> &'static [&'static str] {
    match theme {
        "criminal-justice" => &[
            "Stop and search (data.police.uk, the police)",
            "Hate crime (the police, the Home Office)",
            "Use of force (the Home Office)",
        ],
        "education" => {
            &["Attainment (Department for Education)", "Exclusions and suspensions (Department for Education)"]
        }
        "employment" => {
            &["Unemployment (Census, Annual Population Survey)", "Pay (Annual Population Survey, employers)"]
        }
        "housing" => &["Overcrowding (Census)", "Tenure (Census)", "Homelessness (the council, MHCLG)"],
        "health" => {
            &["Detention under the Mental Health Act (NHS England)", "Life expectancy by small area (OHID, ONS)"]
        }
        "civic-participation" => &["Councillors (the council)", "Voting and being registered to vote (surveys)"],
        "volunteering" => {
            &["How many volunteer (Community Life Survey)", "Trustees (Charity Commission, local charities)"]
        }
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::super::SEVEN;
    use super::suggested;

    #[test]
    fn each_of_the_seven_has_something_to_begin_with() {
        assert!(SEVEN.iter().all(|(theme, _)| !suggested(theme).is_empty()));
        assert!(suggested("weather").is_empty());
    }
}
