//! States under another order: "the Russian Empire", "the French Third Republic", "Nazi Germany"; and realms of old that have
//! no code of a state, which are lands: "the Duchy of Tarn".

use super::{Cutter, Piece, What};
use crate::extract::reading::Reading;
use crate::facts::EntityKind;
use crate::gazetteer::Entry;
use std::ops::Range;

/// How many of a nation's republics and empires it was.
const ORDINALS: &[&str] = &["First", "Second", "Third", "Fourth", "Fifth", "Sixth"];

impl Cutter<'_, '_> {
    /// A nationality and a form of state, or the order that ruled and a country: the state of that nation. Returns where
    /// the name ends.
    pub(super) fn realm(&mut self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let reading = self.reading;
        if !reading.doc.tokens[at].is_capitalised() {
            return None;
        }
        if let Some((what, end)) = land_of_old(reading, at, sentence) {
            self.pieces.push(Piece { tokens: at..end, what });
            return Some(end);
        }
        let (country, end) =
            nation_and_form(reading, at, sentence).or_else(|| order_and_country(reading, at, sentence))?;
        // "the British Empire Exhibition", "the Turkish Republic of Northern Cyprus" are others.
        let goes_on = reading.doc.tokens.get(end).filter(|_| end < sentence.end).is_some_and(|t| {
            (t.is_capitalised() && t.tag.is_noun()) || (t.is_any(&["of"]) && !is_when(reading, end + 1))
        });
        if goes_on {
            return None;
        }
        let what = What::Known(Entry::CountryName(country));
        self.pieces.push(Piece { tokens: at..end, what });
        Some(end)
    }
}

/// "Duchy of Tarn", "Crown Colony of Tarn": a land, by the name that the gazetteer has for it or by its own.
fn land_of_old(reading: &Reading, at: usize, sentence: &Range<usize>) -> Option<(What, usize)> {
    let tokens = &reading.doc.tokens;
    let names = &reading.words.names;
    let kinds =
        (at..sentence.end).take_while(|t| ["Grand", "Crown", "Free"].contains(&tokens[*t].text)).count();
    let form = at + kinds;
    let begins = at == sentence.start || !(tokens[at - 1].is_capitalised() && tokens[at - 1].tag.is_noun());
    let land = form + 2;
    let fits = land < sentence.end
        && names.lands_of_old.contains(tokens[form].text)
        && reading.token_is(form + 1, &["of"]);
    if !begins || !fits || !tokens[land].is_capitalised() || !tokens[land].tag.is_proper() {
        return None;
    }
    let known = reading.longest_name(land, sentence.end);
    let (end, what) = match known {
        // "the Kingdom of Spain" is the state's own name.
        Some((_, entries)) if entries.iter().any(|e| matches!(e, Entry::CountryName(_))) => return None,
        Some((length, entries)) => {
            let region = entries.iter().find(|e| matches!(e, Entry::Region(_))).cloned();
            (land + length, region.map(What::Known))
        }
        None => {
            let words = (land..sentence.end.min(land + 3))
                .take_while(|t| tokens[*t].is_capitalised() && tokens[*t].tag.is_proper());
            (land + words.count(), None)
        }
    };
    let goes_on =
        tokens.get(end).is_some_and(|t| end < sentence.end && t.is_capitalised() && t.tag.is_noun());
    let what = what.unwrap_or(What::Told(EntityKind::Place, "entities.places.head-word"));
    (!goes_on).then_some((what, end))
}

/// "the German Empire of 1871".
fn is_when(reading: &Reading, at: usize) -> bool {
    reading.doc.tokens.get(at).is_some_and(|t| t.text.starts_with(|c: char| c.is_ascii_digit()))
}

/// "Russian Empire", "French Third Republic", "Second Spanish Republic".
fn nation_and_form(reading: &Reading, at: usize, sentence: &Range<usize>) -> Option<(usize, usize)> {
    let tokens = &reading.doc.tokens;
    let ordinal = |t: usize| t < sentence.end && ORDINALS.contains(&tokens[t].text);
    let first = at + usize::from(ordinal(at));
    let (length, entries) = reading.longest_name(first, sentence.end)?;
    let behind = first + length;
    let country = entries.iter().find_map(|e| match e {
        Entry::CountryAdjective(n) => Some(*n),
        // "Second Polish Republic": the rest is a name that is known.
        Entry::CountryName(n) if first > at => Some(*n),
        _ => None,
    })?;
    let whole = reading.words.names.realms_named.contains(tokens[behind - 1].text);
    if first > at && whole {
        return Some((country, behind));
    }
    let form = behind + usize::from(ordinal(behind) && first == at);
    let counted = first > at || form > behind;
    let word = tokens.get(form).filter(|_| form < sentence.end)?.text;
    let realm = reading.words.names.realms_named.contains(word);
    // One of Bosnia's parts is a Serb Republic: a republic that nobody counts may be a part of a state.
    (realm && (counted || word != "Republic")).then_some((country, form + 1))
}

/// "Nazi Germany", "Imperial Japan".
fn order_and_country(reading: &Reading, at: usize, sentence: &Range<usize>) -> Option<(usize, usize)> {
    if !reading.words.names.orders.contains(reading.doc.tokens[at].text) {
        return None;
    }
    let (length, entries) = reading.longest_name(at + 1, sentence.end)?;
    let country = entries.iter().find_map(|e| match e {
        Entry::CountryName(n) => Some(*n),
        _ => None,
    })?;
    Some((country, at + 1 + length))
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::check;

    /// The state that a name is of; what begins with `!` is not found.
    const REALMS: &[(&str, &[&str])] = &[
        ("The Russian Empire fell.", &["country RUS", "Russian Empire = RUS", "!place Empire"]),
        ("The French Third Republic fell.", &["French Third Republic = FRA"]),
        ("They fled the Second Spanish Republic.", &["Second Spanish Republic = ESP"]),
        ("The army of Nazi Germany retreated.", &["Nazi Germany = DEU"]),
        ("The Second Polish Republic fell.", &["Second Polish Republic = POL"]),
        ("Imperial Japan surrendered.", &["Imperial Japan = JPN"]),
        ("The British Empire Exhibition opened.", &["!British Empire = GBR"]),
        ("The Duchy of Tarvo joined.", &["place Duchy of Tarvo", "!organization Duchy of Tarvo"]),
        ("The Kingdom of Bavaria joined.", &["Kingdom of Bavaria = Bavaria", "place Bavaria"]),
        ("The Crown Colony of North Tarvo joined.", &["place Crown Colony of North Tarvo"]),
        ("The Kingdom of Norway joined.", &["country NOR", "!place Kingdom of Norway"]),
        ("He spoke of the kingdom of Heaven.", &["!place kingdom of Heaven"]),
        ("The Tarvo Empire fell.", &["place Tarvo Empire"]),
        ("The Imperial War Museum opened.", &["!country JPN"]),
        ("The Nazi German press wrote it.", &["!Nazi German = DEU"]),
    ];

    #[test]
    fn a_nation_with_the_form_of_its_state_is_the_state() {
        let wrong = check(REALMS);
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    }
}
