//! Offices that a sentence says somebody holds: "Ott is the president of Ruritania", "became prime minister", "was elected
//! chairman", "led by Ott".

use super::owner::owner_behind;
use super::{FORMER, is_sent, owner_at, title_at_noun, title_text};
use crate::extract::negation::{self, Taken};
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::EntityKind;
use crate::language::{Argument, Dep, Relation, Tag};
use std::collections::HashMap;

/// Verbs by which somebody says who holds an office: what he says, not what is so.
const CALLING: [&str; 6] = ["call", "consider", "declare", "proclaim", "recognise", "recognize"];

/// The rule of an office that somebody is called to hold; without a speaker who says so nobody does.
pub(super) const CALLED: &str = "roles.called";

/// Records them all.
pub(super) fn find(reading: &mut Reading) {
    let mut found = Vec::new();
    likewise(reading, &mut found);
    for verb in 0..reading.doc.tokens.len() {
        if reading.token_is(verb, &["as"]) && reading.doc.tokens[verb].dep == Dep::Prep {
            acts_as(reading, verb, &mut found);
        }
        if !reading.doc.tokens[verb].tag.is_verb() {
            continue;
        }
        if !unreal(reading, verb) {
            super::made::find(reading, verb, &mut found);
        }
        match &*reading.doc.tokens[verb].lemma {
            "be" | "become" | "remain" | "serve" | "act" | "work" | "elect" | "name" | "appoint"
            | "choose" | "crown" | "swear" | "nominate" | "re-elect" | "reelect" | "select"
            | "inaugurate" | "install" | "reappoint" => becomes(reading, verb, &mut found),
            lemma if CALLING.contains(&lemma) => becomes(reading, verb, &mut found),
            "lead" | "head" | "chair" | "rule" | "govern" => leads(reading, verb, &mut found),
            "hold" | "assume" | "occupy" => holds(reading, verb, &mut found),
            _ => {}
        }
    }
    for role in found {
        // "was the first leader to": no office.
        let vague = role.of.is_none()
            && matches!(
                role.title.as_str(),
                "leader" | "head" | "chief" | "member" | "official" | "director" | "president"
            );
        if vague {
            continue;
        }
        reading.roles.push(role);
    }
}

/// Whether the clause is only imagined or denied.
pub(super) fn unreal(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    if over(reading, verb) {
        return false;
    }
    negation::of_clause(doc, verb).is_some_and(|t| t != Taken::Over)
        || doc
            .children_by(verb, &[Dep::Aux])
            .any(|a| doc.tokens[a].tag == Tag::Md || doc.tokens[a].tag == Tag::To)
        || is_asked(reading, verb)
        || (doc.tokens[verb].tag == Tag::Vb
            && matches!(doc.tokens[verb].dep, Dep::Xcomp | Dep::Advcl | Dep::Acl))
        || (doc.tokens[verb].dep == Dep::Pcomp
            && doc
                .head(verb)
                .is_some_and(|p| reading.token_is(p, &["from", "without", "against", "of", "before", "for"])))
        || doc.children_by(verb, &[Dep::Mark]).any(|m| reading.token_is(m, &["if", "unless", "whether"]))
}

/// Whether the sentence is a question.
fn is_asked(reading: &Reading, verb: usize) -> bool {
    let sentence = &reading.doc.sentences[reading.doc.sentence_of(verb)];
    sentence.clone().rev().take(3).any(|t| reading.token_is(t, &["?"]))
}

/// How a clause is told that is not told as it stands.
enum Told {
    /// "is no longer the president", "ceased to be the president", "used to be the president".
    Over,
    /// "claims to be the president".
    Claimed,
}

/// "is no longer", "ceased to be", "claims to be".
fn told(reading: &Reading, verb: usize) -> Option<Told> {
    let doc = reading.doc;
    if over(reading, verb) {
        return Some(Told::Over);
    }
    let above = doc.head(verb).filter(|_| doc.tokens[verb].dep == Dep::Xcomp)?;
    if doc.is_negated(above) || doc.children_by(above, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::Md) {
        return None;
    }
    match &*doc.tokens[above].lemma {
        "stop" => Some(Told::Over),
        "claim" | "profess" | "purport" => Some(Told::Claimed),
        _ => None,
    }
}

/// "Ott said that she was the president": the past is that of the saying.
fn is_shifted_back(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let start = doc.subtree(verb).start;
    let quoted = doc.tokens[start].is_quote() || (start > 0 && doc.tokens[start - 1].is_quote());
    let below = doc.tokens[verb].dep == Dep::Ccomp
        && doc.head(verb).is_some_and(|h| matches!(doc.tokens[h].tag, Tag::Vbd | Tag::Vbn) && h < verb);
    let timed = doc.subtree(verb).any(|t| {
        doc.tokens[t].is_any(&["until", "till", "from", "between", "once", "formerly", "previously", "then"])
            || reading.date_at(t).is_some()
    });
    below && !quoted && !timed
}

/// Whether the clause says that it was so and is over: "is no longer", "ceased to be", "used to be".
fn over(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let used = doc.tokens[verb].dep == Dep::Xcomp
        && doc
            .head(verb)
            .is_some_and(|h| doc.tokens[h].is("used") && !doc.is_passive(h) && !doc.is_negated(h));
    used || negation::of_clause(doc, verb) == Some(Taken::Over)
}

pub(super) fn person_at(reading: &Reading, token: usize) -> Option<usize> {
    let mention = reading.named_at(token)?;
    let [person] = mention.entities[..] else { return None };
    (reading.kind(person) == EntityKind::Person).then_some(person)
}

/// "Ott is a lawyer who served as president", "Ott, a lawyer who was president": the person that the noun tells of.
fn person_described(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let above = doc.head(noun).filter(|_| reading.named_at(noun).is_none())?;
    match doc.tokens[noun].dep {
        Dep::Attr if &*doc.tokens[above].lemma == "be" && !unreal(reading, above) => {
            person_at(reading, doc.surface_subject(above)?)
        }
        Dep::Appos => person_at(reading, above),
        Dep::Conj => person_described(reading, above),
        _ => None,
    }
}

fn becomes(reading: &Reading, verb: usize, found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    if &*doc.tokens[verb].lemma == "be"
        && let Some((noun, person)) = turned(reading, verb)
    {
        let past = doc.tokens[verb].tag == Tag::Vbd && !is_shifted_back(reading, verb);
        found.extend(office(reading, noun, person, verb, past));
        return;
    }
    let told = told(reading, verb);
    if told.is_none() && unreal(reading, verb) {
        return;
    }
    let lemma = &*doc.tokens[verb].lemma;
    let linking = matches!(lemma, "be" | "become" | "remain" | "serve" | "act" | "work");
    let arguments = doc.arguments(verb);
    let holder = if linking { Relation::Subject } else { Relation::Object };
    // "congratulated Ott on becoming president"
    let token = &doc.tokens[verb];
    let object_of_above = (token.tag == Tag::Vbg && token.dep == Dep::Pcomp)
        .then(|| doc.head(verb).and_then(|p| doc.head(p)))
        .flatten()
        .and_then(|v| doc.child_by(v, &[Dep::Dobj]));
    let holder = match object_of_above.or_else(|| subject_of_fronted(reading, verb)) {
        Some(object) => person_at(reading, object),
        None => arguments
            .iter()
            .filter(|a| a.relation == holder)
            .find_map(|a| person_at(reading, a.token).or_else(|| person_described(reading, a.token))),
    };
    // "Ott and Ek both claim to be president"
    let claimed = doc.head(verb).filter(|_| matches!(told, Some(Told::Claimed)));
    let subject = claimed.and_then(|v| doc.child_by(v, &[Dep::Nsubj]));
    let holders: Vec<usize> = match subject {
        Some(subject) => doc.conjuncts(subject).into_iter().filter_map(|t| person_at(reading, t)).collect(),
        None => holder.into_iter().collect(),
    };
    let nouns = named_offices(reading, verb);
    let past = doc.tokens[verb].tag == Tag::Vbd && matches!(lemma, "be" | "serve");
    let over = matches!(told, Some(Told::Over)) || (past && !is_shifted_back(reading, verb));
    for noun in nouns {
        for noun in doc.conjuncts(noun) {
            let roles = holders.iter().filter_map(|p| office(reading, noun, *p, verb, over));
            let called = CALLING.contains(&lemma);
            found.extend(roles.map(|role| if called { called_so(role, noun) } else { role }));
        }
    }
}

/// The nouns by which a verb names an office: "became president", "serves as president".
fn named_offices(reading: &Reading, verb: usize) -> Vec<usize> {
    let doc = reading.doc;
    let lemma = &*doc.tokens[verb].lemma;
    let arguments = doc.arguments(verb);
    let mut nouns: Vec<usize> =
        arguments.iter().filter(|a| a.relation == Relation::Attribute).map(|a| a.token).collect();
    nouns.extend(arguments.iter().filter_map(|a| match a.relation {
        Relation::Behind(p) if reading.token_is(p, &["as"]) => Some(a.token),
        _ => None,
    }));
    if matches!(lemma, "serve" | "act" | "work" | "swear") {
        nouns.retain(|n| doc.head(*n).is_some_and(|p| reading.token_is(p, &["as"])));
        // "sworn in as president": the parser hangs "as" on the particle now and then.
        if nouns.is_empty() {
            nouns.extend(
                (verb + 1..doc.tokens.len().min(verb + 4))
                    .filter(|t| reading.token_is(*t, &["as"]))
                    .filter_map(|p| doc.child_by(p, &[Dep::Pobj])),
            );
        }
    }
    nouns
}

/// "held the office of president", "the first woman to hold the post of foreign minister in Ruritania".
fn holds(reading: &Reading, verb: usize, found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    let Some(post) = doc.child_by(verb, &[Dep::Dobj]) else { return };
    if !reading.token_is(post, &["office", "post", "position", "job", "rank"]) {
        return;
    }
    let noun = doc
        .children_by(post, &[Dep::Prep])
        .find(|p| reading.token_is(*p, &["of"]))
        .and_then(|p| doc.child_by(p, &[Dep::Pobj]));
    let Some(noun) = noun else { return };
    // "the first woman to hold": she has held it.
    let first = doc.head(verb).filter(|h| {
        matches!(doc.tokens[verb].dep, Dep::Relcl | Dep::Acl)
            && doc.tokens[verb].tag == Tag::Vb
            && doc.children(*h).any(|c| reading.token_is(c, &["first", "last", "only", "youngest", "oldest"]))
    });
    if first.is_none() && unreal(reading, verb) {
        return;
    }
    let subject = first.or_else(|| doc.surface_subject(verb));
    let person = subject.and_then(|s| person_at(reading, s).or_else(|| person_described(reading, s)));
    let past = matches!(doc.tokens[verb].tag, Tag::Vbd) || first.is_some();
    found.extend(
        person.and_then(|p| office(reading, noun, p, verb, past && &*doc.tokens[verb].lemma == "hold")),
    );
}

/// "The new prime minister is Ott", "Ruritania's next envoy will be Ott": who stands behind the verb holds what stands before it.
fn turned(reading: &Reading, verb: usize) -> Option<(usize, usize)> {
    let doc = reading.doc;
    let subject = doc.child_by(verb, &[Dep::Nsubj]).filter(|s| reading.named_at(*s).is_none())?;
    let name = doc.child_by(verb, &[Dep::Attr])?;
    let person = person_at(reading, name)?;
    let title = title_at_noun(reading, subject)?;
    let known = (doc.subtree(subject).start..title.start)
        .any(|t| reading.token_is(t, &["the", "its", "their", "'s", "’s"]) || owner_at(reading, t).is_some());
    let ahead = doc.children_by(verb, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::Md);
    let will = doc.children_by(verb, &[Dep::Aux]).any(|a| reading.token_is(a, &["will"]));
    let next = doc.children(subject).any(|c| reading.token_is(c, &["next", "new", "first"]));
    (known && !doc.is_negated(verb) && (!ahead || will && next)).then_some((subject, person))
}

/// "Named envoy to Zenda, Ott left": the subject of the clause before which the participle stands.
fn subject_of_fronted(reading: &Reading, verb: usize) -> Option<usize> {
    let doc = reading.doc;
    let token = &doc.tokens[verb];
    let own = doc.child_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]).is_some();
    let fronted = token.tag == Tag::Vbn && matches!(token.dep, Dep::Advcl | Dep::Acl | Dep::Amod) && !own;
    let main = doc.head(verb).filter(|m| fronted && *m > verb)?;
    if doc.tokens[main].tag.is_verb() { doc.surface_subject(main) } else { Some(main) }
}

/// "visited Zenda as Ruritania's leader", "hailed Ott as Ruritania's president": an office with its country behind "as".
fn acts_as(reading: &Reading, preposition: usize, found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    let Some(verb) = doc.head(preposition).filter(|v| doc.tokens[*v].tag.is_verb() && !unreal(reading, *v))
    else {
        return;
    };
    let Some(noun) = doc.child_by(preposition, &[Dep::Pobj]) else { return };
    // "denounced him as Ruritania's dictator" is an opinion.
    let (words, lemma) = (&reading.words.clauses, &doc.tokens[verb].lemma);
    if words.judged_as.contains(lemma) {
        return;
    }
    let arguments = doc.arguments(verb);
    // "was ousted as president"
    let removed = words.removed_as.contains(lemma);
    let of_object = removed || words.made_as.contains(lemma);
    let holder = if of_object { Relation::Object } else { Relation::Subject };
    let person = arguments.iter().filter(|a| a.relation == holder).find_map(|a| person_at(reading, a.token));
    // "resigned as president": it was an office, and of the country that the name is given with: "Peru's Ott, who resigned".
    let over = removed || words.resigned_as.contains(lemma);
    if let Some(mut role) = person.and_then(|p| office(reading, noun, p, verb, over)) {
        role.asserted = Some(preposition);
        if CALLING.contains(&&*doc.tokens[verb].lemma) {
            role = called_so(role, noun);
        }
        role.of = role.of.or_else(|| country_of_name(reading, &arguments));
        if role.of.is_some() {
            found.extend(before_him(reading, verb, &arguments, &role));
            found.push(role);
        }
    }
}

/// "Ott replaced Ek as minister", "took over from Ek as minister": the office that another held until then.
fn before_him(reading: &Reading, verb: usize, arguments: &[Argument], role: &FoundRole) -> Option<FoundRole> {
    let replaces = matches!(&*reading.doc.tokens[verb].lemma, "replace" | "succeed");
    let takes_over = &*reading.doc.tokens[verb].lemma == "take" && reading.token_is(verb + 1, &["over"]);
    let other = arguments.iter().find_map(|a| {
        let fits = match a.relation {
            Relation::Object => replaces,
            Relation::Behind(p) => takes_over && reading.token_is(p, &["from"]),
            _ => false,
        };
        fits.then(|| person_at(reading, a.token)).flatten()
    })?;
    (other != role.person).then(|| FoundRole { person: other, former: true, ..role.clone() })
}

/// An office by the word of him who calls somebody so.
fn called_so(role: FoundRole, noun: usize) -> FoundRole {
    FoundRole { asserted: Some(noun), rule: CALLED, ..role }
}

/// "Peru's" of "Peru's Pedro Pablo Ott".
fn country_of_name(reading: &Reading, arguments: &[Argument]) -> Option<usize> {
    let subject = arguments.iter().find(|a| a.relation == Relation::Subject)?;
    let name = reading.named_at(subject.token)?;
    let possessive =
        name.tokens.start.checked_sub(1).filter(|p| *p > 0 && reading.token_is(*p, &["'s", "’s"]))?;
    owner_at(reading, possessive - 1).map(|(country, _)| country)
}

fn office(reading: &Reading, noun: usize, person: usize, verb: usize, past: bool) -> Option<FoundRole> {
    let doc = reading.doc;
    if reading
        .named_at(noun)
        .is_some_and(|m| m.tokens.contains(&noun) && reading.kind(m.entities[0]) != EntityKind::Person)
    {
        return None;
    }
    let title = title_at_noun(reading, noun)?;
    let end = doc.sentences[doc.sentence_of(noun)].end;
    let mut text = title_text(reading, title.clone());
    let left = title.start.checked_sub(1);
    let mut of = left
        .and_then(|l| owner_at(reading, l))
        .or_else(|| {
            doc.children_by(noun, &[Dep::Poss, Dep::Amod, Dep::Compound, Dep::Nmod])
                .find_map(|c| owner_at(reading, c))
        })
        .map(|(e, _)| e);
    if let Some(owner) = owner_behind(reading, title.end, end, &text) {
        if owner.sent && is_sent(&text) {
            text = format!("{text} {}", title_text(reading, title.end..owner.end));
        } else {
            of = of.or(Some(owner.entity));
        }
    }
    let former = past || left.is_some_and(|l| reading.token_is(l, FORMER));
    let (from, to) = (verb.min(title.start), title.end.max(verb + 1));
    let rule = "roles.said-to-be";
    let (asserted, voice) = (Some(verb), Voice::Article);
    Some(FoundRole { person, title: text, of, former, asserted, voice, tokens: from..to, rule })
}

/// "Ott leads the party", "the troupe, led by Ott": a leader.
fn leads(reading: &Reading, verb: usize, found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    if unreal(reading, verb) {
        return;
    }
    let arguments = doc.arguments(verb);
    let of = |relation: Relation| arguments.iter().filter(move |a| a.relation == relation);
    let Some((person, by)) = of(Relation::Subject).find_map(|a| {
        // "led by the lawyer Anna Ott": the name may be the noun's apposition.
        let name = person_at(reading, a.token)
            .or_else(|| doc.children_by(a.token, &[Dep::Appos]).find_map(|c| person_at(reading, c)));
        name.map(|p| (p, a.token))
    }) else {
        return;
    };
    let Some((body, range)) = of(Relation::Object).find_map(|a| owner_at(reading, a.token)) else { return };
    let title = match &*doc.tokens[verb].lemma {
        "head" => "head",
        "chair" => "chair",
        "rule" | "govern" => "ruler",
        _ => "leader",
    };
    // One leads a country as its head; "led Ruritania into war" is about the same.
    let tokens = range.start.min(verb).min(by)..range.end.max(verb + 1).max(by + 1);
    let former = (doc.tokens[verb].tag == Tag::Vbd && reading.kind(body) == EntityKind::Country)
        || over(reading, verb);
    found.push(FoundRole {
        person,
        title: title.to_owned(),
        of: Some(body),
        former,
        asserted: Some(verb),
        voice: Voice::Article,
        tokens,
        rule: "roles.leads",
    });
}

/// What an office of the United States is called in other countries.
fn abroad(title: &str) -> &str {
    match title {
        "secretary of state" => "foreign minister",
        "defense secretary" | "secretary of defense" => "defense minister",
        "treasury secretary" => "finance minister",
        _ => title,
    }
}

/// The office of those whose "counterparts" these are: that of the last one named before, as it is called abroad.
pub(super) fn model_title(reading: &Reading, noun: usize) -> Option<String> {
    let sentence = reading.doc.sentences[reading.doc.sentence_of(noun)].start;
    let mut before = reading.roles.starting_in(sentence..noun);
    before.rfind(|r| r.title != "sheikh").map(|r| abroad(&r.title).to_owned())
}

/// "his Turkish counterpart, Ott", "Ruritania's Ek met his counterpart from Zenda, Ott", "his successor, Ott": the office of
/// the one whose counterpart or successor it is.
fn likewise(reading: &Reading, found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    let mut offices: HashMap<usize, Vec<usize>> = HashMap::new();
    for (number, role) in reading.roles.iter().enumerate() {
        offices.entry(doc.sentence_of(role.tokens.start)).or_default().push(number);
    }
    for noun in 0..doc.tokens.len() {
        let word = &doc.tokens[noun];
        if !word.tag.is_noun() || !word.is_any(&["counterpart", "colleague", "successor", "predecessor"]) {
            continue;
        }
        let named =
            (noun + 1..doc.tokens.len().min(noun + 3)).find_map(|t| person_at(reading, t).map(|p| (p, t)));
        let named = named.or_else(|| {
            doc.children_by(noun, &[Dep::Appos]).find_map(|c| person_at(reading, c).map(|p| (p, c)))
        });
        let named = named.or_else(|| named_before(reading, noun));
        let Some((person, at)) = named else { continue };
        let sentence = doc.sentence_of(noun);
        let owner = doc.child_by(noun, &[Dep::Poss]).and_then(|o| person_at(reading, o));
        let before = |r: &&FoundRole| r.person != person && r.tokens.start < noun;
        let model = match owner {
            Some(owner) => reading.roles.of(owner).rfind(before),
            None => {
                let near = [sentence.checked_sub(1), Some(sentence)].into_iter().flatten();
                let near = near.filter_map(|s| offices.get(&s)).flatten();
                near.filter(|n| before(&&reading.roles[**n])).max().map(|n| &reading.roles[*n])
            }
        };
        // "Sheikh" is how one is addressed, no office that others have, too.
        let Some(model) = model.filter(|m| m.title != "sheikh") else { continue };
        let country = doc
            .children_by(noun, &[Dep::Amod, Dep::Compound, Dep::Nmod])
            .find_map(|c| owner_at(reading, c))
            .or_else(|| noun.checked_sub(1).and_then(|b| owner_at(reading, b)))
            .map(|(e, _)| e);
        let counterpart = word.is_any(&["counterpart", "colleague"]);
        let of = if counterpart { country } else { model.of };
        if counterpart && of.is_none() {
            continue;
        }
        let tokens = noun.min(at)..at.max(noun) + 1;
        found.push(FoundRole {
            person,
            title: if counterpart { abroad(&model.title) } else { &model.title }.to_owned(),
            of,
            former: word.is("predecessor"),
            asserted: None,
            voice: Voice::Article,
            tokens,
            rule: "roles.likewise",
        });
    }
}

/// "Ott, her Zendan counterpart,": the name before the comma.
fn named_before(reading: &Reading, noun: usize) -> Option<(usize, usize)> {
    const LONGEST: usize = 5;
    let from = noun.saturating_sub(LONGEST);
    let comma = (from..noun).rev().find(|t| reading.token_is(*t, &[","]))?;
    let his = (comma + 1..noun).find(|t| reading.doc.tokens[*t].tag == Tag::PrpS)?;
    let name = comma.checked_sub(1).filter(|_| his == comma + 1)?;
    let mention = reading.named_at(name).filter(|m| m.tokens.end == comma)?;
    person_at(reading, name).map(|person| (person, mention.tokens.start))
}
