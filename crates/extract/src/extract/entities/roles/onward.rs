//! The country of an office that the next sentence tells, by what it calls the holder: "Minister Ott assured Zenda of help. The Ruritanian
//! official was speaking in parliament."

use crate::extract::reading::{FoundRole, Reading};
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Rank;
use crate::language::Dep;

/// The country of "the Ruritanian leader" who is the subject of the next sentence, where the holder is that of this one.
pub(super) fn country(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let doc = reading.doc;
    let here = doc.sentence_of(role.tokens.start);
    let next = doc.sentences.get(here + 1)?.clone();
    // Who is the subject: nobody with a title stands before him.
    let subject = role.tokens.clone().any(|t| {
        let subject = matches!(doc.tokens[t].dep, Dep::Nsubj | Dep::Nsubjpass);
        subject && doc.head(t).is_some_and(|v| doc.tokens[v].dep == Dep::Root)
    });
    let land = reading.named_at(next.start + 1).filter(|_| reading.token_is(next.start, &["the"]))?;
    let [country] = land.entities[..] else { return None };
    let adjective = land.kind == MentionKind::Demonym && reading.kind(country) == EntityKind::Country;
    let noun = land.tokens.end;
    let called =
        adjective && fits(reading, noun, role) && doc.tokens.get(noun).is_some_and(|t| t.dep == Dep::Nsubj);
    let alone = reading.named_at(noun + 1).is_none() && !reading.token_is(noun + 1, &[",", "of"]);
    let first = reading
        .roles
        .starting_in(doc.sentences[here].start..role.tokens.start)
        .all(|r| r.person == role.person);
    (subject && called && alone && first).then_some(country)
}

/// Whether the noun may call the holder of the office.
fn fits(reading: &Reading, noun: usize, role: &FoundRole) -> bool {
    let rank = reading.gazetteer.office(&role.title).map(|t| t.rank);
    let heads = matches!(rank, Some(Rank::HeadOfState | Rank::HeadOfGovernment));
    let minister = rank == Some(Rank::Minister);
    heads && reading.token_is(noun, &["leader", "president", "premier", "statesman"])
        || minister && reading.token_is(noun, &["minister"])
        || (heads || minister) && reading.token_is(noun, &["official", "visitor", "politician", "guest"])
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "The minister of trade, Ines Prado, assured Norway of help on Monday. The Peruvian official was speaking in parliament.",
            &["Ines Prado: minister of trade of PER"],
        ),
        (
            "Prime Minister Luis Soto flew to Norway on Monday. The Peruvian leader will stay three days.",
            &["Luis Soto: prime minister of PER"],
        ),
        (
            "Prime Minister Luis Soto flew to Norway on Monday. The Peruvian ambassador was there.",
            &["!Luis Soto: prime minister of NOR"],
        ),
    ];

    #[test]
    fn the_next_sentence_tells_whose_he_is() {
        holds(TABLE);
    }
}
