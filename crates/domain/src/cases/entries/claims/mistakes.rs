use super::Claim;
use crate::cases::entries::Entry;
use crate::codes::ClaimKind;
use crate::law::{Acas, Law};

/// Something in the facts that loses claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// Acas was told after the limit had passed, for this respondent.
    ConciliationTooLate(u32),
    /// The certificate is from before the act.
    CertificateBefore(u32),
    /// What is complained of is later than the grievance about it.
    ActAfterGrievance,
    /// Two respondents, and not each has a certificate.
    OneCertificate,
    /// An answer inside is waited for, and time runs.
    Waiting,
}

impl Claim {
    /// What in its facts loses claims, as far as facts show it.
    pub fn mistakes(&self) -> Vec<Mistake> {
        let mut found = Vec::new();
        // Each respondent has a place of its own, whose working knows how Acas stands to it.
        for forum in self.forums() {
            let Some(number) = forum.respondent else { continue };
            if forum.work(Law::published()).is_ok_and(|worked| worked.acas == Some(Acas::TooLate)) {
                found.push(Mistake::ConciliationTooLate(number));
            }
        }
        let last = self.until.unwrap_or(self.act);
        let before = self.respondents.iter().filter(|one| one.day_b.is_some_and(|b| b < last));
        found.extend(before.map(|one| Mistake::CertificateBefore(one.number)));
        if self.grievance.is_some_and(|day| day < self.act) {
            found.push(Mistake::ActAfterGrievance);
        }
        let certified = self.respondents.iter().filter(|one| one.day_b.is_some()).count();
        if self.kind == ClaimKind::Work && (1..self.respondents.len()).contains(&certified) {
            found.push(Mistake::OneCertificate);
        }
        if self.waits && !self.ended() {
            found.push(Mistake::Waiting);
        }
        found
    }
}
