//! Lists of what a clause makes of a word in it, when it is so, and who says it.

use crate::extract::words::WordSet;
use serde::Deserialize;

/// What a clause makes of a word in it: `clauses.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::extract) struct ClauseWords {
    /// Nouns of "in Ott's view".
    pub outlooks: WordSet,
    /// What nobody in particular tells: "rumour has it".
    pub hearsay: WordSet,
    /// Verbs by which a party alone signs: "the rebels signed the truce on Monday".
    pub signs: WordSet,
    /// Verbs that only lend a noun their subject: "made the claim that", "expressed hope that".
    pub light: WordSet,
    /// Nouns that a city has and a government has not.
    pub of_cities: WordSet,
    /// Verbs that take a place as object.
    pub goes_there: WordSet,
    /// Verbs and nouns of going, and of taking somewhere; "to" and "from" behind them are about places.
    pub motion: WordSet,
    /// Nouns of feeling and opinion: what is "in Paris" of them is in its government.
    pub opinion: WordSet,
    /// What goes on for so long that the clause it is talked about in does not date it.
    pub standing: WordSet,
    /// Participles for what is done with events; right behind a noun phrase they describe its event noun, whatever noun the parser hung them on: "a gathering of ministers from France and Spain held in May".
    pub held: WordSet,
    /// Nouns and verbs of talk: what stands behind "on" is what the talk is about.
    pub talk: WordSet,
    /// Verbs by which one judges or tells of what took place at another time and place.
    pub judging: WordSet,
    /// Verbs whose "as" gives an opinion, a wish or a task, and no office: "denounced him as Ruritania's dictator".
    pub judged_as: WordSet,
    /// Verbs whose object holds what follows "as": "hailed Ott as Ruritania's president".
    pub made_as: WordSet,
    /// Verbs whose object held it: "was ousted as president".
    pub removed_as: WordSet,
    /// Verbs whose subject held it: "resigned as president".
    pub resigned_as: WordSet,
    /// Nouns of what is "of" a city and not of a government: "the fall of", "the mayor of".
    pub parts_of_cities: WordSet,
    /// Verbs of going or taking by which words and goods go nowhere: "sent a message to".
    pub carries: WordSet,
    /// Words and goods that can be sent, taken or brought without going there.
    pub goods: WordSet,
}

/// When, where and whether something took place: `occasions.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::extract) struct OccasionWords {
    /// Things that a year is the name of: "the 2015 Tarn Prize".
    pub dated_things: WordSet,
    /// Verbs behind which stands what their subject is of: "fears grow of a war".
    pub grows: WordSet,
    /// Verbs and adjectives whose "on" leads to what is agreed, not to when.
    pub settled_on: WordSet,
    /// What may last for several days: "a visit on May 3 and 4" is one.
    pub lasts: WordSet,
    /// Points of a day, behind a preposition that else only ties to a time: "before dawn on Monday" is on Monday.
    pub parts_of_day: WordSet,
    /// Nouns for a part of a place: "in a suburb of Oslo" is in Oslo.
    pub parts_of_place: WordSet,
    /// What people come to a town for: "jetted into Oslo for the funeral".
    pub come_for: WordSet,
    /// Nouns for buildings and the like: "in a Geneva hotel" is in Geneva.
    pub buildings: WordSet,
    /// Nouns of time that a date may hang on: "the morning of June 3".
    pub times: WordSet,
    /// Verbs in whose clause a noun is told to take place: "the pact that they signed in May", "talks due to open today".
    pub told: WordSet,
    /// Verbs of a relative clause that tell whether what they describe took place: "the pact that they signed in May".
    pub tells: WordSet,
    /// Verbs of putting off: "were put off until September", "has slipped to June".
    pub puts_off: WordSet,
    /// Meetings of a few hours: what is signed "after" one is signed on its day.
    pub gatherings: WordSet,
    /// Verbs for such meetings: "toured a yard on Friday before meeting Ott".
    pub of_one_day: WordSet,
    /// Where somebody who arrives is met.
    pub landings: WordSet,
    /// Festivities that anybody holds.
    pub festivities: WordSet,
    /// What nobody fights with arms: "the war of words".
    pub no_foes: WordSet,
    /// Ways that are opened to traffic without a ceremony.
    pub ways: WordSet,
    /// What is welcomed and is no guest, beside pacts.
    pub news: WordSet,
    /// Words beside which festivities are those of a public memory.
    pub remembers: WordSet,
    /// What ends in a decision, so that what is signed "after" it is signed on its day.
    pub decisions: WordSet,
    /// What one is at or on for a while: what is signed "during" it is signed in its time.
    pub stays: WordSet,
    /// Verbs by which a gathering begins: "at a conference that opens tomorrow".
    pub opens: WordSet,
    /// Verbs whose object's day and place are their own, in front of a clause that they set: "ending talks in Oslo on Monday, they".
    pub sets_scene: WordSet,
    /// Verbs of motion: what is told behind "and" was done where they lead.
    pub goes: WordSet,
    /// Verbs of what lasts or is said: their day is not that of what is told behind "and".
    pub lasting: WordSet,
    /// Nouns of what happens, beside those of the lexicon: "the election on Monday".
    pub happenings: WordSet,
    /// Nouns of office, on which a day may hang by mistake: "with the minister, Bo Berg, on Monday".
    pub offices: WordSet,
    /// What a launch without a weapon is told with: "a rocket with two astronauts".
    pub of_space: WordSet,
    /// What teams meet in.
    pub games: WordSet,
    /// Adverbs of what is done time and again, and at no time in particular.
    pub habits: WordSet,
    /// What no event is, with the words for one: "a mock battle".
    pub imagined: WordSet,
    /// What describes a trip that is of no state: "a campaign stop".
    pub private_trips: WordSet,
    /// What private people travel for: "went there to identify the body".
    pub private_purposes: WordSet,
    /// Matters that states are at odds over in words.
    pub matters: WordSet,
    /// Verbs of effort, whose infinitive tells what is sought: "worked to bring them together".
    pub efforts: WordSet,
    /// Verbs of arriving: what one arrives for lies ahead.
    pub arrives: WordSet,
    /// Nouns for those who come to see a ceremony: "was the guest of honour", "were among the mourners".
    pub guest: WordSet,
    /// Words that say that it is one more: "a second round", "another meeting", "the next session".
    pub more: WordSet,
}

/// How something is said: `speech.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::extract) struct SpeechWords {
    /// Papers that only show and tell nothing: "the photo shows Ott with a dog".
    pub pictures: WordSet,
    /// Words above a verb of saying that take it back: "declined to say", "was unable to explain".
    pub withholds: WordSet,
    /// Verbs by which somebody says that what is told is not so: "scotched rumours that …".
    pub waves_off: WordSet,
    /// Hedges by which the speaker doubts it.
    pub improbable: WordSet,
    /// Hedges by which the speaker thinks it likely.
    pub probable: WordSet,
    /// Hedges by which the speaker leaves it open.
    pub possible: WordSet,
    /// How sure somebody is of what he says: "adamant that the talks have failed".
    pub attitudes: WordSet,
    /// Verbs by which a body lets a document out.
    pub issues: WordSet,
    /// Nouns for what somebody makes to another, who may refuse it.
    pub refusable: WordSet,
    /// Nouns by which a body that was named is called again: "the agency said".
    pub named_bodies: WordSet,
    /// Verbs that tell what somebody says or thinks, beside the cues that frame his words: their subject is no place.
    pub tells: WordSet,
    /// By what one says something, not who: "agreed by radio".
    pub means: WordSet,
    /// What goes from mouth to mouth: "according to legend".
    pub lore: WordSet,
    /// Words of when something is said, before what is said.
    pub when: WordSet,
    /// Words that point from a quotation to who said it.
    pub pointing_back: WordSet,
    /// Counts that somebody made: "in a poll, Ott led".
    pub counts: WordSet,
}
