//! "According to", evidential adverbs and passives, nouns of saying; and their look-alikes.

use super::check;

#[test]
fn according_to() {
    check(&[
        ("According to Anna Smith, the talks had failed.", &["Anna Smith | indirect | the talks had failed"]),
        ("The talks had failed, according to Anna Smith.", &["Anna Smith | indirect | The talks had failed"]),
        (
            "The talks, according to Anna Smith, had failed.",
            &["Anna Smith | indirect | The talks … had failed"],
        ),
        ("According to a report, the talks had failed.", &["a report | indirect | the talks had failed"]),
        (
            "According to officials in Paris, the talks had failed.",
            &["officials in Paris | indirect | the talks had failed"],
        ),
        (
            "But according to Anna Smith, the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        ("In Anna Smith's view, the talks had failed.", &["Anna Smith | indirect | the talks had failed"]),
        (
            "In the words of Anna Smith, the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        ("In the opinion of experts, the talks had failed.", &["experts | indirect | the talks had failed"]),
        // A measure, not a source; views over a valley.
        ("In the view from the hill, the city is small.", &[]),
        ("In other words, the talks had failed.", &[]),
        ("In view of the talks, the vote was put off.", &[]),
        ("In a word, the talks had failed.", &[]),
    ]);
}

#[test]
fn what_figures_show() {
    check(&[
        ("Polls show a close race.", &["Polls | indirect | a close race"]),
        (
            "The poll shows Anna Smith ahead by two points.",
            &["The poll | indirect | Anna Smith ahead by two points"],
        ),
        ("A slide shows that the talks had failed.", &["A slide | indirect | the talks had failed"]),
        ("The poll shows Anna Smith.", &[]),
        ("The photo shows Anna Smith with a dog.", &[]),
        ("The minister showed great courage.", &[]),
    ]);
}

#[test]
fn comment_clauses() {
    check(&[
        ("The talks had failed, or so Anna Smith says.", &["Anna Smith | indirect | The talks had failed"]),
        (
            "The talks had failed, or so officials in Paris claim.",
            &["officials in Paris | indirect | The talks had failed"],
        ),
        ("The talks had failed, or so the radio has it.", &["the radio | indirect | The talks had failed"]),
        (
            "As Anna Smith would have it, the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        ("Rumour has it that the talks had failed.", &["nobody | indirect | the talks had failed"]),
        (
            "The newspaper has it that the talks had failed.",
            &["The newspaper | indirect | the talks had failed"],
        ),
        ("The story goes that the talks had failed.", &["nobody | indirect | the talks had failed"]),
        ("So the story goes, the talks had failed.", &["nobody | indirect | the talks had failed"]),
        (
            "The talks had failed, if officials are to be believed.",
            &["officials | indirect | The talks had failed"],
        ),
        (
            "If the ministry is right, the talks had failed.",
            &["the ministry | indirect | the talks had failed"],
        ),
        (
            "The talks, judging by the report, had failed.",
            &["the report | indirect | The talks … had failed"],
        ),
        (
            "To hear officials tell it, the talks had failed.",
            &["officials | indirect | the talks had failed"],
        ),
        // Having, going, judging, hearing and being right are no saying.
        ("Judging by the clock, the talks had failed.", &[]),
        ("Anna Smith came to hear Paul Brown.", &[]),
        ("Anna Smith has it in writing.", &[]),
        ("The radio has it now.", &[]),
        ("The story goes on.", &[]),
        ("If the road is right for trucks, the talks can begin.", &[]),
        ("Ten or so officials met in Paris.", &[]),
    ]);
}

#[test]
fn nobody_in_particular() {
    check(&[
        (
            "France reportedly sent troops to the border.",
            &["nobody | indirect | France … sent troops to the border"],
        ),
        ("Anna Smith allegedly took bribes.", &["nobody | indirect | Anna Smith … took bribes"]),
        ("It is said that the talks have failed.", &["nobody | indirect | the talks have failed"]),
        ("Iran is said to be building a bomb.", &["nobody | indirect | Iran … to be building a bomb"]),
        ("Iran is believed to have built a bomb.", &["nobody | indirect | Iran … to have built a bomb"]),
        ("Ten people were reported to have died.", &["nobody | indirect | Ten people … to have died"]),
        ("France was accused of sending troops.", &["nobody | indirect | France … of sending troops"]),
        ("Anna Smith is understood to be ill.", &["nobody | indirect | Anna Smith … to be ill"]),
        ("It is widely rumoured that the talks have failed.", &["nobody | indirect | the talks have failed"]),
        // What is supposed to be done, expected or allowed is no report.
        ("Anna Smith is supposed to sign the treaty.", &[]),
        ("Anna Smith is expected to sign the treaty.", &[]),
        ("The talks were agreed to in May.", &[]),
        ("The treaty was announced on Monday.", &[]),
        ("The rebels were ordered to leave.", &[]),
        ("Ten people are known to have died.", &[]),
        ("The report was written in May.", &[]),
    ]);
}

#[test]
fn passives_with_an_agent() {
    check(&[
        ("The rebels were urged by France to leave.", &["France | indirect | The rebels … to leave"]),
        (
            "France was accused by Germany of sending troops.",
            &["Germany | indirect | France … of sending troops"],
        ),
        (
            "The treaty was described by Anna Smith as a trap.",
            &["Anna Smith | indirect | The treaty … as a trap"],
        ),
        (
            "Paul Brown was told by Anna Smith that the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
    ]);
}

#[test]
fn nouns_of_saying() {
    check(&[
        (
            "Anna Smith’s claim that the talks had failed was wrong.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        (
            "The warning by Anna Smith that war was near was ignored.",
            &["Anna Smith | indirect | war was near"],
        ),
        (
            "Anna Smith expressed hope that the talks would go on.",
            &["Anna Smith | indirect | hope that the talks would go on"],
        ),
        (
            "Anna Smith's promise to sign the treaty was kept.",
            &["Anna Smith | indirect | to sign the treaty"],
        ),
        ("Reports that the talks had failed spread quickly.", &["nobody | indirect | the talks had failed"]),
        ("There were fears that war was near.", &["nobody | indirect | war was near"]),
        (
            "The ministry's version is that the talks had failed.",
            &["The ministry | indirect | the talks had failed"],
        ),
        ("The allegation is that the talks had failed.", &["nobody | indirect | the talks had failed"]),
        ("The truth is that the talks had failed.", &[]),
        ("The ministry's view is not that the talks had failed.", &[]),
        // Facts, decisions and plans are no sayings.
        ("The fact that the talks had failed was plain.", &[]),
        ("The decision to sign the treaty was late.", &[]),
        ("The plan to sign the treaty was old.", &[]),
        ("The report that Anna Smith wrote was long.", &[]),
        ("The claim was false.", &[]),
        ("The letter that France sent was lost.", &[]),
        ("The promise was kept.", &[]),
        ("The statement was short.", &[]),
        ("The chance that the talks will fail is small.", &[]),
        ("The order for ten ships was late.", &[]),
    ]);
}

#[test]
fn what_is_no_saying() {
    check(&[
        ("Anna Smith's visit may be more about underscoring the rank of her town.", &[]),
        ("Anna Smith spoke by telephone with Boris Berg about the dam.", &[]),
        ("Anna Smith flew to Rome to talk about the dam.", &[]),
        ("France recognised Kosovo as a state.", &[]),
        ("1994: France and Spain sign a truce.", &[]),
        ("They had agreed by radio to let the ships pass.", &[]),
        (
            "Officials threatened a storm if the drills went ahead.",
            &["Officials | indirect | a storm if the drills went ahead"],
        ),
    ]);
}

#[test]
fn quoted_through_others() {
    check(&[
        (
            "Anna Smith was quoted as saying that the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        (
            "State television quoted Anna Smith as saying that the talks had failed.",
            &[
                "State television | indirect | the talks had failed",
                "Anna Smith | indirect | the talks had failed",
            ],
        ),
        (
            "According to Xinhua, citing officials, the talks had failed.",
            &["Xinhua | indirect | the talks had failed", "officials | indirect | the talks had failed"],
        ),
    ]);
}

#[test]
fn how_sure_somebody_is() {
    check(&[
        (
            "Anna Smith is adamant that the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        ("Officials are confident the talks will fail.", &["Officials | indirect | the talks will fail"]),
        (
            "Anna Smith was convinced that the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        // Nobody is sure, or it is no matter of what is said.
        ("It is clear that the talks had failed.", &[]),
        ("Anna Smith is not sure that the talks had failed.", &[]),
        ("If Anna Smith is certain that the talks had failed, all is over.", &[]),
        ("Anna Smith is certain to win.", &[]),
    ]);
}

#[test]
fn those_who_all_say_it() {
    check(&[
        ("Analysts all say the talks had failed.", &["Analysts | indirect | the talks had failed"]),
        ("The nominee vowed to end the talks.", &["The nominee | indirect | to end the talks"]),
        ("The nominee outlined the talks.", &[]),
    ]);
}
