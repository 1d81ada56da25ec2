use crate::Permit;
use std::marker::PhantomData;

/// Why a page needs no signed-in person. Each reason is a type, so that the
/// access table can name it.
pub trait Reason: Send + Sync + 'static {
    const NAME: &'static str;
}

/// Stands where a grant would, on a page that is open to anyone.
#[derive(Clone, Copy, Debug)]
pub struct Open<R: Reason>(PhantomData<R>);

pub const fn open<R: Reason>() -> Open<R> {
    Open(PhantomData)
}

impl<R: Reason> Open<R> {
    pub const fn permit(&self) -> Permit {
        Permit::for_anyone(R::NAME)
    }
}
