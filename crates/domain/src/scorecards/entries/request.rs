use crate::law::{Law, Value, given, law_by_id};
use jiff::civil::Date;

/// The last day for the answer to a request under the Freedom of Information Act 2000 (section 10:
/// twenty working days), counted from the day it was sent; nothing where that cannot be counted.
pub fn answer_due(asked: Date) -> Option<Date> {
    let rule = law_by_id("freedom_of_information")?;
    (rule.work)(&given([("received", Value::Day(asked))]), Law::published()).ok()?.safe
}
