//! Every page, with invented content of every kind it may meet, checked for
//! its structure in every language.

#[cfg(test)]
mod case_views;
#[cfg(test)]
mod check;
#[cfg(test)]
mod complaints;
#[cfg(test)]
mod deadlines;
#[cfg(test)]
mod entries;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod scorecards;
#[cfg(test)]
mod unmet;
#[cfg(test)]
mod views;
