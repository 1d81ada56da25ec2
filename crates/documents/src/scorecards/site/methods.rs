use super::super::data::COLUMNS;
use super::frame::{Place, frame};
use alongside_domain::scorecards::editions::Built;
use maud::html;

/// How everything is counted, for whoever wants to pick it apart.
pub fn page(built: &Built) -> String {
    let edition = &built.edition;
    let main = html! {
        h1 { "How we count" }
        h2 { "Rates and shares" }
        p { "A figure is how many it happened to, divided by how many it could have happened to, for so many people (100, 1,000). Both numbers stand in each table." }
        p { "Around each figure we show how far chance alone could move it: of 100 such ranges, about 95 hold the rate that lies behind what was counted. For shares of people we use Wilson’s interval (1927). For events that can happen to somebody more than once we use Byar’s, and exact Poisson limits where there are fewer than 10 (Public Health England, technical guide on confidence intervals)." }
        p { "Intervals say how far a figure moves by chance alone. They take every event to come by itself: where one person or one incident gives several, the figure is less certain than they say. Where everybody was counted, as in a census, there is no error of a sample; the interval then says how far a small group’s figure would move from year to year." }
        h2 { "Times as likely" }
        p { "We divide a group’s figure by that of the group it is compared with, which every table names. The interval is Katz’s for shares and goes by the logarithm of the ratio for events. The tables of these pages show the difference as well (Newcombe’s interval for shares; for events from the intervals of both rates, Zou and Donner 2008): where something is rare, a ratio alone misleads." }
        p { "We call a gap higher or lower only if the 95% interval of the ratio leaves 1 out and that of the difference leaves 0 out. Whether two intervals overlap is not asked: that is no test." }
        p { "Where a count is 0 there is no ratio. We add nothing to make one." }
        h2 { "[u] Few" }
        p { "Where a group, or the one it is compared with, has fewer than 20, the figure is marked unreliable (practice of the Office for National Statistics)." }
        h2 { "Many comparisons" }
        p { "Of 100 comparisons of groups that do not differ, about five look different by chance. We say how many comparisons the edition makes in the area it is about, and which gaps still hold by Holm’s method when all are counted together." }
        h2 { "Which areas stand out" }
        p { "Where ten areas or more show their counts, a chart may ask which of them lie further from all of them together than chance explains. Its lines are limits of 99.8%: of 1,000 areas that do not differ, no more than two lie outside. They are those of Wilson’s interval for shares and exact Poisson limits for events. Areas whose counts are hidden are left out. Where areas differ among each other more than twice as much as chance makes (the mean of the squared distances, Spiegelhalter 2005), we name none of them. Whether areas differ because of who lives there is not asked." }
        h2 { "Rounding at the source" }
        p { "Some sources round their counts to 5. We then ask whether counts that are off by as much as rounding allows could change the verdict, those of a group and those they are among; if they could, we call it no clear difference." }
        h2 { "Since the edition before" }
        p { "We divide the ratio now by the ratio then, with an interval from both standard errors. If what is counted, the groups, or the comparison have changed, we do not compare, and say why." }
        h2 { "Protecting people" }
        p { "What a source hid stays hidden; where the source says no more than that it is hidden, readers may come to know that it is not one or two. Counts from 1 to " (edition.threshold.saturating_sub(1)) " are hidden and marked [c]" @if edition.noughts_hidden { ", and noughts too" } "; so are shares where all but so few are counted, and every figure worked out from them. Then we take the part of somebody who has all our tables, of this edition and the one before, of wards and boroughs, of fine groups and broad ones, and solves them together: other counts are hidden until none that we hide can be told apart from the other small counts. Which tables count the same we find by their figures and by the names of groups; so people whom one table counts and another stands beside, or one year under two names, are known to be the same only where figures agree; of groups in a file’s own words we may not know what they are part of. Figures that a source corrected after they were published are another matter: what it published before stands where it stood." }
        p { "Signs: [c] hidden to protect people, here or at the source; [x] not available; [z] not applicable; [low] rounded to nothing; [u] unreliable." }
        h2 { "Groups" }
        p { "Groups have the names of the source, brought to one spelling. Where finer groups are summed we say which are missing. People whose group nobody wrote down are counted apart and compared with nobody." }
        h2 #columns { "What each column of the tables (CSV) means" }
        dl { @for (name, says, _) in COLUMNS { dt { code { (name) } } dd { (says) } } }
    };
    frame(edition, &Place { up: "", current: "methods.html", title: "How we count" }, &main)
}
