//! Attributions by an adjective: "Ott is adamant that the talks have failed", "officials were convinced that …".

use super::context::Context;
use super::{FoundClaim, speaker};
use crate::extract::words::lower;
use crate::facts::Stance;
use crate::language::{Dep, Tag};
use std::ops::Range;

/// Verbs that join an adjective to whom it tells of.
const COPULAS: &[&str] = &["be", "remain", "seem", "sound", "feel", "stay", "become", "grow"];

/// Finds the claims of a sentence whose cue is an adjective that says how sure somebody is.
pub(super) fn find(c: &Context, sentence: &Range<usize>, claims: &mut Vec<FoundClaim>) {
    let doc = c.reading.doc;
    let words = &c.reading.words.speech.attitudes;
    for at in sentence.clone() {
        let token = &doc.tokens[at];
        if (token.tag.is_adjective() || token.tag == Tag::Vbn) && words.holds(token.text) {
            claims.extend(claim(c, sentence, at));
        }
    }
}

fn claim(c: &Context, sentence: &Range<usize>, at: usize) -> Option<FoundClaim> {
    let doc = c.reading.doc;
    let copula = doc.head(at).filter(|v| {
        matches!(doc.tokens[at].dep, Dep::Acomp | Dep::Oprd)
            && COPULAS.contains(&&*lower(&doc.tokens[*v].lemma))
    });
    // "was convinced" may be read as a passive.
    let verb = copula.or_else(|| doc.child_by(at, &[Dep::Auxpass, Dep::Aux]).map(|_| at))?;
    let unsure = doc
        .children_by(verb, &[Dep::Aux, Dep::Mark])
        .any(|k| doc.tokens[k].tag == Tag::Md || doc.tokens[k].is_any(&["if", "unless", "whether", "to"]));
    let clause = doc.children(at).chain(doc.children(verb)).find(|k| {
        let start = doc.subtree(*k).start;
        let that = c.reading.token_is(start, &["that"]) && doc.tokens[start].dep == Dep::Mark;
        let own = doc.child_by(*k, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Expl]).is_some_and(|s| s > at);
        start > at && (that || start == at + 1 && own && doc.tokens[*k].dep == Dep::Ccomp)
    })?;
    if unsure || doc.is_negated(verb) || doc.is_negated(at) || c.is_quoted(at) != c.is_quoted(clause) {
        return None;
    }
    let subject = doc.antecedent_of_relative(verb, doc.surface_subject(verb)?);
    let speaker = speaker::of_noun(c.reading, c.cues, subject)
        .filter(|_| speaker::is_source(c.reading, c.cues, subject) && subject < at)?;
    let whole = doc.subtree(clause);
    let start = whole.start + usize::from(c.reading.token_is(whole.start, &["that"]));
    let end = c.quote_at(at).map_or(sentence.end, |q| q.inside.end).min(whole.end);
    let content = (start < end).then_some(start..end)?;
    let found = c.claim(speaker, Some(at..at + 1), [content], Stance::Neutral, "claims.attitude")?;
    Some(FoundClaim { believes: true, ..found })
}
