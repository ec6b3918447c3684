//! Quotations: of every style, before, behind and around the attribution, without one, and those that are none.

use super::check;

#[test]
fn quotation_before_and_behind_the_cue() {
    check(&[
        ("“We will not sign,” Anna Smith said.", &["Anna Smith | direct | We will not sign"]),
        ("“We will not sign,” said Anna Smith.", &["Anna Smith | direct | We will not sign"]),
        (
            "“We will not sign,” President Anna Smith told reporters.",
            &["Anna Smith | direct | We will not sign"],
        ),
        ("“Will you sign?” Anna Smith asked.", &["Anna Smith | direct | Will you sign?"]),
        ("“Never!” shouted Anna Smith.", &["Anna Smith | direct | Never!"]),
        ("Anna Smith said: “We will not sign.”", &["Anna Smith | direct | We will not sign."]),
        ("Anna Smith said, “We will not sign.”", &["Anna Smith | direct | We will not sign."]),
        ("Anna Smith told reporters: “We will not sign.”", &["Anna Smith | direct | We will not sign."]),
        (
            "In a statement, Anna Smith said, “We will not sign.”",
            &["Anna Smith | direct | We will not sign."],
        ),
        (
            "“We will not sign,” Anna Smith said in a statement on Monday.",
            &["Anna Smith | direct | We will not sign"],
        ),
        (
            "“We will not sign,” said Anna Smith, the envoy of France.",
            &["Anna Smith | direct | We will not sign"],
        ),
        (
            "“We will not sign,” Anna Smith, the envoy of France, told the council.",
            &["Anna Smith | direct | We will not sign"],
        ),
        ("“The talks have failed,” the letter read.", &["the letter | direct | The talks have failed"]),
        (
            "“The talks have failed,” a senior official said.",
            &["a senior official | direct | The talks have failed"],
        ),
        ("“We will go. We will win,” Anna Smith said.", &["Anna Smith | direct | We will go. We will win"]),
        (
            "“We will not sign,” Anna Smith and Paul Brown said.",
            &["Anna Smith + Paul Brown | direct | We will not sign"],
        ),
    ]);
}

#[test]
fn marks_of_every_style() {
    check(&[
        ("\"We will not sign,\" Anna Smith said.", &["Anna Smith | direct | We will not sign"]),
        ("«We will not sign», Anna Smith said.", &["Anna Smith | direct | We will not sign"]),
        ("''We will not sign,'' Anna Smith said.", &["Anna Smith | direct | We will not sign"]),
        ("‘We will not sign,’ Anna Smith said.", &["Anna Smith | direct | We will not sign"]),
        ("'We will not sign,' Anna Smith said.", &["Anna Smith | direct | We will not sign"]),
        (
            "“The rebels’ camp is ‘a trap,’” Anna Smith said.",
            &["Anna Smith | direct | The rebels’ camp is ‘a trap,’"],
        ),
        // A mark that is missing: the words are told by the attribution.
        ("We will not sign,” Anna Smith said.", &["Anna Smith | direct | We will not sign"]),
        ("Anna Smith said: “We will not sign.", &["Anna Smith | direct | We will not sign."]),
    ]);
}

#[test]
fn quotation_in_several_parts() {
    check(&[
        (
            "“We will not sign,” said Anna Smith. “It is a trap.”",
            &["Anna Smith | direct | We will not sign … It is a trap."],
        ),
        (
            "“We will not sign,” Anna Smith said, “because it is a trap.”",
            &["Anna Smith | direct | We will not sign … because it is a trap."],
        ),
        (
            "“We will not sign,” she said. Paul Brown said: “It is a trap.”",
            &["she | direct | We will not sign", "Paul Brown | direct | It is a trap."],
        ),
        (
            "“We will not sign,” Anna Smith said. “No. Never.” She left the hall.",
            &["Anna Smith | direct | We will not sign … No. Never."],
        ),
        (
            "Anna Smith said the talks had failed. “It was always a trap.”",
            &["Anna Smith | indirect | the talks had failed", "Anna Smith | direct | It was always a trap."],
        ),
        (
            "“We will not sign,” Anna Smith said. “It is a trap,” she added.",
            &["Anna Smith | direct | We will not sign", "Anna Smith | direct | It is a trap"],
        ),
    ]);
}

#[test]
fn quotation_over_paragraphs() {
    check(&[
        (
            "Anna Smith said: “We will not sign.\n\n“It is a trap.”",
            &["Anna Smith | direct | We will not sign. … It is a trap."],
        ),
        (
            "“We will not sign,” Anna Smith said.\n\n“It was always a trap.”",
            &["Anna Smith | direct | We will not sign", "Anna Smith | direct | It was always a trap."],
        ),
        (
            "Anna Smith continued:\n\n“It was always a trap.”",
            &["Anna Smith | direct | It was always a trap."],
        ),
    ]);
}

#[test]
fn mixed_quotations() {
    check(&[
        ("Anna Smith said the talks were “a trap.”", &["Anna Smith | mixed | the talks were “a trap."]),
        ("Anna Smith called the talks “a trap.”", &["Anna Smith | mixed | the talks “a trap."]),
        ("The talks were “a trap,” Anna Smith said.", &["Anna Smith | mixed | The talks were “a trap"]),
        (
            "Anna Smith said the “trap” would be sprung soon.",
            &["Anna Smith | mixed | the “trap” would be sprung soon"],
        ),
        (
            "Anna Smith said she “cannot and will not” sign.",
            &["Anna Smith | mixed | she “cannot and will not” sign"],
        ),
    ]);
}

#[test]
fn interviews_and_signatures() {
    check(&[
        ("SMITH: We will not sign the treaty.", &["SMITH | direct | We will not sign the treaty."]),
        ("ISLAMABAD: The minister left the talks without a treaty.", &[]),
        ("Anna Smith: We will not sign the treaty.", &["Anna Smith | direct | We will not sign the treaty."]),
        (
            "“We will never sign the treaty.” — Anna Smith",
            &["Anna Smith | direct | We will never sign the treaty."],
        ),
        (
            "Anna Smith was blunt: “We will not sign the treaty.”",
            &["Anna Smith | direct | We will not sign the treaty."],
        ),
        (
            "“We will not sign the treaty.” Anna Smith left the hall.",
            &["Anna Smith | direct | We will not sign the treaty."],
        ),
    ]);
}

#[test]
fn marks_around_what_nobody_says() {
    check(&[
        ("The so-called “trap” was sprung.", &[]),
        ("Anna Smith wrote a novel called “The Long Way Home.”", &[]),
        ("The “road map” was signed in Geneva.", &[]),
        ("Rebels entered the “safe zone” on Monday.", &[]),
        ("The band played “God Save the King” at the ceremony.", &[]),
        ("The ship “Ocean Star” left the harbour.", &[]),
        ("The rebels' camp and the army's base were hit.", &[]),
        ("He signed the ‘Treaty of Friends’ in Paris.", &[]),
        ("Talks begin: the envoys arrive on Monday.", &[]),
        ("North Korea: a short history of the talks.", &[]),
        ("The museum’s “Hall of Peace” opened in May.", &[]),
    ]);
}

/// A closing mark behind a full stop, question or exclamation mark, before a capital, ends what is quoted.
#[test]
fn a_quotation_ends_at_its_own_mark() {
    check(&[
        (
            "Anna Smith said: “Peru is our friend!” Boris Berg said: “Thank you all.”",
            &["Anna Smith | direct | Peru is our friend!", "Boris Berg | direct | Thank you all."],
        ),
        (
            "Anna Smith asked: \"Will Peru sign the pact?\" Boris Berg left Oslo on Monday.",
            &["Anna Smith | direct | Will Peru sign the pact?"],
        ),
        (
            "Anna Smith said: «Peru has signed the pact.» Boris Berg left Oslo on Monday.",
            &["Anna Smith | direct | Peru has signed the pact."],
        ),
    ]);
}

#[test]
fn marks_of_every_country_are_no_words() {
    check(&[
        ("« We are ready to sign », Anna Smith said.", &["Anna Smith | direct | We are ready to sign"]),
        ("«We are ready to sign», Anna Smith said.", &["Anna Smith | direct | We are ready to sign"]),
        ("»We are ready to sign«, Anna Smith said.", &["Anna Smith | direct | We are ready to sign"]),
        ("„We are ready to sign“, Anna Smith said.", &["Anna Smith | direct | We are ready to sign"]),
    ]);
}

#[test]
fn speakers_named_before_a_colon_have_a_line_each() {
    check(&[(
        "President Anna Smith of Peru: “We are ready to sign.”\nPresident Boris Berg of Kenya: “So are all of us.”",
        &["Anna Smith | direct | We are ready to sign.", "Boris Berg | direct | So are all of us."],
    )]);
}

#[test]
fn a_quotation_goes_on_in_the_next_paragraph() {
    check(&[(
        "It grew late. “We are ready to sign.\n“But we need more time,” Anna Smith said.",
        &["Anna Smith | direct | We are ready to sign. … But we need more time"],
    )]);
}
