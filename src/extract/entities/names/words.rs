//! Words that tell what a name is, and rows of words that may be one.

use crate::extract::reading::Reading;
use crate::language::{NerKind, Shape, Tag};
use std::ops::Range;

/// The last word of a body's name, or the word before its "of" or "for".
#[rustfmt::skip]
pub(super) const BODIES: &[&str] = &[
    "Academy", "Administration", "Agency", "Alliance", "Army", "Assembly", "Association", "Authority",
    "Bank", "Board", "Brigade", "Bureau", "Cabinet", "Center", "Centre", "Chamber", "Coalition", "College",
    "Command", "Commission", "Committee", "Company", "Confederation", "Congress", "Corporation", "Corps",
    "Council", "Court", "Daily", "Department", "Directorate", "Embassy", "Federation", "Force", "Forces",
    "Forum", "Foundation", "Front", "Fund", "Government", "Group", "Guard", "Guards", "Herald",
    "Initiative", "Institute", "Institution", "Journal", "League", "Legislature", "Ministry", "Mission",
    "Movement", "Navy", "Network", "News", "Office", "Organisation", "Organization", "Parliament", "Party",
    "Police", "Politburo", "Post", "Press", "Programme", "Project", "School", "Secretariat", "Senate",
    "Service", "Services", "Society", "Syndicate", "Tribunal", "Troupe", "Trust", "Union", "University",
];

/// Words that begin a body's name before "of" or "for": "House of Commons", "Campaign for Peace".
#[rustfmt::skip]
pub(super) const BODIES_BEFORE: &[&str] = &[
    "Bank", "Campaign", "Chamber", "Club", "Forum", "Friends", "House", "Knights", "Radio", "Voice",
    "Women", "Doctors", "Reporters",
];

/// Words for a party, movement or union in languages whose party names newspapers leave untranslated; they come first.
#[rustfmt::skip]
pub(super) const FOREIGN_BODIES: &[&str] = &[
    "Acción", "Action", "Alianza", "Aliança", "Bloc", "Bloco", "Bloque", "Coalición", "Convergència",
    "Frente", "Hizb", "Jamaat", "Jamiat", "Lega", "Liga", "Ligue", "Mouvement", "Movimento", "Movimiento",
    "Partai", "Partei", "Parti", "Partido", "Partidul", "Partij", "Partit", "Partito", "Rassemblement",
    "Stronnictwo", "Tehreek", "Unione", "Unión", "União",
];

/// Small words inside such a name.
#[rustfmt::skip]
pub(super) const FOREIGN_JOINERS: &[&str] = &[
    "da", "das", "de", "del", "della", "der", "des", "di", "die", "do", "dos", "du", "e", "el", "en", "et",
    "für", "i", "la", "las", "le", "les", "los", "o", "para", "per", "por", "pour", "und", "van", "voor",
    "y",
];

/// Peoples, faiths and adherents of parties, which are no bodies: "the Rohingya", "a Democrat".
#[rustfmt::skip]
pub(super) const ADHERENTS: &[&str] = &[
    "Democrat", "Democrats", "Republican", "Republicans", "Liberal", "Conservative", "Conservatives",
    "Socialist", "Socialists", "Communist", "Communists", "Nationalist", "Nationalists", "Unionist",
    "Unionists", "Tory", "Tories", "Islamist", "Islamists", "Marxist", "Maoist", "Maoists", "Zionist",
    "Muslim", "Muslims", "Christian", "Christians", "Jew", "Jews", "Jewish", "Hindu", "Hindus", "Buddhist",
    "Buddhists", "Sikh", "Sikhs", "Catholic", "Catholics", "Protestant", "Protestants", "Orthodox", "Shia",
    "Shiite", "Shiites", "Sunni", "Sunnis", "Alawite", "Druze", "Kurd", "Kurds", "Kurdish", "Arab", "Arabs",
    "Pashtun", "Pashtuns", "Tajik", "Hazara", "Uzbek", "Baloch", "Tamil", "Tamils", "Sinhalese", "Rohingya",
    "Karen", "Kachin", "Shan", "Uyghur", "Uyghurs", "Uighur", "Uighurs", "Han", "Tibetan", "Tibetans",
    "Hutu", "Hutus", "Tutsi", "Tutsis", "Hausa", "Fulani", "Yoruba", "Igbo", "Oromo", "Amhara", "Tigrayan",
    "Tigrayans", "Zulu", "Xhosa", "Tuareg", "Dinka", "Nuer", "Kikuyu", "Luo", "Chechen", "Chechens",
    "Tatar", "Tatars", "Roma", "Basque", "Catalan", "Catalans", "Bosniak", "Bosniaks", "Maya", "Maori",
    "Aboriginal", "Yazidi", "Yazidis", "Houthi", "Asian", "African", "Africans", "European", "Europeans",
    "Western", "Westerner", "Islam", "Christianity", "English", "Hispanic", "Incumbent", "Koreas", "North",
    "South", "East", "West",
];

/// Numerals and generations behind a name: "Adlai Stevenson II".
#[rustfmt::skip]
const GENERATIONS: &[&str] =
    &[
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "X", "XII", "XIV", "XVI", "Jr.", "Jr", "Sr.", "Sr",
];

/// Whether the word counts a bearer of a name.
pub(super) fn is_generation(word: &str) -> bool {
    GENERATIONS.contains(&word)
}

/// The last word of a place's name.
#[rustfmt::skip]
pub(super) const PLACES: &[&str] = &[
    "Airport", "Archipelago", "Atoll", "Avenue", "Base", "Basin", "Bay", "Beach", "Border", "Bridge", "Camp",
    "Canal", "Cape", "Channel", "City", "Coast", "Corridor", "County", "Crossing", "Dam", "Delta", "Desert", "District", "Falls",
    "Fjord", "Forest", "Gate", "Glacier", "Gulf",
    "Harbor", "Harbour", "Heights", "Highlands", "Highway", "Hills", "Island", "Islands", "Isles", "Lake", "Mountains",
    "Ocean", "Palace", "Park", "Peninsula", "Plateau", "Port", "Prefecture", "Province", "Reef", "Region",
    "Republic", "River", "Sea", "Shoal", "Square", "Strait", "Straits", "Street", "Territories", "Territory",
    "Valley",
];

/// The first word of a place's name, before "of" or a name.
#[rustfmt::skip]
pub(super) const PLACES_BEFORE: &[&str] =
    &[
    "Mount", "Lake", "Cape", "Gulf", "Strait", "Isle", "Bay", "Sea", "Port",
];

/// The last word of the name of something that is neither who nor where: events, papers, honours.
#[rustfmt::skip]
pub(super) const THINGS: &[&str] = &[
    "Accord", "Accords", "Act", "Agreement", "Amendment", "Anniversary", "Award", "Bill", "Championship",
    "Charter", "Conference", "Constitution", "Convention", "Conventions", "Crisis", "Cup", "Day", "Deal",
    "Declaration", "Dialogue", "Doctrine", "Election", "Elections", "Eve", "Festival", "Framework", "Games",
    "Law", "Medal", "Olympics", "Order", "Pact", "Peace", "Plan", "Prize", "Process", "Protocol",
    "Referendum", "Report", "Resolution", "Revolution", "Road", "Spring", "Summit", "Talks", "Treaty",
    "War", "Wars", "Week", "Year",
];

/// Common nouns behind a proper name that make the two a body's name: "the Haqqani network".
#[rustfmt::skip]
pub(super) const BODY_NOUNS: &[&str] = &[
    "agency", "alliance", "band", "brigade", "cartel", "coalition", "company", "corporation", "faction",
    "foundation", "front", "gang", "group", "institute", "legislature", "magazine", "militia", "movement",
    "network", "newspaper", "party", "troupe", "university",
];

/// Common nouns behind a proper name that make it a place: "Helmand province".
#[rustfmt::skip]
pub(super) const PLACE_NOUNS: &[&str] = &[
    "airport", "area", "basin", "camp", "city", "county", "district", "island", "islands", "mountains",
    "neighborhood", "neighbourhood", "peninsula", "port", "prefecture", "province", "region", "river",
    "square", "state", "street", "suburb", "town", "valley", "village",
];

/// Months and days of the week: dates have a room of their own.
#[rustfmt::skip]
const CALENDAR: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
];

/// Small words inside a person's name.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "al", "el", "bin", "ben", "bint", "ibn", "abu", "van", "von", "zu", "der", "den", "de", "da", "di",
    "du", "del", "dos", "das", "ul", "ur", "ould",
];

/// Those that are words of English as well: only where the model has them in a person's name.
#[rustfmt::skip]
const DOUBTFUL_PARTICLES: &[&str] = &[
    "as", "ash", "an", "la", "le", "do", "ter", "ten", "to",
];

fn is_particle(reading: &Reading, kinds: &Kinds, at: usize) -> bool {
    let token = &reading.doc.tokens[at];
    token.shape == Shape::Lower
        && (token.is_any(PARTICLES)
            || (token.is_any(DOUBTFUL_PARTICLES)
                && kinds.at(reading, at).is_some_and(|n| {
                    n.kind == NerKind::Person && n.tokens.start < at && at + 1 < n.tokens.end
                })))
}

/// What behind a hyphen is no second half of a name: "U.S.-led", "Moscow-backed".
fn is_suffix(reading: &Reading, at: usize) -> bool {
    let token = &reading.doc.tokens[at];
    token.shape == Shape::Lower
        && (matches!(token.tag, Tag::Vbn | Tag::Vbd | Tag::Vbg)
            || token.is_any(&["elect", "designate", "style", "era", "wide", "born", "run", "led", "based"])
            || token.text.ends_with("ed"))
}

/// The kind of the model's entity at each token.
pub(super) struct Kinds(Vec<Option<u32>>);

impl Kinds {
    pub(super) fn of(reading: &Reading) -> Kinds {
        let mut kinds = vec![None; reading.doc.tokens.len()];
        for (number, named) in reading.doc.entities.iter().enumerate() {
            kinds[named.tokens.clone()].fill(u32::try_from(number).ok());
        }
        Kinds(kinds)
    }

    /// The model's entity at a token.
    pub(super) fn at<'r>(&self, reading: &'r Reading, token: usize) -> Option<&'r crate::language::Named> {
        self.0.get(token).copied().flatten().map(|n| &reading.doc.entities[n as usize])
    }

    pub(super) fn kind(&self, reading: &Reading, token: usize) -> Option<NerKind> {
        self.at(reading, token).map(|n| n.kind)
    }
}

/// Whether a word may be part of a name here.
pub(super) fn is_name_word(reading: &Reading, kinds: &Kinds, at: usize, starts: bool) -> bool {
    use NerKind::{
        Cardinal, Date, Facility, Gpe, Location, Money, Ordinal, Organization, Percent, Person, Time,
    };
    let token = &reading.doc.tokens[at];
    if !token.is_capitalised() || token.text.ends_with('%') {
        return false;
    }
    let function_word =
        matches!(
            token.tag,
            Tag::Dt
                | Tag::Prp
                | Tag::PrpS
                | Tag::Cc
                | Tag::Md
                | Tag::To
                | Tag::Wdt
                | Tag::Wp
                | Tag::Wrb
                | Tag::Ex
                | Tag::WpS
                | Tag::Pos
        ) || (token.tag == Tag::In && token.shape != Shape::Upper && kinds.kind(reading, at) != Some(Person));
    if function_word || token.text == "I" {
        return false;
    }
    match kinds.kind(reading, at) {
        Some(Person | Organization | Gpe | Location | Facility) if token.tag != Tag::Rb => return true,
        Some(Date | Time | Money | Percent | Cardinal | Ordinal) if token.is_any(CALENDAR) => return false,
        _ => {}
    }
    if token.tag.is_proper() {
        return !token.is_any(CALENDAR)
            || (token.is_any(&["may", "march", "april", "june", "august"]) && !starts);
    }
    !starts && !matches!(token.tag, Tag::Rb | Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Wrb | Tag::Uh)
}

/// Whether the first letter here is upper case by position alone.
pub(super) fn starts(reading: &Reading, at: usize, sentence: &Range<usize>) -> bool {
    at == sentence.start || {
        let before = &reading.doc.tokens[at - 1];
        before.is_quote()
            || matches!(before.text, ":" | "—" | "-" | "•" | "'" | "‘")
                && before.shape == Shape::Mark
                && before.spaced
    }
}

/// The longest row of name words from `at` on, with particles and glued hyphens inside; empty where none begins.
pub(super) fn row(reading: &Reading, kinds: &Kinds, at: usize, sentence: &Range<usize>) -> Range<usize> {
    let tokens = &reading.doc.tokens;
    let end = sentence.end;
    let mut stop = at;
    while stop < end && is_name_word(reading, kinds, stop, starts(reading, stop, sentence)) {
        stop += 1;
        // `Jong - un`, `Jae - Myung`: the second half may be in lower case.
        while stop + 1 < end
            && tokens[stop].text == "-"
            && !tokens[stop].spaced
            && tokens[stop + 1].is_word()
            && !tokens[stop + 1].spaced
        {
            if is_suffix(reading, stop + 1) {
                return at..stop;
            }
            stop += 2;
        }
        let mut after = stop;
        while after < end && is_particle(reading, kinds, after) {
            after += 1;
            // `al - Assad`
            if after < end && tokens[after].text == "-" && !tokens[after].spaced {
                after += 1;
            }
        }
        // "&": `Johnson & Johnson`
        if after == stop && after + 1 < end && tokens[after].text == "&" {
            after += 1;
        }
        if after > stop && after < end && is_name_word(reading, kinds, after, false) {
            stop = after;
        }
    }
    // "al-Sisi said": a name may begin with its particle.
    if stop == at
        && at + 2 < end
        && tokens[at].is_any(PARTICLES)
        && kinds.kind(reading, at) == Some(NerKind::Person)
        && (at == sentence.start || kinds.kind(reading, at - 1) != Some(NerKind::Person))
    {
        let next = at + 1 + usize::from(tokens[at + 1].text == "-");
        if is_name_word(reading, kinds, next, false) {
            return at..row(reading, kinds, next, sentence).end;
        }
    }
    at..stop
}
