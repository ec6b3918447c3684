//! What takes a clause back: "did not", "no longer", "neither … nor", "has yet to", "at no time", "rather than".
//!
//! In: a word of a [`Doc`]. Out: what its own words ([`own`]) and the word above it ([`above`]) leave of it. Events,
//! relationships and offices ask here, so that none of them states the opposite of the text. The words are in
//! `negation.toml`.

use super::words::WordSet;
use crate::language::{Dep, Doc, Tag};
use serde::Deserialize;
use std::sync::OnceLock;

/// What is left of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Taken {
    /// It is only imagined or not known: "would have met", "few believe that they met".
    Imagined,
    /// It was so and is no more: "no longer supports".
    Over,
    /// It is not so.
    Denied,
    /// It was planned and will not be: "fell through".
    Dropped,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    adverbs: WordSet,
    approximators: WordSet,
    nobody: WordSet,
    hardly: WordSet,
    only: WordSet,
    over: WordSet,
    phrases: WordSet,
    before: WordSet,
    before_gerund: WordSet,
    unreached: WordSet,
    untrue: WordSet,
    /// Nouns for what is told, which may be untrue: "reports that they had met are false".
    told: WordSet,
    unsure: WordSet,
    r#true: WordSet,
    sure: WordSet,
    holding: WordSet,
    doubting: WordSet,
    frustrated: WordSet,
    left_open: WordSet,
    kept_from: WordSet,
    decided_against: WordSet,
    ended: WordSet,
    withdrawn: WordSet,
    withheld: WordSet,
    lapsed: WordSet,
    ends: WordSet,
    taking_place: WordSet,
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        toml::from_str(include_str!("negation.toml")).expect("compiled in, and read by every test of rules")
    })
}

fn in_list(list: &WordSet, word: &str) -> bool {
    list.holds(word)
}

fn text_in(doc: &Doc, token: usize, list: &WordSet) -> bool {
    in_list(list, doc.tokens[token].text)
}

fn lemma_in(doc: &Doc, token: usize, list: &WordSet) -> bool {
    in_list(list, &doc.tokens[token].lemma)
}

/// What a word's own clause leaves of it.
pub(super) fn own(doc: &Doc, word: usize) -> Option<Taken> {
    let own = [
        negated(doc, word),
        neither_nor(doc, word),
        nobody_does(doc, word),
        inverted(doc, word),
        passed_over(doc, word),
    ];
    own.into_iter().flatten().max().or_else(|| perfect_modal(doc, word))
}

/// "did not", "no longer", "hardly"; "not only" and "not until June" deny nothing.
fn negated(doc: &Doc, word: usize) -> Option<Taken> {
    let negation = doc.child_by(word, &[Dep::Neg]);
    let over = doc.children_by(word, &[Dep::Advmod, Dep::Npadvmod]).any(|a| {
        let negative = doc.children(a).any(|c| doc.tokens[c].is("no"));
        text_in(doc, a, &words().over) && (negative || negation.is_some())
    });
    if over {
        return Some(Taken::Over);
    }
    if let Some(not) = negation {
        // "the battle is not over": it goes on.
        let goes_on = doc
            .children_by(word, &[Dep::Advmod, Dep::Acomp, Dep::Prt, Dep::Prep])
            .any(|c| c > not && doc.tokens[c].is_any(&["over", "finished", "ended", "complete", "done"]));
        if goes_on && &*doc.tokens[word].lemma == "be" {
            return None;
        }
        let only = doc.tokens.get(not + 1).is_some_and(|_| text_in(doc, not + 1, &words().only));
        let until = |p: usize| doc.tokens[p].is_any(&["until", "till"]);
        let happened_then = doc.children_by(word, &[Dep::Prep, Dep::Advcl]).any(|c| {
            until(c) || (doc.tokens[c].dep == Dep::Advcl && doc.children_by(c, &[Dep::Mark]).any(until))
        }) || doc.children(not).any(until);
        return (!only && !happened_then).then_some(Taken::Denied);
    }
    let adverb = |a: usize| {
        let never = |t: usize| text_in(doc, t, &words().adverbs);
        let negative = never(a) || doc.children(a).any(never) || nearly(doc, a, word);
        // "hardly had they met when", "never before had they met": the first is told as fact.
        let degree = doc.tokens[a].is_any(&["hardly", "scarcely", "barely"]);
        let then = doc.children_by(word, &[Dep::Advcl]).any(|c| {
            doc.children_by(c, &[Dep::Advmod, Dep::Mark])
                .any(|m| doc.tokens[m].is_any(&["when", "before", "than"]))
        });
        negative && !(degree && then && a < word)
    };
    let phrase = |p: usize| {
        doc.child_by(p, &[Dep::Pobj])
            .is_some_and(|noun| in_list(&words().phrases, doc.slice(doc.subtree(p).start..noun + 1)))
    };
    let denied =
        doc.children_by(word, &[Dep::Advmod]).any(adverb) || doc.children_by(word, &[Dep::Prep]).any(phrase);
    denied.then_some(Taken::Denied)
}

/// "almost met", "hardly ever met", "is hardly an ally"; "met almost daily" and "almost at once met" say when.
fn nearly(doc: &Doc, adverb: usize, word: usize) -> bool {
    let approximates = |t: usize| text_in(doc, t, &words().approximators);
    let of_verb =
        approximates(adverb) || (doc.tokens[adverb].is("ever") && doc.children(adverb).any(approximates));
    let adjacent = (adverb.min(word) + 1..adverb.max(word)).all(|t| {
        let tag = doc.tokens[t].tag;
        tag.is_verb() || matches!(tag, Tag::Dt | Tag::Md | Tag::Rb | Tag::To | Tag::Prp)
    });
    of_verb && adjacent && (adverb < word || &*doc.tokens[word].lemma == "be")
}

/// "had neither met nor signed", of both verbs; "did not meet, nor did he sign".
fn neither_nor(doc: &Doc, verb: usize) -> Option<Taken> {
    if !doc.is_verbal(verb) {
        return None;
    }
    let negative = |c: usize| doc.tokens[c].is_any(&["neither", "nor"]);
    let joiner = |c: &usize| matches!(doc.tokens[*c].dep, Dep::Preconj | Dep::Cc | Dep::Advmod | Dep::Det);
    let before = doc.children(verb).filter(|c| *c < verb).any(|c| joiner(&c) && negative(c));
    // The conjunction hangs on the first verb; the one that stands nearest before the second is its own.
    let joined = || {
        let first = doc.head(verb).filter(|_| doc.tokens[verb].dep == Dep::Conj)?;
        doc.children(first).filter(|c| first < *c && *c < verb && doc.tokens[*c].dep == Dep::Cc).max()
    };
    (before || joined().is_some_and(negative)).then_some(Taken::Denied)
}

/// "neither Ott nor Berg met", "nobody met", "no minister met", "met neither", "hardly anybody met".
fn nobody_does(doc: &Doc, verb: usize) -> Option<Taken> {
    if !doc.is_verbal(verb) {
        return None;
    }
    let told_of = |arg: usize| {
        let determined = |c: usize| match doc.tokens[c].dep {
            Dep::Det | Dep::Preconj | Dep::Cc | Dep::Neg if c < arg => {
                doc.tokens[c].is_any(&["no", "neither", "nor"])
            }
            _ => false,
        };
        let scarce = doc.children_by(arg, &[Dep::Advmod, Dep::Neg, Dep::Det, Dep::Nummod]).any(|c| {
            let before = doc.children(c).chain([c]).any(|h| text_in(doc, h, &words().hardly));
            before
                && doc.tokens[arg.saturating_sub(1)..=arg]
                    .iter()
                    .any(|t| t.is_any(&["anyone", "anybody", "any", "one", "a", "anything", "single"]))
        });
        // "Neither President Ott of A nor B": it may hang on any word before the name.
        let paired = doc.children_by(arg, &[Dep::Cc]).any(|c| doc.tokens[c].is("nor"))
            && doc.tokens[doc.subtree(arg).start..arg].iter().any(|t| t.is("neither"));
        (text_in(doc, arg, &words().nobody) && doc.child_by(arg, &[Dep::Amod]).is_none())
            || doc.children(arg).any(determined)
            || paired
            || scarce
    };
    // "met nobody but Ott", "no choice but to meet"
    let but = |arg: usize| {
        (arg + 1..doc.tokens.len().min(arg + 2)).any(|t| doc.tokens[t].is_any(&["but", "except", "other"]))
    };
    // "No details of the talks were given": what is not told is no less so.
    let telling = |arg: usize| {
        matches!(&*doc.tokens[arg].lemma, "detail" | "information" | "comment" | "explanation" | "reason")
    };
    let subject =
        doc.children_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]).any(|arg| told_of(arg) && !telling(arg));
    let neither = |arg: usize| {
        doc.children_by(arg, &[Dep::Det, Dep::Preconj, Dep::Cc])
            .any(|c| c < arg && doc.tokens[c].is("neither"))
            || doc.tokens[arg].is_any(&["nobody", "none", "neither"])
    };
    let object = doc.children_by(verb, &[Dep::Dobj]).any(|o| neither(o) && !but(o))
        || doc.children_by(verb, &[Dep::Prep]).any(|p| doc.child_by(p, &[Dep::Pobj]).is_some_and(neither));
    (subject || object).then_some(Taken::Denied)
}

/// "had they met, nobody would know"; and questions: "did they meet?"
fn inverted(doc: &Doc, verb: usize) -> Option<Taken> {
    let first = doc.subtree(verb).start;
    let subject = doc.child_by(verb, &[Dep::Nsubj, Dep::Nsubjpass])?;
    let leads = matches!(doc.tokens[first].dep, Dep::Aux | Dep::Auxpass) && doc.head(first) == Some(verb);
    (leads && first < subject).then_some(Taken::Imagined)
}

/// "went home rather than meet", "stopped short of meeting", "is close to signing".
fn passed_over(doc: &Doc, word: usize) -> Option<Taken> {
    let subtree = doc.subtree(word).start;
    let sentence = doc.sentences[doc.sentence_of(word)].start;
    let gerund = doc.tokens[word].tag == Tag::Vbg;
    // The two words before it; where the second is its own marker ("than meet"), it stands within.
    [subtree, subtree + 1].into_iter().filter(|at| *at <= word && *at >= sentence + 2).find_map(|at| {
        let said = doc.slice(at - 2..at);
        let before = words().before.holds(said) || (gerund && words().before_gerund.holds(said));
        let unreached = doc.is_verbal(word) && words().unreached.holds(said);
        if before { Some(Taken::Denied) } else { unreached.then_some(Taken::Imagined) }
    })
}

/// "would have met": it was not so, or nobody knows.
fn perfect_modal(doc: &Doc, verb: usize) -> Option<Taken> {
    let modal = doc.children_by(verb, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::Md);
    (modal && has_have(doc, verb)).then_some(Taken::Imagined)
}

fn has_have(doc: &Doc, verb: usize) -> bool {
    // "will be holding" holds it; "would have held" did not.
    doc.tokens[verb].tag != Tag::Vb
        && doc
            .children_by(verb, &[Dep::Aux])
            .any(|a| doc.tokens[a].tag == Tag::Vb && &*doc.tokens[a].lemma != "be")
}

/// What the word above leaves of the clause or noun that hangs on it, whatever its own clause says; `behind` is the
/// preposition between them.
pub(super) fn above(doc: &Doc, below: usize, word: usize, behind: Option<usize>) -> Option<Taken> {
    let dep = doc.tokens[below].dep;
    let infinitive = doc.children_by(below, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
    let token = &doc.tokens[word];
    let not = || own(doc, word) == Some(Taken::Denied);
    if infinitive && matches!(&*token.lemma, "have" | "be" | "remain") {
        let yet = doc.children_by(word, &[Dep::Advmod]).any(|a| doc.tokens[a].is("yet"));
        // "was to have met"
        let unfulfilled = &*token.lemma == "be" && token.tag == Tag::Vbd && has_have(doc, below);
        return if yet { Some(Taken::Denied) } else { unfulfilled.then_some(Taken::Imagined) };
    }
    if infinitive && token.tag.is_adjective() && dep == Dep::Xcomp {
        return too(doc, word);
    }
    if lemma_in(doc, word, &words().ended) || (&*token.lemma == "give" && has_child(doc, word, "up")) {
        return (!not()).then_some(Taken::Over);
    }
    if behind.is_some_and(|p| keeps_from(doc, word, p)) {
        return (!not()).then_some(Taken::Denied);
    }
    if matches!(dep, Dep::Ccomp | Dep::Advcl | Dep::Acl | Dep::Csubj) && asserts(doc, below) {
        return believed(doc, word);
    }
    let past_perfect = token.tag == Tag::Vbn
        && doc.children_by(word, &[Dep::Aux]).any(|a| doc.tokens[a].is_any(&["had", "'d", "’d"]));
    if past_perfect && dep == Dep::Xcomp && lemma_in(doc, word, &words().frustrated) {
        return Some(Taken::Imagined);
    }
    None
}

fn has_child(doc: &Doc, word: usize, text: &str) -> bool {
    doc.children(word).any(|c| doc.tokens[c].is(text))
}

/// "refrained from", "decided against".
pub(super) fn keeps_from(doc: &Doc, word: usize, preposition: usize) -> bool {
    // "back from a visit to Chad" has been there
    let home = doc.tokens[word].is("back") && !doc.tokens[word].tag.is_verb();
    (doc.tokens[preposition].is("from") && !home && lemma_in(doc, word, &words().kept_from))
        || (doc.tokens[preposition].is("against") && lemma_in(doc, word, &words().decided_against))
}

/// "too busy to meet", against "only too glad to meet" and "not too busy to meet".
fn too(doc: &Doc, adjective: usize) -> Option<Taken> {
    let too = doc.children_by(adjective, &[Dep::Advmod]).find(|a| doc.tokens[*a].is("too"))?;
    let only = too > 0 && doc.tokens[too - 1].is_any(&["only", "all"]);
    let not = doc.head(adjective).is_some_and(|v| negated(doc, v).is_some());
    (!only).then_some(if not { Taken::Imagined } else { Taken::Denied })
}

/// Whether a clause says that something is so: no "when they met", no infinitive.
fn asserts(doc: &Doc, verb: usize) -> bool {
    let asks = |c: usize| doc.tokens[c].is_any(&["when", "where", "why", "how", "who", "what", "which"]);
    let to = |c: usize| doc.tokens[c].tag == Tag::To;
    !doc.children(verb).any(|c| asks(c) || to(c))
}

/// "it is not true that", "few believe that", "doubts that".
fn believed(doc: &Doc, word: usize) -> Option<Taken> {
    let not = own(doc, word).is_some_and(|t| t >= Taken::Over);
    if &*doc.tokens[word].lemma == "be" {
        let said = doc.children_by(word, &[Dep::Acomp, Dep::Attr]).next()?;
        let not = not || doc.children(said).any(|c| doc.tokens[c].is_any(&["no", "not", "hardly", "far"]));
        let is = |list: &WordSet| lemma_in(doc, said, list);
        if (is(&words().untrue) && !not) || (is(&words().r#true) && not) {
            return Some(Taken::Denied);
        }
        let open = is(&words().unsure) || (not && (is(&words().sure) || is(&words().untrue)));
        return open.then_some(Taken::Imagined);
    }
    let few = |s: usize| {
        let few = |t: usize| doc.tokens[t].is_any(&["few", "little"]);
        let a = doc.children_by(s, &[Dep::Det]).any(|d| doc.tokens[d].is_any(&["a", "the"]));
        !a && (few(s) || doc.children_by(s, &[Dep::Amod]).any(few))
    };
    let few = doc.children_by(word, &[Dep::Nsubj]).any(few);
    let open = (lemma_in(doc, word, &words().holding) && (not || few))
        || (lemma_in(doc, word, &words().doubting) && doc.tokens[word].tag.is_verb() && !not);
    open.then_some(Taken::Imagined)
}

/// Whether a negated verb leaves open what hangs on it: "did not rule out meeting".
pub(super) fn leaves_open(doc: &Doc, word: usize) -> bool {
    lemma_in(doc, word, &words().left_open)
}

/// What verbs leave of a subject that does not come about: "fell through", "was put on hold", "failed to materialize", "has
/// yet to take place".
pub(super) fn of_subject(doc: &Doc, verb: usize) -> Option<Taken> {
    // "Reports that they had met are false."
    if &*doc.tokens[verb].lemma == "be"
        && doc.child_by(verb, &[Dep::Nsubj]).is_some_and(|s| lemma_in(doc, s, &words().told))
    {
        return believed(doc, verb).filter(|t| *t == Taken::Denied);
    }
    let behind = |preposition: &str, nouns: &[&str]| {
        doc.children_by(verb, &[Dep::Prep]).any(|p| {
            doc.tokens[p].is(preposition)
                && doc.child_by(p, &[Dep::Pobj]).is_some_and(|n| doc.tokens[n].is_any(nouns))
        })
    };
    let off = |c: usize| doc.tokens[c].is("off") && doc.child_by(c, &[Dep::Pobj]).is_none();
    let takes_place = |x: usize| match &*doc.tokens[x].lemma {
        "take" => has_child(doc, x, "place"),
        "go" => has_child(doc, x, "ahead") || has_child(doc, x, "forward"),
        "come" => has_child(doc, x, "about") || has_child(doc, x, "off"),
        _ => lemma_in(doc, x, &words().taking_place),
    };
    let yet = || doc.children_by(verb, &[Dep::Advmod]).any(|a| doc.tokens[a].is("yet"));
    let denied = || doc.children_by(verb, &[Dep::Xcomp]).any(takes_place).then_some(Taken::Denied);
    let dropped = |is: bool| is.then_some(Taken::Dropped);
    match &*doc.tokens[verb].lemma {
        "fall" => dropped(has_child(doc, verb, "through") || behind("by", &["wayside"])),
        "have" | "be" | "remain" if yet() => denied(),
        "be" => dropped(
            doc.children_by(verb, &[Dep::Advmod, Dep::Acomp, Dep::Prt, Dep::Prep]).any(off)
                || behind("on", &["hold", "ice"]),
        ),
        "put" | "place" | "keep" => dropped(behind("on", &["hold", "ice"])),
        "fail" => denied(),
        _ => None,
    }
}

/// What the verb or noun above a noun leaves of it, and which word that is: "ended its support", "support dried up", "refused
/// them support", "an end to its support". Where that word itself is denied it leaves the noun as it is.
pub(super) fn of_noun(doc: &Doc, noun: usize) -> Option<(Taken, usize)> {
    let mut noun = noun;
    while doc.tokens[noun].dep == Dep::Conj {
        noun = doc.head(noun).filter(|h| doc.tokens[*h].tag.is_noun())?;
    }
    let above = doc.head(noun)?;
    let is = |list: &WordSet| lemma_in(doc, above, list);
    if doc.tokens[above].dep == Dep::Prep && doc.tokens[above].is_any(&["of", "to", "in", "from"]) {
        let end = doc.head(above)?;
        let ended = doc.tokens[end].tag.is_noun() && lemma_in(doc, end, &words().ends);
        return ended.then_some((Taken::Over, end));
    }
    let cut_off = &*doc.tokens[above].lemma == "cut" && has_child(doc, above, "off");
    let taken = match doc.tokens[noun].dep {
        Dep::Dobj | Dep::Nsubjpass if is(&words().withheld) => Taken::Denied,
        Dep::Dobj | Dep::Nsubjpass if cut_off || is(&words().withdrawn) => Taken::Over,
        Dep::Nsubj if is(&words().lapsed) && doc.child_by(above, &[Dep::Dobj]).is_none() => Taken::Over,
        Dep::Nsubj if &*doc.tokens[above].lemma == "dry" && has_child(doc, above, "up") => Taken::Over,
        _ => return None,
    };
    (own(doc, above) != Some(Taken::Denied)).then_some((taken, above))
}

/// Whether a word between a name and its office says that it is none: "not yet president"; "not only president" says more.
pub(super) fn denies_office(doc: &Doc, token: usize) -> bool {
    let only = doc.tokens.get(token + 1).is_some_and(|_| text_in(doc, token + 1, &words().only));
    text_in(doc, token, &words().adverbs)
        || text_in(doc, token, &words().approximators)
        || (doc.tokens[token].is_any(&["not", "n't", "n’t", "yet"]) && !only)
}

/// What is left of a verb's clause when all is read that it hangs on: for what is told by nothing but its clause, as an
/// office is.
pub(super) fn of_clause(doc: &Doc, verb: usize) -> Option<Taken> {
    let mut taken = own(doc, verb);
    let mut at = verb;
    for _ in 0..8 {
        let Some(head) = doc.head(at) else { break };
        let dep = doc.tokens[at].dep;
        let said = above(doc, at, head, None);
        taken = taken.max(said);
        if !matches!(dep, Dep::Xcomp | Dep::Ccomp | Dep::Acl) {
            break;
        }
        if dep == Dep::Xcomp {
            taken = taken.max(own(doc, head));
        }
        at = head;
    }
    taken
}

#[cfg(test)]
mod tests;
