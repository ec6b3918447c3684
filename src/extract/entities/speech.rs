//! Verbs of saying: their subjects are people and bodies, never places.

use crate::extract::reading::Reading;

/// Verbs that frame quotations.
#[rustfmt::skip]
const FRAMING: &[&str] = &[
    "say", "tell", "add", "note", "argue", "continue", "recall", "ask", "warn", "explain", "insist", "declare",
    "write", "reply", "respond", "observe", "remark", "comment", "stress", "state", "tweet", "acknowledge", "admit",
    "concede", "agree", "suggest", "predict", "conclude", "complain", "contend", "assert", "maintain", "reiterate",
    "emphasize", "emphasise", "joke", "quip", "lament", "caution", "testify", "exclaim", "answer", "claim",
    "announce", "believe",
];

/// Verbs that tell what somebody says or thinks, and do not frame his words.
#[rustfmt::skip]
const TELLING: &[&str] = &[
    "post", "confirm", "deny", "think", "allege", "urge", "vow", "pledge", "promise", "estimate", "report",
    "describe", "criticize", "criticise", "denounce", "condemn", "praise", "welcome", "reject", "dismiss", "demand",
    "call", "accuse", "propose", "assure", "inform", "advise", "quote", "cite", "fear", "hope", "want", "know",
];

/// Whether a token is a form of a verb that introduces speech.
pub(super) fn is_speech(reading: &Reading, at: usize) -> bool {
    frames(reading, at) || is_of(reading, at, TELLING)
}

/// Whether it is one that frames quotations: the narrower class by which "he said" and "Lee continued" are resolved.
pub(super) fn frames(reading: &Reading, at: usize) -> bool {
    is_of(reading, at, FRAMING)
}

fn is_of(reading: &Reading, at: usize, verbs: &[&str]) -> bool {
    let token = &reading.doc.tokens[at];
    token.tag.is_verb() && verbs.contains(&&*token.lemma)
}
