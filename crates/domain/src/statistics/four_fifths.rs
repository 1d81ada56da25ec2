use super::counts::{CannotCount, figure};

/// Of a group, how many applied and how many were taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selected {
    pub group: String,
    pub selected: u64,
    pub applicants: u64,
}

impl Selected {
    /// Nobody is taken who has not applied.
    pub fn of(group: &str, selected: u64, applicants: u64) -> Result<Self, CannotCount> {
        if selected > applicants {
            return Err(CannotCount::MoreThanAll);
        }
        Ok(Self { group: group.to_owned(), selected, applicants })
    }
}

/// What came of it for one group.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    pub group: String,
    /// None where nobody applied.
    pub rate: Option<f64>,
    /// Against the highest rate; none where nobody was taken at all.
    pub ratio: Option<f64>,
    pub flagged: bool,
}

/// The four-fifths rule: a rate below so much of the highest flags adverse impact. A
/// screening rule of the United States, no law here.
#[derive(Clone, Debug, PartialEq)]
pub struct FourFifths {
    pub reference: Option<String>,
    pub groups: Vec<Selection>,
    pub working: Vec<String>,
    pub cautions: Vec<String>,
}

/// Fewer applicants than this make a rate unreliable.
const FEW: u64 = 30;
/// What is exactly four fifths is not below it, whatever the computer makes of 0.8.
const HAIR: f64 = 1e-12;

pub fn four_fifths(all: &[Selected], threshold: f64) -> FourFifths {
    #[expect(clippy::cast_precision_loss, reason = "no service counts beyond 2^53 people")]
    let rate = |one: &Selected| (one.applicants > 0).then(|| one.selected as f64 / one.applicants as f64);
    let best = all
        .iter()
        .filter_map(rate)
        .fold(None, |best: Option<f64>, rate| Some(best.map_or(rate, |best| best.max(rate))));
    let reference = all.iter().find(|one| rate(one) == best && best.is_some()).map(|one| one.group.clone());
    let best = best.filter(|best| *best > 0.0);
    let of = |one: &Selected| {
        let rate = rate(one);
        let ratio = rate.zip(best).map(|(rate, best)| rate / best);
        Selection {
            group: one.group.clone(),
            rate,
            ratio,
            flagged: ratio.is_some_and(|ratio| ratio < threshold - HAIR),
        }
    };
    let groups: Vec<Selection> = all.iter().map(of).collect();
    let mut working = Vec::new();
    for (one, selection) in all.iter().zip(&groups) {
        match (selection.rate, selection.ratio) {
            (Some(rate), Some(ratio)) => working.push(format!(
                "{}: {} of {} is {}, {} of the highest rate{}.",
                one.group,
                one.selected,
                one.applicants,
                figure(rate),
                figure(ratio),
                if selection.flagged { ": flagged" } else { "" }
            )),
            _ => working.push(format!("{}: {} of {}: there is no ratio.", one.group, one.selected, one.applicants)),
        }
    }
    let mut cautions = vec!["A screening rule of the United States: no law here, and no proof.".to_owned()];
    let few: Vec<&str> = all.iter().filter(|one| one.applicants < FEW).map(|one| one.group.as_str()).collect();
    if !few.is_empty() {
        cautions.push(format!("Fewer than {FEW} applied, so that it is unreliable: {}.", few.join(", ")));
    }
    if best.is_none() {
        cautions.push("Nobody was taken, so that there is nothing to compare.".to_owned());
    }
    FourFifths { reference, groups, working, cautions }
}
