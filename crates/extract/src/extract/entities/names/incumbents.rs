//! Clauses that tell of whom they name what office he has, gets or leaves: "Tarn is Zenda's ombudsman", "Tarn was dismissed as treasurer",
//! "took over as envoy from Tarn", "Tarn's term as dean". What stands there is somebody's name.

use crate::extract::entities::people::{title_ending_at, title_length};
use crate::extract::reading::Reading;
use crate::language::{Shape, Tag};
use std::ops::Range;

/// Verbs by whose "by" or "from" somebody is named whose office it is or was.
const PASSES: &[&str] = &["succeed", "replace", "follow", "take", "inherit"];

/// Whether the words around a name tell what office it has.
pub(super) fn is_told(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> bool {
    (2..=5).contains(&row.len())
        && (is_subject(reading, row, sentence)
            || is_owner(reading, row, sentence)
            || is_behind(reading, row, sentence)
            || is_introduced(reading, row, sentence))
}

/// Where an office is told from this token on, past whose it is; its last token.
fn office_from(reading: &Reading, from: usize, end: usize) -> Option<usize> {
    const FAR: usize = 8;
    let tokens = &reading.doc.tokens;
    let light = |t: usize| {
        let token = &tokens[t];
        matches!(token.tag, Tag::Dt | Tag::Jj | Tag::PrpS | Tag::Pos | Tag::Cd | Tag::Hyph | Tag::Rb)
            || token.is_capitalised()
            || matches!(token.text, "'s" | "’s" | "'" | "’" | "-")
    };
    let mut at = from;
    while at < end.min(from + FAR) {
        let length = title_length(reading, at, end).filter(|_| tokens[at].shape == Shape::Lower);
        if let Some(length) = length {
            let title = crate::extract::entities::roles::title_text(reading, at..at + length);
            // "the premier port"
            let noun = tokens.get(at + length).is_some_and(|t| at + length < end && t.tag.is_noun());
            let last = &tokens[at + length - 1];
            let anybody = reading.words.offices.of_anything.contains(&title)
                || last.tag == Tag::Nns
                || last.tag.is_verb();
            return (!noun && !anybody).then_some(at + length - 1);
        }
        if !light(at) {
            return None;
        }
        at += 1;
    }
    None
}

/// "Tarn is Zenda's ombudsman", "Tarn will be replaced as".
fn is_subject(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> bool {
    const FAR: usize = 12;
    let tokens = &reading.doc.tokens;
    let end = sentence.end;
    // "Tarn, who resigned as"
    let who = row.end + usize::from(row.end < end && reading.token_is(row.end, &[","]));
    let from = who + usize::from(who < end && reading.token_is(who, &["who"]));
    let from = if from == who { row.end } else { from };
    let chain = |t: &usize| {
        let token = &tokens[*t];
        token.tag.is_verb() || matches!(token.tag, Tag::Md | Tag::Rb | Tag::To) || token.is("who")
    };
    let behind = from + (from..end.min(from + FAR)).take_while(chain).count();
    let verb = (from..behind).rev().find(|t| tokens[*t].tag.is_verb());
    let Some(verb) = verb else { return false };
    let is = matches!(&*tokens[verb].lemma, "be" | "become" | "remain" | "reappoint" | "appoint" | "elect");
    if is && office_from(reading, behind, end).is_some() {
        return true;
    }
    let stop = |t: &usize| !matches!(tokens[*t].text, "," | ";" | "\"" | "“" | "”" | ":");
    let as_at = (verb + 1..end.min(verb + FAR)).take_while(stop).find(|t| reading.token_is(*t, &["as"]));
    let near = as_at.filter(|a| !(verb + 1..*a).any(|t| tokens[t].tag.is_verb()));
    near.is_some_and(|a| office_from(reading, a + 1, end).is_some())
}

/// "Tarn's term as dean".
fn is_owner(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> bool {
    let end = sentence.end;
    let mark = row.end < end && matches!(reading.doc.tokens[row.end].text, "'s" | "’s" | "'" | "’");
    let turn = (row.end + 1..end.min(row.end + 4)).find(|t| is_turn(reading, *t)).filter(|_| mark);
    turn.is_some_and(|t| reading.token_is(t + 1, &["as"]) && office_from(reading, t + 2, end).is_some())
}

/// A noun for coming into an office, having or leaving it.
fn is_turn(reading: &Reading, noun: usize) -> bool {
    let words = &reading.words.offices;
    let turn = [&words.comings, &words.goings, &words.duties].iter().any(|set| reading.token_in(noun, set));
    turn || reading.token_is(noun, &["successor"])
}

/// "was succeeded as envoy by Tarn", "took over as envoy from Tarn", "the post of envoy went to Tarn".
fn is_behind(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> bool {
    const FAR: usize = 16;
    let tokens = &reading.doc.tokens;
    let Some(before) = row.start.checked_sub(1).filter(|b| *b > sentence.start) else { return false };
    let from = sentence.start.max(before.saturating_sub(FAR));
    let passes = |a: usize| {
        (from..a).rev().take(6).any(|t| PASSES.contains(&&*tokens[t].lemma) && tokens[t].tag.is_verb())
    };
    let as_at = (from..before).rev().find(|t| reading.token_is(*t, &["as"]));
    let as_office = as_at.is_some_and(|a| passes(a) && office_from(reading, a + 1, before).is_some());
    if reading.token_is(before, &["by", "from"]) && as_office {
        return true;
    }
    // "takes over from Tarn as envoy"
    let over = before > sentence.start + 1
        && reading.token_is(before, &["from"])
        && reading.token_is(before - 1, &["over"])
        && &*tokens[before - 2].lemma == "take";
    if over && reading.token_is(row.end, &["as"]) && office_from(reading, row.end + 1, sentence.end).is_some()
    {
        return true;
    }
    // "took over the presidency from Tarn"
    let dignity = |t: usize| {
        let text = tokens[t].text;
        text.ends_with("ship")
            || matches!(text, "presidency" | "premiership" | "regency" | "mayoralty" | "vice-presidency")
    };
    let taken = |t: usize| &*tokens[t].lemma == "take" && reading.token_is(t + 1, &["over"]);
    if reading.token_is(before, &["from"]) && (from..before).any(taken) && (from..before).any(dignity) {
        return true;
    }
    let post = (from..before).rev().find(|t| reading.token_in(*t, &reading.words.offices.posts));
    reading.token_is(before, &["to"])
        && post.is_some_and(|p| {
            reading.token_is(p + 1, &["of"]) && office_from(reading, p + 2, before).is_some()
        })
}

/// "has a new envoy: Tarn", "its envoy is Tarn".
fn is_introduced(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> bool {
    let tokens = &reading.doc.tokens;
    let Some(before) = row.start.checked_sub(1).filter(|b| *b > sentence.start) else { return false };
    let closed = row.end >= sentence.end || !tokens[row.end].is_word();
    let mark = before > 0 && matches!(tokens[before].text, ":" | "—" | "–") || tokens[before].is("is");
    let title = title_ending_at(reading, before, sentence.start).filter(|_| mark && closed);
    title.is_some_and(|t| {
        let text = crate::extract::entities::roles::title_text(reading, t.clone());
        tokens[t.start].shape == Shape::Lower && !reading.words.offices.of_anything.contains(&text)
    })
}

/// Whether an office that bodies alone have is told to be of what a name stands for: "the treasurer of Tarnbank", "Tarnbank's managing
/// director", "Tarnbank chairwoman Marta Ott".
pub(super) fn is_body_of_office(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> bool {
    let tokens = &reading.doc.tokens;
    let of_body = |title: Range<usize>| {
        let text = crate::extract::entities::roles::title_text(reading, title);
        reading.words.offices.of_bodies_alone.contains(text.rsplit(' ').next().unwrap_or_default())
    };
    let given = row.len() > 1 && reading.gazetteer.is_given_name(tokens[row.start].text);
    if given || row.len() > 4 {
        return false;
    }
    let before = row.start.checked_sub(1).filter(|b| *b > sentence.start);
    let of = before.filter(|b| reading.token_is(*b, &["of", "at", "with"]));
    if of.and_then(|of| title_ending_at(reading, of, sentence.start)).is_some_and(of_body) {
        return !tokens.get(row.end).is_some_and(|t| row.end < sentence.end && matches!(t.text, "'s" | "’s"));
    }
    let mark = usize::from(row.end < sentence.end && matches!(tokens[row.end].text, "'s" | "’s"));
    if chooses(reading, row, sentence) {
        return true;
    }
    let plain = |t: &usize| !reading.token_is(*t, &["new", "former", "outgoing", "first", "deputy"]);
    let Some(at) = (row.end + mark..sentence.end.min(row.end + mark + 3)).find(plain) else { return false };
    let title = title_length(reading, at, sentence.end).map(|n| at..at + n);
    title.is_some_and(|t| {
        let next = t.end + usize::from(reading.token_is(t.end, &[",", "is"]));
        let named = tokens.get(next).is_some_and(|w| next < sentence.end && w.is_capitalised());
        named && tokens[t.start].shape == Shape::Lower && of_body(t)
    })
}

/// "Tarvobank elected Marta Ott as its chairman".
fn chooses(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> bool {
    const NEAR: usize = 8;
    let tokens = &reading.doc.tokens;
    let has = usize::from(row.end < sentence.end && reading.token_is(row.end, &["has", "have"]));
    let verb = row.end + has;
    let makes = verb < sentence.end
        && tokens[verb].tag.is_verb()
        && crate::extract::entities::roles::MAKING.contains(&&*tokens[verb].lemma);
    let its = (verb..sentence.end.min(verb + NEAR)).find(|t| reading.token_is(*t, &["its"]));
    its.filter(|_| makes).is_some_and(|i| office_from(reading, i + 1, sentence.end).is_some())
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        ("Prakash Thapal is Chile's ombudsman.", &["person Prakash Thapal"]),
        ("Orlik Bay is Chile's premier port.", &["!person Orlik Bay"]),
        ("Prakash Thapal was dismissed as Chile's treasurer on Monday.", &["person Prakash Thapal"]),
        ("Ines Prado took over as Chile's envoy from Prakash Thapal.", &["person Prakash Thapal"]),
        ("Ines Prado was succeeded as Chile's tax chief by Prakash Thapal.", &["person Prakash Thapal"]),
        ("Prakash Thapal's resignation as Chile's envoy was welcomed.", &["person Prakash Thapal"]),
        ("Chile has a new tax chief: Prakash Thapal.", &["person Prakash Thapal"]),
        ("Ines Prado, chairwoman of Tarvobank, resigned.", &["organization Tarvobank"]),
        ("Tarvobank's managing director, Ines Prado, resigned.", &["organization Tarvobank"]),
    ];

    #[test]
    fn names_of_whom_an_office_is_told_are_somebodys() {
        holds(TABLE);
    }
}
