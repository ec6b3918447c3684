//! Each detail of a fact is borne out by words near those that it rests on, in the fact's own voice.
//!
//! What reading makes of a text cannot be seen without reading it again; what no reading could have given can. A
//! participant, place, date, office or status that nothing near the evidence speaks of is a fault, and so is one of
//! which only a claim's words speak while the article itself is said to state it.

use super::carried::{Carried, has_word, words};
use super::dated;
use super::view::{Place, Rows, View, objects, says};
use super::{Findings, Rule};
use crate::extract::resources::Resources;
use crate::extract::{LEADER_TERM, event_kind_of_rule, relationship_kinds_of_rule};
use crate::facts::{Edtf, Span};
use crate::gazetteer::{Entry, Gazetteer};
use crate::store::TermId;
use std::collections::BTreeMap;

/// How far from the evidence a participant is mentioned, in characters.
const ACTOR: u32 = 600;
/// How far the place may be.
const PLACE: u32 = 1500;
/// How far from an office its country may be; further away it is one that the article speaks of often.
const OFFICE: u32 = 600;

/// One fact, and what its article carries.
struct Fact<'c, 'v> {
    view: &'c View,
    resources: &'c Resources,
    carried: &'c Carried<'v>,
    rows: Rows<'c>,
    evidence: Vec<Span>,
    /// The claim whose telling it is.
    voice: Option<TermId>,
}

pub(super) fn check(
    view: &View,
    articles: &BTreeMap<&str, Carried<'_>>,
    resources: &Resources,
    found: &mut Findings,
) {
    let w = &view.words;
    for rows in view.groups() {
        let place = view.place(rows[0][1]);
        let Some(carried) = place.article().and_then(|id| articles.get(id)) else { continue };
        let voice = match place {
            Place::Claim(article, claim) => {
                let node = view.base.part("claim", article, claim);
                view.terms.find(&node.into())
            }
            _ => None,
        };
        let is = |class| says(rows, w.a, class);
        if !(is(w.event) || is(w.relationship) || is(w.membership)) {
            continue;
        }
        let evidence = carried.spans(view, rows);
        if evidence.is_empty() {
            continue;
        }
        let fact = Fact { view, resources, carried, rows, evidence, voice };
        if is(w.event) {
            fact.event(found);
        } else if is(w.relationship) {
            fact.relationship(found);
        } else {
            fact.office(found);
        }
    }
}

impl Fact<'_, '_> {
    fn fail(&self, found: &mut Findings, rule: Rule, message: String) {
        found.fail(rule, self.view.name(self.rows[0][0]), message);
    }

    fn rules(&self) -> impl Iterator<Item = &str> {
        objects(self.rows, self.view.words.rule).filter_map(|r| self.view.terms.text(r))
    }

    fn is_corrected(&self, node: TermId) -> bool {
        self.carried.corrected.contains(&node)
    }

    fn event(&self, found: &mut Findings) {
        let w = &self.view.words;
        let kinds: Vec<String> = objects(self.rows, w.a)
            .filter_map(|c| self.view.terms.iri(c))
            .filter_map(|c| c.rsplit_once('#').map(|(_, name)| name.to_owned()))
            .collect();
        let given: Vec<&str> = self.rules().filter_map(|r| event_kind_of_rule(self.resources, r)).collect();
        if given.is_empty() || !given.iter().all(|g| kinds.iter().any(|k| may_be_one(k, g))) {
            let message = format!("is a {}, and its rules find {}", kinds.join(", "), given.join(", "));
            self.fail(found, Rule::FactKind, message);
        }
        self.voice_of_words(found);
        for actor in objects(self.rows, w.actor) {
            self.actor(actor, "takes part", found);
        }
        for place in objects(self.rows, w.located) {
            self.place(place, found);
        }
        self.date(found);
        self.status(found);
        self.label(&kinds, found);
    }

    fn relationship(&self, found: &mut Findings) {
        let w = &self.view.words;
        let kind = objects(self.rows, w.kind).filter_map(|k| self.view.terms.iri(k));
        let kind: Vec<&str> = kind.filter_map(|k| k.rsplit('#').next()).collect();
        let given: Vec<&str> =
            self.rules().flat_map(|r| relationship_kinds_of_rule(self.resources, r)).collect();
        if !kind.iter().all(|k| given.contains(k)) {
            let message = format!("is {}, and its rules find {}", kind.join(", "), given.join(", "));
            self.fail(found, Rule::FactKind, message);
        }
        self.voice_of_words(found);
        for side in objects(self.rows, w.from).chain(objects(self.rows, w.to)) {
            self.actor(side, "is a side", found);
        }
        self.date(found);
    }

    /// Whether some of the words that the fact rests on are of its voice.
    fn voice_of_words(&self, found: &mut Findings) {
        let message = match self.voice {
            None => {
                let Some(claims) =
                    self.evidence.iter().map(|e| self.carried.said_in(*e)).collect::<Option<Vec<_>>>()
                else {
                    return;
                };
                let claim = claims.first().map_or_else(String::new, |c| self.view.name(*c));
                format!("is stated by its article, and rests on nothing but the words of {claim}")
            }
            Some(claim) => {
                let parts = self.carried.contents.get(&claim).map_or(&[][..], Vec::as_slice);
                if self.evidence.iter().any(|e| parts.iter().any(|p| p.overlaps(*e))) {
                    return;
                }
                format!("is told by {}, and rests on none of its words", self.view.name(claim))
            }
        };
        self.fail(found, Rule::DetailVoice, message);
    }

    /// Whether the words that the fact rests on are the voice's own, for one mention.
    fn is_own(&self, mention: Span) -> bool {
        match self.voice {
            Some(_) => true,
            None => {
                self.carried.said_in(mention).is_none()
                    || self.evidence.iter().any(|e| e.overlaps(mention) && self.carried.said_in(*e).is_none())
            }
        }
    }

    /// The claim that alone speaks of an entity, where the article is said to.
    fn only_claimed(&self, entity: TermId) -> Option<TermId> {
        let mentions = self.carried.mentions.get(&entity).filter(|m| !m.is_empty())?;
        if mentions.iter().any(|m| self.is_own(*m)) {
            return None;
        }
        mentions.iter().find_map(|m| self.carried.said_in(*m))
    }

    fn actor(&self, actor: TermId, does: &str, found: &mut Findings) {
        if self.is_corrected(actor) {
            return;
        }
        let near = |entity| self.carried.near(entity, &self.evidence, ACTOR).next().is_some();
        // "Bush criticised China": it is the United States, as he is its president.
        let by_office =
            || self.carried.serves.iter().any(|(person, of)| of.contains(&actor) && near(*person));
        let by_office = || by_office() || self.by_background(actor);
        let name = self.view.name(actor);
        if !near(actor) && !self.named_in_evidence(actor) && !by_office() {
            self.fail(
                found,
                Rule::DetailActor,
                format!("{name} {does}, and no words near it speak of {name}"),
            );
        } else if let Some(claim) = self.only_claimed(actor).filter(|_| !by_office()) {
            let message = format!("{name} {does}, of whom only the words of {} speak", self.view.name(claim));
            self.fail(found, Rule::DetailVoice, message);
        }
    }

    /// Whether a leader is named nearby whose state it was on the article's day, and the fact says that background told so.
    fn by_background(&self, actor: TermId) -> bool {
        let code = self.view.path(actor).and_then(|p| p.strip_prefix("country/"));
        let (Some(code), Some(on)) = (code, self.carried.published) else { return false };
        let w = &self.view.words;
        let leads = |person: TermId| {
            let rows = self.view.about(person).iter().filter(|q| q[2] == w.label || q[2] == w.alternative);
            rows.filter_map(|q| self.view.terms.text(q[3]))
                .any(|name| Gazetteer::compiled_in().has_led(name, code, on))
        };
        let near = |entity| self.carried.near(entity, &self.evidence, ACTOR).next().is_some();
        self.rules().any(|r| r == LEADER_TERM) && self.carried.mentions.keys().any(|p| near(*p) && leads(*p))
    }

    fn place(&self, place: TermId, found: &mut Findings) {
        if self.is_corrected(place) {
            return;
        }
        let near = self.carried.near(place, &self.evidence, PLACE).next().is_some();
        let name = self.view.name(place);
        if !near && !self.named_in_evidence(place) && !self.names_a_seat() {
            let message = format!("takes place in {name}, and no words near it speak of {name}");
            self.fail(found, Rule::DetailPlace, message);
        } else if let Some(claim) = self.only_claimed(place) {
            let message =
                format!("takes place in {name}, of which only the words of {} speak", self.view.name(claim));
            self.fail(found, Rule::DetailVoice, message);
        }
    }

    /// What the gazetteer knows of the words of the evidence, by up to four of them.
    fn entries(&self, reach: u32) -> Vec<&'static Entry> {
        let gazetteer = Gazetteer::compiled_in();
        let mut entries = Vec::new();
        for text in self.carried.around(&self.evidence, reach) {
            let words: Vec<&str> =
                text.split(|c: char| !c.is_alphanumeric() && c != '.').filter(|w| !w.is_empty()).collect();
            for many in 1..=4 {
                entries.extend(words.windows(many).flat_map(|w| gazetteer.entries(&w.join(" "))));
            }
        }
        entries
    }

    /// "The Korean summit" speaks of both.
    fn named_in_evidence(&self, entity: TermId) -> bool {
        let gazetteer = Gazetteer::compiled_in();
        let Some(code) = self.view.path(entity).and_then(|p| p.strip_prefix("country/")) else {
            return false;
        };
        let name = gazetteer.country(code).map(|c| c.name.to_lowercase()).unwrap_or_default();
        // "Korean" is of two.
        let evidence = self.carried.around(&self.evidence, 0);
        let of_name = |word: &String| {
            name.split(' ').any(|n| n.chars().count() > 3 && word.starts_with(n.trim_end_matches('a')))
        };
        if evidence.iter().flat_map(|t| words(t)).any(|word| of_name(&word)) {
            return true;
        }
        self.entries(0).into_iter().any(|entry| match entry {
            Entry::CountryName(n) | Entry::CountryAdjective(n) | Entry::Demonym(n) | Entry::Capital(n) => {
                gazetteer.country_at(*n).iso3 == code
            }
            Entry::Seat(n) => gazetteer.country_at(gazetteer.seat(*n).country).iso3 == code,
            _ => false,
        })
    }

    /// "She visited the White House" is a visit to Washington.
    fn names_a_seat(&self) -> bool {
        self.entries(60).into_iter().any(|e| matches!(e, Entry::Seat(_) | Entry::Capital(_)))
    }

    fn date(&self, found: &mut Findings) {
        if self.is_corrected(self.rows[0][0]) {
            return;
        }
        let date = objects(self.rows, self.view.words.date).find_map(|d| self.view.terms.text(d));
        let Some(value) = date.and_then(|d| Edtf::parse(d).ok()) else { return };
        if let Some(lacking) = dated::lacking(self.carried, &self.evidence, &value) {
            let message = format!("is dated {}, and no words near it tell the {lacking}", value.as_str());
            self.fail(found, Rule::DetailDate, message);
        }
    }

    fn status(&self, found: &mut Findings) {
        let w = &self.view.words;
        let denied_claim = self.voice.is_some_and(|claim| {
            self.view.about(claim).iter().any(|q| q[2] == w.certainty && q[3] == w.denied)
        });
        let near = self.carried.around(&self.evidence, 200);
        let is = |status| says(self.rows, w.status, status);
        let first = objects(self.rows, w.earliest).find_map(|d| self.view.terms.text(d));
        let last = objects(self.rows, w.latest).find_map(|d| self.view.terms.text(d));
        let published = self.carried.published.map(|d| d.to_string()).unwrap_or_default();
        let ahead = |day: Option<&str>| !published.is_empty() && day.is_some_and(|d| d > published.as_str());
        let fault = if is(w.cancelled) && !has_word(&near, CANCELLED) {
            "is cancelled, and no words near it say so"
        } else if is(w.denied) && !denied_claim && !has_word(&near, DENIED) {
            "is denied, and no words near it say so"
        } else if is(w.planned) && !ahead(last) && !has_word(&near, AHEAD) {
            "is planned, and no words near it look ahead"
        } else if is(w.hypothetical) && !has_word(&near, AHEAD) && !has_word(&near, IMAGINED) {
            "is hypothetical, and no words near it imagine it"
        } else if is(w.occurred) && ahead(first) && self.voice.is_none() {
            "has occurred, and its date is after the day of publication"
        } else if is(w.occurred) && self.evidence.iter().all(|e| looks_ahead(self.carried.index.slice(*e))) {
            "has occurred, and its words say that it is still to come, or called off"
        } else {
            return;
        };
        self.fail(found, Rule::DetailStatus, fault.to_owned());
    }

    /// The label names the kind, those who take part, the place and the date, and nothing else.
    fn label(&self, kinds: &[String], found: &mut Findings) {
        let w = &self.view.words;
        if self.carried.entity_corrected || self.is_corrected(self.rows[0][0]) {
            return;
        }
        let names = |node: TermId| -> Vec<&str> {
            let rows = self.view.about(node).iter().filter(|q| q[1] == self.carried.graph);
            let names = rows.filter(|q| q[2] == w.label || q[2] == w.alternative);
            names.filter_map(|q| self.view.terms.text(q[3])).collect()
        };
        let actors: Vec<Vec<&str>> = objects(self.rows, w.actor).map(names).collect();
        let places: Vec<&str> = objects(self.rows, w.located).flat_map(names).collect();
        let date = objects(self.rows, w.date).find_map(|d| self.view.terms.text(d));
        for label in objects(self.rows, w.label).filter_map(|l| self.view.terms.text(l)) {
            if !is_label(label, kinds, actors.clone(), &places, date) {
                let message = format!("is called “{label}”, which is not what it says of itself");
                self.fail(found, Rule::WordsName, message);
            }
        }
    }

    fn office(&self, found: &mut Findings) {
        let w = &self.view.words;
        for person in objects(self.rows, w.member).filter(|p| !self.is_corrected(*p)) {
            if self.carried.near(person, &self.evidence, OFFICE).next().is_none() {
                let name = self.view.name(person);
                self.fail(
                    found,
                    Rule::DetailOffice,
                    format!("is {name}'s, and no words near it speak of {name}"),
                );
            }
            for of in objects(self.rows, w.of).filter(|of| !self.is_corrected(*of)) {
                if !self.is_office_of(person, of) {
                    let name = self.view.name(of);
                    let message = format!("is an office of {name}, and no words near it speak of {name}");
                    self.fail(found, Rule::DetailOffice, message);
                }
            }
        }
        let near = self.carried.around(&self.evidence, 300);
        let spoken: Vec<String> = near.iter().flat_map(|t| words(t)).collect();
        let title = objects(self.rows, w.title).find_map(|t| self.view.terms.text(t)).unwrap_or_default();
        let stems = |word: &str| -> String { word.chars().take(4).collect() };
        let told = words(title).iter().all(|t| spoken.iter().any(|s| s.starts_with(&stems(t))));
        let other = has_word(
            &near,
            &["led", "lead*", "head*", "counterpart*", "pm", "fm", "ceo", "chair*", "successor*"],
        );
        if !told && !other {
            self.fail(
                found,
                Rule::DetailOffice,
                format!("is the office “{title}”, which no words near it say"),
            );
        }
        let former = objects(self.rows, w.former).any(|f| self.view.terms.text(f) == Some("true"));
        let beside = self.carried.around(&self.evidence, 0);
        if !former && beside.iter().all(|t| t.to_lowercase().starts_with("former ")) {
            self.fail(found, Rule::DetailOffice, "is held, and its words say “former”".to_owned());
        }
        if former && !has_word(&near, PAST) && !near.iter().any(|t| t.bytes().any(|b| b.is_ascii_digit())) {
            self.fail(found, Rule::DetailOffice, "is former, and no words near it say so".to_owned());
        }
        for term in objects(self.rows, w.during) {
            self.term(term, found);
        }
    }

    /// The time of an office is told by words of its own, which a rule has marked.
    fn term(&self, term: TermId, found: &mut Findings) {
        let rows = self.view.about(term);
        let date = objects(rows, self.view.words.date).find_map(|d| self.view.terms.text(d));
        let Some(value) = date.and_then(|d| Edtf::parse(d).ok()) else { return };
        let ends = [("roles.time.since", value.earliest()), ("roles.time.until", value.latest())];
        let unmarked = ends.iter().find(|(rule, day)| day.is_some() && !self.rules().any(|r| r == *rule));
        if let Some((rule, _)) = unmarked {
            let message = format!("was held {}, and no words are marked by {rule}", value.as_str());
            self.fail(found, Rule::DetailOffice, message);
        }
        if let Some(lacking) = dated::lacking(self.carried, &self.evidence, &value) {
            let message = format!("was held {}, and no words near it tell the {lacking}", value.as_str());
            self.fail(found, Rule::DetailOffice, message);
        }
    }

    /// Of which country or body an office is: one that is named near it, that the same person serves by another office, or
    /// that the article speaks of most.
    fn is_office_of(&self, person: TermId, of: TermId) -> bool {
        let count = |node: &TermId| self.carried.mentions.get(node).map_or(0, Vec::len);
        let is_country = |node: &TermId| self.view.path(*node).is_some_and(|p| p.starts_with("country/"));
        let more = self.carried.mentions.keys().filter(|e| is_country(e) && count(e) > count(&of)).count();
        let again =
            self.carried.serves.get(&person).is_some_and(|all| all.iter().filter(|o| **o == of).count() > 1);
        self.carried.near(of, &self.evidence, OFFICE).next().is_some()
            || self.named_in_evidence(of)
            || again
            || (is_country(&of) && more < 4)
    }
}

const CANCELLED: &[&str] = &[
    "cancel*", "postpon*", "scrap*", "abort*", "shelv*", "abandon*", "ditch*", "defer*", "nix*", "derail*",
    "withdr*", "ax*", "scupper*", "suspen*", "delay*", "off", "drop*", "pull*", "not", "halt*", "put",
    "back", "stop*", "never",
];
const DENIED: &[&str] = &[
    "not",
    "no",
    "never",
    "nor",
    "neither",
    "t",
    "refus*",
    "declin*",
    "reject*",
    "rebuff*",
    "spurn*",
    "snub*",
    "fail*",
    "avoid*",
    "den*",
    "rul*",
    "forb*",
    "block*",
    "prevent*",
    "ban*",
    "prohibit*",
    "boycott*",
    "skip*",
    "shun*",
    "oppos*",
    "resist*",
    "eschew*",
    "veto*",
    "un*",
    "impossible",
    "reluctan*",
    "absence",
    "lack*",
    "stop*",
    "stay*",
    "miss*",
    "dodg*",
    "exclu*",
    "without",
    "false*",
    "fictitious",
    "dismiss*",
    "refut*",
    "disavow*",
    "avert*",
    "forgo*",
    "preclud*",
    "bar*",
    "thwart*",
    "foil*",
    "cannot",
    "hardly",
    "none",
    "nobody",
    "instead",
    "rather",
    "nowhere",
    "nothing",
    "little",
    "few",
    "less",
];
/// Words that make an event one that lies ahead; "t" for "won't".
const AHEAD: &[&str] = &[
    "will",
    "ll",
    "wo",
    "shall",
    "would",
    "plan*",
    "schedul*",
    "expect*",
    "inten*",
    "set",
    "due",
    "slat*",
    "agree*",
    "arrang*",
    "deci*",
    "prepar*",
    "upcoming",
    "forthcoming",
    "future",
    "vow*",
    "pledg*",
    "promis*",
    "anticipat*",
    "await*",
    "about",
    "likely",
    "imminent*",
    "impending",
    "look*",
    "commit*",
    "poised",
    "bound",
    "resolv*",
    "announc*",
    "pending",
    "eve",
    "to",
    "tomorrow",
    "next",
    "ahead",
    "later",
    "going",
    "before",
    "until",
    "soon",
    "coming",
    "invit*",
    "propos*",
];
const IMAGINED: &[&str] = &[
    "if",
    "could",
    "may",
    "might",
    "should",
    "can",
    "possib*",
    "potential*",
    "prospect*",
    "hypothetic*",
    "chance*",
    "call*",
    "want*",
    "wish*",
    "hop*",
    "seek*",
    "offer*",
    "urg*",
    "ask*",
    "request*",
    "demand*",
    "ready",
    "willing*",
    "eager",
    "keen",
    "open*",
    "suggest*",
    "push*",
    "press*",
    "appeal*",
    "advocat*",
    "pursu*",
    "aim*",
    "desir*",
    "try*",
    "tri*",
    "attempt*",
    "effort*",
    "bid*",
    "striv*",
    "need*",
    "discuss*",
    "negotiat*",
    "consider*",
    "mull*",
    "weigh*",
    "threat*",
    "warn*",
    "whether",
    "unless",
    "would",
    "idea",
    "risk*",
    "fear*",
    "speculat*",
    "imagin*",
    "unlikely",
    "scenario",
    "welcom*",
    "end*",
    "interest*",
    "encourag*",
    "explor*",
    "convinc*",
    "persuad*",
    "were",
    "help*",
    "let",
    "allow*",
    "condition*",
    "rumo*",
    "must",
];
const PAST: &[&str] = &[
    "former*",
    "ex",
    "then",
    "late",
    "previous*",
    "predecessor*",
    "was",
    "were",
    "served",
    "had",
    "past",
    "once",
    "last",
    "earlier",
    "under",
    "retired",
    "ousted",
    "deposed",
    "outgoing",
    "became",
    "when",
    "resign*",
    "stepp*",
    "succe*",
    "old",
    "one",
    "time",
    "who",
    "ago",
    "died",
    "been",
    "did",
    "emeritus",
    "longtime",
    "since",
    "years",
];

/// Whether words of one event say that it is to come or was called off.
fn looks_ahead(text: &str) -> bool {
    let text = format!(" {} ", words(text).join(" "));
    [
        " is scheduled to ",
        " are scheduled to ",
        " is expected to ",
        " are expected to ",
        " is due to ",
        " are due to ",
        " plans to ",
        " called off ",
    ]
    .iter()
    .any(|said| text.contains(said))
}

/// Whether a label is made of these: "Meeting of A, B and C in P, 2018-03"; who takes part stands in any order.
fn is_label(
    label: &str,
    kinds: &[String],
    mut actors: Vec<Vec<&str>>,
    places: &[&str],
    date: Option<&str>,
) -> bool {
    let mut rest = label;
    if let Some(date) = date {
        let Some(before) = rest.strip_suffix(date).and_then(|r| r.strip_suffix(", ")) else { return false };
        rest = before;
    }
    let kind = kinds.iter().map(|k| if k == "WeaponsTest" { "Weapons test" } else { k.as_str() });
    let Some(after) = kind.clone().find_map(|k| rest.strip_prefix(k)) else { return false };
    rest = after;
    if !places.is_empty() {
        let before = places.iter().find_map(|p| rest.strip_suffix(p)?.strip_suffix(" in "));
        let Some(before) = before else { return false };
        rest = before;
    }
    if actors.is_empty() {
        return rest.is_empty();
    }
    let Some(mut rest) = rest.strip_prefix(" of ") else { return false };
    while !actors.is_empty() {
        let mut best: Option<(usize, &str)> = None;
        for (number, names) in actors.iter().enumerate() {
            for after in names.iter().filter_map(|n| rest.strip_prefix(n)) {
                let ends = after.is_empty() || after.starts_with(", ") || after.starts_with(" and ");
                if ends && best.is_none_or(|b| after.len() < b.1.len()) {
                    best = Some((number, after));
                }
            }
        }
        let Some((number, after)) = best else { return false };
        actors.remove(number);
        rest = after.strip_prefix(", ").or_else(|| after.strip_prefix(" and ")).unwrap_or(after);
    }
    rest.is_empty()
}

/// Whether what one rule finds may be the occurrence of a kind: a summit is a meeting, and a trip is told by whom it led to.
fn may_be_one(kind: &str, found: &str) -> bool {
    const GATHERINGS: [&str; 5] = ["Meeting", "Summit", "Call", "Visit", "Ceremony"];
    kind == found || (GATHERINGS.contains(&kind) && GATHERINGS.contains(&found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_what_an_event_says_of_itself() {
        let kinds = ["Meeting".to_owned(), "Event".to_owned()];
        let actors = || vec![vec!["Bo Berg", "Berg"], vec!["Bo Berg Party"], vec!["France"]];
        for (label, fits) in [
            ("Meeting of Bo Berg Party, France and Bo Berg in Rome, 2018-03", true),
            ("Meeting of France, Bo Berg and Bo Berg Party in Rome, 2018-03", true),
            ("Meeting of France, Bo Berg and Bo Berg Party in Rome, 2017-03", false),
            ("Meeting of France, Bo Berg and Bo Berg Party in Oslo, 2018-03", false),
            ("Meeting of France and Bo Berg in Rome, 2018-03", false),
            ("Visit of France, Bo Berg and Bo Berg Party in Rome, 2018-03", false),
            ("Meeting of Spain, Bo Berg and Bo Berg Party in Rome, 2018-03", false),
        ] {
            assert_eq!(is_label(label, &kinds, actors(), &["Rome"], Some("2018-03")), fits, "{label}");
        }
        assert!(is_label("Meeting", &kinds, Vec::new(), &[], None));
    }
}
