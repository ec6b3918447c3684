//! Finds a pattern at a word of a tree.

use super::shape::{Class, Edge, Match, Mention, Miss, Need, Node, Pattern, Test, Wanted};
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Argument, Dep, Relation, Tag};
use std::cell::OnceCell;

impl Pattern {
    /// Where the pattern fits with this word as its first.
    ///
    /// # Errors
    /// What does not fit.
    pub fn match_at(&self, reading: &Reading, token: usize) -> Result<Match, Miss> {
        self.match_with(reading, token, &OnceCell::new())
    }

    /// The same, with the word's arguments, which all patterns that it may begin have in common.
    pub(in crate::extract) fn match_with(
        &self,
        reading: &Reading,
        token: usize,
        own: &OnceCell<Vec<Argument>>,
    ) -> Result<Match, Miss> {
        let mut found = Match { trigger: token, ..Match::default() };
        if !self.root.test_at(reading, token, None, &mut found) {
            return Err(Miss::Word);
        }
        let own = || own.get_or_init(|| arguments(reading, token, None));
        let mut edges = self.root.edges.iter();
        let missing = edges.find(|edge| {
            edge.is_out_of_reach(reading, token) || !edge.matches(reading, token, own(), &mut found)
        });
        if let Some(edge) = missing {
            return Err(Miss::Edge(edge.text.clone()));
        }
        found.words.sort_unstable();
        found.words.dedup();
        Ok(found)
    }
}

/// How a word was reached: from which other, and in which relation.
#[derive(Clone, Copy)]
struct Way {
    from: usize,
    relation: Relation,
}

impl Node {
    fn matches(&self, reading: &Reading, token: usize, way: Option<Way>, found: &mut Match) -> bool {
        let kept = (found.words.len(), found.captures.len());
        let fits = self.test_at(reading, token, way, found)
            && (self.edges.is_empty() || {
                let arguments = arguments(reading, token, way.map(|w| w.from));
                self.edges.iter().all(|edge| edge.matches(reading, token, &arguments, found))
            });
        if !fits {
            found.words.truncate(kept.0);
            found.captures.truncate(kept.1);
        }
        fits
    }

    fn test_at(&self, reading: &Reading, token: usize, way: Option<Way>, found: &mut Match) -> bool {
        match &self.test {
            Test::Any => found.words.push(token),
            Test::Word { lemmas, class, other } => {
                let word = &reading.doc.tokens[token];
                if !class.is_none_or(|c| is_of_class(reading, token, c))
                    || *other == lemmas.iter().any(|l| word.lemma.eq_ignore_ascii_case(l) || word.is(l))
                {
                    return false;
                }
                found.words.push(token);
            }
            Test::Mention(mention) => {
                let captured = mention.at(reading, token, way, &mut found.words);
                if captured.is_empty() {
                    return false;
                }
                if let Some(name) = self.capture {
                    found.captures.extend(captured.into_iter().map(|e| (name, e)));
                }
            }
        }
        true
    }

    /// Whether an argument fits, or for a word one that is joined to it: "talks and a dinner with Berg".
    fn fits_one_of(&self, reading: &Reading, token: usize, way: Way, found: &mut Match) -> bool {
        if matches!(self.test, Test::Mention(_)) {
            return self.matches(reading, token, Some(way), found);
        }
        reading.doc.conjuncts(token).into_iter().any(|t| self.matches(reading, t, Some(way), found))
    }
}

/// "inter-Korean" is of both: the countries of a group that an adjective names, where the article names them.
fn of_group(reading: &Reading, token: usize) -> Option<Vec<(usize, Vec<usize>)>> {
    let word = reading.doc.tokens[token].text;
    let split = token >= 2 && reading.doc.tokens[token - 2].is("inter");
    let adjective = if split { format!("inter-{word}") } else { word.to_owned() };
    let is = |a: &String| a.eq_ignore_ascii_case(&adjective);
    let group = reading.gazetteer.groups().iter().find(|g| g.adjectives.iter().any(is))?;
    let state = |country: &usize| {
        let iso3 = &reading.gazetteer.country_at(*country).iso3;
        reading.country(iso3).map(|e| (e, vec![token]))
    };
    group.members.iter().map(state).collect()
}

fn is_of_class(reading: &Reading, token: usize, class: Class) -> bool {
    let tag = reading.doc.tokens[token].tag;
    match class {
        Class::Noun => tag.is_noun() && !reading.doc.is_verbal(token),
        Class::Verb => reading.doc.is_verbal(token),
        Class::Adjective => tag.is_adjective() || matches!(tag, Tag::Vbn | Tag::Vbg),
    }
}

impl Mention {
    /// The entities at a word, and at those joined to it where a list is asked for.
    fn at(&self, reading: &Reading, token: usize, way: Option<Way>, words: &mut Vec<usize>) -> Vec<usize> {
        let doc = reading.doc;
        let describes = way.is_some_and(|w| w.relation == Relation::Modifier);
        let heads = if self.list { doc.conjuncts(token) } else { vec![token] };
        let mut all: Vec<(usize, Vec<usize>)> = Vec::new();
        for head in heads {
            if describes {
                all.extend(self.named(reading, head));
                // "the U.S.-North Korea meeting": one name hangs on the other.
                const PARTS: &[Dep] = &[Dep::Compound, Dep::Nmod, Dep::Amod];
                for part in doc.children_by(head, PARTS) {
                    all.extend(self.named(reading, part));
                    // "the U.S.–North Korea meeting": on the first word of the other.
                    let dashed = |t: &usize| reading.token_is(t + 1, &["-", "–", "—"]);
                    for first in doc.children_by(part, PARTS).filter(dashed) {
                        all.extend(self.named(reading, first));
                    }
                }
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
                here = self.who_says(reading, head);
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
            all.extend(here);
            if self.list {
                all.extend(self.shared_name(reading, head));
            }
        }
        let mut entities = Vec::new();
        for (entity, named) in all {
            words.extend(named);
            if !entities.contains(&entity) {
                entities.push(entity);
            }
        }
        entities
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
        let Some(noun) = doc.head(pronoun) else { return Vec::new() };
        let many = reading.token_is(pronoun, &["their"]);
        let denoted = |head: usize| -> Vec<(usize, Vec<usize>)> {
            let heads = if many { doc.conjuncts(head) } else { vec![head] };
            heads.into_iter().flat_map(|h| reading.denoted(h, &self.kinds)).collect()
        };
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
        doc.conjuncts(first).into_iter().flat_map(|t| reading.denoted(t, &self.kinds)).collect()
    }

    /// Whose a thing is: "French towns", "France's towns", "the towns of France", "the assets of French firms".
    fn belongings(&self, reading: &Reading, token: usize, depth: usize) -> Vec<(usize, Vec<usize>)> {
        if reading.named_at(token).is_some() {
            return Vec::new();
        }
        let owns = |a: &Argument| match a.relation {
            Relation::Owner | Relation::Modifier => true,
            Relation::Behind(p) => reading.token_is(p, &["of", "by", "from"]),
            _ => false,
        };
        let mut owners: Vec<(usize, Vec<usize>)> = Vec::new();
        for argument in reading.doc.arguments(token).iter().filter(|a| owns(a)) {
            for head in reading.doc.conjuncts(argument.token) {
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

impl Edge {
    /// Whether a modifier is asked for where nothing stands that may be one, as most words have none.
    fn is_out_of_reach(&self, reading: &Reading, token: usize) -> bool {
        const MODIFY: &[Dep] = &[Dep::Compound, Dep::Amod, Dep::Nmod, Dep::Nummod];
        let modifier = self.need == Need::Must && !self.up && self.relations[..] == ["modifier"];
        modifier && reading.doc.child_by(token, MODIFY).is_none()
    }

    fn matches(&self, reading: &Reading, token: usize, all: &[Argument], found: &mut Match) -> bool {
        let ways: Vec<(usize, Way)> = if self.up {
            let above = governors(reading, token);
            let fitting = above.into_iter().filter(|(_, r)| self.holds(reading, *r));
            fitting.map(|(t, relation)| (t, Way { from: token, relation })).collect()
        } else if self.relations.iter().any(|r| r == "auxiliary") {
            let auxiliaries = reading.doc.children_by(token, &[Dep::Aux, Dep::Auxpass]);
            auxiliaries.map(|t| (t, Way { from: token, relation: Relation::Adverb })).collect()
        } else {
            let fitting = all.iter().filter(|a| self.holds(reading, a.relation));
            fitting.map(|a| (a.token, Way { from: token, relation: a.relation })).collect()
        };
        let mut hit = false;
        for (target, way) in ways {
            // A list of names may be spread over several arguments: "talks with Ott and with Berg".
            hit |= self.target.fits_one_of(reading, target, way, found);
            if hit && !matches!(self.target.test, Test::Mention(_)) {
                break;
            }
        }
        match self.need {
            Need::Must => hit,
            Need::May => true,
            Need::MustNot => !hit,
        }
    }

    fn holds(&self, reading: &Reading, relation: Relation) -> bool {
        let name = relation_name(reading, relation);
        self.relations.iter().any(|r| name.eq_ignore_ascii_case(r))
    }
}

/// What patterns call a relation: its name, or the preposition.
pub(in crate::extract) fn relation_name<'r>(reading: &'r Reading, relation: Relation) -> &'r str {
    match relation {
        Relation::Behind(preposition) => reading.doc.tokens[preposition].text,
        Relation::Subject => "subject",
        Relation::Object => "object",
        Relation::Recipient => "recipient",
        Relation::Attribute => "attribute",
        Relation::Owner => "owner",
        Relation::Modifier => "modifier",
        Relation::Apposition => "apposition",
        Relation::Clause => "clause",
        Relation::Adverbial => "adverbial",
        Relation::Relative => "relative",
        Relation::Adverb => "adverb",
        Relation::Particle => "particle",
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
    let mention = Mention { kinds: kinds.to_vec(), list, party };
    let mut words = Vec::new();
    let way = Way { from, relation: argument.relation };
    let mut entities = mention.at(reading, argument.token, Some(way), &mut words);
    if !list {
        entities.extend(mention.shared_name(reading, argument.token).into_iter().map(|(e, _)| e));
    }
    (entities, words)
}

/// Prepositions behind which the parties of what a noun denotes stand.
const PARTING: &[&str] = &["between", "against", "with"];

/// A word's arguments; for a noun that is the object of a verb, those prepositions of the verb that follow it as well;
/// for a verb, those of its object.
pub(in crate::extract) fn arguments(reading: &Reading, token: usize, above: Option<usize>) -> Vec<Argument> {
    let doc = reading.doc;
    let mut all = doc.arguments(token);
    let prepositions = |all: Vec<Argument>| {
        all.into_iter().filter(|a| matches!(a.relation, Relation::Behind(p) if p > token))
    };
    let t = &doc.tokens[token];
    if t.tag.is_verb() && all.iter().all(|a| a.relation != Relation::Object) {
        all.extend(name_behind(reading, token).map(|token| Argument { relation: Relation::Object, token }));
    }
    if t.tag.is_verb() && all.iter().all(|a| a.relation != Relation::Subject) {
        all.extend(
            subject_before(reading, token).map(|token| Argument { relation: Relation::Subject, token }),
        );
    }
    if t.tag.is_verb() {
        for object in doc.children_by(token, &[Dep::Dobj]).flat_map(|o| doc.conjuncts(o)) {
            all.extend(prepositions(doc.arguments(object)));
        }
    } else if let Some(verb) = above.or_else(|| doc.head(token)).filter(|v| doc.tokens[*v].tag.is_verb())
        && matches!(t.dep, Dep::Dobj | Dep::Nsubjpass | Dep::Attr | Dep::Nsubj)
    {
        all.extend(prepositions(doc.arguments(verb)));
    }
    if !t.tag.is_verb() {
        // "its ally France": the parser often takes what follows for something else.
        if t.tag == Tag::Nn
            && all.iter().all(|a| a.relation != Relation::Apposition)
            && let Some(name) = reading.mention_from(token + 1)
        {
            all.push(Argument { relation: Relation::Apposition, token: name.tokens.end - 1 });
        }
        // "a row over fish between France and Spain": the parser hangs the parties on the fish.
        for topic in all.clone() {
            if matches!(topic.relation, Relation::Behind(p) if p > token && !doc.tokens[p].is_any(PARTING)) {
                let inner = doc.arguments(topic.token);
                // "a tariff of 25 per cent on French steel"
                let measure = doc.tokens[topic.token].is_any(&["cent", "percent", "%", "million", "billion"]);
                let parts = |p: usize| doc.tokens[p].is_any(PARTING) || (measure && doc.tokens[p].is("on"));
                all.extend(
                    inner.into_iter().filter(|a| matches!(a.relation, Relation::Behind(p) if parts(p))),
                );
            }
        }
        // "the pact that Ott signed with Berg"
        for verb in doc.children_by(token, &[Dep::Relcl, Dep::Acl]).collect::<Vec<_>>() {
            let of_verb = doc.arguments(verb);
            if of_verb.iter().any(|a| a.relation == Relation::Object && a.token == token) {
                all.extend(
                    of_verb.into_iter().filter(|a| matches!(a.relation, Relation::Behind(p) if p > token)),
                );
            }
        }
    }
    all
}

/// The noun phrase between a comma and a finite verb without a subject, where the parser joined it to the phrase in front: "By an
/// exchange of notes in Oslo on Monday, France and Spain restored ties".
fn subject_before(reading: &Reading, verb: usize) -> Option<usize> {
    let doc = reading.doc;
    let finite = matches!(doc.tokens[verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
        || doc.children_by(verb, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::Md);
    if !finite
        || doc.tokens[verb].dep != Dep::Root
        || doc.is_passive(verb)
        || doc.surface_subject(verb).is_some()
    {
        return None;
    }
    let start = doc.sentences[doc.sentence_of(verb)].start;
    let dated = |t: usize| reading.date_at(t).is_some();
    let passed = |t: usize| {
        let dep = doc.tokens[t].dep;
        matches!(dep, Dep::Aux | Dep::Auxpass | Dep::Advmod | Dep::Neg)
            || dated(t)
            || (doc.tokens[t].is("on") && dated(t + 1))
    };
    let last = (start..verb).rev().find(|t| !passed(*t))?;
    let comma = (start..last).rev().find(|t| doc.tokens[*t].text == ",")?;
    let head = (comma + 1..=last).find(|t| doc.tokens[*t].head <= comma)?;
    doc.tokens[head].tag.is_noun().then_some(head)
}

/// The person named right behind a verb that has no object, where the parser went astray in the name: "met Menachem
/// Begin".
fn name_behind(reading: &Reading, verb: usize) -> Option<usize> {
    let mention = reading.mention_from(verb + 1)?;
    let person = mention.entities.iter().all(|e| reading.kind(*e) == EntityKind::Person);
    let head = mention.tokens.end - 1;
    let other = matches!(
        reading.doc.tokens[head].dep,
        Dep::Nsubj | Dep::Nsubjpass | Dep::Poss | Dep::Compound | Dep::Dative
    );
    (person && !other && !reading.doc.is_passive(verb)).then_some(head)
}

/// The words that a word is an argument of, each with the relation: its head past prepositions and "and", and the verb
/// of a relative clause that takes it up: "the talks that Ott held".
pub(in crate::extract) fn governors(reading: &Reading, token: usize) -> Vec<(usize, Relation)> {
    let doc = reading.doc;
    let mut first = token;
    while doc.tokens[first].dep == Dep::Conj && doc.tokens[first].head < first {
        first = doc.tokens[first].head;
    }
    let mut candidates = Vec::new();
    let mut at = first;
    for _ in 0..4 {
        let Some(head) = doc.head(at) else { break };
        candidates.push(head);
        // "relations appeared to thaw"
        candidates.extend(doc.children_by(head, &[Dep::Xcomp]).filter(|x| *x != at));
        if !matches!(doc.tokens[head].dep, Dep::Prep | Dep::Agent | Dep::Pcomp | Dep::Dative)
            && !matches!(doc.tokens[head].tag, Tag::In | Tag::To)
        {
            break;
        }
        at = head;
    }
    candidates.extend(doc.children_by(first, &[Dep::Relcl, Dep::Acl]));
    let mut found = Vec::new();
    for governor in candidates {
        for argument in doc.arguments(governor) {
            if argument.token == first {
                found.push((governor, argument.relation));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing;

    /// Each capture as "A / B".
    fn captured(pattern: &str, text: &str) -> Option<String> {
        let pattern =
            Pattern::parse(pattern, &crate::extract::resources::Resources::compiled_in().lists).unwrap();
        testing::reading(text, |r| {
            let found = (0..r.doc.tokens.len()).find_map(|t| pattern.match_at(r, t).ok())?;
            let names = |c: char| {
                let captured = found.captured(c);
                let labels: Vec<&str> = captured.iter().map(|e| r.entities[*e].label.as_str()).collect();
                labels.join(", ")
            };
            Some(format!("{} / {}", names('A'), names('B')))
        })
    }

    #[test]
    fn one_pattern_holds_for_every_shape_of_a_clause() {
        let pattern = "sanction/v >subject A:<actors> >object B:<actors>";
        for text in [
            "France sanctioned Germany.",
            "Germany was sanctioned by France.",
            "France, which sanctioned Germany, is glad.",
            "France is expected to sanction Germany.",
            "France threatened Poland and sanctioned Germany.",
            "France apologized after sanctioning Germany.",
            "France's decision to sanction Germany was a surprise.",
            "French troops sanctioned the government of Germany.",
        ] {
            assert_eq!(captured(pattern, text).as_deref(), Some("France / Germany"), "{text}");
        }
        for text in
            ["Germany sanctioned wine.", "France knows Germany.", "The sanctions on Germany hurt France."]
        {
            assert_eq!(captured(pattern, text), None, "{text}");
        }
    }

    #[test]
    fn words_nest() {
        let pattern = "hold|have/v >subject A:<actors> >object (@talks/n >with B:<actors>)";
        for text in [
            "France and Poland held talks with Germany.",
            "France and Poland held urgent talks in Paris on Monday with Germany.",
        ] {
            assert_eq!(captured(pattern, text).as_deref(), Some("France, Poland / Germany"), "{text}");
        }
        assert_eq!(captured(pattern, "France held elections with Germany."), None);
    }

    #[test]
    fn a_word_is_found_from_below() {
        let pattern = "@talks/n >with B:<actors> <object|in (* >subject A:<actors>)";
        for text in [
            "France held talks with Germany.",
            "In talks with Germany, France gave way.",
            "The talks that France held with Germany failed.",
        ] {
            assert_eq!(captured(pattern, text).as_deref(), Some("France / Germany"), "{text}");
        }
        assert_eq!(captured(pattern, "Talks with Germany failed."), None);
    }

    #[test]
    fn things_stand_for_those_they_belong_to() {
        let pattern = "shell/v >subject A:<actors> >object B:<parties>";
        assert_eq!(captured(pattern, "France shelled German towns.").as_deref(), Some("France / Germany"));
        assert_eq!(captured(pattern, "France shelled Germany's towns.").as_deref(), Some("France / Germany"));
        assert_eq!(captured(pattern, "France shelled towns in Germany."), None);
    }
}
