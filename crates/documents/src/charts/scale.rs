/// The next round number that is not less, and not much more.
pub fn round_up(value: f64) -> f64 {
    if value.is_nan() || value <= 0.0 {
        return 1.0;
    }
    let power = 10f64.powf(value.log10().floor());
    [1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0]
        .into_iter()
        .map(|step| step * power)
        .find(|top| *top >= value - 1e-12)
        .unwrap_or(value)
}

/// Where a ratio stands between 1/`most` and `most` on a logarithm, from 0 to 1.
pub fn along(ratio: f64, most: f64) -> f64 {
    ((ratio.ln() / most.ln() + 1.0) / 2.0).clamp(0.0, 1.0)
}

/// How far the axis of ratios goes for all of them to be seen: 2, 4, 8 or 16 times.
pub fn reach(ratios: impl Iterator<Item = f64>) -> f64 {
    let far = ratios.filter(|ratio| *ratio > 0.0).map(|ratio| ratio.max(1.0 / ratio)).fold(1.0, f64::max);
    [2.0, 4.0, 8.0].into_iter().find(|reach| far <= *reach).unwrap_or(16.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_end_in_round_numbers_and_ratios_are_even_both_ways() {
        assert_eq!((round_up(34.2), round_up(0.07), round_up(0.0), round_up(100.0)), (40.0, 0.08, 1.0, 100.0));
        assert_eq!((along(1.0, 4.0), along(4.0, 4.0), along(0.25, 4.0)), (0.5, 1.0, 0.0));
        assert_eq!(reach([0.2, 3.0].into_iter()), 8.0);
    }
}
