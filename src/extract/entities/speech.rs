//! Verbs of saying: their subjects are people and bodies, never places.

use crate::extract::reading::Reading;

/// Whether a token is a form of a verb that introduces speech.
pub(super) fn is_speech(reading: &Reading, at: usize) -> bool {
    let token = &reading.doc.tokens[at];
    token.tag.is_verb()
        && matches!(
            &*token.lemma,
            "say" | "tell" | "add" | "note" | "argue" | "continue" | "recall" | "ask" | "warn" | "explain" | "insist" | "declare"
                | "announce" | "claim" | "write" | "reply" | "respond" | "observe" | "remark" | "comment" | "stress" | "state"
                | "tweet" | "post" | "confirm" | "deny" | "acknowledge" | "admit" | "concede" | "agree" | "suggest" | "predict"
                | "believe" | "think" | "conclude" | "complain" | "contend" | "assert" | "allege" | "maintain" | "reiterate"
                | "emphasize" | "emphasise" | "urge" | "vow" | "pledge" | "promise" | "joke" | "quip" | "lament" | "caution"
                | "estimate" | "testify" | "report" | "describe" | "criticize" | "criticise" | "denounce" | "condemn" | "praise"
                | "welcome" | "reject" | "dismiss" | "demand" | "call" | "accuse" | "propose" | "exclaim" | "answer" | "assure"
                | "inform" | "advise" | "quote" | "cite" | "fear" | "hope" | "want" | "know"
        )
}

/// Whether it is one that frames quotations: the narrower class by which "he said" and "Lee continued" are resolved.
pub(super) fn frames(reading: &Reading, at: usize) -> bool {
    let token = &reading.doc.tokens[at];
    token.tag.is_verb()
        && matches!(
            &*token.lemma,
            "say" | "tell" | "add" | "note" | "argue" | "continue" | "recall" | "ask" | "warn" | "explain" | "insist" | "declare"
                | "write" | "reply" | "respond" | "observe" | "remark" | "comment" | "stress" | "state" | "tweet" | "acknowledge"
                | "admit" | "concede" | "agree" | "suggest" | "predict" | "conclude" | "complain" | "contend" | "assert"
                | "maintain" | "reiterate" | "emphasize" | "emphasise" | "joke" | "quip" | "lament" | "caution" | "testify"
                | "exclaim" | "answer" | "claim" | "announce" | "believe"
        )
}
