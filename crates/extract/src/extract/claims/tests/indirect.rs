//! Clauses, infinitives and noun phrases that a verb reports, and verbs that report nothing.

use super::check;

#[test]
fn clauses_behind_the_cue() {
    check(&[
        ("Anna Smith said that the talks had failed.", &["Anna Smith | indirect | the talks had failed"]),
        ("Anna Smith said the talks had failed.", &["Anna Smith | indirect | the talks had failed"]),
        (
            "Anna Smith said on Monday that the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        (
            "Anna Smith said in a statement that the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        (
            "Anna Smith told the council that the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        (
            "Anna Smith told a meeting of island leaders that the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        ("Anna Smith, an envoy, warned that war was near.", &["Anna Smith | indirect | war was near"]),
        (
            "Anna Smith, who led the talks, said they had failed.",
            &["Anna Smith | indirect | they had failed"],
        ),
        ("Anna Smith also said the talks had failed.", &["Anna Smith | indirect | the talks had failed"]),
        (
            "Anna Smith has repeatedly said the talks have failed.",
            &["Anna Smith | indirect | the talks have failed"],
        ),
        (
            "Anna Smith is expected to say that the talks have failed.",
            &["Anna Smith | indirect | the talks have failed"],
        ),
        ("Officials believe the talks have failed.", &["Officials | indirect | the talks have failed"]),
        ("Critics fear that the talks will fail.", &["Critics | indirect | the talks will fail"]),
        ("The report found that the talks had failed.", &["The report | indirect | the talks had failed"]),
        (
            "Anna Smith pointed out that the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        (
            "Anna Smith made it clear that the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        ("France says the talks have failed.", &["France | indirect | the talks have failed"]),
        (
            "France and Germany said the talks had failed.",
            &["France + Germany | indirect | the talks had failed"],
        ),
    ]);
}

#[test]
fn clauses_before_and_around_the_cue() {
    check(&[
        (
            "Anna Smith accused France of breaking the treaty, a charge that Paris denied.",
            &["Anna Smith | indirect | France of breaking the treaty"],
        ),
        (
            "Anna Smith promised that the army would not cross the river, a pledge that few believed.",
            &["Anna Smith | indirect | the army would not cross the river"],
        ),
        (
            "Anna Smith said that the treaty was a trap, a bad one.",
            &["Anna Smith | indirect | the treaty was a trap, a bad one"],
        ),
        ("The talks had failed, Anna Smith said.", &["Anna Smith | indirect | The talks had failed"]),
        ("The talks had failed, said Anna Smith.", &["Anna Smith | indirect | The talks had failed"]),
        (
            "The talks had failed, Anna Smith said in a statement.",
            &["Anna Smith | indirect | The talks had failed"],
        ),
        ("The talks had failed, he told reporters.", &["he | indirect | The talks had failed"]),
        ("The talks, experts say, had failed.", &["experts | indirect | The talks … had failed"]),
        ("The talks, Anna Smith said, had failed.", &["Anna Smith | indirect | The talks … had failed"]),
        (
            "If the talks fail, Anna Smith argues, war will come.",
            &["Anna Smith | indirect | If the talks fail … war will come"],
        ),
        ("As Anna Smith said, the talks have failed.", &["Anna Smith | indirect | the talks have failed"]),
        (
            "The talks failed; the war would go on, Anna Smith said.",
            &["Anna Smith | indirect | the war would go on"],
        ),
    ]);
}

#[test]
fn contents_end_where_the_writer_goes_on() {
    check(&[
        (
            "Anna Smith said the talks had failed, adding that war was near.",
            &["Anna Smith | indirect | the talks had failed", "Anna Smith | indirect | war was near"],
        ),
        (
            "Anna Smith said the talks had failed and warned that war was near.",
            &["Anna Smith | indirect | the talks had failed", "Anna Smith | indirect | war was near"],
        ),
        (
            "Anna Smith, who said the talks had failed, left Paris.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        (
            "When Anna Smith said the talks had failed, the markets fell.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        (
            "Anna Smith said the talks had failed; the markets fell.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        (
            "Anna Smith said the talks had failed, but Paul Brown said they would go on.",
            &["Anna Smith | indirect | the talks had failed", "Paul Brown | indirect | they would go on"],
        ),
        (
            "Anna Smith said the truck had left, adding that the talks would go on.",
            &["Anna Smith | indirect | the truck had left", "Anna Smith | indirect | the talks would go on"],
        ),
        (
            "Anna Smith, asked whether she would sign, said the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        ("The talks, an aide said, had failed.", &["an aide | indirect | The talks … had failed"]),
        (
            "Anna Smith left the hall, saying that the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        (
            "The ministry issued a statement saying that the talks had failed.",
            &["The ministry | indirect | the talks had failed"],
        ),
    ]);
}

#[test]
fn questions_and_commands() {
    check(&[
        (
            "Anna Smith asked whether the talks had failed.",
            &["Anna Smith | indirect | whether the talks had failed"],
        ),
        (
            "Anna Smith wondered why the talks had failed.",
            &["Anna Smith | indirect | why the talks had failed"],
        ),
        (
            "Anna Smith explained how the talks had failed.",
            &["Anna Smith | indirect | how the talks had failed"],
        ),
        ("France urged Germany to sign.", &["France | indirect | Germany to sign"]),
        ("France called on Germany to sign.", &["France | indirect | Germany to sign"]),
        ("France asked Germany not to sign.", &["France | indirect | Germany not to sign"]),
        ("Anna Smith ordered the rebels to leave.", &["Anna Smith | indirect | the rebels to leave"]),
        ("Anna Smith told the rebels to leave.", &["Anna Smith | indirect | the rebels to leave"]),
        ("France warned Germany not to sign.", &["France | indirect | Germany not to sign"]),
        ("France demanded that Germany sign.", &["France | indirect | Germany sign"]),
        ("France called for an early vote.", &["France | indirect | an early vote"]),
        ("France appealed for calm.", &["France | indirect | calm"]),
        ("France urged restraint on both sides.", &["France | indirect | restraint on both sides"]),
    ]);
}

#[test]
fn promises_threats_and_denials() {
    check(&[
        ("Anna Smith threatened a blockade.", &["Anna Smith | indirect | a blockade"]),
        (
            "Anna Smith did not answer, saying that the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        ("Anna Smith vowed to sign the treaty.", &["Anna Smith | indirect | to sign the treaty"]),
        ("France threatened to leave the talks.", &["France | indirect | to leave the talks"]),
        (
            "Anna Smith promised that the talks would go on.",
            &["Anna Smith | indirect | the talks would go on"],
        ),
        ("France denied that it had sent troops.", &["France | indirect | it had sent troops"]),
        (
            "France denied sending troops to the border.",
            &["France | indirect | sending troops to the border"],
        ),
        ("France denied any role in the attack.", &["France | indirect | any role in the attack"]),
        (
            "France rejected claims that it had sent troops.",
            &["France | indirect | claims that it had sent troops"],
        ),
    ]);
}

#[test]
fn what_something_is_called() {
    check(&[
        ("Anna Smith called the treaty “a trap.”", &["Anna Smith | mixed | the treaty “a trap."]),
        ("Anna Smith described the talks as a trap.", &["Anna Smith | indirect | the talks as a trap"]),
        ("Anna Smith called the treaty a trap.", &["Anna Smith | indirect | the treaty a trap"]),
        (
            "Anna Smith accused France of sending troops.",
            &["Anna Smith | indirect | France of sending troops"],
        ),
        (
            "Anna Smith blamed France for the failure of the talks.",
            &["Anna Smith | indirect | France for the failure of the talks"],
        ),
        ("Anna Smith warned of a long war.", &["Anna Smith | indirect | a long war"]),
        ("Anna Smith spoke of a long war.", &["Anna Smith | indirect | a long war"]),
        ("Anna Smith complained of slow progress.", &["Anna Smith | indirect | slow progress"]),
        ("Anna Smith expressed concern over the talks.", &["Anna Smith | indirect | concern over the talks"]),
    ]);
}

#[test]
fn verbs_that_report_nothing() {
    check(&[
        ("The said treaty was signed.", &[]),
        ("Neither minister has revealed what the letter says.", &[]),
        ("No minister said that the talks had failed.", &[]),
        ("Anna Smith left, citing officials.", &[]),
        ("Anna Smith threatened France.", &[]),
        ("Anna Smith declined to comment.", &[]),
        ("Anna Smith declined to say whether the talks had failed.", &[]),
        ("Anna Smith refused to say that the talks had failed.", &[]),
        ("Anna Smith did not say that the talks had failed.", &[]),
        ("Anna Smith has yet to say whether she will sign.", &[]),
        ("If Anna Smith says that the talks have failed, war will come.", &[]),
        ("Anna Smith should say that the talks have failed.", &[]),
        ("France and Germany agreed to sign.", &[]),
        ("The talks suggested by France failed.", &[]),
        ("The accused men were released on Monday.", &[]),
        ("Anna Smith said goodbye.", &[]),
        ("The move suggests that war is near.", &[]),
        ("This shows that the talks have failed.", &[]),
        ("The clouds suggest rain.", &[]),
        ("It means that war is near.", &[]),
        ("France ordered ten new ships.", &[]),
        ("France called up its reserves.", &[]),
        ("The president called the chancellor.", &[]),
        ("Anna Smith asked for water.", &["Anna Smith | indirect | water"]),
        ("Anna Smith maintained the engine.", &[]),
        ("The army held the bridge.", &[]),
        ("Anna Smith observed the vote.", &["Anna Smith | indirect | the vote"]),
        ("Police found a bomb.", &[]),
        ("Anna Smith found the keys.", &[]),
        ("France offered help.", &[]),
        ("France recognized Kosovo.", &[]),
        ("The committee considered the plan.", &[]),
        ("Anna Smith continued the tour.", &[]),
        ("The crowd argued with police.", &[]),
        ("Anna Smith wrote a long letter.", &[]),
        ("Anna Smith read the letter.", &[]),
        ("The plane reported engine trouble.", &[]),
        ("Ministers insist on unity.", &[]),
        ("Nobody said that the talks had failed.", &[]),
        ("Who says that the talks have failed?", &[]),
        ("The treaty added three clauses.", &[]),
        ("France plans to sign the treaty.", &[]),
        ("France agreed on a date for talks.", &[]),
        ("Anna Smith told a joke.", &[]),
    ]);
}

#[test]
fn what_cannot_speak_says_nothing() {
    check(&[
        ("Proposals that offered to cut tariffs failed.", &[]),
        ("The language calling for new sanctions was dropped.", &[]),
        ("The storm demanded a change of course.", &[]),
        ("The resolution called for new sanctions.", &["The resolution | indirect | new sanctions"]),
        ("The delegation offered to cut tariffs.", &["The delegation | indirect | to cut tariffs"]),
        // Nobody says a name, and "that" may point.
        ("Anna Smith contradicted Paul Brown.", &[]),
        ("Anna Smith was the only woman who held that rank in Lima.", &[]),
        (
            "Anna Smith contradicted the report that the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
    ]);
}
