//! Who does what to whom with whom: the arguments of a word, read past the shapes that syntax gives them.
//!
//! In: a [`Doc`]. Out: for each word its [`Argument`]s, so that one rule holds for "Ott met Berg", "Berg was met by
//! Ott", "Ott, who met Berg", "Ott is expected to meet Berg", "Ott left after meeting Berg" and "Ott's decision to meet
//! Berg". The idea is that of predicate-argument structures over surface trees (Surdeanu et al. 2008; White et al. 2016,
//! "Universal Decompositional Semantics", PredPatt).

use super::{Dep, Doc, Tag};

/// How a word stands to the word that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Who does it: the subject of an active verb, the agent of a passive one.
    Subject,
    /// To whom it is done: the object of an active verb, the subject of a passive one.
    Object,
    /// For whom: "gave Ott a map".
    Recipient,
    /// What somebody is or is made: "is the envoy", "named him envoy".
    Attribute,
    /// Whose: "Ott's visit".
    Owner,
    /// What kind of: "grain talks", "French troops".
    Modifier,
    /// The noun phrase or clause behind the preposition with this number.
    Behind(usize),
    /// Another name: "Ott, the envoy".
    Apposition,
    /// A clause or infinitive that the word takes.
    Clause,
    /// A clause that says when, why or how.
    Adverbial,
    /// A clause that describes a noun.
    Relative,
    /// An adverb.
    Adverb,
    /// "up" in "gave up".
    Particle,
}

impl Relation {
    /// What it is called; none for what stands behind a preposition, which has that one's name.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Relation::Behind(_) => return None,
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
        })
    }
}

/// A word that belongs to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    /// How.
    pub relation: Relation,
    /// Which; those joined to it by "and" are not listed by themselves.
    pub token: usize,
}

impl Doc<'_> {
    /// The arguments of a word, its own before those that it shares with others; found once a word.
    #[must_use]
    pub fn arguments(&self, token: usize) -> &[Argument] {
        self.arguments[token].get_or_init(|| self.find_arguments(token).into_boxed_slice())
    }

    fn find_arguments(&self, token: usize) -> Vec<Argument> {
        let mut found = Vec::new();
        let passive = self.is_passive(token);
        for child in self.children(token) {
            self.own_argument(child, &mut found);
        }
        if self.is_verbal(token) {
            let has = |found: &[Argument], r: Relation| found.iter().any(|a| a.relation == r);
            let surface = if passive { Relation::Object } else { Relation::Subject };
            if !has(&found, surface)
                && let Some(token) = self.surface_subject(token)
            {
                found.push(Argument { relation: surface, token });
            }
            if !has(&found, Relation::Object)
                && let Some(token) = self.shared_object(token)
            {
                found.push(Argument { relation: Relation::Object, token });
            }
            self.mend_recipient(token, &mut found);
            self.mend_finite(token, &mut found);
            found.iter_mut().for_each(|a| a.token = self.antecedent_of_relative(token, a.token));
        }
        found
    }

    /// "is lending Ruritania money", where the parser makes both objects: a name right before the thing given is for whom it is.
    fn mend_recipient(&self, verb: usize, found: &mut [Argument]) {
        if self.is_passive(verb) || found.iter().any(|a| a.relation == Relation::Recipient) {
            return;
        }
        let objects: Vec<usize> =
            self.children_by(verb, &[Dep::Dobj]).filter(|o| self.tokens[*o].tag.is_noun()).collect();
        let [first, second] = objects[..] else { return };
        let adjoined = self.subtree(second).start == first + 1;
        if self.tokens[first].tag.is_proper() && !self.tokens[second].tag.is_proper() && adjoined {
            found
                .iter_mut()
                .filter(|a| a.relation == Relation::Object && a.token == first)
                .for_each(|a| a.relation = Relation::Recipient);
        }
    }

    /// "Rebels of the Front battled troops", where the parser makes a phrase of it: no finite verb describes the noun behind it.
    fn mend_finite(&self, verb: usize, found: &mut Vec<Argument>) {
        let token = &self.tokens[verb];
        let Some(noun) = self.head(verb).filter(|h| *h > verb) else { return };
        if token.tag != Tag::Vbd || token.dep != Dep::Amod || !self.tokens[noun].tag.is_noun() {
            return;
        }
        let before = |c: &usize| *c < verb && self.tokens[*c].tag.is_proper();
        if let Some(name) = self.children_by(noun, &[Dep::Nmod, Dep::Compound]).filter(before).last() {
            found.push(Argument { relation: Relation::Subject, token: name });
            found.push(Argument { relation: Relation::Object, token: noun });
        }
    }

    fn own_argument(&self, child: usize, found: &mut Vec<Argument>) {
        let mut push = |relation, token| found.push(Argument { relation, token });
        match self.tokens[child].dep {
            Dep::Nsubj | Dep::Csubj => push(Relation::Subject, child),
            // "handed King Ott a letter": of two objects the first is to whom.
            Dep::Dobj if self.is_before_an_object(child) => push(Relation::Recipient, child),
            Dep::Nsubjpass | Dep::Csubjpass | Dep::Dobj => push(Relation::Object, child),
            Dep::Oprd | Dep::Attr | Dep::Acomp => push(Relation::Attribute, child),
            Dep::Poss => push(Relation::Owner, child),
            Dep::Compound | Dep::Amod | Dep::Nmod | Dep::Nummod => push(Relation::Modifier, child),
            Dep::Appos => push(Relation::Apposition, child),
            Dep::Ccomp | Dep::Xcomp => {
                push(Relation::Clause, child);
                // "holds Ruritania responsible": what a verb makes of its object.
                let verbless = !self.is_verbal(child) && self.child_by(child, &[Dep::Mark]).is_none();
                if let Some(object) = self.child_by(child, &[Dep::Nsubj]).filter(|_| verbless) {
                    push(Relation::Object, object);
                    push(Relation::Attribute, child);
                }
            }
            Dep::Advcl => push(Relation::Adverbial, child),
            Dep::Relcl | Dep::Acl => push(Relation::Relative, child),
            Dep::Advmod | Dep::Npadvmod => {
                push(Relation::Adverb, child);
                // "sent him back to Oslo", "came together with Ott"
                self.children_by(child, &[Dep::Prep]).for_each(|p| self.behind(p, found));
            }
            Dep::Prt => push(Relation::Particle, child),
            Dep::Dative if self.tokens[child].tag != Tag::In => push(Relation::Recipient, child),
            Dep::Agent | Dep::Prep | Dep::Dative => {
                self.behind(child, found);
                // "hunt together on the river": the parser hangs the adverb on the place.
                let together = |a: &usize| self.tokens[*a].is_any(&["together", "jointly"]);
                if let Some(token) = self.children_by(child, &[Dep::Advmod]).find(together) {
                    found.push(Argument { relation: Relation::Adverb, token });
                }
            }
            _ => {}
        }
    }

    /// Whether another object of the same verb stands right behind this one.
    fn is_before_an_object(&self, object: usize) -> bool {
        let end = self.subtree(object).end;
        let next = self.children_by(self.tokens[object].head, &[Dep::Dobj]).find(|o| *o > object);
        next.is_some_and(|o| self.subtree(o).start == end && self.tokens[o].tag.is_noun())
    }

    /// What stands behind a preposition, and behind those that it takes: "from behind the wall", "along with Ott".
    fn behind(&self, preposition: usize, found: &mut Vec<Argument>) {
        // "shelled the town, according to Ott": nothing is done to him.
        if self.tokens[preposition].is("according") || self.only_attends(preposition) {
            return;
        }
        let agent = self.tokens[preposition].dep == Dep::Agent;
        for child in self.children(preposition) {
            match self.tokens[child].dep {
                Dep::Pobj | Dep::Pcomp => {
                    let relation = if agent { Relation::Subject } else { Relation::Behind(preposition) };
                    found.push(Argument { relation, token: child });
                }
                Dep::Prep => self.behind(child, found),
                _ => {}
            }
        }
        for other in self.children_by(preposition, &[Dep::Conj]).collect::<Vec<_>>() {
            // "flew to Oslo and on to Lima": "on to" are two.
            if self.child_by(other, &[Dep::Pobj, Dep::Prep]).is_some() {
                self.behind(other, found);
            }
        }
    }

    /// ", with Ott looking on", ", with Ott as their host": nothing is done with him.
    fn only_attends(&self, preposition: usize) -> bool {
        let comma = preposition.checked_sub(1).is_some_and(|c| self.tokens[c].is(","));
        if !comma || !self.tokens[preposition].is("with") {
            return false;
        }
        let clause = self
            .children_by(preposition, &[Dep::Pcomp])
            .any(|c| self.child_by(c, &[Dep::Nsubj, Dep::Nsubjpass]).is_some());
        let end = self.subtree(preposition).end;
        let role = self.tokens.get(end).is_some_and(|t| t.is("as") && t.dep == Dep::Prep);
        clause || role
    }

    /// Whether a word is a verb: by its tag, or by the "to" or auxiliary that it has even where it is taken for a noun, as
    /// "sanction" in "the decision to sanction Ruritania".
    #[inline]
    #[must_use]
    pub fn is_verbal(&self, token: usize) -> bool {
        self.tokens[token].tag.is_verb() || self.child_by(token, &[Dep::Aux, Dep::Auxpass]).is_some()
    }

    /// Whether a verb is passive: by its auxiliary, by that of the verb it is joined to, or as a participle behind its
    /// noun.
    #[must_use]
    pub fn is_passive(&self, verb: usize) -> bool {
        let token = &self.tokens[verb];
        if token.tag != Tag::Vbn {
            return false;
        }
        let has = |deps: &[Dep]| self.child_by(verb, deps).is_some();
        if has(&[Dep::Auxpass, Dep::Nsubjpass, Dep::Agent]) {
            return true;
        }
        if has(&[Dep::Aux, Dep::Nsubj]) {
            return false;
        }
        match token.dep {
            Dep::Acl | Dep::Advcl | Dep::Amod => true,
            Dep::Conj => self.head(verb).is_some_and(|h| self.is_passive(h)),
            _ => false,
        }
    }

    /// Who a verb's action is told of: its own subject, or the one it takes over from the clause that it depends on.
    #[must_use]
    pub fn surface_subject(&self, verb: usize) -> Option<usize> {
        self.subject_within(verb, 8)
    }

    fn subject_within(&self, verb: usize, depth: usize) -> Option<usize> {
        if let Some(own) = self.child_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]) {
            return Some(own);
        }
        let joined = || self.joined_subject(verb);
        if let Some(misplaced) =
            self.misplaced_subject(verb).or_else(|| self.compound_subject(verb)).or_else(joined)
        {
            return Some(misplaced);
        }
        let head = self.head(verb)?;
        let depth = depth.checked_sub(1)?;
        let token = &self.tokens[verb];
        let above = &self.tokens[head];
        match token.dep {
            // "Ott came and saw", "wants to come and see"
            Dep::Conj if above.tag.is_verb() => self.subject_within(head, depth),
            // "persuaded Ott to come": the object comes; "promised Ott to come": the subject does.
            Dep::Xcomp | Dep::Ccomp if above.tag.is_verb() => {
                let object = self.child_by(head, &[Dep::Dobj]).filter(|_| !promises(&above.lemma));
                let bare = token.dep == Dep::Xcomp || self.infinitive_or_gerund(verb);
                object.filter(|_| bare).or_else(|| bare.then(|| self.subject_within(head, depth)).flatten())
            }
            // "is ready to come", "is the first to come"
            Dep::Xcomp | Dep::Relcl | Dep::Acl if matches!(above.dep, Dep::Acomp | Dep::Attr | Dep::Oprd) => {
                let clause = self.head(head)?;
                self.subject_within(clause, depth)
            }
            Dep::Advcl if self.participle_or_infinitive(verb) && above.tag.is_verb() => {
                self.subject_within(head, depth)
            }
            // "the decision to come" is its owner's; "troops massing", "troops sent" are the noun's.
            Dep::Acl if token.tag == Tag::Vb || !token.tag.is_verb() => {
                self.child_by(head, &[Dep::Poss]).or_else(|| {
                    let verb = self.head(head).filter(|v| self.tokens[*v].tag.is_verb())?;
                    (above.dep == Dep::Dobj).then(|| self.subject_within(verb, depth)).flatten()
                })
            }
            Dep::Acl if token.tag != Tag::Vbd => Some(head),
            // "An envoy shuttled": the parser makes a phrase of the sentence.
            Dep::Acl if above.dep == Dep::Root && head < verb && above.tag.is_noun() => Some(head),
            // "after coming", "by coming"
            Dep::Pcomp => {
                let above = self.head(head)?;
                // "accused Ott of cheating": Ott cheats.
                let object = self.child_by(above, &[Dep::Dobj]).filter(|_| blames(&self.tokens[above].lemma));
                if object.is_some() && self.tokens[head].is_any(&["of", "for", "from"]) {
                    object
                } else if self.tokens[above].tag.is_verb() {
                    self.subject_within(above, depth)
                } else {
                    self.child_by(above, &[Dep::Poss])
                }
            }
            // Copulas and modals that stand as the head of a verb.
            _ => None,
        }
    }

    /// "Ruritania leans on": a finite verb whose subject the parser takes for a part of its name.
    fn compound_subject(&self, verb: usize) -> Option<usize> {
        let finite = matches!(self.tokens[verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
        let name = |c: &usize| *c + 1 == verb && self.tokens[*c].tag.is_proper();
        self.children_by(verb, &[Dep::Compound, Dep::Nmod]).find(|c| finite && name(c))
    }

    /// "talks with Ott but Ruritania has refused": the name before a finite verb that has no subject.
    fn joined_subject(&self, verb: usize) -> Option<usize> {
        if self.tokens[verb].dep != Dep::Conj {
            return None;
        }
        let first = self.children_by(verb, &[Dep::Aux, Dep::Auxpass]).next().unwrap_or(verb).min(verb);
        let name = first.checked_sub(1).filter(|n| self.tokens[*n].dep == Dep::Conj)?;
        self.clause_begun_by(name).filter(|v| *v == verb).map(|_| name)
    }

    /// "By a note of Monday, Ott and Berg agreed": the parser joins the subject to the noun before the comma, though it
    /// stands right before its verb.
    fn misplaced_subject(&self, verb: usize) -> Option<usize> {
        let token = &self.tokens[verb];
        let finite =
            matches!(token.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp) || self.child_by(verb, &[Dep::Aux]).is_some();
        if !finite
            || !matches!(token.dep, Dep::Root | Dep::Ccomp)
            || self.child_by(verb, &[Dep::Csubj, Dep::Expl]).is_some()
        {
            return None;
        }
        let before =
            |t: &usize| !matches!(self.tokens[*t].dep, Dep::Aux | Dep::Auxpass | Dep::Advmod | Dep::Neg);
        let mut last = (0..verb).rev().find(before).filter(|t| self.tokens[*t].tag.is_noun())?;
        for _ in 0..6 {
            if !matches!(self.tokens[last].dep, Dep::Conj | Dep::Appos) {
                return None;
            }
            let first = self.subtree(last).start;
            if first > 0 && self.tokens[first - 1].text == "," {
                let mut top = last;
                while matches!(self.tokens[top].dep, Dep::Conj | Dep::Appos) {
                    top = self.head(top)?;
                }
                return (self.tokens[top].dep == Dep::Pobj)
                    .then(|| self.noun_behind_comma(top).unwrap_or(last));
            }
            last = self.head(last)?;
        }
        None
    }

    /// "After talks in Zenda, the leaders of Ruritania, Graustark and Strelsau announced": those of whom the list is, where they
    /// themselves are taken for another name of what stands before the comma.
    fn noun_behind_comma(&self, listed: usize) -> Option<usize> {
        let noun = self.head(self.head(listed)?).filter(|n| self.tokens[*n].tag.is_noun())?;
        let first = self.subtree(noun).start;
        let comma = first > 0 && self.tokens[first - 1].text == ",";
        let above = self.head(noun).filter(|h| self.tokens[*h].dep == Dep::Pobj && *h < first);
        (comma && matches!(self.tokens[noun].dep, Dep::Conj | Dep::Appos) && above.is_some()).then_some(noun)
    }

    fn infinitive_or_gerund(&self, verb: usize) -> bool {
        match self.tokens[verb].tag {
            Tag::Vb => self.child_by(verb, &[Dep::Aux]).is_some_and(|a| self.tokens[a].tag == Tag::To),
            Tag::Vbg => self.child_by(verb, &[Dep::Aux]).is_none(),
            _ => false,
        }
    }

    fn participle_or_infinitive(&self, verb: usize) -> bool {
        self.infinitive_or_gerund(verb)
            || (self.tokens[verb].tag == Tag::Vbn
                // "having signed two accords"
                && self.child_by(verb, &[Dep::Aux]).is_none_or(|a| self.tokens[a].is("having")))
    }

    /// The object that a verb has in common with another: "criticized and then sanctioned Ruritania"; or the noun that
    /// its relative clause describes: "the pact that Ott signed", "the pact Ott signed".
    fn shared_object(&self, verb: usize) -> Option<usize> {
        let token = &self.tokens[verb];
        let right = self.children_by(verb, &[Dep::Conj]).find(|c| self.tokens[*c].tag.is_verb());
        if let Some(other) = right
            && let Some(object) = self.child_by(other, &[Dep::Dobj])
            && self.child_by(verb, &[Dep::Prep, Dep::Ccomp, Dep::Xcomp, Dep::Acomp, Dep::Attr]).is_none()
            && !self.tokens[verb + 1..other].iter().any(|t| t.text == ",")
        {
            return Some(object);
        }
        if token.dep != Dep::Relcl {
            return None;
        }
        let subject = self.child_by(verb, &[Dep::Nsubj])?;
        let takes_clause = self.child_by(verb, &[Dep::Ccomp, Dep::Xcomp, Dep::Attr, Dep::Acomp]).is_some();
        let relative = self.tokens[subject].tag.is_relative();
        (!relative && !takes_clause).then(|| self.head(verb)).flatten()
    }

    /// The noun that "who", "which" or "that" stands for in the relative clause of a verb, else the word itself.
    #[must_use]
    pub fn antecedent_of_relative(&self, verb: usize, pronoun: usize) -> usize {
        if !self.tokens[pronoun].tag.is_relative() {
            return pronoun;
        }
        let mut clause = verb;
        for _ in 0..8 {
            match (self.tokens[clause].dep, self.head(clause)) {
                (Dep::Relcl, Some(noun)) => return noun,
                (Dep::Conj | Dep::Xcomp | Dep::Ccomp, Some(above)) => clause = above,
                _ => break,
            }
        }
        pronoun
    }

    /// Whether a verb, or one it depends on without a subject of its own, is negated: "did not meet", "never met".
    #[must_use]
    pub fn is_negated(&self, verb: usize) -> bool {
        self.child_by(verb, &[Dep::Neg]).is_some()
    }
}

/// Verbs that tell what their object did: "accused Ott of cheating", "stopped Ott from leaving".
fn blames(lemma: &str) -> bool {
    matches!(
        lemma,
        "accuse"
            | "suspect"
            | "blame"
            | "charge"
            | "condemn"
            | "criticize"
            | "criticise"
            | "denounce"
            | "convict"
            | "stop"
            | "prevent"
            | "keep"
            | "thank"
            | "praise"
            | "punish"
            | "rebuke"
            | "sanction"
            | "ban"
            | "bar"
    )
}

/// Verbs whose infinitive is the subject's doing even where there is an object.
fn promises(lemma: &str) -> bool {
    matches!(
        lemma,
        "promise"
            | "threaten"
            | "vow"
            | "use"
            | "take"
            | "make"
            | "visit"
            | "leave"
            | "reach"
            | "enter"
            | "tour"
            | "meet"
            | "attend"
    )
}
