//! A complaint about the service is known within three working days, answered
//! within ten, and looked at again by somebody else within twenty. It stands on
//! no case, so that its clock is asked of the complaint itself
//! ([`crate::complaints::Complaint::owed`]).

use super::{OwedTo, Rule};

pub const RULE: Rule = Rule {
    id: "complaint",
    version: 1,
    name: "A complaint about us",
    authority: "Client charter IX: complaints are welcome, and answered by somebody else",
    owed_to: OwedTo::Client,
    of_case: None,
    of_referral: None,
};
