//! Lists of words of open classes: the TOML files of this folder, to which anybody may add a word.

use super::sieve::Sieve;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::collections::BTreeMap;
use summitry_facts::lower::lower;

/// Words that are looked up one at a time.
#[derive(Debug, Deserialize)]
#[serde(from = "FxHashSet<String>")]
pub(in crate::extract) struct WordSet {
    words: FxHashSet<String>,
    sieve: Sieve<4>,
}

impl From<FxHashSet<String>> for WordSet {
    fn from(words: FxHashSet<String>) -> WordSet {
        WordSet { sieve: Sieve::of(words.iter().map(String::as_str)), words }
    }
}

impl WordSet {
    /// Whether the list has this word, written so.
    #[inline]
    pub(in crate::extract) fn contains(&self, word: &str) -> bool {
        self.sieve.passes(word) && self.words.contains(word)
    }

    /// Whether the list, which is in lower case, has this word, whatever its case.
    #[inline]
    pub(in crate::extract) fn holds(&self, word: &str) -> bool {
        self.sieve.passes(word) && self.words.contains(&*lower(word))
    }

    /// All words, in no order.
    pub(in crate::extract) fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }
}

/// Words that tell what a name is: `names.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::extract) struct NameWords {
    /// The last word of a body's name, or the word before its "of" or "for".
    pub bodies: WordSet,
    /// Words that begin a body's name before "of" or "for": "House of Commons", "Campaign for Peace".
    pub bodies_before: WordSet,
    /// Words for a party, movement or union in languages whose party names newspapers leave untranslated; they come first.
    pub foreign_bodies: WordSet,
    /// Nouns for somebody, before a comma and a name: "his predecessor, Marta Tarn,".
    pub somebody: WordSet,
    /// Small words inside such a name.
    pub foreign_joiners: WordSet,
    /// Peoples, faiths and adherents of parties, which are no bodies: "the Rohingya", "a Democrat".
    pub adherents: WordSet,
    /// Verbs of which a place is the object, as they stand before it: "besieged Malanje".
    pub strikes_places: WordSet,
    /// Networks on which things are said.
    pub networks: WordSet,
    /// The last word of a place's name.
    pub places: WordSet,
    /// The first word of a place's name, before "of" or a name.
    pub places_before: WordSet,
    /// The last word of the name of something that is neither who nor where: events, papers, honours.
    pub things: WordSet,
    /// Common nouns behind a proper name that make the two a body's name: "the Haqqani network".
    pub body_nouns: WordSet,
    /// Common nouns before a proper name that say that it is a body's.
    pub bodies_named: WordSet,
    /// Nouns for votes that a year and a place or party name.
    pub votes_named: WordSet,
    /// Adherents by whom a party is named behind a nationality: "the Chilean Greens".
    pub party_people: WordSet,
    /// Other adherents by whom a party is named where an office is theirs.
    pub party_people_led: WordSet,
    /// Lands of French and their people, in texts of which "M." is a form of address.
    pub french_lands: WordSet,
    /// What such adherents are called: "the Chilean Social Democrats".
    pub party_adjectives: WordSet,
    /// Forms of states, before "of" and the country: "the Federation of Nigeria".
    pub forms_of_state: WordSet,
    /// What kind of state it is, before the form.
    pub kinds_of_state: WordSet,
    /// Realms that a name of a country follows: "the Kingdom of Hungary".
    pub realms: WordSet,
    /// Forms of states behind a nationality: "the Russian Empire".
    pub realms_named: WordSet,
    /// Realms of old before "of" and their land: "the Duchy of Tarn".
    pub lands_of_old: WordSet,
    /// Orders of states before a country: "Nazi Germany".
    pub orders: WordSet,
    /// Points of the compass at the end of a name: "Tarn North".
    pub points: WordSet,
    /// Words that begin a broadcaster's or a club's name.
    pub bodies_first: WordSet,
    /// What has a name of its own and is neither who nor where.
    pub vessels: WordSet,
    /// Common nouns behind a proper name that make it a place: "Helmand province".
    pub place_nouns: WordSet,
    /// Nouns for what is a part of the country that their adjective names: "two Malian provinces".
    pub country_parts: WordSet,
    /// Nouns behind the name of what lies in the open: "the Tarn hills".
    pub landforms: WordSet,
    /// Nouns for what takes place, so that "in" and a name behind them tell where: "a summit in Tarn".
    pub happenings: WordSet,
    /// Common nouns that official prose writes large: "member States".
    pub written_large: WordSet,
    /// Nouns for the state of things somewhere: "the crisis in Mali".
    pub situations: WordSet,
    /// Verbs whose "in" leads to a body, a work or a belief: "served in", "believes in", "starred in".
    pub in_bodies: WordSet,
    /// Forms of address that stand before a name and belong to it; in lower case.
    pub courtesies: WordSet,
    /// Head words of bodies by which one that was named is called again: "the Council", "the Party".
    pub alone: WordSet,
    /// Nouns for kin, before a name of one word: "his son, Nikolai".
    pub kin: WordSet,
    /// Verbs, as lemmas, that tell what people alone do.
    pub lives: WordSet,
    /// Nouns for what people alone have: "career", "autobiography".
    pub of_a_life: WordSet,
    /// Verbs, as lemmas, by which people alone are subjects: "marry".
    pub only_people: WordSet,
    /// Nouns for what people alone have: "childhood".
    pub only_of_people: WordSet,
    /// Verbs, as lemmas, whose object is somebody: "interview".
    pub done_to_people: WordSet,
    /// Head words of bodies whose names go on behind "for": "Institute for Peace"; a party or army is "for" nothing. In lower case.
    pub bodies_for: WordSet,
    /// What a woman is said to be behind her name: "Kim, sister of the leader".
    pub she_is: WordSet,
    /// What a man is said to be behind his name.
    pub he_is: WordSet,
    /// Words before the name of a woman.
    pub she_before: WordSet,
    /// Words before the name of a man.
    pub he_before: WordSet,
    /// What behind a hyphen is no second half of a name, besides participles: "U.S.-led", "Moscow-backed".
    pub suffixes: WordSet,
}

/// Words around offices: `offices.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::extract) struct OfficeWords {
    /// Nouns for a country that was named before: "the kingdom's envoy".
    pub lands: WordSet,
    /// Nouns for a body that was named before: "the agency's director".
    pub bodies: WordSet,
    /// Nouns that behind a country name a body of it: "the Peruvian senate".
    pub of_state: WordSet,
    /// Nouns that do so with the word before them: "Peru's central bank", "the Peruvian port authority".
    pub of_state_with: WordSet,
    /// Nouns for a force or mission.
    pub forces: WordSet,
    /// Parliaments, whose speakers are the state's.
    pub legislatures: WordSet,
    /// Leagues of states, which have secretaries-general. In lower case.
    pub leagues: WordSet,
    /// Diplomats of embassies, the last words of their titles.
    pub embassy_staff: WordSet,
    /// Those of high commissions.
    pub high_commission_staff: WordSet,
    /// Those of consulates.
    pub consulate_staff: WordSet,
    /// Guards and forces whose heads are the state's: "the head of Peru's presidential guard".
    pub guards: WordSet,
    /// Bodies of common nouns that an office may be of without a word of whose they are: "the governor of the central bank".
    pub common_bodies: WordSet,
    /// Last words of bodies of common nouns that an office is of where nobody tells of what land.
    pub plain_bodies: WordSet,
    /// Nouns that behind a body and a word of their own name a body of it: "the league's observer mission".
    pub of_bodies: WordSet,
    /// Those that are told by the one word: "the president of the junta".
    pub bodies_by_one_word: WordSet,
    /// What bodies of common nouns are of, in the plural: "Peru's congress of trade unions".
    pub bodies_of_many: WordSet,
    /// Words before them that do not tell which of several it is: "Peru's largest bank".
    pub no_names: WordSet,
    /// Offices of which there is one in whatever they are of, as their titles end.
    pub held_by_one: WordSet,
    /// Offices that say nothing where nobody tells of what: "was the first leader to".
    pub vague: WordSet,
    /// Words that may stand between "as" and an office.
    pub before_office: WordSet,
    /// Parts of a body, which have heads of their own: "head of the Lima desk at the foreign ministry".
    pub parts: WordSet,
    /// Offices that are held over a part of a country, by the end of the title: "governor of the northern province".
    pub regional: WordSet,
    /// Offices that regions with a government of their own have as countries do, by the end of the title: "Zanzibar's president".
    pub of_regions: WordSet,
    /// Verbs, as lemmas, that make somebody something only with "as" or "to be" behind him: "confirmed Ott as".
    pub makes_as: WordSet,
    /// Parts of the world, over which nobody is in office.
    pub no_regions: WordSet,
    /// What kind of place a part of a country is, before "of" and its name: "the state of Sonora".
    pub kinds_of_region: WordSet,
    /// Offices of a city, of which a capital is the city and not the state.
    pub municipal: WordSet,
    /// Those who lead people that have no name, as the whole title: "rebel leader".
    pub of_nobody: WordSet,
    /// Words by which a minister goes from one field to another, as written.
    pub moves_field: WordSet,
    /// Words by which one gets a portfolio, as written.
    pub takes_field: WordSet,
    /// What tells that fields are those of ministers.
    pub of_cabinet: WordSet,
    /// Offices of those who are sent abroad, by the end of the title.
    pub posted: WordSet,
    /// Verbs, as lemmas, by which an envoy leaves.
    pub goes_home: WordSet,
    /// Dignities and callings that somebody has without a country or body: a bishop is one wherever he is. The end of the title.
    pub callings: WordSet,
    /// Ranks of soldiers, by the last word.
    pub ranks: WordSet,
    /// What somebody does or has by an office: "her first trip as minister".
    pub duties: WordSet,
    /// Offices of which a state has one, by the end of the title: "opposition leader".
    pub of_one_state: WordSet,
    /// Nouns for those who govern together: "Peru's new cabinet".
    pub cabinets: WordSet,
    /// What an office is called when it is told who had it: "a post left vacant by".
    pub posts: WordSet,
    /// Verbs that tell who is in a cabinet, as lemmas.
    pub cabinet_has: WordSet,
    /// Verbs that tell who had a post, as written.
    pub post_had: WordSet,
    /// Verbs by which a country gets somebody in an office, as lemmas.
    pub gets_holder: WordSet,
    /// Words for who is new in an office.
    pub new_holder: WordSet,
    /// Nouns for somebody who stands for a country: "Peru's man in Lagos".
    pub stand_ins: WordSet,
    /// What a state has one of, before who speaks for it: "army spokesman".
    pub organs_of_state: WordSet,
    /// Offices that bodies, states and things have as well, so that they make nobody of a name: "Tarn is a member of the league".
    pub of_anything: WordSet,
    /// Nouns for how one comes into an office: "her appointment as envoy".
    pub comings: WordSet,
    /// Nouns for how one leaves an office: "her resignation as envoy".
    pub goings: WordSet,
    /// Verbs, as lemmas, by which such a thing is only wanted, feared or denied: "demanded her resignation as".
    pub asks_for: WordSet,
    /// Offices that bodies have and states hardly, by the last word of the title: "the treasurer of Tarnbank".
    pub of_bodies_alone: WordSet,
    /// Dignities by which things are called with an article: "the King Edward".
    pub called_after: WordSet,
    /// Verbs, as lemmas, whose subject has the post that is their object: "assumed the post of".
    pub takes_post: WordSet,
    /// Verbs, as lemmas, whose subject has the post no more: "gave up the post of".
    pub leaves_post: WordSet,
    /// Verbs, as lemmas, by which others put one out of a post, with "from" or "of": "was stripped of the post of".
    pub removes_from_post: WordSet,
    /// Verbs, as lemmas, by which others put one into a post, with "to": "was promoted to the post of".
    pub puts_to_post: WordSet,
    /// Nouns for how long somebody was in office: "for ten years".
    pub spans: WordSet,
}

/// Nouns for those who act: `actors.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::extract) struct ActorWords {
    /// Nouns for those who meet for no state: "soldiers embraced".
    pub soldiers: WordSet,
    /// Nouns for those who attack for no state: "stormed by a crowd".
    pub crowds: WordSet,
    /// Nouns for those who enforce the law at home.
    pub police: WordSet,
    /// Words in the names of the organs of one state.
    pub chambers: WordSet,
    /// Last words of the names of buildings, which are hit and are no side.
    pub struck_buildings: WordSet,
    /// Nouns for those who stand for office at home, or hold one there.
    pub stands: WordSet,
    /// Nouns for those who act for a country or body: what they do, it does.
    pub delegates: WordSet,
    /// Those of them who are private people and commit no state.
    pub private: WordSet,
    /// What of a state is called by the name of who leads it: "Ott's government".
    pub state_organs: WordSet,
    /// Nouns for who stands to another as host, peer or heir; with `delegates` those that a name may stand beside.
    pub fellows: WordSet,
    /// Those who act for states where nobody is named: "African ministers met in Abuja".
    pub leaders: WordSet,
    /// Nouns that in the plural can only be of states: "eight governments signed it".
    pub heads_of_states: WordSet,
    /// First words of the names of bodies that states have joined: "the Arab Maghreb Union".
    pub regions_of_states: WordSet,
    /// What a minister is minister of, where states send their own: "five foreign ministers".
    pub portfolios: WordSet,
    /// Words before those nouns that make them act for no state: "union leaders".
    pub of_no_state: WordSet,
    /// Nouns for firms: "the watchmaker Ott".
    pub firms: WordSet,
    /// Nouns for people of whom a number can be named together.
    pub people: WordSet,
    /// Occupations that are of no country.
    pub occupations: WordSet,
    /// Last words of the names of bodies that act for no state: parties, firms, schools.
    pub civil_bodies: WordSet,
    /// Words in the names of bodies that act for a state, between states or under arms.
    pub public_bodies: WordSet,
    /// Last words of the names of firms.
    pub firm_endings: WordSet,
    /// Last words of the titles of those who play.
    pub players: WordSet,
    /// What a body whose name begins with a nation is called where it acts for the state: "the French National Assembly".
    pub organs: WordSet,
}

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
    /// Words that say that it is one more: "a second round", "another meeting", "the next session".
    pub more: WordSet,
}

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
    /// Nouns for attacks that stand for who makes them: "killed by Malian shelling".
    pub blows: WordSet,
    /// Verbs of what is done with arms alone.
    pub armed_deeds: WordSet,
    /// Verbs, as lemmas, whose object is struck or taken with arms where another state does it: "Chadian troops stormed Lima".
    pub takings: WordSet,
    /// Nouns for what is seized at sea, which makes no war.
    pub vessels: WordSet,
    /// Nouns for a group that is called by the name behind.
    pub named_groups: WordSet,
    /// Verbs by which those who take part are told of an event: "hosted by", "attended by".
    pub takes_part: WordSet,
    /// Verbs of telling whose object or recipient is present.
    pub tells: WordSet,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_its_words_in_every_case_and_no_others() {
        let words = ["a", "at", "meet", "summit", "élan", "señor", "x-ray", "fêté"];
        let set = WordSet::from(words.iter().map(|w| (*w).to_owned()).collect::<FxHashSet<_>>());
        for word in words {
            assert!(set.contains(word) && set.holds(word) && set.holds(&word.to_uppercase()), "{word}");
        }
        // The last has the keys of "meet".
        for word in ["", "b", "ta", "met", "elan", "summits", "melt"] {
            assert!(!set.contains(word) && !set.holds(word), "{word}");
        }
        assert!(!set.contains("Meet") && set.holds("Meet"));
    }
}
