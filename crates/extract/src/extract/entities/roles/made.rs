//! Who makes somebody what: "Ruritania's parliament elected Anna Ott president", "King Karl named Ott prime minister".

use super::holder::person_at;
use super::mood::unreal;
use super::owner::owner_behind;
use super::{MAKING, owner_at, title_text};
use crate::extract::entities::people::title_length;
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Rank;
use crate::language::{Dep, Tag};
use std::ops::Range;

/// Records whom the verb puts in which office: one, or several in a row.
pub(super) fn find(reading: &Reading, verb: usize, found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    let lemma = &*doc.tokens[verb].lemma;
    // "swore in Ott as president", "swore Ott in as president"
    let swears = lemma == "swear"
        && (verb + 1..(verb + 6).min(doc.tokens.len())).any(|t| reading.token_is(t, &["in"]));
    let raises = matches!(lemma, "promote" | "elevate");
    let by_as = swears || reading.words.offices.makes_as.contains(lemma);
    let makes = MAKING.contains(&lemma) || lemma == "make" || by_as || raises;
    // Most verbs do not.
    if !makes {
        return;
    }
    let another = makes_another(reading, verb);
    // "swore" is no participle.
    let another = another || swears && reading.token_is(verb, &["swore"]);
    if let Some(role) = is_inverted(reading, verb).filter(|_| !by_as) {
        return found.push(role);
    }
    if doc.is_passive(verb) && !another && !is_parted(reading, verb) || unreal(reading, verb) {
        return;
    }
    let sentence = doc.sentences[doc.sentence_of(verb)].clone();
    // "named the banker Anna Ott prime minister"
    let near = sentence.end.min(verb + 6);
    let mut name = whom(reading, verb).or_else(|| (verb + 1..near).find_map(|t| person_named(reading, t)));
    while let Some((person, from)) = name.take() {
        let from = from + usize::from(swears && reading.token_is(from, &["in"]));
        // "promoted Ott to finance minister"
        let to = raises && reading.token_is(from, &["to"]);
        let Some(put) = office_given(reading, from, &sentence, by_as && !to) else { return };
        let (end, own) = (put.end, put.of);
        let of = own.or_else(|| owner_of_subject(reading, verb, &put.title));
        // Of which country a minister is, the text around may tell.
        if of.is_none() && !is_of_state(reading, &put.title) {
            return;
        }
        found.push(FoundRole {
            person,
            title: put.title,
            of,
            former: put.former,
            asserted: Some(verb),
            voice: Voice::Article,
            tokens: verb..end,
            rule: "roles.made",
        });
        name = next_in_row(reading, end, sentence.end);
    }
}

/// "Named defence minister was Ott": the office and its holder change places.
fn is_inverted(reading: &Reading, verb: usize) -> Option<FoundRole> {
    let doc = reading.doc;
    let sentence = &doc.sentences[doc.sentence_of(verb)];
    let fronted = verb == sentence.start && matches!(doc.tokens[verb].tag, Tag::Vbn | Tag::Vbd);
    let light = &reading.words.offices.before_office;
    let from = verb + 1 + (verb + 1..sentence.end).take_while(|t| reading.token_in(*t, light)).count();
    let length = title_length(reading, from, sentence.end).filter(|_| fronted)?;
    let (title, end) = (title_text(reading, from..from + length), from + length);
    let owner = owner_behind(reading, end, sentence.end, &title).filter(|o| o.direct && !o.sent);
    let was = owner.as_ref().map_or(end, |o| o.end);
    let (person, last) = reading.token_is(was, &["was", "is"]).then(|| person_named(reading, was + 1))??;
    Some(FoundRole {
        person,
        title,
        of: owner.map(|o| o.entity),
        former: false,
        asserted: Some(verb),
        voice: Voice::Article,
        tokens: verb..last,
        rule: "roles.made",
    })
}

/// "Ott, whom the king named envoy": the one of whom the clause tells, with where the office follows.
fn whom(reading: &Reading, verb: usize) -> Option<(usize, usize)> {
    let doc = reading.doc;
    let relative = doc.children(verb).any(|c| c < verb && reading.token_is(c, &["whom"]));
    let noun = doc.head(verb).filter(|_| relative && doc.tokens[verb].dep == Dep::Relcl)?;
    person_at(reading, noun).map(|person| (person, verb + 1))
}

/// "re-elected": the parser has the verb in its first part now and then.
fn is_parted(reading: &Reading, verb: usize) -> bool {
    verb > 1
        && reading.token_is(verb - 1, &["-"])
        && reading.token_is(verb - 2, &["re"])
        && reading.doc.tokens[verb - 2].tag.is_verb()
}

/// An office that somebody is given.
struct Given {
    title: String,
    of: Option<usize>,
    former: bool,
    /// Where its words end.
    end: usize,
}

/// The person whose name stands at a token, and where it ends.
fn person_named(reading: &Reading, at: usize) -> Option<(usize, usize)> {
    let name = reading.named_at(at).filter(|m| m.kind == MentionKind::Name)?;
    let [person] = name.entities[..] else { return None };
    (reading.kind(person) == EntityKind::Person).then_some((person, name.tokens.end))
}

/// "as its prime minister", "prime minister of Ruritania", ", a lawyer, as prime minister": the office behind a name.
fn office_given(reading: &Reading, from: usize, sentence: &Range<usize>, by_as: bool) -> Option<Given> {
    const BETWEEN: [&str; 12] =
        ["as", "its", "his", "her", "their", "the", "to", "be", "new", "next", "first", "a"];
    let doc = reading.doc;
    // "elected Ott of Zenda as chairman": where she is from.
    let home = owner_at(reading, from + 1)
        .filter(|(owner, _)| reading.token_is(from, &["of"]) && reading.kind(*owner) == EntityKind::Country);
    let from = home.map_or(from, |(_, range)| range.end);
    let mut at = past_aside(reading, from, sentence.end);
    let (mut of, mut former, mut led) = (None, false, false);
    while at < sentence.end
        && (reading.token_is(at, &BETWEEN)
            || owner_at(reading, at).is_some()
            || reading.token_is(at, &["'s", "’s", "'", "’"]))
    {
        let again = || super::again::owner_again(reading, at, sentence.start).map(|(owner, _)| owner);
        let own = reading.token_is(at, &["his", "her", "their"]);
        of = of.or(owner_at(reading, at).map(|(owner, _)| owner)).or_else(|| again().filter(|_| !own));
        led |= reading.token_is(at, &["as", "be"]);
        former |= reading.token_is(at, super::FORMER);
        at = owner_at(reading, at).map_or(at + 1, |(_, range)| range.end.max(at + 1));
    }
    let length = title_length(reading, at, sentence.end).filter(|_| led || !by_as)?;
    let next = doc.tokens.get(at + length).filter(|_| at + length < sentence.end);
    if next.is_some_and(|t| t.tag.is_noun() || t.is_capitalised()) {
        return None;
    }
    let mut title = title_text(reading, at..at + length);
    let owner = owner_behind(reading, at + length, sentence.end, &title).filter(|o| o.direct);
    let mut end = at + length;
    if let Some(owner) = owner {
        end = owner.end;
        if owner.sent {
            title = owner.title(reading, at + length, &title);
        } else {
            of = of.or(Some(owner.entity));
        }
    }
    Some(Given { title, of, former, end })
}

/// ", a former judge,", ", 39,": where an aside ends that begins here, if an office follows.
fn past_aside(reading: &Reading, at: usize, end: usize) -> usize {
    const LONGEST: usize = 12;
    if !reading.token_is(at, &[","]) {
        return at;
    }
    let close = (at + 1..end.min(at + LONGEST)).find(|t| reading.token_is(*t, &[",", ";", "."]));
    let close = close.filter(|t| reading.token_is(*t, &[","]));
    let office = |t: usize| {
        reading.token_is(t, &["as", "its", "his", "her", "the", "to"])
            || title_length(reading, t, end).is_some()
            || owner_at(reading, t)
                .is_some_and(|(_, range)| reading.token_is(range.end, &["'s", "’s", "'", "’"]))
    };
    close.map(|t| t + 1).filter(|t| office(*t)).unwrap_or(at)
}

/// "Ott chairman, Ek treasurer and Alm secretary": the next name of a row.
fn next_in_row(reading: &Reading, from: usize, end: usize) -> Option<(usize, usize)> {
    let comma = usize::from(reading.token_is(from, &[",", ";"]));
    let and = usize::from(reading.token_is(from + comma, &["and"]));
    let first = from + comma + and;
    let near = (first..end.min(first + 5)).take_while(|t| !reading.token_is(*t, &[",", ";"]));
    near.filter(|_| comma + and > 0).find_map(|t| person_named(reading, t)).filter(|(_, after)| {
        let title = *after + usize::from(reading.token_is(*after, &["as"]));
        let title = title + usize::from(reading.token_is(title, &["its", "his", "her", "the", "their"]));
        title_length(reading, title, end).is_some()
    })
}

/// "Ruritania's president, Anna Ott, named Karl Ek minister": a verb behind an apposition looks like a participle, but nobody who is
/// named himself has somebody else behind the verb whom it makes something.
pub(super) fn makes_another(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let token = &doc.tokens[verb];
    let above = doc.head(verb).filter(|_| token.dep == Dep::Acl);
    let maker = above.and_then(|h| person_at(reading, h));
    // "The president of Ruritania named Ott": the participle seems to tell of the country.
    let of_country = above.is_some_and(|h| h + 1 == verb && owner_at(reading, h).is_some());
    // "Ruritania's president named Ott minister"
    let of_office = above.is_some_and(|h| h + 1 == verb && super::title_at_noun(reading, h).is_some());
    let apart = maker.is_some() && reading.token_is(verb - 1, &[","]);
    // "A decree named Ott minister"
    let order = above.is_some_and(|h| {
        let orders = ["decree", "order", "proclamation", "communique", "communiqué", "edict"];
        h + 1 == verb && reading.token_is(h, &orders)
    });
    if !(apart || of_country || of_office || order) || !MAKING.contains(&&*token.lemma) {
        return false;
    }
    let made = reading.named_at(verb + 1).filter(|m| m.kind == MentionKind::Name && m.entities.len() == 1);
    made.is_some_and(|m| {
        let end = doc.sentences[doc.sentence_of(verb)].end;
        let office = |at: usize| title_length(reading, at, end).is_some();
        let from = past_aside(reading, m.tokens.end, end);
        let led = from > m.tokens.end || reading.token_is(from, &["as", "its", "his", "her", "the", "to"]);
        let person = reading.kind(m.entities[0]) == EntityKind::Person && maker != Some(m.entities[0]);
        person && (led || office(m.tokens.end))
    })
}

/// Whose office the one is that a subject gives: of the country that acts, "Ruritania named", "Ruritania's parliament named", "the
/// leader of the junta in Ruritania named", "King Karl of Ruritania named"; or of the body, "the party elected", where it is no office of
/// state.
pub(super) fn owner_of_subject(reading: &Reading, verb: usize, title: &str) -> Option<usize> {
    let doc = reading.doc;
    let verb = if is_parted(reading, verb) { verb - 2 } else { verb };
    let subject =
        doc.surface_subject(verb).or_else(|| doc.head(verb).filter(|_| doc.tokens[verb].dep == Dep::Acl))?;
    let holder = reading.named_at(subject).filter(|m| m.entities.len() == 1).map(|m| m.entities[0]);
    let office = holder.and_then(|p| reading.roles.of(p).filter(|r| !r.former).find_map(|r| r.of));
    let is_country = |e: &usize| reading.kind(*e) == EntityKind::Country;
    let is_body = |e: &usize| reading.kind(*e) == EntityKind::Organization;
    let phrase = doc.subtree(subject);
    let inside = |fits: &dyn Fn(&usize) -> bool| {
        let mut words = phrase.clone().filter(|t| doc.tokens[*t].dep != Dep::Relcl);
        words.find_map(|t| owner_at(reading, t).map(|(owner, _)| owner).filter(|e| fits(e)))
    };
    let state = is_of_state(reading, title);
    let body = || holder.filter(is_body).or_else(|| inside(&is_body));
    let country =
        || office.filter(is_country).or_else(|| holder.filter(is_country)).or_else(|| inside(&is_country));
    let parliament = || {
        let noun = reading.token_in(subject, &reading.words.offices.legislatures);
        noun || reading.token_in(subject, &reading.words.offices.cabinets)
    };
    if state || parliament() {
        country().or_else(body)
    } else {
        // "the congress of Zenda's People's Union": the body is named last.
        let chain = || {
            let last = phrase.clone().rev().find_map(|t| owner_at(reading, t).map(|(owner, _)| owner));
            last.filter(is_body).filter(|_| holder.is_none())
        };
        holder.filter(is_body).or_else(chain).or_else(country).or_else(body)
    }
}

/// Whether a state alone has such an office, and bodies seldom.
fn is_of_state(reading: &Reading, title: &str) -> bool {
    let rank = reading.gazetteer.office(title).map(|t| t.rank);
    matches!(rank, Some(Rank::HeadOfGovernment | Rank::Royal | Rank::Minister | Rank::Diplomat))
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Luis Soto has been promoted from deputy trade minister to trade minister of Peru.",
            &["Luis Soto: trade minister of PER"],
        ),
        (
            "Peru's governor-general, Ines Prado, swore in Luis Soto as Prime Minister.",
            &["Luis Soto: prime minister of PER", "!Ines Prado: prime minister of PER"],
        ),
        ("Named trade minister of Peru was Luis Soto.", &["Luis Soto: trade minister of PER"]),
        (
            "Chile's president, Ines Prado, named Luis Soto trade minister on Monday.",
            &["Luis Soto: trade minister of CHL", "!Ines Prado: trade minister of CHL"],
        ),
        (
            "Chile's president, Ines Prado, named Luis Soto as trade minister.",
            &["Luis Soto: trade minister of CHL", "!Ines Prado: trade minister of CHL"],
        ),
        (
            "A decree named Luis Soto, the army's paymaster, trade minister of Chile.",
            &["Luis Soto: trade minister of CHL"],
        ),
        ("A man named Luis Soto, trade minister of Chile, left.", &["Luis Soto: trade minister of CHL"]),
        (
            "Chilean lawyer Ines Prado, named trade minister of Chile on Monday, met Luis Soto.",
            &["Ines Prado: trade minister of CHL", "!Luis Soto: trade minister of CHL"],
        ),
        ("Chile appointed Luis Soto, 39, its ambassador to Peru.", &["Luis Soto: ambassador to peru of CHL"]),
        (
            "Chile's parliament confirmed Luis Soto as prime minister by one vote.",
            &["Luis Soto: prime minister of CHL"],
        ),
        ("Chile's parliament confirmed that Luis Soto was ill.", &["!Luis Soto: prime minister of CHL"]),
        ("The general made Luis Soto wait in Chile.", &["!Luis Soto: general of CHL"]),
        (
            "The World Bank elected Luis Soto chairman, Ines Prado vice-chairman and Olaf Brandt treasurer.",
            &[
                "Luis Soto: chairman of World Bank",
                "Ines Prado: vice-chairman of World Bank",
                "Olaf Brandt: treasurer of World Bank",
            ],
        ),
        (
            "Chile's parliament approved Luis Soto as president, Ines Prado as speaker and Olaf Brandt as deputy speaker.",
            &[
                "Luis Soto: president of CHL",
                "Ines Prado: speaker of CHL",
                "Olaf Brandt: deputy speaker of CHL",
            ],
        ),
        (
            "Delegates of Chile's Progressive Congress re-elected Luis Soto as party president on Sunday.",
            &["Luis Soto: party president of Progressive Congress"],
        ),
        (
            "The congress of Chile's People's Union elected Luis Soto as its treasurer.",
            &["Luis Soto: treasurer of People's Union"],
        ),
        (
            "The governors of the World Bank have elected Luis Soto of Chile as chairman.",
            &["Luis Soto: chairman of World Bank", "!Luis Soto: chairman of CHL"],
        ),
        (
            "Chile has named Luis Soto as its new trade minister, replacing Ines Prado.",
            &["Luis Soto: trade minister of CHL", "Ines Prado: former trade minister of CHL"],
        ),
        ("Luis Soto, whom Chile named trade minister in May, left.", &["Luis Soto: trade minister of CHL"]),
        (
            "The World Bank appointed Luis Soto, a Chilean, as finance director.",
            &["Luis Soto: finance director of World Bank"],
        ),
    ];

    #[test]
    fn who_names_another_is_not_named() {
        holds(TABLE);
    }
}
