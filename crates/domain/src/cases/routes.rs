use crate::codes::{IssueKind, Tenure};

/// A way that is open to somebody, in general. Each has words and a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// The key of its words: `desk-route-…`.
    pub key: &'static str,
    /// Who says so.
    pub authority: &'static str,
}

const fn route(key: &'static str, authority: &'static str) -> Route {
    Route { key, authority }
}

const POLICE: Route =
    route("desk-route-police", "Crime and Disorder Act 1998, sections 28 to 32; Sentencing Act 2020, section 66");
const ASB_REVIEW: Route =
    route("desk-route-asb-review", "Anti-social Behaviour, Crime and Policing Act 2014, section 104");
const HARASSMENT_CLAIM: Route = route("desk-route-harassment-claim", "Protection from Harassment Act 1997, section 3");
const LANDLORD: Route = route("desk-route-landlord", "Housing Act 1996, section 218A; the tenancy agreement");
const LANDLORD_COMPLAINT: Route =
    route("desk-route-landlord-complaint", "Housing Ombudsman Complaint Handling Code, statutory since 1 April 2024");
const PRIVATE: Route =
    route("desk-route-private-landlord", "The council’s anti-social behaviour team; the tenancy agreement");
const LEASE: Route = route("desk-route-lease", "The lease: covenants against nuisance, and who enforces them");
const OWNER: Route = route("desk-route-owner", "No landlord: police, council and court are the ways");
const HOMELESS: Route =
    route("desk-route-homeless", "Housing Act 1996, Part 7: violence or threats of it are priority need");
const TRIBUNAL: Route = route("desk-route-tribunal", "Equality Act 2010, section 123; Acas early conciliation first");
const GRIEVANCE: Route =
    route("desk-route-grievance", "Acas Code of Practice on disciplinary and grievance procedures");
const SCHOOL: Route = route("desk-route-school", "The school’s complaints policy; Education Act 2002, section 29");
const COUNTY_COURT: Route = route("desk-route-county-court", "Equality Act 2010, section 118");
const POLICE_COMPLAINT: Route = route("desk-route-police-complaint", "Police Reform Act 2002, Part 2");

/// Which ways are open for one matter. How somebody lives decides about those
/// at home: an owner has no landlord, and a council's procedure does not cover them.
pub fn routes(kind: IssueKind, tenure: Option<Tenure>) -> Vec<Route> {
    let mut ways = match kind {
        IssueKind::Employment => vec![TRIBUNAL, GRIEVANCE],
        IssueKind::Education => vec![SCHOOL, COUNTY_COURT],
        IssueKind::GoodsAndServices => vec![COUNTY_COURT],
        IssueKind::Policing => vec![POLICE_COMPLAINT, COUNTY_COURT],
        IssueKind::Other => Vec::new(),
        IssueKind::Hate | IssueKind::Harassment => vec![POLICE, ASB_REVIEW, HARASSMENT_CLAIM],
        IssueKind::Housing => vec![ASB_REVIEW],
    };
    if matches!(kind, IssueKind::Hate | IssueKind::Harassment | IssueKind::Housing) {
        ways.extend_from_slice(at_home(tenure));
    }
    ways
}

const fn at_home(tenure: Option<Tenure>) -> &'static [Route] {
    match tenure {
        Some(Tenure::CouncilTenant | Tenure::AssociationTenant) => &[LANDLORD, LANDLORD_COMPLAINT],
        Some(Tenure::PrivateTenant | Tenure::Student) => &[PRIVATE],
        Some(Tenure::Leaseholder) => &[LEASE],
        Some(Tenure::Owner) => &[OWNER],
        Some(Tenure::Temporary | Tenure::NoHome) => &[HOMELESS],
        Some(Tenure::WithOthers) | None => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Code;

    #[test]
    fn an_owner_is_sent_to_no_landlord_and_a_tenant_is() {
        let keys = |tenure| routes(IssueKind::Hate, tenure).iter().map(|way| way.key).collect::<Vec<_>>();
        assert!(!keys(Some(Tenure::Owner)).iter().any(|key| key.contains("landlord")));
        assert!(keys(Some(Tenure::CouncilTenant)).contains(&"desk-route-landlord-complaint"));
        assert!(keys(None).contains(&"desk-route-asb-review"), "what does not depend on it is there all the same");
    }

    #[test]
    fn every_matter_but_other_has_a_way_and_every_way_a_source() {
        for kind in IssueKind::EVERY.iter().filter(|kind| **kind != IssueKind::Other) {
            for tenure in Tenure::EVERY.iter().map(|tenure| Some(*tenure)).chain([None]) {
                let ways = routes(*kind, tenure);
                assert!(!ways.is_empty() && ways.iter().all(|way| !way.authority.is_empty()), "{kind:?} {tenure:?}");
            }
        }
    }
}
