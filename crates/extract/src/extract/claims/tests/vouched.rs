//! Claims whose words the article vouches for: what is named, endorsed, wished for and known; and counts that answer for themselves.

use super::check;

#[test]
fn what_is_named_or_endorsed() {
    check(&[
        ("Anna Smith described the cost of the dam.", &["Anna Smith | indirect | the cost of the dam"]),
        ("Anna Smith endorsed Boris Berg.", &["Anna Smith | indirect | Boris Berg"]),
        ("Boris Berg was endorsed by Anna Smith.", &["Anna Smith | indirect | Boris Berg"]),
        ("Anna Smith endorsed Boris Berg, who thanked her.", &["Anna Smith | indirect | Boris Berg"]),
        (
            "Anna Smith endorsed Boris Berg's bid, the third in a row.",
            &["Anna Smith | indirect | Boris Berg's bid"],
        ),
        // A bare thing is looked at or made, a name is met.
        ("Anna Smith described the dam.", &[]),
        ("Anna Smith described Boris Berg.", &[]),
        ("Anna Smith did not describe the cost of the dam.", &[]),
        ("Anna Smith did not endorse Boris Berg.", &[]),
        ("The plan was endorsed.", &[]),
        ("The map outlined the border of the park.", &["The map | indirect | the border of the park"]),
        ("The river outlined the border of the park.", &[]),
    ]);
}

#[test]
fn what_is_wished_for() {
    check(&[
        ("Anna Smith wants to sign the treaty.", &["Anna Smith | indirect | to sign the treaty"]),
        ("France wants Germany to sign.", &["France | indirect | Germany to sign"]),
        ("Anna Smith did not want to sign.", &["Anna Smith | indirect | to sign"]),
        ("Officials want a law that lowers taxes.", &["Officials | indirect | a law that lowers taxes"]),
        (
            "Anna Smith said the guards had left and wanted to return.",
            &["Anna Smith | indirect | the guards had left and wanted to return"],
        ),
        // It tells which people, or what they might do.
        ("Those who want to sign must come to Oslo.", &[]),
        ("Anna Smith might want to sign.", &[]),
        ("The house wants painting.", &[]),
        ("Anna Smith wants Boris Berg.", &[]),
        ("Anna Smith plans to sign the treaty.", &[]),
    ]);
}

#[test]
fn what_is_known() {
    check(&[
        ("Anna Smith knows that the talks have failed.", &["Anna Smith | indirect | the talks have failed"]),
        ("Anna Smith realized the talks had failed.", &["Anna Smith | indirect | the talks had failed"]),
        ("Anna Smith knows Boris Berg.", &[]),
        ("Anna Smith, who knew that the talks had failed, left Oslo.", &[]),
        ("Anna Smith does not know whether the talks have failed.", &[]),
        ("Anna Smith learned to sail.", &[]),
    ]);
}

#[test]
fn counts_and_headings() {
    check(&[
        (
            "In a poll of voters, Anna Smith led by two points.",
            &["a poll of voters | indirect | Anna Smith led by two points"],
        ),
        (
            "By one estimate, the war has cost two billion dollars.",
            &["one estimate | indirect | the war has cost two billion dollars"],
        ),
        ("Poll: Voters turn from the old league", &["Poll | indirect | Voters turn from the old league"]),
        ("In a letter, the minister had a stamp.", &[]),
        ("In polling, Anna Smith led by two points.", &[]),
        ("Oslo: Voters turn from the old league", &[]),
    ]);
}

#[test]
fn names_that_the_tree_puts_beside_others() {
    check(&[
        ("Anna Smith called Boris Berg a crook.", &["Anna Smith | indirect | Boris Berg a crook"]),
        (
            "Anna Smith called the search and the demand for papers a farce.",
            &["Anna Smith | indirect | the search and the demand for papers a farce"],
        ),
        (
            "Anna Smith called for the border to be opened.",
            &["Anna Smith | indirect | the border to be opened"],
        ),
        ("Anna Smith called Boris Berg, a friend, on Monday.", &[]),
    ]);
}

#[test]
fn who_speaks_beside_a_noun() {
    check(&[
        (
            "France denied a Reuters report that the talks had failed.",
            &["France | indirect | the talks had failed"],
        ),
        (
            "Shares fell after a Reuters report that the talks had failed.",
            &["Reuters | indirect | the talks had failed"],
        ),
        (
            "Boris Berg left Oslo. Added Berg: “The talks have failed.”",
            &["Boris Berg | direct | The talks have failed."],
        ),
        (
            "His vows notwithstanding, experts agree that the talks had failed.",
            &["experts | indirect | the talks had failed"],
        ),
        (
            "Anna Smith sounded a call for France to sign the treaty.",
            &["Anna Smith | indirect | France to sign the treaty"],
        ),
        ("Anna Smith held a call to discuss the treaty.", &[]),
        (
            "Anna Smith was frank in her admission that the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        (
            "Anna Smith made the following statement:\n\n“The talks have failed on all counts.”",
            &["Anna Smith | direct | The talks have failed on all counts."],
        ),
        ("As Anna Smith put it, the talks had failed.", &["Anna Smith | indirect | the talks had failed"]),
        ("Anna Smith put it on the table, and the talks went on.", &[]),
        ("Anna Smith said that was not her view.", &["Anna Smith | indirect | that was not her view"]),
        ("Anna Smith decided not to recommend a vote.", &[]),
    ]);
}
