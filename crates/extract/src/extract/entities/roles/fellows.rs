//! Of which body an officer is who is named without it, where the body was spoken of before: "Ott heads the Zenda Forum. Forum
//! secretary Ek agreed", "Ott, director of the institute, resigned. Deputy director Ek stays".

use super::left::left_of_title;
use super::owner::owner_behind;
use super::{owner_at, title_at_noun, title_text};
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::words::lower;
use crate::facts::EntityKind;
use crate::gazetteer::Gazetteer;
use crate::language::{Dep, Shape, Tag};
use std::collections::BTreeMap;

/// Officers that bodies of every kind have, besides those that states have hardly: the last word of the title.
const OFFICERS: [&str; 7] =
    ["editor", "spokesman", "spokeswoman", "spokesperson", "secretary-general", "deputy", "founder"];

/// Tells them.
pub(super) fn find(reading: &mut Reading) {
    let mut told: BTreeMap<usize, (String, usize)> = BTreeMap::new();
    for (number, role) in reading.roles.iter().enumerate() {
        if role.of.is_some() || role.asserted.is_some() {
            continue;
        }
        let of = in_title(reading, role)
            .or_else(|| Some((role.title.clone(), of_main_clause(reading, role)?)))
            .or_else(|| Some((role.title.clone(), of_court(reading, role)?)))
            .or_else(|| ends_title(reading, role))
            .or_else(|| named_again(reading, role))
            .or_else(|| by_noun(reading, role))
            .or_else(|| Some((role.title.clone(), of_last(reading, role)?)))
            .or_else(|| Some((role.title.clone(), of_league(reading, role)?)));
        told.extend(of.map(|of| (number, of)));
    }
    reading.roles.change(|mut roles| {
        for (number, (title, of)) in told {
            (roles[number].title, roles[number].of) = (title, Some(of));
        }
        roles
    });
}

/// "With Secretary-General Ott on leave, the Zenda League is run by": of the body that the main clause is about.
fn of_main_clause(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let doc = reading.doc;
    let sentence = doc.sentences[doc.sentence_of(role.tokens.start)].clone();
    let with = reading.token_is(sentence.start, &["with"]) && role.tokens.start <= sentence.start + 2;
    let officer = role.title.ends_with("secretary-general")
        || role.title.ends_with("secretary general")
        || reading.words.offices.of_bodies_alone.contains(role.title.rsplit(' ').next().unwrap_or_default());
    let root = sentence.clone().find(|t| doc.tokens[*t].dep == Dep::Root).filter(|_| with && officer)?;
    let (body, _) = owner_at(reading, doc.surface_subject(root)?)?;
    (reading.kind(body) == EntityKind::Organization).then_some(body)
}

/// "Judge Ott of Ruritania, a member of the Zenda Court": of the court whose member he is.
fn of_court(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let judge = ["judge", "justice"].iter().any(|w| role.title.ends_with(w));
    let court = |of: usize| {
        let label = &reading.entities[of].label;
        let named = label.contains("Court") || label.contains("Tribunal");
        reading.kind(of) == EntityKind::Organization && named
    };
    let member = |r: &&FoundRole| r.title == "member" && r.of.is_some_and(court);
    reading.roles.of(role.person).find(member).and_then(|r| r.of).filter(|_| judge)
}

/// "president of the constitutional court": of the body that the title ends with.
fn ends_title(reading: &Reading, role: &FoundRole) -> Option<(String, usize)> {
    let (office, body) = role.title.split_once(" of the ")?;
    let inside =
        reading.mentions_of_sentence(reading.doc.sentence_of(role.tokens.start)).iter().find(|m| {
            let within = role.tokens.start <= m.tokens.start && m.tokens.end <= role.tokens.end;
            within && m.entities.len() == 1 && reading.doc.slice(m.tokens.clone()) == body
        })?;
    let of = inside.entities[0];
    (reading.kind(of) == EntityKind::Organization).then(|| (office.to_owned(), of))
}

/// "Supreme Court judge Ek": of the court that the title begins with.
fn in_title(reading: &Reading, role: &FoundRole) -> Option<(String, usize)> {
    let judges = ["judge", "justice"].iter().any(|w| role.title.ends_with(w));
    let (court, range) = owner_at(reading, role.tokens.start).filter(|_| judges)?;
    let whole = range.start == role.tokens.start && range.end < role.tokens.end;
    let name = format!("{} ", reading.doc.slice(range).to_lowercase());
    let title = role.title.strip_prefix(&name).unwrap_or(&role.title).to_owned();
    (whole && reading.kind(court) == EntityKind::Organization).then_some((title, court))
}

/// "Ruritania's trade minister in Zenda spoke. The minister, Mr Ek, went on": the office that was told in full, without a name.
fn named_again(reading: &Reading, role: &FoundRole) -> Option<(String, usize)> {
    let doc = reading.doc;
    let the =
        (role.tokens.start.saturating_sub(1)..role.tokens.end).find(|t| reading.token_is(*t, &["the"]))?;
    let here = doc.sentence_of(role.tokens.start);
    let alone = !role.title.contains(' ') && reading.token_is(the + 2, &[","]);
    let before = doc.sentences[here.checked_sub(1).filter(|_| alone)?].clone();
    let full = |noun: usize| {
        let title = title_at_noun(reading, noun).filter(|t| t.end == noun + 1)?;
        let text = title_text(reading, title.clone());
        let held = reading.roles.starting_in(before.clone()).any(|r| r.tokens.contains(&noun));
        let same = text.ends_with(&format!(" {}", role.title));
        (same && !held).then_some((text, title))
    };
    let (text, title) = before.clone().rev().find_map(full)?;
    let left = left_of_title(reading, title.start, &before).0;
    let behind = || {
        owner_behind(reading, title.end, before.end, &text).filter(|o| o.direct && !o.sent).map(|o| o.entity)
    };
    // "the trade minister in Zenda": of the state whose capital it is.
    let capital = || {
        let city = reading.named_at(title.end + 1).filter(|_| reading.token_is(title.end, &["in"]))?;
        let code = Gazetteer::compiled_in().country_of_city(&reading.entities[city.entities[0]].label)?;
        reading.country(code)
    };
    left.or_else(behind).or_else(capital).map(|of| (text, of))
}

/// "Forum secretary Ek", "Party chairman Ek": the noun before the title, or its first word, is the last of a body's name.
fn by_noun(reading: &Reading, role: &FoundRole) -> Option<(String, usize)> {
    let tokens = &reading.doc.tokens;
    let sentence = reading.doc.sentences[reading.doc.sentence_of(role.tokens.start)].start;
    let noun =
        [Some(role.tokens.start), role.tokens.start.checked_sub(1)].into_iter().flatten().find(|t| {
            let body = |e: usize| reading.kind(e) == EntityKind::Organization;
            let named = reading.named_at(*t).is_none()
                || owner_at(reading, *t).is_some_and(|(e, r)| r.len() == 1 && body(e));
            *t >= sentence && reading.token_in(*t, &reading.words.offices.bodies) && named
        })?;
    // "the party chairman Ek" is of it, "a party chairman" of any.
    let any = noun.checked_sub(1).is_some_and(|t| reading.token_is(t, &["a", "an", "another", "one"]));
    let name = lower(tokens[noun].text);
    let word = |label: &str| label.split(' ').any(|w| w.to_lowercase() == name);
    let body = |e: usize| reading.kind(e) == EntityKind::Organization && word(&reading.entities[e].label);
    let before = reading.mentions.iter().filter(|m| m.tokens.end <= noun && m.entities.len() == 1);
    let last = before.filter(|m| body(m.entities[0])).max_by_key(|m| m.tokens.start);
    let last = last.map(|m| m.entities[0]).or_else(|| owner_at(reading, noun).map(|(e, _)| e))?;
    let title = role.title.strip_prefix(&format!("{name} ")).unwrap_or(&role.title);
    (!any).then(|| (title.to_owned(), last))
}

/// "The UN Security Council met. The Secretary-General, Ek, spoke": of the one body of states that its sentence and the one before name;
/// states have no secretary-general.
fn of_league(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let secretary = ["secretary-general", "secretary general"].iter().any(|w| role.title.ends_with(w));
    let here = reading.doc.sentence_of(role.tokens.start);
    let near = [Some(here), here.checked_sub(1)].into_iter().flatten();
    let mentions = near.flat_map(|s| reading.mentions_of_sentence(s).iter());
    let bodies = mentions.filter_map(|m| match m.entities[..] {
        [one] if reading.kind(one) == EntityKind::Organization => Some(&reading.entities[one].label),
        _ => None,
    });
    // An organ of the United Nations is theirs.
    let whole = |label: &String| match label.starts_with("United Nations") {
        true => "United Nations".to_owned(),
        false => label.clone(),
    };
    let mut leagues: Vec<String> =
        bodies.map(whole).filter(|label| reading.words.offices.leagues.holds(label)).collect();
    leagues.dedup();
    let [one] = &leagues[..] else { return None };
    let known = |d: &crate::extract::reading::Draft| d.kind == EntityKind::Organization && d.label == *one;
    reading.entities.iter().position(known).filter(|_| secretary)
}

/// "Deputy director Ek", "the treasurer, Ek": of the one body whose officer the sentence before names, where its own names nothing
/// before that it may be of.
fn of_last(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let doc = reading.doc;
    let last = role.title.rsplit(' ').next().unwrap_or_default();
    let officer = OFFICERS.contains(&last)
        || reading.words.offices.of_bodies_alone.contains(last)
        || role.title.ends_with("secretary general");
    let here = doc.sentence_of(role.tokens.start);
    let sentence = doc.sentences[here].clone();
    let (_, _, begins) = left_of_title(reading, role.tokens.start, &sentence);
    let other = reading.mentions_of_sentence(here).iter().any(|m| {
        let owner = |e: &usize| matches!(reading.kind(*e), EntityKind::Country | EntityKind::Organization);
        m.tokens.start < role.tokens.end && m.entities.iter().any(owner)
    });
    // "Zenda team spokesman Ek", "his spokesman": of something else.
    let before = begins.checked_sub(1).filter(|t| *t >= sentence.start);
    let owned = before.is_some_and(|t| {
        let token = &doc.tokens[t];
        token.tag.is_noun()
            || matches!(token.tag, Tag::PrpS | Tag::Pos | Tag::Jj)
            || token.shape != Shape::Lower && token.is_word() && t > sentence.start
    });
    let behind = reading.token_is(role.tokens.end, &["of", "for", "at"]);
    if !officer || other || owned || behind || here == 0 {
        return None;
    }
    let near = doc.sentences[here - 1].start..role.tokens.start;
    let mut bodies = reading.roles.starting_in(near).filter(|r| r.person != role.person).map(|r| r.of);
    let one = bodies.next().flatten().filter(|of| reading.kind(*of) == EntityKind::Organization)?;
    bodies.all(|of| of == Some(one)).then_some(one)
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Luis Soto leads the Andean Trade Forum. Forum Secretary General Ines Prado praised him.",
            &["Ines Prado: secretary general of Andean Trade Forum"],
        ),
        (
            "Luis Soto, leader of the Progress Party, was barred. Party secretary-general Ines Prado said he would appeal.",
            &["Ines Prado: secretary-general of Progress Party"],
        ),
        (
            "Luis Soto, the head of the World Bank, resigned. Deputy director Ines Prado will stay.",
            &["Ines Prado: deputy director of World Bank"],
        ),
        (
            "Luis Soto has been removed as editor of the Daily Mirror. The news editor, Ines Prado, stays.",
            &["Ines Prado: news editor of Daily Mirror"],
        ),
        (
            "The defence minister in Lima gave Peru's answer. The minister, Gen. Luis Soto, appeared on television.",
            &["Luis Soto: defence minister of PER"],
        ),
        (
            "The UN met. The Secretary-General, Luis Soto, spoke.",
            &["Luis Soto: secretary-general of United Nations"],
        ),
        (
            "The Arab League met NATO. Secretary-General Luis Soto spoke.",
            &["!Luis Soto: secretary-general of NATO", "!Luis Soto: secretary-general of Arab League"],
        ),
        ("Supreme Court judge Luis Soto left.", &["Luis Soto: judge of Supreme Court"]),
        (
            "Luis Soto, the head of the World Bank, resigned. A team spokesman, Ines Prado, cheered.",
            &["!Ines Prado: spokesman of World Bank"],
        ),
        (
            "Luis Soto, the head of the World Bank, met Olaf Brandt, Chile's trade minister. Spokeswoman Ines Prado left.",
            &["!Ines Prado: spokeswoman of World Bank"],
        ),
        (
            "Luis Soto leads the Andean Trade Forum. A forum treasurer, Ines Prado, was shot.",
            &["!Ines Prado: treasurer of Andean Trade Forum"],
        ),
    ];

    #[test]
    fn officers_are_of_the_body_that_was_spoken_of() {
        holds(TABLE);
    }
}
