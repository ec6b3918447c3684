//! Lists of who acts: names, offices, and nouns for both.

use crate::extract::words::WordSet;
use serde::Deserialize;

/// Words that tell what a name is: `names.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::extract) struct NameWords {
    /// The last word of a body's name, or the word before its "of" or "for".
    pub bodies: WordSet,
    /// Last words of the field of an office: "the director of Strategic Communications Anna Ott".
    pub fields: WordSet,
    /// Arms of which a name right before tells the make: "the Tarn system". Lower case.
    pub makes: WordSet,
    /// Words that begin a body's name before "of" or "for": "House of Commons", "Campaign for Peace".
    pub bodies_before: WordSet,
    pub of_general: WordSet,
    /// Words for a party, movement or union in languages whose party names newspapers leave untranslated; they come first.
    pub foreign_bodies: WordSet,
    /// Nouns for somebody, before a comma and a name: "his predecessor, Marta Tarn,".
    pub somebody: WordSet,
    /// Small words inside such a name.
    pub foreign_joiners: WordSet,
    /// Peoples, faiths and adherents of parties, which are no bodies: "the Rohingya", "a Democrat".
    pub adherents: WordSet,
    /// Verbs of which a city that is known is the object, as they stand before it: "took Goma".
    pub takes_cities: WordSet,
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
    /// States that are federations, by their codes of ISO 3166.
    pub federations: WordSet,
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
    /// Verbs and nouns of a journey to somebody, as lemmas.
    pub journeys: WordSet,
    /// Words, as written, before an office whose holder somebody from abroad has to do with.
    pub meets: WordSet,
    /// Verbs, as lemmas, by which somebody receives a guest at home.
    pub receives: WordSet,
    /// Verbs, as lemmas, of what two have to do with each other.
    pub deals: WordSet,
    /// Verbs, as lemmas, with "for" and a country in whose name they are done.
    pub acts_for: WordSet,
    /// Verbs, as lemmas, whose subject does it to his own country, too.
    pub does_at_home: WordSet,
    /// Dignities and callings that somebody has without a country or body: a bishop is one wherever he is. The end of the title.
    pub callings: WordSet,
    /// Ranks of soldiers, by the last word.
    pub ranks: WordSet,
    /// What somebody does or has by an office: "her first trip as minister".
    pub duties: WordSet,
    /// Offices that the United States have under this name.
    pub american: WordSet,
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
    /// Callings of people who do business for themselves, and for no state.
    pub in_business: WordSet,
    /// Nouns for those who stand for office at home, or hold one there.
    pub stands: WordSet,
    /// Nouns for those who act for a country or body: what they do, it does.
    pub delegates: WordSet,
    /// Those of them who are private people and commit no state.
    pub private: WordSet,
    /// Nouns for those around somebody: "Ott's aides".
    pub aides: WordSet,
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
    /// Callings of people who travel and meet for themselves.
    pub private_callings: WordSet,
    /// What a body whose name begins with a nation is called where it acts for the state: "the French National Assembly".
    pub organs: WordSet,
}
