//! Claims that another passes on: "he was quoted as saying", "is said to have".

use super::context::Context;
use super::speaker;
use crate::extract::words::lower;
use crate::language::{Dep, Tag};

/// "Declined to say", "refused to comment", "failed to explain", "has yet to say".
pub(super) fn is_withheld(c: &Context, verb: usize) -> bool {
    let doc = c.reading.doc;
    let infinitive = matches!(doc.tokens[verb].tag, Tag::Vb | Tag::Vbg);
    let Some(head) = doc.head(verb).filter(|_| infinitive) else { return false };
    let governed =
        matches!(doc.tokens[verb].dep, Dep::Xcomp | Dep::Ccomp | Dep::Acl | Dep::Pcomp | Dep::Advcl);
    let refusing = &c.reading.words.speech.withholds;
    let head_word = lower(&doc.tokens[head].lemma);
    let above = if doc.tokens[verb].dep == Dep::Pcomp { doc.head(head) } else { None };
    let above_word = above.map(|h| doc.tokens[h].lemma.to_lowercase()).unwrap_or_default();
    let yet = verb >= 2 && c.reading.token_is(verb - 2, &["yet"]);
    // "did not answer, saying that": what he says is why.
    let aside = doc.tokens[verb].tag == Tag::Vbg && verb > 0 && c.reading.token_is(verb - 1, &[","]);
    governed
        && !aside
        && (refusing.contains(&head_word) || refusing.contains(&above_word) || doc.is_negated(head) || yet)
}

/// "Ott said the talks had failed and warned of war": "warned" hangs on "failed" in the tree, but goes on from "said".
pub(super) fn reporting_above(c: &Context, verb: usize) -> Option<usize> {
    let doc = c.reading.doc;
    let token = &doc.tokens[verb];
    let finite = matches!(token.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let joined = doc
        .head(verb)
        .filter(|_| finite && token.dep == Dep::Conj && doc.child_by(verb, &[Dep::Nsubj]).is_none())?;
    let content = std::iter::successors(Some(joined), |t| {
        (doc.tokens[*t].dep == Dep::Conj).then(|| doc.head(*t)).flatten()
    })
    .last()?;
    // "vowed to leave and urged others to": a finite verb is not joined to an infinitive.
    let infinitive = doc.tokens[content].tag == Tag::Vb && content == joined;
    let takes = doc.tokens[content].dep == Dep::Ccomp || doc.tokens[content].dep == Dep::Xcomp && infinitive;
    let above = doc.head(content).filter(|_| takes)?;
    let same = finite_tag(c, above) == token.tag && above < content && !c.is_quoted(verb);
    // "said she had left and wanted to return": it is told of who left.
    let goes_on = || c.cues.at(doc, verb).iter().any(|(v, _)| v.utters());
    (same && !c.cues.at(doc, above).is_empty() && goes_on()).then_some(above)
}

/// "…, and rights groups warned that …": behind the comma somebody else reports.
pub(super) fn another_reports(c: &Context, verb: usize, comma: usize) -> bool {
    let doc = c.reading.doc;
    let finite = matches!(doc.tokens[verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp) && !c.is_quoted(verb);
    let clause = c.cues.at(doc, verb).iter().any(|(v, _)| v.has_clause() && !v.human);
    let own = doc.child_by(verb, &[Dep::Nsubj]).filter(|s| *s > comma && *s < verb);
    let source = own.is_some_and(|s| speaker::is_source(c.reading, c.cues, s));
    let takes = doc.children_by(verb, &[Dep::Ccomp]).any(|k| k > verb);
    finite && clause && source && takes && doc.tokens[verb].dep == Dep::Conj
}

/// The tag of the finite word of a verb: of "is" in "is telling".
pub(super) fn finite_tag(c: &Context, verb: usize) -> Tag {
    let doc = c.reading.doc;
    let finite = |t: &usize| matches!(doc.tokens[*t].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let helper = doc.children_by(verb, &[Dep::Aux, Dep::Auxpass]).find(finite);
    doc.tokens[helper.unwrap_or(verb)].tag
}

/// "The agency quoted Ott as saying": the verb that quotes and the one who does.
pub(super) fn quoted_as(c: &Context, verb: usize) -> Option<(usize, usize)> {
    let doc = c.reading.doc;
    let preposition =
        doc.head(verb).filter(|p| doc.tokens[verb].dep == Dep::Pcomp && doc.tokens[*p].is("as"))?;
    let above = doc.head(preposition)?;
    // The tree may hang "as saying" on the one quoted.
    let quoting = if doc.tokens[above].dep == Dep::Dobj { doc.head(above)? } else { above };
    let quotes = matches!(&*doc.tokens[quoting].lemma, "quote" | "cite") && !doc.is_passive(quoting);
    let object = doc.child_by(quoting, &[Dep::Dobj]).filter(|_| quotes)?;
    let subject = doc.surface_subject(quoting).filter(|s| *s < object)?;
    Some((quoting, doc.antecedent_of_relative(quoting, subject)))
}

/// "Ott was quoted as saying": the one quoted.
pub(super) fn was_quoted_as(c: &Context, verb: usize) -> Option<usize> {
    let doc = c.reading.doc;
    let preposition =
        doc.head(verb).filter(|p| doc.tokens[verb].dep == Dep::Pcomp && doc.tokens[*p].is("as"))?;
    let quoting = doc.head(preposition)?;
    let quotes =
        matches!(&*doc.tokens[quoting].lemma, "quote" | "cite" | "report") && doc.is_passive(quoting);
    doc.child_by(quoting, &[Dep::Nsubjpass, Dep::Nsubj]).filter(|_| quotes)
}

/// "Ott is said to have told": the subject of the verb that hears of it.
pub(super) fn said_to_have(c: &Context, verb: usize) -> Option<usize> {
    let doc = c.reading.doc;
    let above = doc.head(verb).filter(|_| doc.tokens[verb].dep == Dep::Xcomp)?;
    let reported = doc.is_passive(above) && !c.cues.at(doc, above).is_empty();
    doc.child_by(above, &[Dep::Nsubjpass]).filter(|s| reported && *s < verb)
}

/// "Ott said the truck had left, adding that …": a participle behind the content is the speaker's, though the tree hangs
/// it on "left"; where somebody who can speak has left, only "adding" is.
pub(super) fn reporter_of_participle(c: &Context, verb: usize, subject: usize) -> Option<usize> {
    let doc = c.reading.doc;
    let behind_comma = verb > 0 && c.reading.token_is(verb - 1, &[",", "—", "–"]);
    if doc.tokens[verb].tag != Tag::Vbg || doc.tokens[verb].dep != Dep::Advcl || !behind_comma {
        return None;
    }
    let content = doc.head(verb).filter(|h| doc.tokens[*h].dep == Dep::Ccomp)?;
    let above = doc.head(content).filter(|a| *a < content && !c.cues.at(doc, *a).is_empty())?;
    let adds = &*doc.tokens[verb].lemma == "add" || !speaker::is_source(c.reading, c.cues, subject);
    adds.then_some(above)
}
