//! Whom a noun without a name means where it speaks, what is done by speaking, to whom, and whose a document is.

use crate::extract::testing::reading;

/// `speaker / act / addressee / issuer` of each claim.
fn told(text: &str) -> Vec<String> {
    reading(text, |r| {
        let label = |e: &usize| r.entities[*e].label.clone();
        let all = |list: &[usize]| list.iter().map(label).collect::<Vec<_>>().join(" + ");
        let line = |c: &crate::extract::claims::FoundClaim| {
            let written = c.speaker.tokens.clone().map_or("nobody", |t| r.doc.slice(t)).to_owned();
            let speaker = if c.speaker.entities.is_empty() { written } else { all(&c.speaker.entities) };
            let act = c.act.map_or("", |act| act.name());
            let issuer = c.issued_by.as_ref().map(label).unwrap_or_default();
            format!("{speaker} / {act} / {} / {issuer}", all(&c.addressee))
        };
        r.claims.iter().map(line).collect()
    })
}

#[test]
fn a_speaker_without_a_name_is_who_is_called_so() {
    for (text, expected) in [
        ("Sweden's envoy for the north, Erik Lind, said that the talks had failed.", "Erik Lind / state"),
        ("Sweden has signed nothing, its government said.", "Sweden / state"),
        ("“The talks have failed,” a gardener told reporters.", "a gardener / state"),
        (
            "Foreign Minister Erik Lind and Trade Minister Anna Holm announced that the road would open.",
            "Erik Lind + Anna Holm / announce",
        ),
        ("Erik Lind wrote to the president, Maria Holm. She burnt the letter, he said.", "Erik Lind / state"),
        (
            "Sweden's envoy to Norway, Erik Lind, left. The envoy said that the talks had failed.",
            "Erik Lind / state",
        ),
        (
            "Swedish Foreign Minister Erik Lind left. The top Swedish diplomat said that the talks had failed.",
            "Erik Lind / state",
        ),
        (
            "Swedish Foreign Minister Erik Lind met Danish Foreign Minister Lars Holm. Sweden's top diplomat said that the talks had failed.",
            "Erik Lind / state",
        ),
        (
            "Erik Lind told reporters ahead of talks with Lars Holm that the embassy was safe.",
            "Erik Lind / state",
        ),
        (
            "Erik Lind announced at a ceremony marking the end of the war that troops would leave.",
            "Erik Lind / announce",
        ),
        (
            "President Erik Lind of Sweden met President Lars Holm of Denmark. The Swedish head of state said that it had rained.",
            "Erik Lind / state",
        ),
        (
            "President Erik Lind of Sweden met President Lars Holm of Denmark. The Norwegian head of state said that it had rained.",
            "The Norwegian head of state / state",
        ),
        ("A diplomat met Erik Lind. The diplomat said that the talks had failed.", "The diplomat / state"),
        ("Sweden and Denmark signed. Both sides said that the road would open.", "Sweden + Denmark / state"),
        (
            "Sweden, Norway and Denmark signed. Both sides said that the road would open.",
            "Both sides / state",
        ),
        (
            "Erik Lind and Anna Ott left together. Both said that the talks had failed.",
            "Erik Lind + Anna Ott / state",
        ),
        ("“The road must open at once,” Erik Lind was quoted as saying.", "Erik Lind / state"),
        ("Erik Lind will come, a statement said. “The road is open,” he said.", "a statement / state"),
        ("Nothing was signed with Denmark, stressed the Swedish envoy, Erik Lind.", "Erik Lind / state"),
        ("Sweden and Denmark both asked Norway to leave.", "Sweden + Denmark / demand"),
        (
            "Sweden warned of a storm, but the country did not retreat, saying that the road was open.",
            "Sweden / state",
        ),
        (
            "President Erik Lind received his Danish counterpart, Lars Holm. The guest said that it had rained.",
            "Lars Holm / state",
        ),
        (
            "President Erik Lind received his Danish counterpart, Lars Holm. The host said that it had rained.",
            "Erik Lind / state",
        ),
        ("A guest met Erik Lind. The guest said that it had rained.", "The guest / state"),
        (
            "The UN's rapporteur on Norway, Professor Erik Lind, said that the road was shut.",
            "Erik Lind / state",
        ),
        ("Two men say they are envoys: Erik Lind, who has a key, and Lars Holm.", "Two men / state"),
        ("Sweden scotched rumours that the talks had failed.", "Sweden"),
        ("The World Bank's man in Lagos, Erik Lind, thinks that the mine will pay.", "Erik Lind"),
        ("A rebel commander in the hills, Erik Lind, said that the town had fallen.", "Erik Lind / state"),
        (
            "The company's chief in Lagos, a man of few words, said that the town had fallen.",
            "The company's chief",
        ),
        (
            "The Oslo Group's three chairs, Erik Lind of Sweden, Anna Ott of Austria and Lars Holm of Denmark, said that it had rained.",
            "Erik Lind + Anna Ott + Lars Holm / state",
        ),
        (
            "Speaking by telephone, Erik Lind of the Swedish rebel movement Tarna claimed that the town had fallen.",
            "Erik Lind",
        ),
        (
            "In a letter, Sweden's permanent representative at the United Nations, Erik Lind, accused Denmark of lying.",
            "Erik Lind / accuse",
        ),
        ("Two sailors met Erik Lind. One of them said that it had rained.", "One of them / state"),
        ("Sweden sent a note. The government in Stockholm said that the road was shut.", "Sweden / state"),
        (
            "A note came. The government in Stockholm said that the road was shut.",
            "The government in Stockholm",
        ),
        ("Erik Lind told a visitor he had not been given time to think.", "Erik Lind / state"),
    ] {
        let found = told(text);
        assert!(
            found.iter().any(|f| f.starts_with(expected)),
            "{text}\n  wanted {expected}\n  found {found:#?}"
        );
    }
}

#[test]
fn a_cue_tells_what_is_done_and_to_whom() {
    for (text, expected) in [
        ("Sweden demanded that Denmark leave the island.", "Sweden / demand / Denmark / "),
        ("Sweden demanded an apology from Denmark.", "Sweden / demand / Denmark / "),
        ("Sweden demanded that the road be opened.", "Sweden / demand /  / "),
        ("Sweden rejected a Danish offer of talks.", "Sweden / reject / Denmark / "),
        ("Sweden rejected Denmark's proposal.", "Sweden / reject / Denmark / "),
        ("Sweden rejected a treaty on the Danish coast.", "Sweden / reject /  / "),
        ("Sweden accused Denmark of lying about the fish.", "Sweden / accuse / Denmark / "),
        ("Sweden urged Denmark to free the sailors.", "Sweden / demand / Denmark / "),
        ("Sweden called on Denmark to free the sailors.", "Sweden / demand / Denmark / "),
        ("Erik Lind called the treaty a trap.", "Erik Lind / state /  / "),
        ("Erik Lind asked whether the talks had failed.", "Erik Lind / ask /  / "),
        ("Erik Lind asked Anna Ott to leave the hall.", "Erik Lind / demand / Anna Ott / "),
        ("Sweden denied that the talks had failed.", "Sweden / reject /  / "),
        ("Sweden warned Denmark that the talks would fail.", "Sweden / threaten / Denmark / "),
        ("Erik Lind vowed to sign the treaty.", "Erik Lind / promise /  / "),
        ("Erik Lind told Anna Ott that the talks had failed.", "Erik Lind / state / Anna Ott / "),
        ("Erik Lind said that Denmark had left.", "Erik Lind / state /  / "),
        ("Sweden announced that the talks had failed.", "Sweden / announce /  / "),
        ("Erik Lind believes that the talks have failed.", "Erik Lind /  /  / "),
        ("According to Erik Lind, the talks have failed.", "Erik Lind / state /  / "),
    ] {
        let found = told(text);
        assert!(found.iter().any(|f| f == expected), "{text}\n  wanted {expected}\n  found {found:#?}");
    }
}

#[test]
fn who_is_told_behind_a_clause_says_it() {
    for (text, expected) in [
        (
            "The talks had failed, the Danish minister, Erik Lind, announced in Oslo.",
            "Erik Lind / announce /  / ",
        ),
        (
            "Denmark and Sweden are to exchange ambassadors in the spring, the Danish foreign minister, Erik Lind, announced in Oslo.",
            "Erik Lind / announce /  / ",
        ),
    ] {
        let found = told(text);
        assert!(found.iter().any(|f| f == expected), "{text}\n  wanted {expected}\n  found {found:#?}");
    }
}

#[test]
fn a_document_speaks_for_the_body_that_issued_it() {
    for (text, issuer) in [
        (
            "The European Union issued a statement. The statement said that the talks had failed.",
            "European Union",
        ),
        ("NATO's report said that the talks had failed.", "NATO"),
        ("A report said that the talks had failed.", ""),
        ("NATO met in Oslo. A report said that the talks had failed.", ""),
    ] {
        let found = told(text);
        let right = found.iter().any(|f| f.split(" / ").nth(3).unwrap_or_default() == issuer);
        assert!(right, "{text}\n  wanted {issuer}\n  found {found:#?}");
    }
}
