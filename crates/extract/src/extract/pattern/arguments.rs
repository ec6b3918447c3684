//! The words that hang on a word as far as patterns are concerned: its own, and those that the parser hangs on another.

use crate::extract::reading::Reading;
use crate::facts::EntityKind;
use crate::language::{Argument, Dep, Relation, Tag};

/// Prepositions behind which the parties of what a noun denotes stand.
const PARTING: &[&str] = &["between", "against", "with"];

impl Reading<'_> {
    /// A word's arguments, found once; only for what comes after mentions and dates are found.
    pub(in crate::extract) fn arguments(&self, token: usize) -> &[Argument] {
        self.hanging_on(token, || arguments(self, token, None))
    }
}

/// A word's arguments; for a noun that is the object of a verb, those prepositions of the verb that follow it as well;
/// for a verb, those of its object.
pub(super) fn arguments(reading: &Reading, token: usize, above: Option<usize>) -> Vec<Argument> {
    let doc = reading.doc;
    let mut all = doc.arguments(token).to_vec();
    let prepositions = |of: usize| {
        // "with which it has signed a treaty"
        let taken_up = |a: &Argument| doc.tokens[a.token].tag.is_relative();
        let known = doc.arguments(of).iter().copied();
        known.filter(move |a| matches!(a.relation, Relation::Behind(p) if p > token || taken_up(a)))
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
    if let Some(subject) = of_the_clause_before(reading, token) {
        all.retain(|a| a.relation != Relation::Object);
        all.push(Argument { relation: Relation::Object, token: subject });
    }
    if t.tag.is_verb() {
        for object in doc.children_by(token, &[Dep::Dobj]).flat_map(|o| doc.conjuncts(o).iter().copied()) {
            all.extend(prepositions(object));
        }
    } else if let Some(verb) = above.or_else(|| doc.head(token)).filter(|v| doc.tokens[*v].tag.is_verb())
        && matches!(t.dep, Dep::Dobj | Dep::Nsubjpass | Dep::Attr | Dep::Nsubj)
    {
        all.extend(prepositions(verb));
    }
    if !t.tag.is_verb() {
        for_noun(reading, token, &mut all);
    }
    all
}

/// What the parser hangs on others than the noun whose it is.
fn for_noun(reading: &Reading, token: usize, all: &mut Vec<Argument>) {
    let doc = reading.doc;
    let t = &doc.tokens[token];
    // "its ally France": the parser often takes what follows for something else.
    if t.tag == Tag::Nn
        && all.iter().all(|a| a.relation != Relation::Apposition)
        && let Some(name) = reading.mention_from(token + 1)
    {
        all.push(Argument { relation: Relation::Apposition, token: name.tokens.end - 1 });
    }
    // "a row over fish between France and Spain": the parser hangs the parties on the fish.
    for number in 0..all.len() {
        let topic = all[number];
        let about =
            matches!(topic.relation, Relation::Behind(p) if p > token && !doc.tokens[p].is_any(PARTING));
        if about && !is_of_its_own(reading, token, topic.token) {
            let inner = doc.arguments(topic.token).iter().copied();
            // "a tariff of 25 per cent on French steel"
            let measure = doc.tokens[topic.token].is_any(&["cent", "percent", "%", "million", "billion"]);
            let parts = |p: usize| doc.tokens[p].is_any(PARTING) || (measure && doc.tokens[p].is("on"));
            all.extend(inner.filter(|a| matches!(a.relation, Relation::Behind(p) if parts(p))));
        }
    }
    all.extend(behind_an_aside(reading, all));
    // "the pact that Ott signed with Berg"
    for verb in doc.children_by(token, &[Dep::Relcl, Dep::Acl]) {
        let of_verb = doc.arguments(verb);
        if of_verb.iter().any(|a| a.relation == Relation::Object && a.token == token) {
            let behind = |a: &&Argument| matches!(a.relation, Relation::Behind(p) if p > token);
            all.extend(of_verb.iter().filter(behind));
        }
    }
}

/// "Ott held talks about the tension between Peru and Chile", "a talk on ties between Peru and Chile with Ott": what there is between
/// two is a matter for others, where others are told to take part.
pub(in crate::extract) fn is_of_its_own(reading: &Reading, noun: usize, topic: usize) -> bool {
    let doc = reading.doc;
    if !reading.words.deeds.standing_between.contains(&doc.tokens[topic].lemma) {
        return false;
    }
    let holder = || {
        let verb = doc.head(noun).filter(|v| doc.tokens[noun].dep == Dep::Dobj && doc.is_verbal(*v));
        let subject = verb.and_then(|v| doc.surface_subject(v)).and_then(|s| reading.named_at(s));
        subject.is_some_and(|m| m.entities.iter().any(|e| reading.kind(*e) == EntityKind::Person))
    };
    let partner = doc.children_by(noun, &[Dep::Prep]).any(|p| reading.token_is(p, &["with"]));
    let behind = doc.children_by(topic, &[Dep::Prep]);
    let also_with = behind.into_iter().any(|p| reading.token_is(p, &["with"]));
    holder() || partner || also_with
}

/// "News that France took the town, aided by Spain": who was aided is the subject of the clause, which the parser passes over for the news.
fn of_the_clause_before(reading: &Reading, verb: usize) -> Option<usize> {
    let doc = reading.doc;
    let behind_comma = verb > 0 && doc.tokens[verb - 1].text == ",";
    if doc.tokens[verb].dep != Dep::Acl || doc.tokens[verb].tag != Tag::Vbn || !behind_comma {
        return None;
    }
    let news = doc.head(verb)?;
    let that = |c: usize| doc.children_by(c, &[Dep::Mark]).any(|m| reading.token_is(m, &["that"]));
    let clause = doc.children_by(news, &[Dep::Acl, Dep::Ccomp]).find(|c| *c < verb && that(*c))?;
    doc.surface_subject(clause)
}

/// "A pact between Peru, led by its premier, and Chile": the second party, which the parser joins to what is said of the first.
fn behind_an_aside(reading: &Reading, all: &[Argument]) -> Option<Argument> {
    const LONGEST: usize = 14;
    let doc = reading.doc;
    let between = |a: &&Argument| matches!(a.relation, Relation::Behind(p) if doc.tokens[p].is("between"));
    let mut parties = all.iter().filter(between);
    let (Some(first), None) = (parties.next(), parties.next()) else { return None };
    let end = doc.sentences[doc.sentence_of(first.token)].end;
    let commas = (first.token + 1..end.min(first.token + LONGEST)).filter(|t| doc.tokens[*t].text == ",");
    let commas: Vec<usize> = commas.take(2).collect();
    let [opens, closes] = commas[..] else { return None };
    // "led by", "represented by", "whose"
    let aside = doc.tokens[opens + 1].tag == Tag::Vbn || doc.tokens[opens + 1].tag.is_relative();
    let the = usize::from(reading.token_is(closes + 2, &["the"]));
    let second = reading.named_at(closes + 2 + the).filter(|m| m.tokens.start == closes + 2 + the)?;
    let joined = aside && closes + 1 < end && reading.token_is(closes + 1, &["and"]);
    joined.then_some(Argument { relation: first.relation, token: second.tokens.end - 1 })
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
    // "Nauru broke with it": a name that the parser takes for an adverb.
    let adverb =
        doc.children_by(verb, &[Dep::Npadvmod]).find(|t| *t < verb && reading.named_at(*t).is_some());
    if adverb.is_some() {
        return adverb;
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
    let mut found = Vec::new();
    let mut governs = |governor: usize| {
        let own = doc.arguments(governor).iter().filter(|a| a.token == first);
        found.extend(own.map(|a| (governor, a.relation)));
    };
    let mut at = first;
    for _ in 0..4 {
        let Some(head) = doc.head(at) else { break };
        governs(head);
        // "relations appeared to thaw"
        doc.children_by(head, &[Dep::Xcomp]).filter(|x| *x != at).for_each(&mut governs);
        // "relations are likely to thaw"
        let adjectives = doc.children_by(head, &[Dep::Acomp, Dep::Oprd]);
        let likely = adjectives.flat_map(|a| doc.children_by(a, &[Dep::Xcomp])).filter(|x| *x != at);
        likely.for_each(&mut governs);
        if !matches!(doc.tokens[head].dep, Dep::Prep | Dep::Agent | Dep::Pcomp | Dep::Dative)
            && !matches!(doc.tokens[head].tag, Tag::In | Tag::To)
        {
            break;
        }
        at = head;
    }
    doc.children_by(first, &[Dep::Relcl, Dep::Acl]).for_each(&mut governs);
    found
}

/// What patterns call a relation: its name, or the preposition.
pub(in crate::extract) fn relation_name<'r>(reading: &'r Reading, relation: Relation) -> &'r str {
    match relation {
        Relation::Behind(preposition) => reading.doc.tokens[preposition].text,
        named => named.name().unwrap_or_default(),
    }
}
