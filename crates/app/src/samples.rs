//! Views with invented content, for tests of every page.
