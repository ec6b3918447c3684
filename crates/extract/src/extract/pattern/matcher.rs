//! Finds a pattern at a word of a tree.

use super::arguments::{arguments, governors};
use super::shape::{Class, Edge, Match, Miss, Need, Node, Pattern, Test};
use crate::extract::reading::Reading;
use crate::language::{Argument, Dep, Relation, Tag};
use std::borrow::Cow;

impl Pattern {
    /// Where the pattern fits with this word as its first.
    ///
    /// # Errors
    /// What does not fit.
    pub fn match_at(&self, reading: &Reading, token: usize) -> Result<Match, Miss> {
        let missing = |edge: Option<&Edge>| edge.map_or(Miss::Word, |edge| Miss::Edge(edge.text.clone()));
        self.fit(reading, token).map_err(missing)
    }

    /// The match alone, where most words have none.
    pub(in crate::extract) fn match_if_any(&self, reading: &Reading, token: usize) -> Option<Match> {
        // Cheaper to tell than whether the word fits.
        let out_of_reach = self.root.edges.iter().any(|edge| edge.is_out_of_reach(reading, token));
        if out_of_reach { None } else { self.fit(reading, token).ok() }
    }

    /// The match, or the edge that does not fit; none where it is the word itself.
    fn fit(&self, reading: &Reading, token: usize) -> Result<Match, Option<&Edge>> {
        let mut found = Match { trigger: token, ..Match::default() };
        if !self.root.test_at(reading, token, None, &mut found) {
            return Err(None);
        }
        let mut edges = self.root.edges.iter();
        let missing = edges.find(|edge| {
            edge.is_out_of_reach(reading, token)
                || !edge.matches(reading, token, reading.arguments(token), &mut found)
        });
        if missing.is_some() {
            return Err(missing);
        }
        found.words.extend(self.root.own_word(token));
        found.words.sort_unstable();
        found.words.dedup();
        Ok(found)
    }
}

/// How a word was reached: from which other, and in which relation.
#[derive(Clone, Copy)]
pub(super) struct Way {
    pub(super) from: usize,
    pub(super) relation: Relation,
}

impl Node {
    fn matches(&self, reading: &Reading, token: usize, way: Option<Way>, found: &mut Match) -> bool {
        let kept = (found.words.len(), found.captures.len());
        let fits = self.test_at(reading, token, way, found)
            && (self.edges.is_empty() || {
                let arguments = match way {
                    Some(way) => Cow::Owned(arguments(reading, token, Some(way.from))),
                    None => Cow::Borrowed(reading.arguments(token)),
                };
                self.edges.iter().all(|edge| edge.matches(reading, token, &arguments, found))
            });
        if !fits {
            found.words.truncate(kept.0);
            found.captures.truncate(kept.1);
        } else {
            found.words.extend(self.own_word(token));
        }
        fits
    }

    /// The word that is matched, where it is not one that means somebody, whose words are taken with them. It is noted once all fits:
    /// most do not, and need no place.
    fn own_word(&self, token: usize) -> Option<usize> {
        (!matches!(self.test, Test::Mention(_))).then_some(token)
    }

    fn test_at(&self, reading: &Reading, token: usize, way: Option<Way>, found: &mut Match) -> bool {
        match &self.test {
            Test::Any => {}
            Test::Word { keys, class, other, .. } => {
                let listed = reading.is_one_of(token, keys);
                if *other == listed || !class.is_none_or(|c| is_of_class(reading, token, c)) {
                    return false;
                }
            }
            Test::Mention(mention) => {
                let captured = mention.at(reading, token, way, &mut found.words);
                if captured.is_empty() {
                    return false;
                }
                if let Some(name) = self.capture {
                    found.captures.extend(captured.into_iter().map(|e| (name, e)));
                }
            }
        }
        true
    }

    /// Whether an argument fits, or for a word one that is joined to it: "talks and a dinner with Berg".
    fn fits_one_of(&self, reading: &Reading, token: usize, way: Way, found: &mut Match) -> bool {
        if matches!(self.test, Test::Mention(_)) {
            return self.matches(reading, token, Some(way), found);
        }
        reading.doc.conjuncts(token).iter().copied().any(|t| self.matches(reading, t, Some(way), found))
    }
}

fn is_of_class(reading: &Reading, token: usize, class: Class) -> bool {
    let tag = reading.doc.tokens[token].tag;
    match class {
        Class::Noun => tag.is_noun() && !reading.doc.is_verbal(token),
        Class::Verb => reading.doc.is_verbal(token),
        Class::Adjective => tag.is_adjective() || matches!(tag, Tag::Vbn | Tag::Vbg),
    }
}

impl Edge {
    /// Whether a modifier is asked for where nothing stands that may be one, as most words have none.
    fn is_out_of_reach(&self, reading: &Reading, token: usize) -> bool {
        const MODIFY: &[Dep] = &[Dep::Compound, Dep::Amod, Dep::Nmod, Dep::Nummod];
        let modifier = self.need == Need::Must && !self.up && self.relations.is_modifier();
        modifier && reading.doc.child_by(token, MODIFY).is_none()
    }

    fn matches(&self, reading: &Reading, token: usize, all: &[Argument], found: &mut Match) -> bool {
        let mut hit = false;
        let mut visit = |target: usize, relation: Relation| {
            // A list of names may be spread over several arguments: "talks with Ott and with Berg".
            let goes_on = !hit || matches!(self.target.test, Test::Mention(_));
            hit |= goes_on && self.target.fits_one_of(reading, target, Way { from: token, relation }, found);
        };
        let fits = |relation: Relation| self.relations.hold(reading, relation);
        if self.up {
            let above = governors(reading, token).into_iter().filter(|(_, r)| fits(*r));
            above.for_each(|(target, relation)| visit(target, relation));
        } else if self.relations.auxiliary {
            let auxiliaries = reading.doc.children_by(token, &[Dep::Aux, Dep::Auxpass]);
            auxiliaries.for_each(|target| visit(target, Relation::Adverb));
        } else {
            all.iter().filter(|a| fits(a.relation)).for_each(|a| visit(a.token, a.relation));
        }
        match self.need {
            Need::Must => hit,
            Need::May => true,
            Need::MustNot => !hit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing;

    /// Each capture as "A / B".
    fn captured(pattern: &str, text: &str) -> Option<String> {
        let pattern =
            Pattern::parse(pattern, &crate::extract::resources::Resources::compiled_in().lists).unwrap();
        testing::reading(text, |r| {
            let found = (0..r.doc.tokens.len()).find_map(|t| pattern.match_at(r, t).ok())?;
            let names = |c: char| {
                let captured = found.captured(c);
                let labels: Vec<&str> = captured.iter().map(|e| r.entities[*e].label.as_str()).collect();
                labels.join(", ")
            };
            Some(format!("{} / {}", names('A'), names('B')))
        })
    }

    #[test]
    fn one_pattern_holds_for_every_shape_of_a_clause() {
        let pattern = "sanction/v >subject A:<actors> >object B:<actors>";
        for text in [
            "France sanctioned Germany.",
            "Germany was sanctioned by France.",
            "France, which sanctioned Germany, is glad.",
            "France is expected to sanction Germany.",
            "France threatened Poland and sanctioned Germany.",
            "France apologized after sanctioning Germany.",
            "France's decision to sanction Germany was a surprise.",
            "French troops sanctioned the government of Germany.",
        ] {
            assert_eq!(captured(pattern, text).as_deref(), Some("France / Germany"), "{text}");
        }
        for text in
            ["Germany sanctioned wine.", "France knows Germany.", "The sanctions on Germany hurt France."]
        {
            assert_eq!(captured(pattern, text), None, "{text}");
        }
    }

    #[test]
    fn words_nest() {
        let pattern = "hold|have/v >subject A:<actors> >object (@talks/n >with B:<actors>)";
        for text in [
            "France and Poland held talks with Germany.",
            "France and Poland held urgent talks in Paris on Monday with Germany.",
        ] {
            assert_eq!(captured(pattern, text).as_deref(), Some("France, Poland / Germany"), "{text}");
        }
        assert_eq!(captured(pattern, "France held elections with Germany."), None);
    }

    #[test]
    fn a_word_is_found_from_below() {
        let pattern = "@talks/n >with B:<actors> <object|in (* >subject A:<actors>)";
        for text in [
            "France held talks with Germany.",
            "In talks with Germany, France gave way.",
            "The talks that France held with Germany failed.",
        ] {
            assert_eq!(captured(pattern, text).as_deref(), Some("France / Germany"), "{text}");
        }
        assert_eq!(captured(pattern, "Talks with Germany failed."), None);
    }

    #[test]
    fn things_stand_for_those_they_belong_to() {
        let pattern = "shell/v >subject A:<actors> >object B:<parties>";
        assert_eq!(captured(pattern, "France shelled German towns.").as_deref(), Some("France / Germany"));
        assert_eq!(captured(pattern, "France shelled Germany's towns.").as_deref(), Some("France / Germany"));
        assert_eq!(captured(pattern, "France shelled towns in Germany."), None);
    }
}
