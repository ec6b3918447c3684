//! What the rules did with a text, for those who write them: which were tried at which word, which fired, and of those
//! that were near, what was missing.

use super::claims::{FoundClaim, FoundClaims};
use super::events::status::{self, Mood};
use super::pattern::{Match, Miss};
use super::reading::Reading;
use super::resources::Resources;
use super::rule::{Rule, RuleBook};
use super::{events, read, relationships};
use crate::article::Article;
use crate::language::Reader;
use std::collections::BTreeSet;
use std::fmt::{self, Write};
use std::ops::Range;

/// Tells, sentence by sentence, what is known in it and what the rules for events and relationships made of it.
///
/// A line that begins with `+` is a pattern that fits and tells something, `=` one that fits and tells nothing (its mood,
/// too few participants), `-` one that begins with a word of the sentence and does not fit.
#[must_use]
pub fn trace(reader: &Reader, resources: &Resources, article: &Article) -> String {
    let doc = reader.read(article.reads(), &article.body);
    let reading = read(resources, article, &doc);
    let mut told = BTreeSet::new();
    for (rule, pattern, event) in events::mentions(&reading, resources, &resources.events) {
        told.extend(event.marks.iter().map(|(mark, _)| (rule.id.as_str(), pattern, mark.start)));
    }
    for (rule, pattern, tie) in relationships::mentions(&reading, resources, &resources.relationships) {
        told.extend(tie.marks.iter().map(|(mark, _)| (rule.id.as_str(), pattern, mark.start)));
    }
    let mut trace = Trace { reading: &reading, resources, claims: &reading.claims, told, out: String::new() };
    for sentence in 0..doc.sentences.len() {
        // Writing to a string does not fail.
        let _ = trace.sentence(sentence);
    }
    trace.out
}

struct Trace<'t> {
    reading: &'t Reading<'t>,
    resources: &'t Resources,
    claims: &'t FoundClaims,
    /// What told something: rule, pattern and first word.
    told: BTreeSet<(&'t str, usize, usize)>,
    out: String,
}

impl Trace<'_> {
    fn sentence(&mut self, number: usize) -> fmt::Result {
        let (reading, resources) = (self.reading, self.resources);
        let tokens = reading.doc.sentences[number].clone();
        if number > 0 {
            writeln!(self.out)?;
        }
        writeln!(self.out, "{}", reading.doc.slice(tokens.clone()))?;
        self.known(number)?;
        self.book(&resources.events, tokens.clone(), |r, m| status::mood(r, m.trigger))?;
        self.book(&resources.relationships, tokens, |r, m| status::mood_of_match(r, m.trigger, &m.words))
    }

    /// Entities, dates and claims of a sentence, each with its rule.
    fn known(&mut self, number: usize) -> fmt::Result {
        let reading = self.reading;
        let tokens = &reading.doc.sentences[number];
        for mention in reading.mentions_of_sentence(number) {
            let words = reading.doc.slice(mention.whole.clone());
            writeln!(self.out, "    {} \"{words}\" = {}", mention.rule, self.labels(&mention.entities))?;
        }
        for date in reading.dates.iter().filter(|d| tokens.contains(&d.tokens.start)) {
            writeln!(
                self.out,
                "    {} \"{}\" = {}",
                date.rule,
                reading.doc.slice(date.tokens.clone()),
                date.value
            )?;
        }
        for claim in self.claims {
            for part in claim.parts.iter().filter(|p| tokens.contains(&p.start)) {
                writeln!(
                    self.out,
                    "    {} {}: \"{}\"",
                    claim.rule,
                    self.speaker(claim),
                    reading.doc.slice(part.clone())
                )?;
            }
        }
        Ok(())
    }

    /// What the rules of a book did in a sentence.
    fn book<T>(
        &mut self,
        book: &RuleBook<T>,
        sentence: Range<usize>,
        mood: fn(&Reading, &Match) -> Mood,
    ) -> fmt::Result {
        let reading = self.reading;
        let (mut fired, mut near) = (Vec::new(), Vec::new());
        for at in sentence {
            book.try_at(reading, at, &mut |rule, tried| match tried {
                Ok(hit) => fired.push((rule, hit)),
                // A mention may begin any pattern; that it does not fit tells nothing.
                Err((p, miss)) if rule.patterns[p].triggers().is_some() => near.push((rule, p, at, miss)),
                Err(_) => {}
            });
        }
        for (rule, hit) in fired {
            let told = self.told.contains(&(rule.id.as_str(), hit.pattern, hit.tokens().start));
            self.fired(rule, &hit, told, mood(reading, &hit))?;
        }
        for (rule, pattern, at, miss) in near {
            let word = reading.doc.tokens[at].text;
            let missing = match miss {
                Miss::Word => "the word is of another class".to_owned(),
                Miss::Edge(edge) => format!("no {edge}").replace("no >!", "there is >"),
            };
            writeln!(self.out, "  - {} {} at \"{word}\": {missing}", rule.id, pattern + 1)?;
        }
        Ok(())
    }

    fn fired<T>(&mut self, rule: &Rule<T>, hit: &Match, told: bool, mood: Mood) -> fmt::Result {
        let reading = self.reading;
        let (sign, word) = (if told { '+' } else { '=' }, reading.doc.tokens[hit.trigger].text);
        write!(self.out, "  {sign} {} {} at \"{word}\":", rule.id, hit.pattern + 1)?;
        for name in hit.names() {
            write!(self.out, " {name} = {};", self.labels(&hit.captured(name)))?;
        }
        let inside = |c: &&FoundClaim| c.parts.iter().any(|p| p.contains(&hit.trigger));
        let voice =
            self.claims.iter().filter(inside).min_by_key(|c| c.parts.iter().map(|p| p.len()).sum::<usize>());
        let voice = voice.map_or("the article".to_owned(), |c| self.speaker(c));
        writeln!(self.out, " mood {mood:?}; voice {voice}")
    }

    fn labels(&self, entities: &[usize]) -> String {
        let label = |e: &usize| self.reading.entities.get(*e).map_or("a date", |e| e.label.as_str());
        entities.iter().map(label).collect::<Vec<_>>().join(" + ")
    }

    fn speaker(&self, claim: &FoundClaim) -> String {
        if claim.speaker.entities.is_empty() {
            claim.speaker.tokens.clone().map_or("nobody", |t| self.reading.doc.slice(t)).to_owned()
        } else {
            self.labels(&claim.speaker.entities)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing;

    #[test]
    fn a_trace_tells_what_fired_and_what_a_near_one_lacks() {
        let trace = |text: &str| {
            let mut article = Article::from_text("test", text.to_owned());
            article.body = std::iter::once(0..text.len()).collect();
            super::trace(testing::reader(), &Resources::compiled_in(), &article)
        };
        let met = trace("An aide said that Anna Smith met Boris Berg.");
        for part in [
            "An aide said that Anna Smith met Boris Berg.\n",
            "entities.people.name \"Boris Berg\" = Boris Berg",
            "An aide: \"Anna Smith met Boris Berg\"",
            "+ events.meeting.met 1 at \"met\": A = Anna Smith; B = Boris Berg; mood Real; voice An aide",
        ] {
            assert!(met.contains(part), "wanted {part} in:\n{met}");
        }
        let criticism = trace("Anna Smith met criticism.");
        assert!(criticism.contains("- events.meeting.met 1 at \"met\": no >object"), "{criticism}");
        let never = trace("France will not cut ties with Germany.");
        assert!(never.contains("= relationships.hostile.soured 1 at \"ties\""), "{never}");
        assert!(never.contains("mood Denied; voice the article"), "{never}");
    }
}
