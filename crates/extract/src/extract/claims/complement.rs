//! Contents that are no clauses: an infinitive, a noun phrase, what something is called.

use super::attribution::Cue;
use super::bounds::right_end;
use super::content::Content;
use super::context::Context;
use super::found::{JUDGED, TOPIC, WISH};
use super::reach;
use super::relayed::finite_tag;
use crate::extract::speech::Frame;
use crate::extract::words::lower;
use crate::facts::{EntityKind, Stance};
use crate::language::{Dep, Tag};
use std::ops::Range;

/// What a cue takes besides clauses and quotations.
struct Complements<'c, 'r, 'a> {
    c: &'c Context<'r, 'a>,
    sentence: &'c Range<usize>,
    cue: Cue<'c>,
    object: Option<usize>,
    infinitive: Option<usize>,
}

/// The first complement that the cue takes and has.
pub(super) fn find(c: &Context, sentence: &Range<usize>, cue: Cue) -> Option<Content> {
    let doc = c.reading.doc;
    let infinitive = doc.children(cue.verb).find(|k| {
        *k > cue.last
            && matches!(doc.tokens[*k].dep, Dep::Xcomp | Dep::Ccomp | Dep::Advcl)
            && doc.children_by(*k, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To)
    });
    let mut all = Complements { c, sentence, cue, object: None, infinitive };
    all.object = all.child(&[Dep::Dobj, Dep::Dative]);
    all.command()
        .or_else(|| all.own_infinitive())
        .or_else(|| all.called())
        .or_else(|| all.behind())
        .or_else(|| all.gerund())
        .or_else(|| all.noun_phrase())
        .or_else(|| all.shown())
        .or_else(|| all.judged())
        .or_else(|| all.topic())
        .or_else(|| all.wish())
}

/// Whether a verb tells what is reported, finite and in a main clause, as in "Ott wants to sign", not "those who want to sign".
pub(super) fn is_main(c: &Context, verb: usize) -> bool {
    let doc = c.reading.doc;
    let main = |t: usize| doc.tokens[t].dep == Dep::Root;
    let told = main(verb) || doc.tokens[verb].dep == Dep::Conj && doc.head(verb).is_some_and(main);
    told && matches!(finite_tag(c, verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
}

impl Complements<'_, '_, '_> {
    /// The first child behind the cue with one of these relations.
    fn child(&self, deps: &[Dep]) -> Option<usize> {
        let doc = self.c.reading.doc;
        let fits =
            |k: &usize| *k > self.cue.last && deps.contains(&doc.tokens[*k].dep) && self.sentence.contains(k);
        doc.children(self.cue.verb).find(fits)
    }

    fn takes(&self, frame: Frame) -> bool {
        self.cue.entry.has(frame)
    }

    /// Where the words below a token begin, behind the cue.
    fn start(&self, token: usize) -> usize {
        self.c.reading.doc.subtree(token).start.max(self.cue.last + 1)
    }

    /// Where they end: before a dash behind which the writer goes on.
    fn end(&self, token: usize) -> usize {
        let end = self.c.reading.doc.subtree(token).end.min(self.sentence.end);
        let tokens = &self.c.reading.doc.tokens;
        let dash = |t: &usize| {
            let spaced = tokens[*t].spaced || tokens[*t].text == "—";
            self.c.reading.token_is(*t, &["—", "–", "―", "--", "-"]) && spaced && !self.c.is_quoted(*t)
        };
        let mut dashes = (token + 1..end).filter(dash);
        let first =
            dashes.next().filter(|t| tokens[*t].text != "-" || tokens.get(t + 1).is_some_and(|n| n.spaced));
        first.filter(|_| dashes.next().is_none()).unwrap_or(end)
    }

    /// The words from a token to where the clause of another ends.
    fn through(&self, from: usize, clause: usize, rule: &'static str) -> Option<Content> {
        Content::of(vec![from..right_end(self.c, self.sentence, self.cue, clause)], rule)
    }

    /// "Urged France to sign", "called on France to sign".
    fn command(&self) -> Option<Content> {
        if !self.takes(Frame::Command) {
            return None;
        }
        let doc = self.c.reading.doc;
        if let Some(to) = self.infinitive {
            let on = || doc.child_by(self.child(&[Dep::Prep])?, &[Dep::Pobj]);
            let addressed = self.object.or_else(|| doc.child_by(to, &[Dep::Nsubj])).or_else(on);
            if let Some(addressed) = addressed.filter(|a| *a < to) {
                return self.through(self.start(addressed), to, "claims.verb.command");
            }
        }
        let from = self.cue.last + 1;
        let near = from..self.sentence.end.min(from + 15);
        let to = near.into_iter().find(|t| doc.tokens[*t].tag == Tag::To);
        let phrasal = self.cue.entry.lemma.contains(' ');
        to.filter(|_| phrasal).and_then(|to| self.through(from, to, "claims.verb.command"))
    }

    /// "Vowed to sign".
    fn own_infinitive(&self) -> Option<Content> {
        let to = self.infinitive.filter(|_| self.takes(Frame::Infinitive) && self.object.is_none())?;
        self.through(self.start(to), to, "claims.verb.infinitive")
    }

    /// "Described the treaty as a trap", "called the treaty a trap"; not "what Ott called a trap".
    fn called(&self) -> Option<Content> {
        let doc = self.c.reading.doc;
        let verb = self.cue.verb;
        let what = doc.children_by(verb, &[Dep::Dobj]).any(|k| k < verb);
        if !self.takes(Frame::As) || what {
            return None;
        }
        let named_as =
            |above: usize| doc.children(above).find(|k| *k > self.cue.last && doc.tokens[*k].is("as"));
        let as_word = || named_as(verb).or_else(|| named_as(self.object?));
        let second = self.second_noun();
        if let Some(last) = second.or_else(|| self.child(&[Dep::Oprd])).or_else(as_word) {
            let first = second.and_then(|_| self.child(&[Dep::Oprd, Dep::Dobj]));
            let object = first.or(self.object).or_else(|| doc.child_by(last, &[Dep::Nsubj]));
            let from = object.map_or(self.cue.last + 1, |o| self.start(o));
            // "called him a “hawk” on Monday": what follows the quotation says when and where he spoke.
            let end = self.end(last).max(from);
            let quote = (last..end)
                .find_map(|t| self.c.quote_at(t))
                .filter(|q| q.whole.start > last && q.whole.end < end);
            let behind = quote.map(|q| q.whole.end).filter(|t| {
                matches!(doc.tokens[*t].tag, Tag::In | Tag::Nnp)
                    && !self.c.reading.token_is(*t, &["of", "that", "for"])
            });
            let end =
                behind.unwrap_or_else(|| reach::joined(self.c, self.sentence, self.cue, end).unwrap_or(end));
            return Content::of(vec![from..end], "claims.verb.as");
        }
        // "called the plan “a trap.”": the tree takes what is quoted for another name of the plan.
        if let Some(name) = self.object.and_then(|o| doc.child_by(o, &[Dep::Appos]))
            && self.c.is_quoted(name)
            && !self.c.is_quoted(verb)
        {
            return Content::of(vec![self.start(self.object?)..self.end(name)], "claims.verb.as");
        }
        if let Some(name) = self.object.and_then(|o| self.name_beside(o)) {
            return Content::of(vec![self.start(self.object?)..self.end(name)], "claims.verb.as");
        }
        let clause = self.child(&[Dep::Ccomp, Dep::Xcomp]).filter(|_| self.infinitive.is_none())?;
        Content::of(vec![self.start(clause)..self.end(clause)], "claims.verb.as")
    }

    /// "called Ott a quack", "branded it an outlaw": the tree gives both nouns the same part.
    fn second_noun(&self) -> Option<usize> {
        let doc = self.c.reading.doc;
        let of = |deps: &'static [Dep]| {
            let mut all = doc
                .children_by(self.cue.verb, deps)
                .filter(|k| *k > self.cue.last && self.sentence.contains(k));
            let (first, second) = (all.next()?, all.next()?);
            let start = doc.subtree(second).start;
            let nouns = doc.tokens[start - 1].tag.is_noun() && doc.tokens[start].tag == Tag::Dt;
            let beside = start == doc.subtree(first).end && nouns;
            beside.then_some(second)
        };
        of(&[Dep::Dobj]).or_else(|| of(&[Dep::Oprd]))
    }

    /// "called the search and the demand for papers a farce": the tree takes what it is called for another name of the last
    /// noun, but no comma parts the two.
    fn name_beside(&self, object: usize) -> Option<usize> {
        let doc = self.c.reading.doc;
        let beside = |a: &usize| {
            let start = doc.subtree(*a).start;
            doc.tokens[*a].dep == Dep::Appos
                && self.c.reading.token_is(start, &["a", "an", "the"])
                && doc.tokens[start - 1].tag.is_noun()
                && start > self.cue.last + 1
        };
        doc.subtree(object).find(beside)
    }

    /// "Called for talks", "called for France to sign", "warned of war", "accused France of lying".
    fn behind(&self) -> Option<Content> {
        let doc = self.c.reading.doc;
        let listed =
            |p: &usize| *p > self.cue.last && self.cue.entry.behind.iter().any(|b| doc.tokens[*p].is(b));
        let own = doc.children_by(self.cue.verb, &[Dep::Prep, Dep::Dative, Dep::Agent]).find(listed);
        let nested = || doc.children_by(self.object?, &[Dep::Prep]).find(listed);
        // "called for the border to be opened": the tree takes "for" for a conjunction.
        let mark = self
            .infinitive
            .filter(|_| !self.takes(Frame::Target))
            .and_then(|to| doc.child_by(to, &[Dep::Mark]));
        if let (None, Some(to), Some(mark)) = (own, self.infinitive, mark.filter(listed)) {
            return Content::of(vec![mark + 1..self.end(to)], "claims.verb.behind");
        }
        let preposition = own.or_else(nested)?;
        // "spoke with Ott about the dam", "to talk about the dam": a talk between them, and nobody's words.
        let talks = matches!(&*self.cue.entry.lemma, "talk" | "speak") && doc.tokens[preposition].is("about");
        let with = |p: usize| doc.tokens[p].is_any(&["with", "by", "over", "between"]);
        let to_come = || doc.children_by(self.cue.verb, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
        if talks && (doc.children_by(self.cue.verb, &[Dep::Prep]).any(with) || to_come()) {
            return None;
        }
        // "attacked the camp for the third day": how long, not what for.
        let lasts = |o: usize| {
            matches!(&*doc.tokens[o].lemma, "day" | "week" | "hour" | "time" | "month" | "year" | "night")
        };
        if doc.tokens[preposition].is("for") && doc.child_by(preposition, &[Dep::Pobj]).is_some_and(lasts) {
            return None;
        }
        // "put the dead at forty", not "put the box at the door"
        let counts = |t: usize| doc.tokens[t].tag == Tag::Cd || self.c.reading.token_is(t, &["$", "£", "€"]);
        if self.cue.entry.lemma == "put" && !doc.subtree(preposition).any(counts) {
            return None;
        }
        let mut end = self.end(preposition);
        let follows =
            |k: &usize| doc.subtree(*k).start == end && doc.tokens.get(end).is_some_and(|t| t.tag == Tag::To);
        let clauses = [Dep::Xcomp, Dep::Advcl, Dep::Ccomp];
        if let Some(to) = doc.children_by(self.cue.verb, &clauses).find(follows) {
            end = self.end(to);
        }
        // "likened the bank to a casino, which …": the writer tells of the casino.
        let aside = reach::aside(self.c, preposition..end).filter(|_| self.takes(Frame::Target));
        let end = aside.unwrap_or_else(|| reach::whole(self.c, self.sentence, self.cue, preposition, end));
        let target = self.object.filter(|_| self.takes(Frame::Target));
        Content::of(vec![target.map_or(preposition + 1, |o| self.start(o))..end], "claims.verb.behind")
    }

    /// "Denied having signed".
    fn gerund(&self) -> Option<Content> {
        let gerund = self.child(&[Dep::Xcomp, Dep::Ccomp]).filter(|k| self.infinitive != Some(*k))?;
        // "mentioned the words Ott had used": no gerund, but what is told of the words.
        let doc = self.c.reading.doc;
        let contact = self.object.is_some_and(|o| o < gerund) && doc.tokens[gerund].tag != Tag::Vbg;
        let takes = self.takes(Frame::Gerund) && !contact;
        takes.then(|| self.through(self.start(gerund), gerund, "claims.verb.gerund")).flatten()
    }

    /// "Criticized the plan": what is judged, told by more than its name.
    fn judged(&self) -> Option<Content> {
        let doc = self.c.reading.doc;
        let object = self.object.filter(|o| self.takes(Frame::Verdict) && doc.tokens[*o].tag.is_noun())?;
        let named = self.c.reading.named_at(object).is_some_and(|m| m.tokens.contains(&object));
        let told = doc.children(object).any(|k| doc.tokens[k].dep != Dep::Punct);
        let end = self.end(object);
        let end = reach::aside_on_name(self.c, object..end).unwrap_or(end);
        (told && !named).then(|| Content::of(vec![self.start(object)..end], JUDGED)).flatten()
    }

    /// "Wants to sign": said in a main clause, as what is reported of somebody and not of those who wish for something.
    fn wish(&self) -> Option<Content> {
        let wished = self.takes(Frame::Wish) && is_main(self.c, self.cue.verb);
        if let Some(to) = self.infinitive.filter(|_| wished) {
            return self.through(self.object.map_or(to, |o| o.min(to)).min(self.start(to)), to, WISH);
        }
        let doc = self.c.reading.doc;
        let object = self.object.filter(|o| wished && doc.tokens[*o].tag.is_noun())?;
        let named = self.c.reading.named_at(object).is_some_and(|m| m.tokens.contains(&object));
        let told = doc.children(object).any(|k| !matches!(doc.tokens[k].dep, Dep::Punct | Dep::Det));
        (told && !named).then(|| Content::of(vec![self.start(object)..self.end(object)], WISH)).flatten()
    }

    /// "Described the fight", "endorsed Ott": what is only named, and told by the article if by anybody.
    fn topic(&self) -> Option<Content> {
        let doc = self.c.reading.doc;
        let side = self.takes(Frame::Side);
        let object =
            self.object.filter(|o| (side || self.takes(Frame::Topic)) && doc.tokens[*o].tag.is_noun())?;
        let named = self.c.reading.named_at(object).is_some_and(|m| m.tokens.contains(&object));
        let told = doc.children(object).any(|k| !matches!(doc.tokens[k].dep, Dep::Punct | Dep::Det));
        // "endorsed Ott for mayor", where the tree hangs the office on the verb.
        let end = self.end(object);
        let office = |p: &usize| *p == end && doc.tokens[*p].is("for") && side;
        let office = doc.children_by(self.cue.verb, &[Dep::Prep]).find(office);
        let end = office.map_or(end, |p| self.end(p));
        let end = reach::aside_on_name(self.c, object..end)
            .unwrap_or_else(|| reach::whole(self.c, self.sentence, self.cue, object, end));
        (side || told && !named).then(|| Content::of(vec![self.start(object)..end], TOPIC)).flatten()
    }

    /// "The poll shows Ott ahead by two points", "data show a decline": what figures and papers tell; pictures only show.
    fn shown(&self) -> Option<Content> {
        let doc = self.c.reading.doc;
        let lemma = |t: usize| &*doc.tokens[t].lemma;
        let tells = |t: usize| {
            let noun = lower(lemma(t));
            self.c.cues.is_document(&noun) && !self.c.reading.words.speech.pictures.contains(&noun)
        };
        let shows = matches!(&*self.cue.entry.lemma, "show" | "find" | "reveal");
        doc.surface_subject(self.cue.verb).filter(|s| shows && tells(*s))?;
        let object = self.object.filter(|o| doc.tokens[*o].tag.is_noun())?;
        let behind =
            |k: &usize| *k > object && matches!(doc.tokens[*k].dep, Dep::Advmod | Dep::Prep | Dep::Acomp);
        let last = doc.children(self.cue.verb).rfind(behind);
        let common = !doc.tokens[object].tag.is_proper() && doc.children(object).next().is_some();
        let end = last.map_or_else(|| self.end(object), |k| self.end(k));
        let end = reach::aside(self.c, object..end).unwrap_or(end);
        // "A poll shows Ott" tells nothing.
        (common || last.is_some())
            .then(|| Content::of(vec![self.start(object)..end], "claims.verb.shown"))
            .flatten()
    }

    /// "Urged restraint", without what is only told of it: "the reality of climate change, which …".
    fn noun_phrase(&self) -> Option<Content> {
        let doc = self.c.reading.doc;
        let full = |o: &usize| doc.tokens[*o].tag.is_noun() || doc.children(*o).next().is_some();
        let object = self.object.filter(full).filter(|_| self.takes(Frame::Object))?;
        // "Police questioned Ott": nobody says a person.
        let person = self.c.reading.named_at(object).is_some_and(|m| {
            m.tokens.contains(&object)
                && m.entities.iter().all(|e| self.c.reading.kind(*e) == EntityKind::Person)
        });
        let lemma = &*self.cue.entry.lemma;
        if person && lemma == "question" {
            return None;
        }
        // "citing officials": they are who said it; "threatened Ruritania" with what? "Contradicted Ruritania": whatever it said.
        let named = self.c.reading.named_at(object).is_some_and(|m| m.tokens.contains(&object));
        let source = || named || super::speaker::is_source(self.c.reading, self.c.cues, object);
        if lemma == "cite" && source()
            || (lemma == "threaten" || self.cue.entry.stance == Stance::Denying) && named
        {
            return None;
        }
        let end = self.end(object);
        // "threatened a storm if the drills went ahead": on what it hangs belongs to it.
        let hangs = |k: &usize| {
            let mark =
                doc.child_by(*k, &[Dep::Mark]).is_some_and(|m| doc.tokens[m].is_any(&["if", "unless"]));
            mark && doc.subtree(*k).start >= end && doc.subtree(*k).start <= end + 1
        };
        let clause = doc.children_by(self.cue.verb, &[Dep::Advcl]).find(hangs);
        let end = clause.map_or(end, |k| self.end(k));
        let aside = reach::aside(self.c, object..end);
        let end = aside.unwrap_or_else(|| reach::whole(self.c, self.sentence, self.cue, object, end));
        Content::of(vec![self.start(object)..end], "claims.verb.object")
    }
}
