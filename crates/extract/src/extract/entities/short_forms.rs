//! Names of one word, and words that are part of a person's name: whose they are. With several people of one name the
//! title decides, then who is speaking, then who was named last; never who is named most.

use super::coreference::Walk;
use super::people::{self, PersonName};
use super::roles;
use super::roles::same_office;
use crate::article::slug;
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::{Gender, Rank};
use crate::language::Dep;
use std::ops::Range;

impl Walk<'_, '_> {
    /// A name of one word, or a word that is part of a person's name.
    pub(super) fn short_form(&mut self, name: PersonName, sentence: usize, sure: bool) {
        let at = name.tokens.start;
        let word = slug(&people::written(self.reading, &name));
        let mut known = self.called(&word);
        let from = self.reading.doc.sentences[sentence].start;
        let title =
            people::title_ending_at(self.reading, people::courtesy_before(self.reading, at, from), from);
        if known.len() > 1 {
            known = self.by_title(&known, title.as_ref());
        } else if let ([only], Some(title)) = (&known[..], title.clone())
            && sure
            && self.other_throne(*only, &roles::title_text(self.reading, title))
        {
            known.clear();
        }
        if known.is_empty() && !sure {
            return;
        }
        let person = match known[..] {
            [only] => only,
            [] => {
                let label = self.completed(&name, &people::written(self.reading, &name));
                let person = self.reading.new_entity(EntityKind::Person, &label);
                self.learn(person);
                person
            }
            _ => {
                let known = self.without_kin(self.by_courtesy(known, at, from));
                match self.of_several(&known, at, sentence) {
                    Some(person) => person,
                    None => return,
                }
            }
        };
        let written = people::written(self.reading, &name);
        self.reading.alias(person, &written);
        let tokens = name.tokens;
        self.reading.mention(tokens, person, MentionKind::Name, "entities.people.short-form");
        self.courtesy_gender(at, person);
        roles::beside_name(self.reading, at, person);
        self.note(at, person, sentence);
    }

    /// "his son, Nikolai" of a Lukashenko is Nikolai Lukashenko.
    fn completed(&self, name: &PersonName, written: &str) -> String {
        const KIN: &[&str] = &["son", "daughter", "brother", "sister", "wife", "husband"];
        let doc = self.reading.doc;
        let at = name.tokens.start;
        let comma = usize::from(at > 0 && self.reading.token_is(at - 1, &[","]));
        let Some(kin) = at.checked_sub(1 + comma).filter(|k| self.reading.token_is(*k, KIN)) else {
            return written.to_owned();
        };
        let owner = doc.child_by(kin, &[Dep::Poss]).and_then(|o| self.reading.named_at(o));
        let family = owner.filter(|o| o.entities.len() == 1).and_then(|o| {
            let label = &self.reading.entities[o.entities[0]].label;
            let (given, family) = label.rsplit_once(' ')?;
            (!self.reading.gazetteer.is_family_name(given)).then(|| family.to_owned())
        });
        family.map_or_else(|| written.to_owned(), |family| format!("{written} {family}"))
    }

    /// Whether the person is known by another of the offices that nobody changes between two sentences: "King Salman" is
    /// not the crown prince, "President Bush" not the first lady.
    fn other_throne(&self, person: usize, title: &str) -> bool {
        const THRONES: &[&str] = &[
            "king",
            "queen",
            "crown prince",
            "president",
            "prime minister",
            "first lady",
            "pope",
            "emperor",
            "emir",
        ];
        let held = |t: &str| THRONES.iter().find(|throne| same_office(t, throne)).copied();
        let Some(title) = held(title) else { return false };
        let mut others = self
            .reading
            .roles
            .kinds_of(person)
            .filter(|r| !r.former)
            .filter_map(|r| held(&r.title))
            .peekable();
        others.peek().is_some() && others.all(|other| other != title)
    }

    /// Those who hold the office that stands before the name; all where none does.
    fn by_title(&self, people: &[usize], title: Option<&Range<usize>>) -> Vec<usize> {
        let Some(title) = title else { return people.to_vec() };
        let title = roles::title_text(self.reading, title.clone());
        let holders: Vec<usize> = people
            .iter()
            .copied()
            .filter(|p| self.reading.roles.kinds_of(*p).any(|r| same_office(&r.title, &title)))
            .collect();
        if holders.is_empty() { people.to_vec() } else { holders }
    }

    /// Those whom "Mr." or "Mrs." right before the name may mean; all where there is none, or it fits nobody.
    fn by_courtesy(&self, mut people: Vec<usize>, at: usize, from: usize) -> Vec<usize> {
        let names = &self.reading.words.names;
        let mut before = people::courtesy_before(self.reading, at, from)..at;
        let told = before.find_map(|t| {
            let he = self.reading.token_in(t, &names.he_before).then_some(Gender::Male);
            he.or_else(|| self.reading.token_in(t, &names.she_before).then_some(Gender::Female))
        });
        let Some(gender) = told else { return people };
        let fits = |p: &usize| self.genders.get(p).is_none_or(|known| *known == gender);
        if people.iter().any(fits) {
            people.retain(fits);
        }
        people
    }

    /// Those who were not told of as somebody's kin and no more, where one of them was named: after "Ott's wife, Anna", it
    /// is still her husband whom an article calls "Ott".
    fn without_kin(&self, mut people: Vec<usize>) -> Vec<usize> {
        let stands = |p: &usize| self.is_in_office(*p) || !self.is_told_as_kin(*p);
        if people.iter().any(|p| stands(p) && self.last.contains_key(p)) {
            people.retain(stands);
        }
        people
    }

    /// "His wife, Anna Ott", "Ott's son Bo".
    fn is_told_as_kin(&self, person: usize) -> bool {
        let reading = &self.reading;
        let kin = |t: usize| {
            reading.token_in(t, &reading.words.names.kin)
                && reading.doc.child_by(t, &[Dep::Poss]).is_some_and(|p| p < t)
        };
        reading.mentions.of_entity(person).filter(|m| m.kind == MentionKind::Name).any(|m| {
            let at = m.tokens.start;
            let comma = usize::from(at > 0 && reading.token_is(at - 1, &[","]));
            at.checked_sub(1 + comma).is_some_and(kin)
        })
    }

    /// One of several people of one name. The one who speaks goes on speaking; whom a speaker speaks of is not the
    /// speaker; else the one named last. Nobody where none has been named yet.
    fn of_several(&self, people: &[usize], at: usize, sentence: usize) -> Option<usize> {
        let speaks = self.reading.quotes.at(at).is_none() && self.speech_of(at).is_some();
        if speaks
            && let Some(verb) = self.speech_of(at)
            && let Some(speaker) = self.speaking(sentence, people, verb)
        {
            return Some(speaker);
        }
        let content_of = self.content_speaker(at);
        let named = people.iter().copied().filter(|p| self.last.contains_key(p) && Some(*p) != content_of);
        // Commentators comment; those in office are commented on.
        let start = self.reading.doc.sentences[sentence].start;
        let key = |p: &usize| (self.last[p] >= start || self.is_in_office(*p), self.last[p]);
        named.max_by_key(key)
    }

    /// Whether a person is known by an office of state.
    fn is_in_office(&self, person: usize) -> bool {
        let rank = |title: &str| self.reading.gazetteer.title(title).map(|t| t.rank);
        let mut roles = self.reading.roles.kinds_of(person);
        roles.any(|r| !matches!(rank(&r.title), None | Some(Rank::Other)))
    }
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::extract::testing;

    #[test]
    fn a_family_name_alone_is_that_of_whom_it_was_and_not_of_kin_told_of_by_the_way() {
        for (text, who) in [
            (
                "Bo Berg praised Carl Ott. He showed a photo of Ott's wife, Anna, a model. Ott met Berg in Rome.",
                "carl-ott",
            ),
            ("Bo Berg praised Carl Ott. His wife, Anna Ott, smiled. Ott met Berg in Rome.", "carl-ott"),
            ("Carl Ott and his wife, Anna Ott, came. Mrs. Ott met Bo Berg in Rome.", "anna-ott"),
            ("Carl Ott and his wife, Anna Ott, came. Mr. Ott met Bo Berg in Rome.", "carl-ott"),
            // Of two who were both named for themselves, the one who was named last.
            ("Carl Ott came. Then Anna Ott came. Ott met Bo Berg in Rome.", "anna-ott"),
            // Kin in office is told of for his own sake.
            (
                "President Carl Ott came. His brother, Prime Minister Jan Ott, left. Ott met Bo Berg in Rome.",
                "jan-ott",
            ),
        ] {
            let facts = testing::facts(&Article::from_text("notes", text.to_owned()));
            let met = |e: &crate::facts::Event| {
                e.participants.iter().any(|p| p.as_str() == format!("person/{who}"))
            };
            assert!(facts.events.iter().any(met), "{text} {:?}", facts.events);
        }
    }
}
