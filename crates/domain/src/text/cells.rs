/// What a spreadsheet would take for a formula gets a mark in front: somebody
/// may be called “=1+1” in a report that anybody can send.
pub fn harmless(cell: &str) -> String {
    let begins = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let formula = cell.trim_start().starts_with(begins) || cell.starts_with(['\t', '\r', '\n']);
    if formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_cell_is_a_formula() {
        for bad in ["=HYPERLINK(\"http://x\")", "+44 20", "-1", "@SUM", "\t=1", "  =1"] {
            assert!(harmless(bad).starts_with('\''), "{bad}");
        }
        assert!(harmless("＝1+1").starts_with('\''));
        assert_eq!(harmless("Nadia O'Brien"), "Nadia O'Brien");
    }
}
