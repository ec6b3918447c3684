//! Who a noun phrase means, if it can act: names and pronouns, "French troops", "the envoys of France and Spain", "a team of
//! French lawmakers", "a delegation led by Ott", "five ministers, including Ott", "two presidents, Ott of France and Berg of Spain".

use crate::extract::pattern::{self, Wanted};
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Argument, Dep, Relation, Tag};

/// Nouns for who is another's equal: whose they are is somebody else.
const FELLOWS: &[&str] = &[
    "colleague",
    "counterpart",
    "homologue",
    "host",
    "peer",
    "partner",
    "rival",
    "guest",
    "interlocutor",
    "opposite",
];

/// Soldiers and ships: where they go is no visit.
const ARMED: &[&str] = &[
    "soldier",
    "troop",
    "troops",
    "force",
    "forces",
    "contingent",
    "peacekeeper",
    "army",
    "unit",
    "battalion",
    "brigade",
    "ship",
    "warship",
    "plane",
    "jet",
    "aircraft",
    "tank",
    "paratrooper",
    "marine",
    "militia",
    "fighter",
    "rebel",
    "refugee",
    "migrant",
    "prisoner",
    "navy",
    "convoy",
    "police",
    "team",
    "athlete",
    "citizen",
    "tourist",
    "student",
    "worker",
    "national",
    "reinforcement",
    "vessel",
    "submarine",
    "commando",
    "drone",
    "missile",
    "people",
    "resident",
];

/// Whether it is soldiers, ships or a crowd that are told of.
pub(super) fn is_of_many(reading: &Reading, words: &[usize]) -> bool {
    let lemma = |w: &usize| &*reading.doc.tokens[*w].lemma;
    let nameless = |w: &&usize| reading.named_at(**w).is_none();
    // "a team of lawmakers" is of those.
    let others =
        words.iter().filter(nameless).any(|w| ACTING.contains(&lemma(w)) && !ARMED.contains(&lemma(w)));
    !others && words.iter().filter(nameless).any(|w| ARMED.contains(&lemma(w)))
}

/// Whether a noun is one for soldiers or weapons.
pub(super) fn is_armed(reading: &Reading, noun: usize) -> bool {
    const WEAPONS: &[&str] = &[
        "artillery",
        "battery",
        "shell",
        "rocket",
        "bomb",
        "bomber",
        "gunner",
        "gunman",
        "warplane",
        "gunship",
        "helicopter",
        "mortar",
        "gun",
        "missile",
        "drone",
        "jet",
        "plane",
        "troop",
        "tank",
        "militant",
        "insurgent",
        "guerrilla",
        "raider",
        "fighter-bomber",
        "gunboat",
        "destroyer",
        "battalion",
        "sniper",
        "commander",
        "gunfire",
        "fighter",
        "rebel",
        "round",
        "grenade",
        "torpedo",
        "salvo",
        "volley",
        "shot",
        "warship",
        "frigate",
        "submarine",
        "soldier",
        "forces",
        "force",
        "army",
        "raid",
        "barrage",
        "projectile",
    ];
    let lemma = &*reading.doc.tokens[noun].lemma.to_lowercase();
    WEAPONS.contains(&lemma) && reading.doc.tokens[noun].tag.is_noun()
}

/// Entities with the words that say so.
pub(in crate::extract) type Fillers = Vec<(usize, Vec<usize>)>;

/// Nouns for a number of those who are named behind "of".
const GROUPS: &[&str] = &[
    "team",
    "group",
    "delegation",
    "party",
    "number",
    "pair",
    "handful",
    "dozen",
    "hundred",
    "thousand",
    "mission",
    "band",
    "gang",
    "unit",
    "column",
    "convoy",
    "contingent",
    "squad",
    "trio",
    "quartet",
    "array",
    "series",
    "couple",
    "majority",
    "score",
    "head",
    "leader",
    "minister",
    "representative",
    "envoy",
    "member",
    "official",
    "ambassador",
    "delegate",
    "president",
    "premier",
    "commander",
    "chief",
    "fighter",
    "rebel",
    "army",
    "navy",
    "force",
    "gunman",
    "militant",
    "militia",
    "wing",
    "negotiator",
    "diplomat",
    "chair",
    "chairman",
    "side",
    "government",
    "mediator",
    "counterpart",
    "king",
    "queen",
    "soldier",
    "troop",
    "troops",
    "forces",
    "speaker",
    "guest",
    "emissary",
    "monarch",
    "sultan",
    "emir",
    "prince",
];

/// Nouns for people and things that act for the country that is told with them.
const ACTING: &[&str] = &[
    "aircraft",
    "airman",
    "artillery",
    "battalion",
    "battery",
    "boat",
    "brigade",
    "carrier",
    "chancellor",
    "coalition",
    "coastguard",
    "colleague",
    "commander",
    "commando",
    "corvette",
    "counterpart",
    "cruiser",
    "deputy",
    "destroyer",
    "diplomat",
    "dignitary",
    "division",
    "economist",
    "engineer",
    "expert",
    "fighter-bomber",
    "flotilla",
    "gunboat",
    "gunner",
    "guest",
    "homologue",
    "infantry",
    "infantryman",
    "insurgent",
    "interceptor",
    "interlocutor",
    "investigator",
    "legislator",
    "marine",
    "mission",
    "monarch",
    "mp",
    "naval",
    "observer",
    "paratrooper",
    "parliamentarian",
    "patrol",
    "plane",
    "rebel",
    "regime",
    "sailor",
    "scientist",
    "scout",
    "secretary",
    "senator",
    "separatist",
    "sniper",
    "speaker",
    "special-forces",
    "squadron",
    "tank",
    "trawler",
    "technician",
    "vice-president",
    "vice-minister",
    "warplane",
    "envoy",
    "side",
    "team",
    "crew",
    "peer",
    "chairman",
    "chief",
    "opposite",
    "army",
    "guard",
    "ranger",
    "gendarme",
    "veteran",
    "skipper",
    "party",
    "delegate",
    "artilleryman",
    "troops",
    "forces",
    "prosecutor",
    "rival",
    "intermediary",
    "commissioner",
    "governor",
    "mayor",
    "consul",
    "attache",
    "attaché",
    "militia",
    "negotiator",
    "emissary",
    "rocket",
    "missile",
    "shell",
    "gun",
    "drone",
    "bomber",
    "mortar",
    "gunfire",
    "gunship",
    "guerrilla",
    "irregular",
    "partisan",
    "conscript",
    "lancer",
    "cavalry",
    "legionnaire",
    "board",
    "bureau",
    "secretariat",
    "executive",
    "duke",
    "commission",
    "committee",
    "council",
    "panel",
    "working-group",
    "group",
    "cabinet",
    "parliament",
    "delegation",
    "chamber",
    "assembly",
    "body",
    "staff",
    "trooper",
    "assailant",
    "invader",
    "attacker",
    "raider",
    "occupier",
    "defender",
    "garrison",
    "contingent",
    "junta",
    "leadership",
    "administration",
    "counsellor",
    "official",
    "officer",
    "sherpa",
    "banker",
    "judge",
    "archbishop",
    "bishop",
    "emperor",
    "empress",
    "princess",
    "sheikh",
    "head",
    "dictator",
    "strongman",
    "ruler",
    "heir",
    "regent",
    "representative",
    "adviser",
    "advisor",
    "aide",
    "spokesman",
    "spokeswoman",
    "businessman",
    "lawmaker",
    "deputy",
    "planner",
];

/// The entities that an argument means, with all that are joined to it.
pub(in crate::extract) fn of(
    reading: &Reading,
    argument: Argument,
    from: usize,
    kinds: &[Wanted],
    things: bool,
) -> Fillers {
    let mut found = Vec::new();
    let things = things && OWNED.contains(&&*reading.doc.tokens[argument.token].lemma.to_lowercase());
    if argument.relation == Relation::Modifier {
        let (entities, words) = pattern::fillers(reading, argument, from, kinds, false);
        add(&mut found, entities, &words);
        return found;
    }
    let argument = Argument { token: antecedent(reading, argument), ..argument };
    for head in reading.doc.conjuncts(argument.token) {
        let argument = Argument { token: head, ..argument };
        one(reading, argument, from, kinds, things, 0, &mut found);
    }
    if argument.relation == Relation::Subject {
        headline_list(reading, argument.token, kinds, &mut found);
    }
    found
}

/// Things and places that stand for the country that owns them where they are hit, flown or laid at.
const OWNED: &[&str] = &[
    "town",
    "village",
    "city",
    "base",
    "camp",
    "post",
    "outpost",
    "position",
    "barracks",
    "barrack",
    "airport",
    "port",
    "ship",
    "vessel",
    "convoy",
    "patrol",
    "embassy",
    "consulate",
    "building",
    "house",
    "home",
    "hospital",
    "school",
    "market",
    "refinery",
    "plant",
    "bridge",
    "checkpoint",
    "depot",
    "airfield",
    "headquarters",
    "coast",
    "territory",
    "soil",
    "island",
    "border",
    "capital",
    "suburb",
    "province",
    "region",
    "district",
    "airspace",
    "trench",
    "line",
    "bunker",
    "fort",
    "fortress",
    "garrison",
    "station",
    "oilfield",
    "pipeline",
    "dam",
    "mosque",
    "church",
    "boat",
    "trawler",
    "tanker",
    "freighter",
    "plane",
    "aircraft",
    "jet",
    "helicopter",
    "gunboat",
    "destroyer",
    "frigate",
    "flag",
    "site",
    "facility",
    "target",
    "area",
    "waters",
    "stronghold",
    "hideout",
    "enclave",
    "hamlet",
    "farm",
    "coaster",
    "warship",
    "submarine",
    "tank",
    "column",
    "supply",
    "compound",
    "settlement",
    "radar",
    "bank",
    "field",
    "railway",
    "road",
    "valley",
    "harbour",
    "harbor",
    "device",
    "weapon",
    "missile",
    "rocket",
    "satellite",
    "warhead",
    "interceptor",
    "bomb",
    "glider",
    "crew",
    "fisherman",
    "guard",
    "border-post",
    "river",
    "mainland",
    "neighbour",
    "neighbor",
    "carrier",
    "bulker",
    "liner",
    "merchantman",
    "minesweeper",
    "yacht",
    "cutter",
    "shipping",
    "emirate",
    "kingdom",
    "republic",
    "sultanate",
    "principality",
    "dock",
    "docks",
    "harbourfront",
    "quay",
    "silo",
    "terminal",
    "reactor",
    "factory",
    "warehouse",
    "mine",
    "quarter",
    "neighbourhood",
    "neighborhood",
    "zone",
    "strip",
    "peninsula",
    "hill",
    "height",
    "heights",
    "ridge",
    "pass",
    "crossing",
    "junction",
    "tunnel",
    "monastery",
    "palace",
    "ministry",
    "prison",
    "stadium",
    "university",
    "bus",
    "train",
    "truck",
    "lorry",
    "car",
    "airliner",
    "dhow",
    "ferry",
    "barge",
    "fleet",
    "squadron",
    "battery",
    "launcher",
    "unit",
    "soldier",
    "troop",
    "position",
    "front",
    "frontline",
    "wedding",
    "clinic",
    "shelter",
    "arsenal",
    "magazine",
    "dump",
];

/// Whether a noun is something that is struck: "the garrison".
pub(super) fn can_be_struck(reading: &Reading, noun: usize) -> bool {
    OWNED.contains(&&*reading.doc.tokens[noun].lemma.to_lowercase())
}

/// The noun that "whose" takes up; who an unresolved "it" or "they" in a clause of somebody's is: the subject of the clause above.
fn antecedent(reading: &Reading, argument: Argument) -> usize {
    let doc = reading.doc;
    let token = argument.token;
    let word = &doc.tokens[token];
    let clause = |from: usize| {
        let mut at = from;
        for _ in 0..8 {
            let head = doc.head(at)?;
            if matches!(doc.tokens[at].dep, Dep::Relcl | Dep::Advcl | Dep::Ccomp) {
                return Some((at, head));
            }
            at = head;
        }
        None
    };
    if word.tag == Tag::WpS || word.tag.is_relative() {
        return clause(token)
            .filter(|(at, _)| doc.tokens[*at].dep == Dep::Relcl)
            .map_or(token, |(_, noun)| noun);
    }
    let pronoun = matches!(word.tag, Tag::Prp | Tag::PrpS)
        && word.is_any(&["it", "its", "they", "their", "he", "his", "she", "her"])
        && reading.named_at(token).is_none();
    if !pronoun {
        return token;
    }
    let own = if argument.relation == Relation::Subject { None } else { own_subject(doc, token) };
    let above = || {
        let (_, mut head) = clause(token)?;
        for _ in 0..6 {
            if doc.is_verbal(head) {
                return doc.surface_subject(head);
            }
            head = doc.head(head)?;
        }
        None
    };
    own.or_else(above).filter(|s| *s < token).unwrap_or(token)
}

/// The subject of the clause that a word stands in, if the word is not part of it.
fn own_subject(doc: &crate::language::Doc, token: usize) -> Option<usize> {
    let subjects = doc.ancestors(token).filter(|t| doc.is_verbal(*t)).filter_map(|v| doc.surface_subject(v));
    let mut others = subjects.filter(|s| !doc.subtree(*s).contains(&token));
    others.next()
}

/// "Bahrain, Seychelles ink deal": a headline's comma is an "and".
fn headline_list(reading: &Reading, subject: usize, kinds: &[Wanted], found: &mut Fillers) {
    let doc = reading.doc;
    let start = doc.sentences[doc.sentence_of(subject)].start;
    let Some(comma) = reading.named_at(subject).and_then(|m| m.tokens.start.checked_sub(1)) else { return };
    if comma <= start || !reading.token_is(comma, &[","]) {
        return;
    }
    let Some(first) = reading.named_at(comma - 1).filter(|m| m.whole.start == start) else { return };
    let fits = |e: &usize| kinds.iter().any(|k| k.holds(reading.kind(*e)));
    let entities: Vec<usize> = first.entities.iter().copied().filter(|e| fits(e)).collect();
    add(found, entities, &first.tokens.clone().collect::<Vec<_>>());
}

fn add(found: &mut Fillers, entities: Vec<usize>, words: &[usize]) {
    for entity in entities {
        if found.iter().all(|(e, _)| *e != entity) {
            found.push((entity, words.to_vec()));
        }
    }
}

fn one(
    reading: &Reading,
    argument: Argument,
    from: usize,
    kinds: &[Wanted],
    things: bool,
    depth: usize,
    found: &mut Fillers,
) {
    let doc = reading.doc;
    if depth > 4 {
        return;
    }
    let argument = Argument { token: antecedent(reading, argument), ..argument };
    let noun = argument.token;
    let before = found.len();
    let nameless = reading.named_at(noun).is_none();
    // "one of its frigates", "dozens of French soldiers"
    if nameless && let Some(part) = part_of(reading, noun) {
        let argument = Argument { relation: Relation::Object, token: part };
        for head in reading.doc.conjuncts(part) {
            let things = things || OWNED.contains(&&*doc.tokens[head].lemma.to_lowercase());
            one(reading, Argument { token: head, ..argument }, from, kinds, things, depth + 1, found);
        }
        if found.len() > before {
            return;
        }
    }
    // "a delegation led by Ott": he comes; "ministers of ten countries, including Ott".
    if nameless && doc.tokens[noun].tag.is_noun() {
        named_of_group(reading, noun, from, kinds, depth, found);
        if found.len() > before {
            return;
        }
    }
    let (entities, words) =
        pattern::fillers(reading, Argument { token: noun, ..argument }, from, kinds, things);
    add(found, entities, &words);
    if found.len() > before || !nameless || !doc.tokens[noun].tag.is_noun() {
        return;
    }
    let lemma = doc.tokens[noun].lemma.to_lowercase();
    if let Some(both) = two_states(reading, noun).filter(|_| kinds.contains(&Wanted::Actor)) {
        add(found, both, &[noun]);
        return;
    }
    let group = GROUPS.contains(&&*lemma);
    // "Estonia's Riigikogu"
    let organ = doc.tokens[noun].tag.is_proper() && doc.child_by(noun, &[Dep::Poss]).is_some();
    if !group && !organ && !ACTING.contains(&&*lemma) {
        return;
    }
    for inner in doc.arguments(noun) {
        let acts_for = match inner.relation {
            Relation::Owner | Relation::Modifier => true,
            // "guns in Syria"
            Relation::Behind(p) if reading.token_is(p, &["in", "inside"]) => is_armed(reading, noun),
            Relation::Behind(p) => reading.token_is(p, &["of", "from", "for"]),
            _ => false,
        };
        // "his colleague from Norway" is not he.
        let owner = inner.relation == Relation::Owner && FELLOWS.contains(&&*lemma);
        let pronoun = matches!(doc.tokens[inner.token].tag, Tag::PrpS | Tag::WpS);
        if acts_for && !(owner && pronoun) {
            for head in doc.conjuncts(inner.token) {
                let inner = Argument { token: head, ..inner };
                let mut here = Vec::new();
                one(reading, inner, noun, kinds, false, depth + 1, &mut here);
                for (entity, mut words) in here {
                    words.push(noun);
                    add(found, vec![entity], &words);
                }
            }
        }
    }
}

/// "one of its frigates", "dozens of soldiers": the noun that a number is of.
fn part_of(reading: &Reading, number: usize) -> Option<usize> {
    const NUMBERS: &[&str] = &[
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "some", "several",
        "many", "most", "all", "both", "dozen", "hundred", "thousand", "score", "part", "half", "number",
        "majority", "each", "none", "any", "handful", "couple", "few",
    ];
    let doc = reading.doc;
    let of = doc.children_by(number, &[Dep::Prep]).find(|p| doc.tokens[*p].is("of"));
    of.and_then(|p| doc.child_by(p, &[Dep::Pobj]))
        .filter(|_| NUMBERS.contains(&&*doc.tokens[number].lemma.to_lowercase()))
}

/// Those named for a group: who leads it, who is in it, who stands beside it.
fn named_of_group(
    reading: &Reading,
    noun: usize,
    from: usize,
    kinds: &[Wanted],
    depth: usize,
    found: &mut Fillers,
) {
    let doc = reading.doc;
    let below = |argument: Argument, found: &mut Fillers| {
        for head in doc.conjuncts(argument.token) {
            one(reading, Argument { token: head, ..argument }, from, kinds, false, depth + 1, found);
        }
    };
    for clause in doc.children_by(noun, &[Dep::Acl, Dep::Relcl]).collect::<Vec<_>>() {
        let leads = doc.tokens[clause].lemma.to_lowercase();
        if matches!(&*leads, "call" | "name" | "dub" | "know") {
            let named = doc.arguments(clause).into_iter().filter(|a| a.relation == Relation::Attribute);
            named.for_each(|a| below(a, found));
        }
        // "rounds fired by French rebels", "shells fired from France"
        let fired =
            matches!(&*leads, "fire" | "launch" | "shoot" | "drop" | "lob") && is_armed(reading, noun);
        if !fired && !matches!(&*leads, "lead" | "head" | "comprise" | "consist" | "include") {
            continue;
        }
        for argument in doc.arguments(clause) {
            let who = match argument.relation {
                Relation::Subject if argument.token != noun => fired || matches!(&*leads, "lead" | "head"),
                Relation::Behind(p) if fired => reading.token_is(p, &["by", "from"]),
                Relation::Behind(p) => reading.token_is(p, &["by", "of"]),
                Relation::Object if argument.token != noun => matches!(&*leads, "comprise" | "include"),
                _ => false,
            };
            if who {
                below(argument, found);
            }
        }
    }
    // "a trade mission under Deputy Minister Ott"
    for p in doc.children_by(noun, &[Dep::Prep]).collect::<Vec<_>>() {
        if reading.token_is(p, &["including", "under"]) {
            for token in doc.children_by(p, &[Dep::Pobj, Dep::Dobj]).collect::<Vec<_>>() {
                let person = |e: &usize| reading.kind(*e) == EntityKind::Person;
                let led = reading.named_at(token).is_some_and(|m| m.entities.iter().all(person));
                if reading.token_is(p, &["including"]) || led {
                    below(Argument { relation: Relation::Behind(p), token }, found);
                }
            }
        }
    }
    let plural = matches!(doc.tokens[noun].tag, Tag::Nns | Tag::Nnps);
    for token in doc.children_by(noun, &[Dep::Appos]).collect::<Vec<_>>() {
        let several = doc.conjuncts(token).len() > 1;
        let person = reading
            .named_at(token)
            .is_some_and(|m| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Person));
        if (plural && several) || (!plural && person) {
            below(Argument { relation: Relation::Apposition, token }, found);
        }
    }
}

/// Whether a filler is a country or body by its bare name, not through those whom it sends.
pub(super) fn is_bare(reading: &Reading, entity: usize, words: &[usize]) -> bool {
    reading.kind(entity) != EntityKind::Person
        && words.iter().all(|w| {
            reading.mentions_at(*w).any(|m| m.entities.contains(&entity) && m.kind != MentionKind::Nominal)
        })
}

/// Nouns in the plural for those who act together: "the two sides", "the ministers".
const TOGETHER: &[&str] = &[
    "side",
    "country",
    "state",
    "neighbour",
    "neighbor",
    "nation",
    "government",
    "party",
    "minister",
    "president",
    "leader",
    "premier",
    "delegation",
    "capital",
    "rival",
    "ally",
    "official",
    "negotiator",
    "diplomat",
    "team",
    "army",
    "navy",
    "power",
    "foe",
    "republic",
    "kingdom",
    "envoy",
    "ambassador",
    "general",
    "commander",
    "cabinet",
    "monarch",
    "king",
    "chancellor",
    "secretary",
    "counterpart",
    "parliament",
    "partner",
    "enemy",
    "statesman",
    "troop",
    "force",
    "combatant",
    "belligerent",
    "head",
    "chief",
    "man",
    "woman",
    "pair",
    "duo",
    "trio",
    "quartet",
    "threesome",
    "foursome",
];

/// Those of them that people are.
const HUMAN: &[&str] = &[
    "minister",
    "president",
    "leader",
    "premier",
    "official",
    "negotiator",
    "diplomat",
    "envoy",
    "ambassador",
    "general",
    "commander",
    "monarch",
    "king",
    "chancellor",
    "secretary",
    "head",
    "chief",
    "man",
    "woman",
    "pair",
    "duo",
    "trio",
    "quartet",
    "threesome",
    "foursome",
    "counterpart",
    "statesman",
    "rival",
];

/// How many a phrase speaks of: "the two sides", "the trio"; 0 for "the ministers".
fn how_many(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let word = &doc.tokens[noun];
    match &*word.lemma {
        "pair" | "duo" => return Some(2),
        "trio" | "threesome" => return Some(3),
        "quartet" | "foursome" => return Some(4),
        _ if word.tag != Tag::Nns => return None,
        _ => {}
    }
    let beside = |words: &[&str]| doc.children(noun).any(|c| c < noun && doc.tokens[c].is_any(words));
    if beside(&["two", "both"]) {
        return Some(2);
    }
    if beside(&["three"]) {
        return Some(3);
    }
    let plain = beside(&["the", "their"])
        && doc.child_by(noun, &[Dep::Nummod]).is_none()
        && !doc
            .children_by(noun, &[Dep::Amod, Dep::Compound, Dep::Nmod])
            .any(|c| doc.tokens[c].is_capitalised());
    plain.then_some(0)
}

/// "the two sides", "both countries", "the foreign ministers", "the trio": those who were named together last, people where people
/// are meant, else states.
fn two_states(reading: &Reading, noun: usize) -> Option<Vec<usize>> {
    let doc = reading.doc;
    if !TOGETHER.contains(&&*doc.tokens[noun].lemma) || doc.child_by(noun, &[Dep::Prep, Dep::Relcl]).is_some()
    {
        return None;
    }
    let wanted = how_many(reading, noun)?;
    let fits = |found: &[usize]| if wanted == 0 { found.len() == 2 } else { found.len() == wanted };
    let human = HUMAN.contains(&&*doc.tokens[noun].lemma);
    let sentence = doc.sentence_of(noun);
    let reach = if wanted == 0 { 3 } else { 6 };
    for number in (0..reach).filter_map(|back| sentence.checked_sub(back)) {
        let (mut people, mut states): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
        for mention in reading.mentions_of_sentence(number).iter().filter(|m| m.tokens.end <= noun) {
            for entity in mention.entities.iter().copied() {
                let list = match reading.kind(entity) {
                    EntityKind::Person => &mut people,
                    EntityKind::Country => &mut states,
                    _ => continue,
                };
                if !list.contains(&entity) {
                    list.push(entity);
                }
            }
        }
        if human && fits(&people) {
            return Some(people);
        }
        if fits(&states) {
            return Some(states);
        }
        if states.len() > 2 {
            return None;
        }
    }
    None
}
