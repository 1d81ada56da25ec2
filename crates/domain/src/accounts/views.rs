use crate::facts::ViewKept;
use crate::text::Words;
use alongside_gate::AccountId;

/// As many as fit above a list.
pub const MOST_VIEWS: usize = 12;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotKeepView {
    NoName,
    /// The list has nothing chosen: it needs no name.
    NothingChosen,
    TooMany,
}

/// A list of cases somebody comes back to, under a name of their own. What is
/// chosen in it are codes, never a person's name.
pub fn keep_view(account: AccountId, query: String, name: Words, kept: usize) -> Result<ViewKept, CannotKeepView> {
    if query.is_empty() {
        Err(CannotKeepView::NothingChosen)
    } else if name.is_empty() {
        Err(CannotKeepView::NoName)
    } else if kept >= MOST_VIEWS {
        Err(CannotKeepView::TooMany)
    } else {
        Ok(ViewKept { account, query, name: Some(name) })
    }
}

/// It is not needed any more.
pub const fn forget_view(account: AccountId, query: String) -> ViewKept {
    ViewKept { account, query, name: None }
}
