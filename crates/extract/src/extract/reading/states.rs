//! For which state a word stands: "the government in Paris", "Ott's army"; and which stand for none: "ethnic Albanians".

use super::{Found, Reading};
use crate::extract::words::{Lower, WordSet, lower};
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Entry;
use crate::language::{Dep, Relation, Tag};
use std::borrow::Cow;

impl Reading<'_> {
    /// The lemma of a common noun, in small letters: official prose writes "Ministers", which is then taken for a name and has none.
    pub(in crate::extract) fn common_lemma(&self, token: usize) -> Lower<'_> {
        let word = &self.doc.tokens[token];
        let one = if word.tag == Tag::Nnps { word.lemma.strip_suffix(['s', 'S']) } else { None };
        lower(one.unwrap_or(&word.lemma))
    }

    /// Whether the lemma of a common noun is in a list, with no need of its small letters where it is not.
    pub(in crate::extract) fn has_common_lemma(&self, token: usize, list: &WordSet) -> bool {
        let word = &self.doc.tokens[token];
        match word.tag {
            Tag::Nnps => list.contains(&self.common_lemma(token)),
            _ => self.lemma_in(token, list),
        }
    }

    /// Whether a body is one that bears arms, by its name alone: a known group, a front, a brigade.
    pub(in crate::extract) fn is_armed_by_name(&self, entity: usize) -> bool {
        let label = &self.entities[entity].label;
        self.kind(entity) == EntityKind::Organization
            && (self.gazetteer.is_armed_group(label)
                || label.split(' ').any(|w| self.words.ties.fronts.holds(w)))
    }

    /// Whether an entity is a place that governs itself and is recognised by few or none: a party like a state.
    pub(in crate::extract) fn is_territory(&self, entity: usize) -> bool {
        self.kind(entity) == EntityKind::Place
            && self.words.ties.territories.holds(&self.entities[entity].label)
    }

    /// Whether a token names an armed group.
    pub(in crate::extract) fn is_front(&self, token: usize) -> bool {
        self.named_at(token).is_some_and(|m| m.entities.iter().any(|e| self.is_armed_by_name(*e)))
    }

    /// "Chad's Front rebels": they fight for the Front, and not for Chad.
    pub(in crate::extract) fn is_of_front(&self, noun: usize) -> bool {
        let mut arguments = self.doc.arguments(noun).iter();
        arguments.any(|a| a.relation == Relation::Modifier && self.is_front(a.token))
    }

    /// The states that a sentence names, each once.
    pub(in crate::extract) fn states_of(&self, sentence: usize) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        let named = self.mentions_of_sentence(sentence).iter().filter(|m| m.kind != MentionKind::Nominal);
        for entity in named.flat_map(|m| m.entities.iter().copied()) {
            if self.kind(entity) == EntityKind::Country && !found.contains(&entity) {
                found.push(entity);
            }
        }
        found
    }

    /// "losses in Peru and Chile", "people displaced inside Chad": whether a state is named as more than where something is.
    pub(in crate::extract) fn is_more_than_soil(&self, sentence: usize, state: usize) -> bool {
        let doc = self.doc;
        let inside = |m: &Found| {
            let mut first = m.tokens.end - 1;
            while doc.tokens[first].dep == Dep::Conj
                && let Some(head) = doc.head(first).filter(|h| *h < first)
            {
                first = head;
            }
            doc.tokens[first].dep == Dep::Pobj
                && doc
                    .head(first)
                    .is_some_and(|p| self.token_is(p, &["in", "inside", "across", "throughout", "within"]))
        };
        let mut named = self.mentions_of_sentence(sentence).iter().filter(|m| m.entities.contains(&state));
        named.any(|m| !inside(m))
    }

    /// The state whose capital a word names.
    fn state_of_capital(&self, mention: &Found) -> Option<usize> {
        let name = self.doc.slice(mention.tokens.clone());
        let capital = self.gazetteer.entries(name).iter().find_map(|entry| match entry {
            Entry::Capital(country) => Some(*country),
            _ => None,
        })?;
        self.country(&self.gazetteer.country_at(capital).iso3)
    }

    pub(super) fn is_capital(&self, token: usize) -> bool {
        self.named_at(token).is_some_and(|m| self.state_of_capital(m).is_some())
    }

    /// "the government in Paris": France's, where the article names it.
    pub(super) fn governed_from(&self, noun: usize, mention: &Found) -> Option<Vec<usize>> {
        let organ = self.words.actors.state_organs.contains(&self.doc.tokens[noun].lemma);
        let place = mention.entities.iter().any(|e| self.kind(*e) == EntityKind::Place);
        self.state_of_capital(mention).filter(|_| organ && place).map(|state| vec![state])
    }

    /// "Ott's government", "Ott's army": where it is known of which state Ott has an office, the state. What Ott's aides do he has not
    /// done himself, so that they act for his state or for nobody known.
    pub(super) fn state_of(&self, noun: usize, owner: usize) -> Option<usize> {
        let lemma = &self.doc.tokens[noun].lemma;
        let aide = self.words.actors.aides.contains(lemma);
        if self.kind(owner) != EntityKind::Person || !(aide || self.words.actors.state_organs.contains(lemma))
        {
            return Some(owner);
        }
        let served = self.offices_of(self.voices.at(noun), owner).filter_map(|r| r.of);
        let state = served.filter(|of| self.kind(*of) == EntityKind::Country).last();
        state.or(Some(owner).filter(|_| !aide))
    }

    /// "ethnic Albanians", "pro-Iranian", "Irish nationalists": the word is of a people or a cause, no state acts.
    pub(in crate::extract) fn is_of_a_people(&self, mention: &Found) -> bool {
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let before = |back: usize, words: &[&str]| start >= back && self.token_is(start - back, words);
        let dash = before(1, &["-", "–"]) && !self.doc.tokens[start].spaced;
        // "anti-Taliban fighters": those whom the name holds are on the other side.
        if dash && before(2, &["anti", "counter", "non", "post"]) {
            return true;
        }
        if mention.kind != MentionKind::Demonym {
            return false;
        }
        if self.is_of_two_lands(mention) || self.is_a_minority(mention) {
            return true;
        }
        before(1, &["ethnic", "pro-", "anti-"])
            || (dash && before(2, &["pro", "anti", "ethnic"]))
            || self.token_is(end, &["nationalist", "nationalists", "separatist", "separatists"])
            || (self.token_is(end, &["-"])
                && self.token_is(
                    end + 1,
                    &["speaking", "born", "language", "style", "held", "populated", "majority", "dominated"],
                ))
    }

    /// "Turkish Cypriots", "Bosnian Serb": two such words at a stretch name a people of one state and speech of another.
    fn is_of_two_lands(&self, mention: &Found) -> bool {
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let other = |m: &&Found| m.kind == MentionKind::Demonym && m.entities != mention.entities;
        let beside = start.checked_sub(1).into_iter().flat_map(|t| self.mentions_at(t));
        let beside = beside.filter(|m| m.tokens.end == start);
        let behind = self.mentions_at(end).filter(|m| m.tokens.start == end);
        beside.chain(behind).any(|m| other(&m))
    }

    /// "Iraqi Turkmen fled … Turkmen were driven out": who was told to be of a people in another land still is, where no word names the
    /// people's own state.
    fn is_a_minority(&self, mention: &Found) -> bool {
        /// So many mentions are looked at.
        const FIRST: usize = 24;
        let [people] = mention.entities[..] else { return false };
        // "Iraq's Turkmen"
        let owned = |m: &Found| {
            let mark = m.tokens.start.checked_sub(1).filter(|t| self.token_is(*t, &["'s", "’s"]));
            let owner = mark.and_then(|t| t.checked_sub(1)).and_then(|t| self.named_at(t));
            owner.is_some_and(|o| o.entities != m.entities && self.kind(o.entities[0]) == EntityKind::Country)
        };
        let mut among = false;
        for other in self.mentions.of_entity(people).take(FIRST) {
            if other.kind != MentionKind::Demonym {
                return false;
            }
            among |= owned(other) || self.is_of_two_lands(other);
        }
        among
    }

    /// "Army commander Ott met Berg": the name right behind an office is the noun phrase's head, whatever the parser makes of it.
    pub(super) fn titled(&self, office: usize) -> Option<usize> {
        let doc = self.doc;
        let word = &doc.tokens[office];
        if matches!(word.tag, Tag::Nn | Tag::Nnp) && self.token_is(office + 1, &["to", "of", "for"]) {
            return self.holder_behind(office);
        }
        if word.tag != Tag::Nn || self.gazetteer.title(&word.lemma).is_none() {
            return None;
        }
        let name = self.mentions_at(office + 1).find(|m| m.tokens.start == office + 1)?;
        let head = name.tokens.end - 1;
        let own = doc.tokens[head].dep == Dep::Appos || doc.tokens[head].head == office;
        (own && name.entities.iter().all(|e| self.kind(*e) == EntityKind::Person)).then_some(head)
    }

    /// "Zenda's ambassador to Chad Anna Ott met Berg": the name that closes the words of an office.
    fn holder_behind(&self, office: usize) -> Option<usize> {
        let start = self.doc.sentences[self.doc.sentence_of(office)].start;
        let mut roles = self.roles.starting_in(start..office + 1);
        let role = roles.find(|r| r.asserted.is_none() && r.tokens.end > office + 2)?;
        let name = self.named_at(role.tokens.end - 1)?;
        let behind = name.tokens.end == role.tokens.end && name.tokens.start > office + 2;
        // "the ambassador to Chad, Anna Ott," is joined by the parser.
        let bare = !self.token_is(name.tokens.start - 1, &[","]);
        (behind && bare && name.entities[..] == [role.person]).then_some(name.tokens.end - 1)
    }

    /// "The last president who visited Peru was Ott": who it was.
    pub(in crate::extract) fn identified(&self, noun: usize) -> Option<usize> {
        let doc = self.doc;
        let subject = doc.tokens[noun].tag == Tag::Nn && doc.tokens[noun].dep == Dep::Nsubj;
        let be = doc.head(noun).filter(|v| subject && &*doc.tokens[*v].lemma == "be" && *v > noun)?;
        let the = doc.child_by(noun, &[Dep::Det]).is_some_and(|d| doc.tokens[d].is("the"));
        let told = doc.child_by(noun, &[Dep::Relcl, Dep::Acl]).is_some();
        let name = doc
            .child_by(be, &[Dep::Attr])
            .filter(|_| the && told && doc.child_by(be, &[Dep::Neg]).is_none())?;
        let person = self.named_at(name)?.entities.iter().all(|e| self.kind(*e) == EntityKind::Person);
        person.then_some(name)
    }

    /// A word with all that are joined to it. No country is another name of a country: of "Peru, Chile and Togo" the parser may
    /// take the second, with what follows, for the first once more.
    pub(in crate::extract) fn joined(&self, token: usize) -> Cow<'_, [usize]> {
        let own = self.doc.conjuncts(token);
        if own == [token] && self.doc.child_by(token, &[Dep::Appos]).is_none() {
            return Cow::Borrowed(own);
        }
        let mut all = own.to_vec();
        let country = |t: usize| {
            let named = self.named_at(t).filter(|m| m.kind == MentionKind::Name);
            named.filter(|m| m.entities.iter().all(|e| self.kind(*e) == EntityKind::Country))
        };
        let mut at = 0;
        while at < all.len() {
            let first = all[at];
            at += 1;
            if self.doc.child_by(first, &[Dep::Appos]).is_none() {
                continue;
            }
            let Some(name) = country(first) else { continue };
            // Nor is a body: "Peru, the Arab League and the government of Chile".
            let acts = |e: &usize| matches!(self.kind(*e), EntityKind::Country | EntityKind::Organization);
            for second in self.doc.children_by(first, &[Dep::Appos]) {
                let named = self.named_at(second).filter(|m| m.kind == MentionKind::Name);
                let other = named.is_some_and(|m| m.entities != name.entities && m.entities.iter().all(acts));
                if other && self.doc.child_by(second, &[Dep::Conj]).is_some() {
                    all.extend(self.doc.conjuncts(second));
                }
            }
        }
        all.sort_unstable();
        all.dedup();
        Cow::Owned(all)
    }
}
