//! Whom a word means, where a pattern asks for somebody: by name, by office, by what is theirs, as one of a list.

use super::matcher::Way;
use super::shape::{Mention, Wanted};
use crate::extract::blame::blamed_for;
use crate::extract::pointed;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Argument, Dep, Relation, Tag};
use std::borrow::Cow;
use std::slice::from_ref;

impl Mention<'_> {
    /// The entities at a word, and at those joined to it where a list is asked for.
    pub(super) fn at(
        &self,
        reading: &Reading,
        token: usize,
        way: Option<Way>,
        words: &mut Vec<usize>,
    ) -> Vec<usize> {
        let doc = reading.doc;
        if way.is_none() && means_nobody(reading, token) {
            return Vec::new();
        }
        let describes = way.is_some_and(|w| w.relation == Relation::Modifier);
        let heads = if self.list { reading.joined(token) } else { Cow::Borrowed(from_ref(&token)) };
        let mut entities = Vec::new();
        let mut take = |found: Vec<(usize, Vec<usize>)>| {
            for (entity, named) in found {
                words.extend(named);
                if !entities.contains(&entity) {
                    entities.push(entity);
                }
            }
        };
        for head in heads.iter().copied() {
            if describes {
                take(self.describing(reading, head));
                continue;
            }
            let mut here = reading.denoted(head, &self.kinds);
            if let Some(Way { relation: Relation::Behind(p), .. }) = way
                && here.is_empty()
            {
                here = self.right_behind(reading, p, head);
            }
            if here.is_empty() && doc.tokens[head].tag == Tag::PrpS {
                here = self.whose(reading, head);
            }
            if here.is_empty() && doc.tokens[head].tag == Tag::Prp {
                here = self.meant(reading, head);
            }
            // "her counterpart, Bo Berg" is no longer she.
            if reading.named_at(head).is_none()
                && here.iter().all(|(e, _)| reading.kind(*e) == EntityKind::Person)
                && self.kinds.iter().any(|k| k.holds(EntityKind::Person))
                && let Some(person) = reading.named_beside(head)
            {
                here = vec![(person, vec![head])];
            }
            if here.is_empty() && self.party && doc.tokens[head].tag.is_noun() {
                here = self.belongings(reading, head, 2);
            }
            if here.is_empty() && self.list {
                here = self.instances(reading, head);
            }
            take(here);
            if self.list {
                take(self.shared_name(reading, head));
            }
        }
        entities
    }

    /// Names before a noun that describe it.
    fn describing(&self, reading: &Reading, head: usize) -> Vec<(usize, Vec<usize>)> {
        // "the U.S.-North Korea meeting": one name hangs on the other.
        const PARTS: &[Dep] = &[Dep::Compound, Dep::Nmod, Dep::Amod];
        let doc = reading.doc;
        let mut all = self.named(reading, head);
        for part in doc.children_by(head, PARTS) {
            all.extend(self.named(reading, part));
            // "the U.S.–North Korea meeting": on the first word of the other.
            let dashed = |t: &usize| reading.token_is(t + 1, &["-", "–", "—"]);
            for first in doc.children_by(part, PARTS).filter(dashed) {
                all.extend(self.named(reading, first));
            }
        }
        all
    }

    /// "North and South Korea": the first of two that have their last word in common.
    fn shared_name(&self, reading: &Reading, head: usize) -> Vec<(usize, Vec<usize>)> {
        let doc = reading.doc;
        let first = doc.children_by(head, &[Dep::Nmod, Dep::Compound, Dep::Amod]).find(|c| {
            doc.tokens[*c].is_capitalised() && doc.child_by(*c, &[Dep::Conj]).is_some_and(|j| j < head)
        });
        let Some(first) = first.filter(|_| reading.named_at(head).is_some()) else { return Vec::new() };
        let named = self.named(reading, first);
        if !named.is_empty() {
            return named;
        }
        let name = format!("{} {}", doc.tokens[first].text, doc.tokens[head].text);
        let entity = reading.entities.iter().position(|e| e.label == name);
        entity.map(|e| (e, vec![first])).into_iter().collect()
    }

    /// The entities whose names hold a word, adjectives too: "French-German talks", "the Ott–Berg meeting".
    fn named(&self, reading: &Reading, token: usize) -> Vec<(usize, Vec<usize>)> {
        if let Some(group) = of_group(reading, token) {
            return group;
        }
        let mentions = reading.mentions_at(token);
        let fits = |e: usize| self.kinds.iter().any(|k| k.holds(reading.kind(e)));
        // A capital before a noun is where: "the Oslo talks".
        let hyphened = reading.doc.tokens.get(token + 1).is_some_and(|t| t.is_any(&["-", "–", "and"]))
            || token > 0 && reading.doc.tokens[token - 1].is_any(&["-", "–", "and"]);
        mentions
            .filter(|m| hyphened || m.kind != MentionKind::Metonym)
            .filter(|m| !reading.is_of_a_people(m))
            .flat_map(|m| m.entities.iter().map(move |e| (*e, m.tokens.clone().collect())))
            .filter(|(e, _)| fits(*e))
            .collect()
    }

    /// "France and its ally", "France and Spain settled their row": whose name stands before "and", or who does it.
    fn whose(&self, reading: &Reading, pronoun: usize) -> Vec<(usize, Vec<usize>)> {
        let doc = reading.doc;
        // "our ally France" is an ally of those who speak.
        let Some(noun) = doc.head(pronoun).filter(|_| !doc.tokens[pronoun].is_any(&["our", "my", "your"]))
        else {
            return Vec::new();
        };
        let many = reading.token_is(pronoun, &["their"]);
        let denoted = |head: usize| -> Vec<(usize, Vec<usize>)> {
            let heads = if many { doc.conjuncts(head) } else { &[head] };
            heads.iter().flat_map(|h| reading.denoted(*h, &self.kinds)).collect()
        };
        if let Some(blamed) = blamed_for(reading, pronoun) {
            return denoted(blamed);
        }
        if doc.tokens[noun].dep == Dep::Conj
            && let Some(first) = doc.head(noun).filter(|h| *h < pronoun)
        {
            return denoted(first);
        }
        let mut at = noun;
        for _ in 0..5 {
            let Some(above) = doc.head(at) else { break };
            if doc.is_verbal(above) {
                let subject = doc.surface_subject(above).filter(|s| *s < pronoun && *s != at);
                return subject.map_or(Vec::new(), denoted);
            }
            at = above;
        }
        Vec::new()
    }

    /// Whom a pronoun means that nothing before has settled: who says so, or the one that is not the subject.
    fn meant(&self, reading: &Reading, pronoun: usize) -> Vec<(usize, Vec<usize>)> {
        let speaker = self.who_says(reading, pronoun);
        if !speaker.is_empty() {
            return speaker;
        }
        let other = pointed::other_than_subject(reading, pronoun);
        other.map_or(Vec::new(), |o| reading.denoted(o, &self.kinds))
    }

    /// "France said it had expelled two men": who is told of is who tells.
    fn who_says(&self, reading: &Reading, pronoun: usize) -> Vec<(usize, Vec<usize>)> {
        let doc = reading.doc;
        if doc.tokens[pronoun].dep != Dep::Nsubj || !reading.token_is(pronoun, &["it", "he", "she", "they"]) {
            return Vec::new();
        }
        let mut verb = doc.head(pronoun);
        while let Some(v) = verb.filter(|v| matches!(doc.tokens[*v].dep, Dep::Conj | Dep::Xcomp)) {
            verb = doc.head(v);
        }
        let above = verb.filter(|v| doc.tokens[*v].dep == Dep::Ccomp).and_then(|v| doc.head(v));
        let speaker = above.and_then(|v| doc.child_by(v, &[Dep::Nsubj]));
        speaker.map_or(Vec::new(), |s| reading.denoted(s, &self.kinds))
    }

    /// The mention that follows a preposition at once, where the parser took a later noun for its object: "with Ott in
    /// Paris that June".
    fn right_behind(&self, reading: &Reading, preposition: usize, object: usize) -> Vec<(usize, Vec<usize>)> {
        let found = reading.mention_from(preposition + 1).filter(|m| m.tokens.end <= object);
        let entities = found.into_iter().flat_map(|m| m.entities.iter().map(move |e| (*e, m)));
        let fits = |e: usize| self.kinds.iter().any(|k| k.holds(reading.kind(e)));
        // An adjective or owner is part of what stands behind it.
        let whole = |end: usize| {
            let dep = reading.doc.tokens[end - 1].dep;
            reading.doc.tokens[end - 1].tag.is_noun() && dep != Dep::Poss && dep != Dep::Compound
        };
        entities
            .filter(|(e, m)| fits(*e) && whole(m.tokens.end))
            .map(|(e, m)| (e, m.tokens.clone().collect()))
            .collect()
    }

    /// Those of a plural that are named behind it: "several neighbours, among them France and Spain", "states including
    /// France".
    fn instances(&self, reading: &Reading, plural: usize) -> Vec<(usize, Vec<usize>)> {
        let doc = reading.doc;
        if doc.tokens[plural].tag != Tag::Nns || reading.named_at(plural).is_some() {
            return Vec::new();
        }
        let end = doc.sentences[doc.sentence_of(plural)].end;
        // "the neighbours, France and Spain, "
        let listed = reading.token_is(plural + 1, &[","])
            && reading.mention_from(plural + 2).is_some_and(|m| {
                let head = m.tokens.end - 1;
                doc.head(head) == Some(plural) && doc.child_by(head, &[Dep::Conj]).is_some()
            });
        let names = (plural + 1..end.min(plural + 4)).find_map(|t| {
            let two = |a: &str, b: &[&str]| doc.tokens[t].is(a) && reading.token_is(t + 1, b);
            match () {
                () if listed => Some(plural + 2),
                () if doc.tokens[t].is("including") => Some(t + 1),
                () if two("among", &["them", "which"]) || two("such", &["as"]) => Some(t + 2),
                () => None,
            }
        });
        let Some(first) = names.and_then(|t| reading.mention_from(t)).map(|m| m.tokens.end - 1) else {
            return Vec::new();
        };
        doc.conjuncts(first).iter().copied().flat_map(|t| reading.denoted(t, &self.kinds)).collect()
    }

    /// Whose a thing is: "French towns", "France's towns", "the towns of France", "the assets of French firms".
    fn belongings(&self, reading: &Reading, token: usize, depth: usize) -> Vec<(usize, Vec<usize>)> {
        if reading.named_at(token).is_some() {
            return Vec::new();
        }
        // "the violation of France's borders": whose they are did not do it.
        let suffered = reading.words.ties.deeds.holds(&reading.doc.tokens[token].lemma);
        let owns = |a: &Argument| match a.relation {
            Relation::Owner | Relation::Modifier => true,
            Relation::Behind(p) if suffered => reading.token_is(p, &["by", "from"]),
            Relation::Behind(p) => reading.token_is(p, &["of", "by", "from"]),
            _ => false,
        };
        let mut owners: Vec<(usize, Vec<usize>)> = Vec::new();
        for argument in reading.doc.arguments(token).iter().filter(|a| owns(a)) {
            for head in reading.doc.conjuncts(argument.token).iter().copied() {
                let here = if argument.relation == Relation::Modifier {
                    // "a French river post": the post is French too.
                    let inner = reading.doc.children_by(head, &[Dep::Compound, Dep::Amod, Dep::Nmod]);
                    let whole = std::iter::once(head).chain(inner).collect::<Vec<_>>();
                    whole.into_iter().flat_map(|t| self.named(reading, t)).collect()
                } else {
                    reading.denoted(head, &self.kinds)
                };
                let within = here.is_empty() && depth > 1 && argument.relation != Relation::Modifier;
                owners.extend(if within { self.belongings(reading, head, depth - 1) } else { here });
            }
        }
        owners
    }
}

/// The entities of these kinds that an argument of a word means, without those joined to it, and the words that say so; with
/// `party` things stand for whom they belong to.
pub(in crate::extract) fn fillers(
    reading: &Reading,
    argument: Argument,
    from: usize,
    kinds: &[Wanted],
    party: bool,
) -> (Vec<usize>, Vec<usize>) {
    let list = argument.relation == Relation::Modifier;
    let mention = Mention { kinds: kinds.into(), list, party };
    let mut words = Vec::new();
    let way = Way { from, relation: argument.relation };
    let mut entities = mention.at(reading, argument.token, Some(way), &mut words);
    if !list {
        entities.extend(mention.shared_name(reading, argument.token).into_iter().map(|(e, _)| e));
    }
    (entities, words)
}

/// Whether a word is none that can mean somebody or a day, nor joined to one that can: as most words are.
fn means_nobody(reading: &Reading, token: usize) -> bool {
    let doc = reading.doc;
    let tag = doc.tokens[token].tag;
    !(tag.is_noun() || matches!(tag, Tag::Prp | Tag::PrpS))
        && reading.named_at(token).is_none()
        && reading.date_at(token).is_none()
        && doc.child_by(token, &[Dep::Conj]).is_none()
}

/// "inter-Korean" is of both: the countries of a group that an adjective names, where the article names them.
fn of_group(reading: &Reading, token: usize) -> Option<Vec<(usize, Vec<usize>)>> {
    let word = reading.doc.tokens[token].text;
    let split = token >= 2 && reading.doc.tokens[token - 2].is("inter");
    let adjective = if split { Cow::Owned(format!("inter-{word}")) } else { Cow::Borrowed(word) };
    let is = |a: &String| a.eq_ignore_ascii_case(&adjective);
    let group = reading.gazetteer.groups().iter().find(|g| g.adjectives.iter().any(is))?;
    let state = |country: &usize| {
        let iso3 = &reading.gazetteer.country_at(*country).iso3;
        reading.country(iso3).map(|e| (e, vec![token]))
    };
    group.members.iter().map(state).collect()
}
