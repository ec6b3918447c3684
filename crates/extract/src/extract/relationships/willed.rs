//! What somebody asks for, demands, wishes, plans or supposes: "asked France to mend its ties with Germany" tells of no thaw.
//!
//! In: a match. Out: whether the words above it leave it a will or a supposition. What a party wants of itself ("offered
//! aid", "threatened sanctions") is for the rule to weigh ([`super::unreal`]); what one wants of another is never so.

use super::RelationshipRule;
use crate::extract::events::status::{self, Mood};
use crate::extract::pattern::{Match, Wanted};
use crate::extract::reading::Reading;
use crate::facts::RelationshipKind;
use crate::language::{Dep, Tag};

/// Whether what a match tells is only willed, planned or supposed.
pub(super) fn is_willed(reading: &Reading, rule: &RelationshipRule, found: &Match) -> bool {
    let doc = reading.doc;
    let mut at = found.trigger;
    // Who is named to succeed somebody has not succeeded him.
    let planned = !rule.wished || rule.kind == RelationshipKind::Succession;
    let mut given = is_given(reading, rule.kind, at);
    for _ in 0..8 {
        let imagined = || at != found.trigger && !rule.wished && status::mood(reading, at) == Mood::Would;
        if doc.is_verbal(at) && !given && (is_supposed(reading, at) || imagined()) {
            return true;
        }
        let Some(above) = doc.head(at) else { return false };
        match doc.tokens[at].dep {
            Dep::Relcl if planned && is_infinitive(reading, at) && is_plan(reading, above) => return true,
            Dep::Relcl if !reading.words.ties.fitting.contains(&lemma(reading, above)) => return false,
            Dep::Appos | Dep::Parataxis | Dep::Poss | Dep::Compound | Dep::Nmod | Dep::Nsubj => return false,
            // "and" joins what is told for itself.
            Dep::Conj if doc.child_by(at, &[Dep::Nsubj, Dep::Nsubjpass]).is_some() => return false,
            // "must do all it can to press them"
            Dep::Advcl if is_supposed(reading, above) && is_infinitive(reading, at) => return true,
            // "is the nominee of A to replace B"
            Dep::Advcl if planned && is_infinitive(reading, at) && is_named_for(reading, above) => {
                return true;
            }
            Dep::Advcl if !wants(reading, at, above) && !is_fitting(reading, above) => return false,
            _ => {}
        }
        let made = reading.words.ties.makes.contains(&lemma(reading, above)) && doc.is_verbal(above);
        if given && made && is_object(reading, at) {
            given = false;
        }
        if !given {
            if wants(reading, at, above) && !is_own(reading, rule, found, above) {
                return true;
            }
            if is_fitting(reading, above) {
                return true;
            }
            if !rule.wished
                && reading.words.ties.plans.contains(&lemma(reading, above))
                && is_planned(reading, at, above)
            {
                return true;
            }
        }
        at = above;
    }
    false
}

fn lemma(reading: &Reading, at: usize) -> String {
    reading.doc.tokens[at].lemma.to_lowercase()
}

fn is_object(reading: &Reading, at: usize) -> bool {
    matches!(reading.doc.tokens[at].dep, Dep::Dobj | Dep::Nsubjpass)
}

/// Whether a noun takes what it says for granted: "end the feud", "its support for"; but "the restoration of ties" is as
/// yet to come where it is wanted.
fn is_given(reading: &Reading, kind: RelationshipKind, at: usize) -> bool {
    let doc = reading.doc;
    let definite = |d: usize| {
        doc.tokens[d].dep == Dep::Poss || doc.tokens[d].is_any(&["the", "this", "that", "these", "those"])
    };
    !doc.is_verbal(at)
        && kind != RelationshipKind::Thaw
        && doc.children_by(at, &[Dep::Det, Dep::Poss]).any(definite)
}

fn is_infinitive(reading: &Reading, verb: usize) -> bool {
    reading.doc.children_by(verb, &[Dep::Aux]).any(|a| reading.doc.tokens[a].tag == Tag::To)
}

/// "Is the nominee to": what one is plans what the infinitive tells.
fn is_named_for(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    doc.children_by(verb, &[Dep::Attr]).any(|a| is_plan(reading, a))
}

/// "If they restore", "should restore", "must restore".
fn is_supposed(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let supposes = |m: usize| doc.tokens[m].is_any(&["if", "unless", "whether", "lest"]);
    doc.children_by(verb, &[Dep::Mark]).any(supposes)
        || doc.children_by(verb, &[Dep::Aux]).any(|a| doc.tokens[a].is_any(&["must", "should", "ought"]))
}

/// Whether a word wants what stands below it.
fn wants(reading: &Reading, below: usize, above: usize) -> bool {
    let doc = reading.doc;
    let word = lemma(reading, above);
    if !reading.words.ties.directives.contains(&word) {
        return false;
    }
    let dep = doc.tokens[below].dep;
    let clause = matches!(dep, Dep::Xcomp | Dep::Ccomp | Dep::Acl | Dep::Advcl);
    let infinitive = is_infinitive(reading, below);
    let behind = dep == Dep::Prep && doc.tokens[below].is_any(&["for", "on", "upon", "to", "against"]);
    match dep {
        Dep::Advcl => infinitive,
        // "told reporters that France had restored", "insisted that they fight"
        Dep::Ccomp if reading.words.ties.asserts.contains(&word) => {
            let modal = doc.children_by(below, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::Md);
            infinitive || (doc.tokens[below].tag == Tag::Vb && !modal)
        }
        _ if reading.words.ties.double.contains(&word) && doc.is_verbal(above) => {
            (clause && infinitive) || behind
        }
        _ => clause || behind || dep == Dep::Dobj || (dep == Dep::Prep && doc.tokens[below].is("of")),
    }
}

/// Whether the party wants it of itself: "France wants to help Germany", but not "asked France to help Germany".
fn is_own(reading: &Reading, rule: &RelationshipRule, found: &Match, wanting: usize) -> bool {
    let doc = reading.doc;
    let verbal = doc.is_verbal(wanting);
    let addressed = doc
        .child_by(wanting, &[Dep::Dobj, Dep::Dative])
        .is_some_and(|o| doc.tokens[o].tag.is_noun() && !found.words.contains(&o) && o != found.trigger)
        || doc.children_by(wanting, &[Dep::Prep]).any(|p| doc.tokens[p].is_any(&["to", "on", "upon"]));
    if !verbal || addressed || doc.is_passive(wanting) {
        return false;
    }
    let doers =
        doc.surface_subject(wanting).map(|s| reading.denoted(s, &[Wanted::Actor])).unwrap_or_default();
    let parties = found.captured('A');
    rule.wished && doers.iter().any(|(e, _)| parties.contains(e))
}

/// "It is time for France to make up with Germany."
fn is_fitting(reading: &Reading, above: usize) -> bool {
    let doc = reading.doc;
    let says = |t: usize| reading.words.ties.fitting.contains(&lemma(reading, t));
    let impersonal = |be: usize| {
        doc.children_by(be, &[Dep::Nsubj, Dep::Expl]).any(|s| doc.tokens[s].is_any(&["it", "there"]))
            && doc.children_by(be, &[Dep::Acomp, Dep::Attr]).any(says)
    };
    impersonal(above) || (says(above) && doc.head(above).is_some_and(impersonal))
}

fn is_plan(reading: &Reading, noun: usize) -> bool {
    reading.words.ties.plans.contains(&lemma(reading, noun))
}

/// Whether a word for a plan or for work has what stands below as its content.
fn is_planned(reading: &Reading, below: usize, above: usize) -> bool {
    let doc = reading.doc;
    let dep = doc.tokens[below].dep;
    let infinitive = is_infinitive(reading, below);
    match dep {
        Dep::Xcomp | Dep::Ccomp | Dep::Acl | Dep::Advcl => infinitive || doc.tokens[below].tag == Tag::Vbg,
        Dep::Prep => {
            doc.tokens[below].is_any(&["for", "on", "about", "of", "at", "over", "to", "toward", "towards"])
                && doc.children_by(below, &[Dep::Pcomp, Dep::Pobj]).next().is_some()
        }
        Dep::Dobj => doc.is_verbal(above),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::events::scene::Scene;
    use crate::extract::resources::Resources;
    use crate::extract::{events, relationships, testing};

    /// Every tie between the two named, as its kind.
    fn between(a: &str, b: &str, text: &str) -> Vec<&'static str> {
        let resources = Resources::compiled_in();
        testing::reading(text, |r| {
            let scene = Scene::of(r, &resources.events);
            let events = events::find(r, &resources, &scene);
            let label = |e: usize| r.entities[e].label.as_str();
            let is = |t: &relationships::FoundRelationship| {
                (label(t.from), label(t.to)) == (a, b) || (label(t.from), label(t.to)) == (b, a)
            };
            relationships::find(r, &resources, &scene, &events)
                .iter()
                .filter(|t| is(t))
                .map(|t| t.kind.name())
                .collect()
        })
    }

    #[test]
    fn what_is_only_willed_ties_nobody() {
        for text in [
            "Norway asked Peru to normalise relations with Chile.",
            "Norway urged Peru to restore diplomatic ties with Chile.",
            "Norway called for Peru and Chile to mend their relations.",
            "Norway demanded that Peru sever ties with Chile.",
            "Norway proposed an alliance between Peru and Chile.",
            "Norway urged cooperation between Peru and Chile.",
            "Norway said Peru should restore ties with Chile.",
            "Norway begged Peru to help Chile.",
            "Norway appealed to Peru to back Chile.",
            "Norway urged Peru to impose sanctions on Chile.",
            "Norway wants Peru to condemn Chile.",
            "Peru was asked to support Chile.",
            "Norway's request that Peru support Chile was ignored.",
            "Norway invited Peru to join an alliance with Chile.",
            "Peru hopes to restore relations with Chile.",
            "Peru offered to restore ties with Chile.",
            "Peru plans to resume relations with Chile in June.",
            "Peru is willing to normalise relations with Chile.",
            "If relations between Peru and Chile were restored, trade would grow.",
            "Unless Peru supports Chile, the war will go on.",
            "The plan would restore relations between Peru and Chile.",
            "Talks on restoring ties between Peru and Chile began in Oslo.",
            "Peru must do all it can to press Chile.",
            "Peru looks forward to working with Chile on the dam.",
            "It is time for Peru to make up with Chile.",
            "It is necessary for Peru to restore ties with Chile.",
        ] {
            let found = between("Peru", "Chile", text);
            assert!(found.is_empty(), "{text} {found:?}");
        }
    }

    #[test]
    fn what_was_done_or_is_taken_for_granted_ties() {
        for (text, kind) in [
            ("Peru restored ties with Chile.", "thaw"),
            ("Peru agreed to resume relations with Chile.", "thaw"),
            ("Norway helped Peru to restore ties with Chile.", "thaw"),
            ("Norway forced Peru to cut ties with Chile.", "rift"),
            ("Norway wants an end to the feud between Peru and Chile.", "rift"),
            ("Norway ordered Peru to end its support for Chile.", "support"),
            ("Peru threatened to impose sanctions on Chile.", "pressure"),
            ("Peru pledged to defend Chile.", "support"),
            ("Peru offered aid to Chile.", "support"),
        ] {
            let found = between("Peru", "Chile", text);
            assert!(found.contains(&kind), "{text} {found:?}");
        }
    }
}
