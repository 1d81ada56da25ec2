use super::super::areas::parts_by_code;
use super::super::findings::{AREAS_ENOUGH, Finding, Outliers, outliers};
use super::super::periods;
use super::building::BuiltMeasure;
use super::plan::{Edition, Role};
use std::collections::BTreeSet;

impl BuiltMeasure {
    /// Which areas stand out, where that is asked: parts of areas, if there are enough of them, else the other
    /// areas of the edition; none that holds another of them, and all at the one time that is the last.
    pub fn outliers(&self, edition: &Edition) -> Vec<Outliers> {
        if !self.plan.outliers {
            return Vec::new();
        }
        let newest = self.latest().map(|one| one.period.as_str()).max_by(|one, other| periods::compare(one, other));
        let all: Vec<&Finding> = self.latest().filter(|one| newest == Some(one.period.as_str())).collect();
        let is_part = |one: &&&Finding| edition.role(&one.area.code) == Some(Role::Part);
        let (parts, others): (Vec<&Finding>, Vec<&Finding>) = all.iter().partition(|one| is_part(one));
        let parts = self.without_wholes(edition, parts);
        let codes: BTreeSet<&str> = parts.iter().map(|one| one.area.code.as_str()).collect();
        let chosen = if codes.len() < AREAS_ENOUGH { self.without_wholes(edition, others) } else { parts };
        outliers(&self.plan.definition, &chosen)
    }

    fn without_wholes<'a>(&self, edition: &Edition, among: Vec<&'a Finding>) -> Vec<&'a Finding> {
        let by_code = parts_by_code(self.published.blocks.iter().map(|block| block.area.code.as_str()));
        let own = edition.within();
        let here: BTreeSet<&str> = among.iter().map(|one| one.area.code.as_str()).collect();
        let links = own.iter().chain(&by_code).filter(|(part, _)| here.contains(part.as_str()));
        let holding: BTreeSet<&str> = links.map(|(_, whole)| whole.as_str()).collect();
        among.into_iter().filter(|one| !holding.contains(one.area.code.as_str())).collect()
    }
}
