//! Since when and until when a tie holds, and when it turned: from the sentence alone.
//!
//! In: a match. Out: a [`Time`]. "Allied since 1949", "an alliance that dates back to the 1950-53 war", "hostile until
//! 1991", "soured again after the harvest failed in 2020". What the sentence does not date stays undated.

use crate::extract::events::scene::Scene;
use crate::extract::events::setting;
use crate::extract::pattern::Match;
use crate::extract::reading::Reading;
use crate::facts::Edtf;
use crate::language::{Dep, Doc, Tag};

/// When a tie holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Time {
    /// When it held or turned.
    pub date: Option<Edtf>,
    /// Since when.
    pub since: Option<Edtf>,
    /// Until when.
    pub until: Option<Edtf>,
}

impl Time {
    /// Whether two tellings may be of one phase: neither dates what the other dates otherwise.
    pub fn agrees(&self, other: &Time) -> bool {
        let clash = |a: &Option<Edtf>, b: &Option<Edtf>| {
            a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| !a.covers(b) && !b.covers(a))
        };
        let crossed = |a: &Time, b: &Time| a.since.is_some() && b.date.is_some() && b.since.is_none();
        !clash(&self.date, &other.date)
            && !clash(&self.since, &other.since)
            && !clash(&self.until, &other.until)
            && !crossed(self, other)
            && !crossed(other, self)
    }

    /// The one value that says it all: "since 2016" is `2016/..`.
    pub fn span(&self) -> Option<Edtf> {
        let first = |e: &Edtf| e.as_str().split('/').next().unwrap_or_default().to_owned();
        let last = |e: &Edtf| e.as_str().rsplit('/').next().unwrap_or_default().to_owned();
        let (since, until) = (self.since.as_ref().map(first), self.until.as_ref().map(last));
        if since.is_none() && until.is_none() {
            return self.date.clone();
        }
        let open = || "..".to_owned();
        let value = format!("{}/{}", since.unwrap_or_else(open), until.unwrap_or_else(open));
        Edtf::parse(&value).ok().or_else(|| self.date.clone())
    }

    /// Takes over what it does not say itself.
    pub fn complete(&mut self, other: Time) {
        self.date = self.date.take().or(other.date);
        self.since = self.since.take().or(other.since);
        self.until = self.until.take().or(other.until);
    }
}

/// How a date stands to what it dates.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Bound {
    Since,
    Until,
    /// "after it began in 2020": it turned then.
    Turned,
}

/// The time of what a match tells.
pub(super) fn of_match(reading: &Reading, scene: &Scene, found: &Match) -> Time {
    let mut time = Time::default();
    let sentence = reading.doc.sentence_of(found.trigger);
    for placed in scene.dates(sentence) {
        let date = &reading.dates[placed.number];
        let Some((bound, head)) = bound(reading.doc, &date.tokens) else { continue };
        if !is_above(reading.doc, found, head) {
            continue;
        }
        let slot = match bound {
            Bound::Since => &mut time.since,
            Bound::Until => &mut time.until,
            Bound::Turned => &mut time.date,
        };
        slot.get_or_insert_with(|| date.value.clone());
    }
    if time == Time::default() {
        time.date =
            setting::around(reading, scene, found, None).into_iter().next().and_then(|(date, _)| date);
    }
    time
}

/// What binds a date to the words above it, and which word it bounds: "since 1949", "until the vote in May", "after the war
/// ended in 1953", "dates back to 1949".
fn bound(doc: &Doc, date: &std::ops::Range<usize>) -> Option<(Bound, usize)> {
    let mut at = date.clone().find(|t| doc.head(*t).is_none_or(|h| !date.contains(&h)))?;
    for _ in 0..7 {
        let token = &doc.tokens[at];
        let marks: Vec<usize> = doc.children_by(at, &[Dep::Mark, Dep::Advmod]).collect();
        let is_preposition = matches!(token.tag, Tag::In | Tag::To);
        let word = if is_preposition {
            Some(at)
        } else {
            marks.into_iter().find(|m| {
                token.dep == Dep::Advcl
                    && doc.tokens[*m].is_any(&["since", "until", "till", "after", "when", "once"])
            })
        };
        if let Some(word) = word {
            let said = &doc.tokens[word];
            let mut head = doc.head(at)?;
            if doc.tokens[head].is("back") {
                head = doc.head(head)?;
            }
            if said.is("since") {
                return Some((Bound::Since, head));
            }
            if said.is_any(&["until", "till"]) {
                return Some((Bound::Until, head));
            }
            if said.is_any(&["after", "when", "once", "following"]) {
                return Some((Bound::Turned, head));
            }
            // "dates back to 1949", "goes back to the war"
            let back = doc.children_by(head, &[Dep::Advmod, Dep::Prt]).any(|a| doc.tokens[a].is("back"));
            if said.is_any(&["to", "from"])
                && (&*doc.tokens[head].lemma == "date" || (back && doc.is_verbal(head)))
            {
                return Some((Bound::Since, doc.surface_subject(head).unwrap_or(head)));
            }
        } else if doc.is_verbal(at) && !date.contains(&at) && token.dep != Dep::Acl {
            return None;
        }
        at = doc.head(at)?;
    }
    None
}

/// Whether a word is one of a match, or above its first within the clause.
fn is_above(doc: &Doc, found: &Match, head: usize) -> bool {
    if found.words.contains(&head) {
        return true;
    }
    let mut at = found.trigger;
    for _ in 0..5 {
        if matches!(doc.tokens[at].dep, Dep::Ccomp | Dep::Relcl | Dep::Advcl | Dep::Parataxis) {
            return false;
        }
        let Some(above) = doc.head(at) else { return false };
        if above == head {
            return true;
        }
        at = above;
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::extract::events::scene::Scene;
    use crate::extract::resources::Resources;
    use crate::extract::{events, relationships, testing};

    /// Each tie as "kind date".
    fn ties(text: &str) -> Vec<String> {
        let resources = Resources::compiled_in();
        testing::reading(text, |r| {
            let scene = Scene::of(r, &resources.events);
            let events = events::find(r, &resources, &scene);
            let ties = relationships::find(r, &resources, &scene, &events);
            let shown = ties.iter().map(|t| {
                let date = t.time.span().map_or_else(|| "undated".to_owned(), |d| d.to_string());
                format!("{} {date}", t.kind.name())
            });
            shown.collect()
        })
    }

    #[test]
    fn a_tie_has_the_time_that_its_sentence_tells() {
        for (text, wanted) in [
            ("France has been allied with Germany since 1963.", "alliance 1963/.."),
            ("France severed diplomatic ties with Germany in 2016.", "rift 2016"),
            ("France restored diplomatic ties with Germany in May 2023.", "thaw 2023-05"),
            ("Relations between France and Germany soured after the harvest failed in 2020.", "rift 2020"),
            ("Relations between France and Germany soured.", "rift undated"),
            ("France and Germany restored ties severed in 2016.", "thaw undated"),
            ("France and Germany agreed in May to reopen embassies closed in 2016.", "thaw 2024-05"),
        ] {
            let found = ties(text);
            assert!(found.contains(&wanted.to_owned()), "{text} {found:?}");
        }
    }

    #[test]
    fn two_phases_of_a_pair_are_two() {
        let found = ties(
            "Relations between France and Germany soured in 2013. They soured again in 2020, and France condemned Germany.",
        );
        assert!(found.contains(&"rift 2013".to_owned()), "{found:?}");
        let twice = ties(
            "Relations between France and Germany soured in 2013. Relations between France and Germany soured in 2020.",
        );
        assert_eq!(twice.iter().filter(|t| t.starts_with("rift")).count(), 2, "{twice:?}");
        let once = ties("France has fallen out with Germany. France fell out with Germany in 2013.");
        assert_eq!(once.iter().filter(|t| t.starts_with("rift")).count(), 1, "{once:?}");
    }
}
