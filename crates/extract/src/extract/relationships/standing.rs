//! For which state a leader, a body or a city stands.

use crate::extract::LEADER_TERM;
use crate::extract::reading::Reading;
use crate::extract::stances;
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, RelationshipKind};
use crate::gazetteer::Entry;
use crate::language::{Dep, Tag};

/// Whether one of the two is somebody without an office and the other a country: for whom he acts is not known, and the
/// country may be his own.
pub(super) fn is_of_nobody(
    reading: &Reading,
    voice: Voice,
    kind: RelationshipKind,
    (from, to): (usize, usize),
) -> bool {
    use RelationshipKind::{Cooperation, Pressure, Rift, Support, Thaw};
    let country = |entity: usize| reading.kind(entity) == EntityKind::Country;
    let officeless = |entity: usize| {
        reading.kind(entity) == EntityKind::Person
            && reading.offices_of(voice, entity).all(|r| is_of_sport(reading, &r.title))
    };
    let either = matches!(kind, Cooperation | Pressure | Rift | Thaw);
    // A player who helps a country helps its team.
    (either || kind == Support) && officeless(from) && country(to)
        || either && country(from) && officeless(to)
}

/// The country that a leader or official, its parliament or army, or one of its cities stands for.
pub(in crate::extract) fn state_of(reading: &Reading, voice: Voice, entity: usize) -> Option<usize> {
    let label = reading.entities[entity].label.as_str();
    match reading.kind(entity) {
        EntityKind::Person => {
            let held =
                || reading.offices_of(voice, entity).filter(|r| !r.former && !is_of_sport(reading, &r.title));
            let country = held().filter_map(|r| r.of).find(|of| reading.kind(*of) == EntityKind::Country);
            // "secretary of Ruritania's Security Council"
            let owned = || held().filter_map(|r| r.of).find_map(|of| owner_of(reading, of));
            country
                .or_else(owned)
                .or_else(|| led_by(reading, voice, entity))
                .or_else(|| titled_of(reading, entity))
        }
        // "Syrian opposition forces" do not act for Syria.
        EntityKind::Organization if stances::bears_arms(reading, entity) => None,
        EntityKind::Organization => {
            let (whose, what) = label.rsplit_once(' ').unwrap_or(("", label));
            if let Some((organ, whose)) = label.split_once(" of ") {
                let organ = organ.rsplit(' ').next().unwrap_or(organ).to_lowercase();
                let named = reading.gazetteer.entries(whose.trim_start_matches("the ")).iter();
                let mut of = named.filter_map(|e| match e {
                    Entry::CountryName(n) => country(reading, &reading.gazetteer.country_at(*n).iso3),
                    _ => None,
                });
                let stands = organ != "parliament" && reading.words.actors.organs.contains(&organ);
                if let Some(state) = of.find(|_| stands) {
                    return Some(state);
                }
            }
            if !reading.words.actors.organs.holds(what) {
                return None;
            }
            if let Some(owner) = owner_of(reading, entity) {
                return Some(owner);
            }
            let nation = |entry: &Entry| match entry {
                Entry::CountryName(n) | Entry::CountryAdjective(n) => {
                    country(reading, &reading.gazetteer.country_at(*n).iso3)
                }
                _ => None,
            };
            let first = whose.split(' ').next()?;
            [whose, first].iter().find_map(|w| reading.gazetteer.entries(w).iter().find_map(nation))
        }
        EntityKind::Place if reading.is_territory(entity) => None,
        EntityKind::Place => reading
            .gazetteer
            .entries(label)
            .iter()
            .find_map(|entry| match entry {
                Entry::City(n) => country(reading, &reading.gazetteer.city(*n).country),
                Entry::Capital(n) => country(reading, &reading.gazetteer.country_at(*n).iso3),
                _ => None,
            })
            .or_else(|| part_of(reading, entity))
            .or_else(|| country(reading, reading.words.ties.parts.get(&label.to_lowercase())?)),
        EntityKind::Country => None,
    }
}

/// "The Peruvian captain": who plays for a country speaks for its team.
pub(super) fn is_of_sport(reading: &Reading, title: &str) -> bool {
    title.rsplit(' ').next().is_some_and(|last| reading.words.actors.players.contains(last))
}

/// "South Lebanon": the country whose name stands in that of a part of it.
fn part_of(reading: &Reading, place: usize) -> Option<usize> {
    let own = reading.mentions.of_entity(place).next()?;
    let inside = own.tokens.clone().flat_map(|t| reading.mentions_at(t));
    let country = |e: &usize| reading.kind(*e) == EntityKind::Country;
    inside
        .filter(|m| m.tokens.len() < own.tokens.len())
        .find_map(|m| m.entities.iter().copied().find(country))
}

/// The body whose envoy somebody is: what he mediates, it does.
pub(super) fn body_of_envoy(reading: &Reading, voice: Voice, person: usize) -> Option<usize> {
    let mut offices = reading.offices_of(voice, person).filter(|r| !r.former);
    let envoy = |title: &str| reading.words.ties.envoys.iter().any(|e| title.ends_with(e));
    offices.find(|r| envoy(&r.title)).and_then(|r| r.of)
}

/// The country that a person leads who is named with an office and without a country, by the gazetteer's table of terms:
/// background, by which a state that the article names is meant, and no fact of the article.
pub(super) fn led_by(reading: &Reading, voice: Voice, person: usize) -> Option<usize> {
    let on = reading.article.published?;
    let label = reading.entities[person].label.as_str();
    let mut offices = reading.offices_of(voice, person).filter(|r| !r.former);
    if reading.offices_of(voice, person).any(|r| r.of.is_some()) {
        return None;
    }
    if governs(reading, person)
        && let Some(iso3) = reading.gazetteer.country_governed(label, on)
    {
        return country(reading, iso3);
    }
    offices.find_map(|r| country(reading, reading.gazetteer.country_led(label, &r.title, on)?))
}

/// "Ruritania's visiting King Michael": whose title stands between the country and the name.
fn titled_of(reading: &Reading, person: usize) -> Option<usize> {
    let doc = reading.doc;
    reading.mentions.of_entity(person).find_map(|m| {
        let owner = doc.children_by(m.tokens.end - 1, &[Dep::Poss]).find(|p| *p < m.tokens.start)?;
        let titled = (owner + 1..m.tokens.start).any(|t| doc.tokens[t].tag == Tag::Nnp);
        let mut of = reading.named_at(owner)?.entities.iter().copied();
        of.find(|e| titled && reading.kind(*e) == EntityKind::Country)
    })
}

/// "The Petrescu regime": whose government is told of.
fn governs(reading: &Reading, person: usize) -> bool {
    let doc = reading.doc;
    reading.mentions.of_entity(person).any(|m| {
        let head = m.tokens.end - 1;
        let noun =
            doc.head(head).filter(|_| matches!(doc.tokens[head].dep, Dep::Compound | Dep::Poss | Dep::Nmod));
        noun.is_some_and(|n| doc.tokens[n].is_any(&["regime", "government", "administration"]))
    })
}

/// Where a leader is named by whom a state is meant as background alone tells, with the rule that says so.
pub(super) fn background_mark(
    reading: &Reading,
    voice: Voice,
    sentence: usize,
    entity: usize,
) -> Option<(std::ops::Range<usize>, String)> {
    if reading.kind(entity) != EntityKind::Person {
        return None;
    }
    led_by(reading, voice, entity)?;
    let here = reading.mentions_of_sentence(sentence).iter().find(|m| m.entities.contains(&entity));
    let mention = here.or_else(|| reading.mentions.of_entity(entity).next())?;
    Some((mention.tokens.clone(), LEADER_TERM.to_owned()))
}

/// The country whose body it is said to be: "Ruritania's defence ministry".
fn owner_of(reading: &Reading, body: usize) -> Option<usize> {
    // Where the parser does not see that the one is the other's: "secretary of Chile's Supreme Water Council".
    let before = |start: usize| {
        let genitive = start.checked_sub(1).filter(|t| reading.token_is(*t, &["'s", "’s", "'", "’"]))?;
        let owner = reading.named_at(genitive.checked_sub(1)?)?;
        owner.entities.iter().copied().find(|e| reading.kind(*e) == EntityKind::Country)
    };
    if let Some(owner) = reading.mentions.of_entity(body).find_map(|m| before(m.tokens.start)) {
        return Some(owner);
    }
    let named = reading.mentions.of_entity(body);
    named.filter_map(|m| m.tokens.end.checked_sub(1)).find_map(|head| {
        let owner = reading.doc.children_by(head, &[Dep::Poss]).next()?;
        let owners = reading.named_at(owner)?.entities.iter().copied();
        owners.into_iter().find(|e| reading.kind(*e) == EntityKind::Country)
    })
}

/// A country that the article names.
fn country(reading: &Reading, iso3: &str) -> Option<usize> {
    reading.entities.iter().position(|e| e.iso3.as_deref() == Some(iso3))
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::extract::testing;

    /// Each tie as "kind from to", and whether background told who is meant.
    fn ties(published: (i16, i8), text: &str) -> Vec<(String, bool)> {
        let mut article = Article::from_text("notes", text.to_owned());
        article.published = jiff::civil::Date::new(published.0, published.1, 15).ok();
        let facts = testing::facts(&article);
        let ties = facts.relationships.iter().map(|r| {
            let background = r.evidence.marks().any(|m| m.rule.as_str() == super::LEADER_TERM);
            (format!("{} {} {}", r.kind.name(), r.from, r.to), background)
        });
        ties.collect()
    }

    #[test]
    fn a_leader_stands_for_the_state_that_background_gives_for_the_day() {
        let text = "President Obama condemned Iran. The United States is uneasy.";
        let wanted = vec![("pressure country/USA country/IRN".to_owned(), true)];
        assert_eq!(ties((2012, 5), text), wanted);
        // Nobody of the name led a country then, and the table knows of no later years.
        for year in [2018, 2024] {
            let found = ties((year, 5), text);
            assert!(!found.iter().any(|(tie, _)| tie.contains("USA")), "{year} {found:?}");
        }
        let told = ties((2012, 5), "U.S. President Obama condemned Iran.");
        assert_eq!(told, [("pressure country/USA country/IRN".to_owned(), false)]);
    }
}
