//! Lists of what is done, and how two stand to each other.

use crate::extract::words::WordSet;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What tells how two stand to each other: `ties.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::extract) struct TieWords {
    /// Words for agreements that only end something, or only say something: those who made one do not work together.
    pub mere: WordSet,
    /// Those of a country who are against it: who arms them does not side with the country.
    pub rebels: WordSet,
    /// Those who fight for a body, which may have been taken for a person: "the fighters of the Front".
    pub armed: WordSet,
    /// Nouns for what has not come about: "fears of a war", "the risk of a rift".
    pub unreal: WordSet,
    /// Words for what one wants of others.
    pub directives: WordSet,
    /// Of these, verbs that want only with a clause or "for" behind them.
    pub double: WordSet,
    /// Of these, verbs that with a finite clause tell that it is so: "told reporters that France had restored ties".
    pub asserts: WordSet,
    /// Words for what one means to do, or works for.
    pub plans: WordSet,
    /// "It is time for France to", "it is vital that".
    pub fitting: WordSet,
    /// Verbs that bring about what they have as object: before them it is not there.
    pub makes: WordSet,
    /// What a measure is of counts: "three crates of rifles". Lemmas; every "-load" is one too.
    pub measures: WordSet,
    /// What one does to another who will not give way: "will shut the canal unless".
    pub threatened: WordSet,
    /// Of these, what one does to who strikes first: "will strike if".
    pub strikes: WordSet,
    /// Nouns for deeds without the ending of one: whom they are "of" is not who did them.
    pub deeds: WordSet,
    /// What a body adopts or issues; what the text demands, the body does.
    pub documents: WordSet,
    /// Verbs whose subject is at the noun's other end: "faces sanctions", "won the support of".
    pub suffers: WordSet,
    /// Verbs by which what the noun says is done.
    pub does: WordSet,
    /// Verbs whose subject looks at what is between others.
    pub looks: WordSet,
    /// Verbs by which one has the support of another.
    pub has: WordSet,
    /// Verbs that end what they have as object or subject.
    pub ends: WordSet,
    /// Verbs that keep from being what they have as object.
    pub prevents: WordSet,
    /// Verbs that have both sides as object: "the feud divides A and B".
    pub pits: WordSet,
    /// Verbs by which what the noun says strikes somebody.
    pub hits: WordSet,
    /// What one does or has so as to end something, which goes on until then: "proposals to settle the quarrel", "flew to Lima to end the row".
    pub means: WordSet,
    /// Nouns that only measure what is told of behind "of": "eight years of cooperation", "a series of attacks".
    pub spells: WordSet,
    /// Nouns that point back to a country: "bombed the island".
    pub back: WordSet,
    /// Of these, those that only an island is.
    pub insular: WordSet,
    /// Codes of the countries that are islands.
    pub islands: WordSet,
    /// Words that point back to the two of the sentence before: "suspended aid to both".
    pub several: WordSet,
    /// Those who govern where they are told to be: "the junta in Bamako".
    pub governing: WordSet,
    /// What is done with weapons by those who send them: "rockets fired by".
    pub sent: WordSet,
    /// Places that govern themselves and are recognised by few or none: parties like states. Names in small letters.
    pub territories: WordSet,
    /// Codes of the states whom others do not recognise: who recognises them stands by them.
    pub contested: WordSet,
    /// What one asks both sides of a war for: "to halt their fire". Lemmas.
    pub peace: WordSet,
    /// Arms and those who bear them that act by themselves: "forces searched for". Lemmas.
    pub movers: WordSet,
    /// Of these, what strikes where it is sent.
    pub strikers: WordSet,
    /// What is said of a group that bears arms: "this terrorist group". Small letters.
    pub under_arms: WordSet,
    /// Who is against the state whose name stands before: "Syrian rebels".
    pub opposed: WordSet,
    /// Peoples without a state of their name for which fighters act.
    pub peoples: WordSet,
    /// What only a coalition under arms has: "coalition aircraft".
    pub of_arms: WordSet,
    /// By which a state says in the present what it does by saying so.
    pub performs: WordSet,
    /// What they do where they come as help. Lemmas.
    pub arrivals: WordSet,
    /// Last words of the names of texts, prizes and parts of the sky, which are no parties. Small letters.
    pub texts: WordSet,
    /// What a place that is fought over is: "the town of". Lemmas.
    pub grounds: WordSet,
    /// Words by which one of no office backs another in politics. Lemmas.
    pub backs: WordSet,
    /// Last words of the offices of those whom a body sends to mediate.
    pub envoys: WordSet,
    /// Verbs by which one of no office presses another in what is no matter of politics. Lemmas.
    pub private: WordSet,
    /// What has a chair, who for that mediates between nobody. Lemmas.
    pub chaired: WordSet,
    /// Words by which two of no office are rivals in politics. Lemmas.
    pub rivals: WordSet,
    /// Verbs by which one is given up in favour of another. Lemmas.
    pub drops: WordSet,
    /// Parts of states in small letters, with the code of the state that they stand for.
    pub parts: BTreeMap<String, String>,
    /// Nouns by which a body is named again: "left the organization".
    pub bodies: WordSet,
    /// Nouns by which those who bear arms are named again: "arms the rebels".
    pub fighters: WordSet,
    /// Who or what is sent to ask or to look, and stands by nobody.
    pub messengers: WordSet,
    /// Words of which one stands in the names of those who bear arms: "the Liberation Front".
    pub fronts: WordSet,
    /// Verbs that tell of blows and of sharp words alike. Lemmas.
    pub lashes: WordSet,
    /// What is struck and not scolded. Lemmas.
    pub structures: WordSet,
}

/// Who does what in an event: `deeds.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::extract) struct DeedWords {
    /// Nouns for attacks that somebody owns up to: "claimed the bombing".
    pub claimable: WordSet,
    /// Nouns for attacks that stand for who makes them: "killed by Malian shelling".
    pub blows: WordSet,
    /// Verbs of what is done with arms alone.
    pub armed_deeds: WordSet,
    /// Verbs, as lemmas, whose object is struck or taken with arms where another state does it: "Chadian troops stormed Lima".
    pub takings: WordSet,
    /// Verbs for troops who go against a town: "Chadian tanks rolled into Lima".
    pub advances: WordSet,
    /// Nouns for what is seized at sea, which makes no war.
    pub vessels: WordSet,
    /// Nouns for a group that is called by the name behind.
    pub named_groups: WordSet,
    /// Verbs by which those who take part are told of an event: "hosted by", "attended by".
    pub takes_part: WordSet,
    /// Verbs of telling whose object or recipient is present.
    pub tells: WordSet,
    /// Nouns for what there is between two, of which others may talk.
    pub standing_between: WordSet,
    /// What is done for the talks or the pact of others.
    pub helping: WordSet,
    /// Pacts that are known by their day: "the treaty of 1961".
    pub dated_pacts: WordSet,
    /// Nouns for what has a name of its own behind "of" and is no side: "the town of Tarn".
    pub sites: WordSet,
    /// What ends a fight.
    pub truces: WordSet,
    /// Verbs by which a war of two is told to have ended for them: "lost it in the war of 1941".
    pub outcomes: WordSet,
    /// Parts of a day: "in the evening".
    pub parts_of_day: WordSet,
    /// Verbs of coming and of coming together: what is told behind "and" was done there and then.
    pub comes: WordSet,
    /// Words of games: "beat Spain 2-1".
    pub plays: WordSet,
    /// Sports by which their bodies are called: "the Confederation of African Football". Lower case.
    pub sports: WordSet,
    /// Verbs whose subject is a meeting and whose object are those who met.
    pub brings: WordSet,
    /// Nouns that a phrase is looked past: "on the sidelines of", "at the end of".
    pub passed: WordSet,
    /// Nouns for a part of a town or region that is told behind "of": "a suburb of Oslo".
    pub parts_of_towns: WordSet,
    /// Nouns for firms, which act for no state.
    pub firms: WordSet,
    /// Prepositions behind which what is told goes on while the clause does.
    pub within: WordSet,
    /// Prepositions by which a verb reaches what it does: "entered into talks".
    pub reaching: WordSet,
    /// Nouns that measure what goes on: "hours of talks".
    pub measures: WordSet,
    /// Nouns for who is another's equal: whose they are is somebody else.
    pub fellows: WordSet,
    /// Words that stand for one more of what was told: "and a longer one on Friday".
    pub one_more: WordSet,
    /// Nouns for what shows that something is so, which "no" takes away: "no sign of a thaw". Lemmas.
    pub signs: WordSet,
    /// Soldiers and ships: where they go is no visit.
    pub armed: WordSet,
    /// Nouns for a number of those who are named behind "of".
    pub groups: WordSet,
    /// Nouns for people and things that act for the country that is told with them.
    pub acting: WordSet,
    /// Things and places that stand for the country that owns them where they are hit, flown or laid at.
    pub owned: WordSet,
    /// Nouns in the plural for those who act together: "the two sides", "the ministers".
    pub together: WordSet,
    /// Those of them that people are.
    pub human: WordSet,
    /// Nouns for soldiers and weapons.
    pub weapons: WordSet,
    /// Nouns for those who fight, their units, ships and aircraft: `@arms` of a frame.
    pub soldiery: WordSet,
    /// Words for a number or part of those behind "of".
    pub numbers: WordSet,
    /// Nouns for what is tested.
    pub tested: WordSet,
    /// Names of kinds of missiles and carrier rockets.
    pub missiles: WordSet,
    /// Nouns for where one launches from: "from the range at Kourou".
    pub launch_sites: WordSet,
    /// Verbs of who is hit: "ten men died in an attack".
    pub die: WordSet,
    /// Verbs by which talks end or begin "with" or "in" something.
    pub ends: WordSet,
    /// Verbs by which something comes of talks.
    pub comes_of: WordSet,
    /// Verbs whose object talks come to.
    pub yields: WordSet,
    /// Verbs by which one is there: "with Ott looking on".
    pub watch: WordSet,
    /// Verbs of talking whose object is what is talked about.
    pub deliberates: WordSet,
    /// Nouns for those within a state who fight it or talk with it, named or not.
    pub opponents: WordSet,
    /// Nouns for those who follow an armed group, whose name stands before them: "Hamas terrorists".
    pub followers: WordSet,
    /// Nouns for what two have between them: shelling "along the border" is between them.
    pub borders: WordSet,
    /// Verbs by which a pact is made: "under a pact signed in May".
    pub made: WordSet,
    /// Forms of verbs by which a trip goes to places: "her tour took in Lima".
    pub covers: WordSet,
    /// Verbs for what becomes of a pact long after it was signed.
    pub lapse: WordSet,
    /// Verbs for what is done to a pact after it was signed.
    pub undoes: WordSet,
    /// Nouns for soldiers of the state, behind "government".
    pub of_government: WordSet,
    /// Nouns for what carries people and weapons.
    pub carriers: WordSet,
    /// Nouns for who rules a state, where nothing says of which.
    pub rulers: WordSet,
}
