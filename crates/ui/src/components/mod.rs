//! The components we use of GOV.UK Frontend, as typed functions, held to every
//! fixture that upstream publishes for them. The markup is theirs (MIT); the
//! look is our own.

mod back_link;
mod button;
mod checkboxes;
mod choices;
mod date_input;
mod details;
mod error_message;
mod error_summary;
mod fieldset;
mod file_upload;
mod form_group;
mod hint;
mod input;
mod inset_text;
mod label;
mod options;
mod panel;
mod radios;
mod skip_link;
mod summary_card;
mod summary_list;
mod table;
mod tag;
mod textarea;
mod warning_text;

pub use back_link::{BackLink, back_link};
pub use button::{Button, button};
pub use checkboxes::checkboxes;
pub use choices::{Choice, Choices};
pub use date_input::{DateInput, DateItem, DatePart, date_input};
pub use details::{Details, details};
pub use error_message::{ErrorMessage, error_message};
pub use error_summary::{ErrorItem, ErrorSummary, error_summary};
pub use fieldset::{Fieldset, Legend, fieldset};
pub use file_upload::{FileUpload, file_upload};
pub use form_group::FormGroup;
pub use hint::{Hint, hint};
pub use input::{Affix, Input, input};
pub use inset_text::{InsetText, inset_text};
pub use label::{Label, label};
pub use panel::{Panel, PanelAction, PanelActions, panel};
pub use radios::radios;
pub use skip_link::{SkipLink, skip_link};
pub use summary_card::{CardTitle, SummaryCard};
pub use summary_list::{Part, RowAction, RowActions, SummaryList, SummaryRow, summary_list};
pub use table::{Cell, Table, table};
pub use tag::{Tag, tag};
pub use textarea::{Textarea, textarea};
pub use warning_text::{WarningText, warning_text};
