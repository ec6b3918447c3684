//! What the page says, in sentences: how many, who, where, what is disputed, what changed.

use super::html::{Html, anchor};
use super::{Section, Source, plural};
use crate::network::{Claim, Fact, FactKind, Kind, Met};
use std::collections::{BTreeMap, BTreeSet};

/// So many of a kind are named in a sentence.
const NAMED: usize = 5;

/// Longest quotation, in characters.
const QUOTED: usize = 180;

pub(super) fn section(source: &Source) -> Option<Section> {
    let sentences = [
        size(source),
        voices(source),
        who(source),
        meetings(source),
        places(source),
        disputed(source),
        changes(source),
        ahead(source),
    ];
    let items: Vec<String> =
        sentences.into_iter().flatten().map(|Html(told)| format!("<li>{told}</li>\n")).collect();
    Section::new("summary", "In short", format!("<ul class=\"p\">\n{}</ul>\n", items.concat()))
}

/// Names or links with commas and an "and".
fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The most frequent, the first in the alphabet of equals.
fn most<T: Ord + Clone>(counts: &BTreeMap<T, usize>) -> Vec<(T, usize)> {
    let mut sorted: Vec<(T, usize)> = counts.iter().map(|(what, n)| (what.clone(), *n)).collect();
    sorted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    sorted
}

/// How many articles of when and whom, and what is in them.
fn size(source: &Source) -> Option<Html> {
    let days: Vec<&str> = source.papers.values().filter_map(|p| p.published.as_deref()).collect();
    let publishers: BTreeSet<&str> = source.papers.values().filter_map(|p| p.publisher.as_deref()).collect();
    let when = match (days.iter().min(), days.iter().max()) {
        (Some(first), Some(last)) if first == last => format!(" of {first}"),
        (Some(first), Some(last)) => format!(" from {first} to {last}"),
        _ => String::new(),
    };
    let whose = match publishers.len() {
        0 => String::new(),
        1 => format!(", published by {}", publishers.iter().next()?),
        n => format!(" by {}", plural(n, "publisher")),
    };
    let events: Vec<&Fact> = source.facts().filter(|f| matches!(f.kind, FactKind::Event(_))).collect();
    let met = events.iter().filter(|f| f.kind.is_meeting()).count();
    let ties = source.facts().count() - events.len();
    let count = |kind: Kind| source.world.nodes.values().filter(|n| n.kind == kind).count();
    Some(Html::text(&format!(
        "{}{when}{whose} {} {} ({}) and {}; named are {}, {} and {}.",
        plural(source.papers.len(), "article"),
        if source.papers.len() == 1 { "states" } else { "state" },
        plural(events.len(), "event"),
        plural(met, "meeting"),
        plural(ties, "relationship"),
        plural(count(Kind::Person), "person"),
        plural(count(Kind::Country), "country"),
        plural(count(Kind::Organization), "organization"),
    )))
}

/// Who is quoted how often, and what only they vouch for.
fn voices(source: &Source) -> Option<Html> {
    let claims = &source.world.claims;
    if claims.is_empty() {
        return None;
    }
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    claims.iter().flat_map(|c| &c.speakers).for_each(|s| *counts.entry(s).or_default() += 1);
    let named = (most(&counts).into_iter().take(3)).map(|(iri, n)| format!("{} ({n})", source.name(iri).0));
    let named = listed(&named.collect::<Vec<_>>());
    let most = if named.is_empty() { String::new() } else { format!(", most often {named}") };
    let claimed = source.world.facts.iter().filter(|f| f.claimed && source.projection.within(f)).count();
    let only = match claimed {
        0 => String::new(),
        1 => " For <a href=\"#claimed\">one event or relationship</a> only a speaker vouches.".to_owned(),
        n => format!(" For <a href=\"#claimed\">{n} events and relationships</a> only speakers vouch."),
    };
    let told = Html::text(&plural(claims.len(), "claim")).0;
    let tell = if claims.len() == 1 { "is" } else { "are" };
    Some(Html(format!("<a href=\"#claims\">{told}</a> {tell} reported{most}.{only}")))
}

/// Who takes part in the most.
fn who(source: &Source) -> Option<Html> {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    source.facts().flat_map(|f| &f.actors).for_each(|a| *counts.entry(a).or_default() += 1);
    let of = |kind: Kind| {
        let is = |iri: &String| source.world.nodes.get(iri).is_some_and(|n| n.kind == kind);
        let named = most(&counts).into_iter().filter(|(iri, _)| is(iri)).take(NAMED);
        named.map(|(iri, n)| format!("{} ({n})", source.name(iri).0)).collect::<Vec<_>>()
    };
    let parts: Vec<String> = [("people", of(Kind::Person)), ("countries", of(Kind::Country))]
        .into_iter()
        .filter(|(_, named)| !named.is_empty())
        .map(|(kind, named)| format!("Of {kind} most is told about {}.", listed(&named)))
        .collect();
    (!parts.is_empty()).then(|| Html(parts.join(" ")))
}

/// Which two met most often.
fn meetings(source: &Source) -> Option<Html> {
    let mut pairs: BTreeMap<(&String, &String), (Met, usize)> = BTreeMap::new();
    for fact in source.facts().filter(|f| f.kind.is_meeting() && f.holds()) {
        for (i, a) in fact.actors.iter().enumerate() {
            for b in &fact.actors[i + 1..] {
                let (met, times) = pairs.entry((a, b)).or_default();
                *times += usize::from(met.is_new(fact));
            }
        }
    }
    let counts: BTreeMap<_, usize> = pairs.into_iter().map(|(pair, (_, times))| (pair, times)).collect();
    let most = most(&counts);
    let ((a, b), times) = *most.first()?;
    // Where nobody met twice, nobody met most often.
    (times > 1).then(|| {
        let (a, b) = (source.name(a).0, source.name(b).0);
        Html(format!("The two who <a href=\"#meetings\">met</a> most often are {a} and {b}: {times} times."))
    })
}

/// Where most of it was.
fn places(source: &Source) -> Option<Html> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    source.facts().filter_map(|f| f.place.as_deref()).for_each(|p| *counts.entry(p).or_default() += 1);
    let named: Vec<String> =
        most(&counts).into_iter().take(NAMED).map(|(place, n)| format!("{place} ({n})")).collect();
    (!named.is_empty()).then(|| Html::text(&format!("Most events were in {}.", listed(&named))))
}

/// A claim with its speaker, its words cut where they are long.
pub(super) fn quoted(source: &Source, claim: &Claim) -> Html {
    let words = claim.content.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut cut: String = words.chars().take(QUOTED).collect();
    if cut.len() < words.len() {
        let end = cut.rfind(' ').unwrap_or(cut.len());
        cut.truncate(end);
        cut.push('…');
    }
    let link = Html::link(&source.place(&claim.iri), &Html::text(&format!("“{cut}”"))).0;
    Html(format!("{}: {link}", source.speakers(claim).0))
}

/// What the most claims dispute.
fn disputed(source: &Source) -> Option<Html> {
    let find = |iri: &String| source.world.claims.iter().find(|c| c.iri == *iri);
    // Of equals those come first in which people with names disagree.
    let named = |iri: &String| usize::from(find(iri).is_some_and(|c| !c.speakers.is_empty()));
    let weigh = |what: &String, by: &BTreeSet<String>| {
        3 * by.len() + named(what) + by.iter().map(named).max().unwrap_or(0)
    };
    let counts: BTreeMap<&String, usize> =
        source.disputed.iter().map(|(what, by)| (what, weigh(what, by))).collect();
    let fact =
        |iri: &String| source.world.facts.iter().find(|f| f.iri == *iri && source.projection.within(f));
    for (iri, _) in most(&counts) {
        let what = match (find(iri), fact(iri)) {
            (Some(claim), _) => quoted(source, claim).0,
            (None, Some(fact)) => Html::link(&source.place(iri), &Html::text(&source.world.describe(fact))).0,
            (None, None) => continue,
        };
        let link = |c: &Claim| Html::link(&source.place(&c.iri), &source.unlinked(c)).0;
        let by: Vec<String> = source.disputed[iri].iter().filter_map(find).map(link).collect();
        if by.is_empty() {
            continue;
        }
        let others = match counts.len() - 1 {
            0 => String::new(),
            n => format!(" {n} more {} disputed.", if n == 1 { "is" } else { "are" }),
        };
        return Some(Html(format!("Most contested is {what}, disputed by {}.{others}", listed(&by))));
    }
    (!source.world.claims.is_empty())
        .then(|| Html::text("No claim disputes another, as far as the program can tell."))
}

/// Relationships of which the texts tell by date that they turned, the latest first.
fn changes(source: &Source) -> Option<Html> {
    let mut pairs: BTreeMap<(&String, &String), Vec<&Fact>> = BTreeMap::new();
    let signed = |f: &&Fact| matches!(f.kind, FactKind::Relationship(_)) && f.kind.polarity() != 0;
    for fact in source.facts().filter(signed).filter(|f| f.earliest.is_some()) {
        let (a, b) = (&fact.actors[0], &fact.actors[1]);
        pairs.entry(if a < b { (a, b) } else { (b, a) }).or_default().push(fact);
    }
    let mut turned = Vec::new();
    for ((a, b), mut facts) in pairs {
        facts.sort_by_key(|f| (&f.earliest, &f.iri));
        for two in facts.windows(2).filter(|w| w[0].kind.polarity() != w[1].kind.polarity()) {
            // Of one day, or within a time that is not told apart, neither came first.
            if two[0].latest < two[1].earliest {
                turned.push((&two[1].earliest, a, b, two[0], two[1]));
            }
        }
    }
    turned.sort_by(|x, y| y.0.cmp(x.0).then_with(|| (x.1, x.2).cmp(&(y.1, y.2))));
    let step = |fact: &Fact| {
        let words = format!("{} ({})", fact.kind.name(), fact.date.as_deref().unwrap_or_default());
        Html::link(&source.place(&fact.iri), &Html::text(&words)).0
    };
    let told: Vec<String> = (turned.iter().take(3))
        .map(|(_, a, b, before, after)| {
            format!("{} and {} from {} to {}", source.name(a).0, source.name(b).0, step(before), step(after))
        })
        .collect();
    let none = "No relationship is told, by its dates, to have turned from friendly to hostile or back.";
    let any = source.facts().any(|f| matches!(f.kind, FactKind::Relationship(_)));
    if told.is_empty() {
        return any.then(|| Html::text(none));
    }
    Some(Html(format!("What changed: {}.", told.join("; "))))
}

/// What is planned, by articles of the latest day.
fn ahead(source: &Source) -> Option<Html> {
    let mut planned: Vec<&Fact> = source.facts().filter(|f| f.status.as_deref() == Some("planned")).collect();
    let published = |f: &Fact| source.papers.get(&f.article).and_then(|p| p.published.clone());
    planned.sort_by_cached_key(|f| (std::cmp::Reverse(published(f)), f.iri.clone()));
    let told: Vec<String> = (planned.iter().take(3))
        .map(|f| {
            let described = source.world.describe(f);
            let date = f.date.as_deref().filter(|d| !described.contains(d));
            let when = date.map_or(String::new(), |d| format!(" ({d})"));
            let name = Html::text(&format!("{described}{when}"));
            let article = Html::link(&anchor("article", &f.article), &Html::text("article")).0;
            let day = published(f).map_or(String::new(), |day| format!(" of {}", Html::text(&day).0));
            format!("{} ({article}{day})", Html::link(&source.place(&f.iri), &name).0)
        })
        .collect();
    (!told.is_empty()).then(|| {
        let of = match planned.len() {
            all if all > told.len() => format!(" (the latest of {all})"),
            _ => String::new(),
        };
        Html(format!("Planned, when the article was written{of}: {}.", told.join("; ")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_joined_as_in_a_sentence() {
        let of = |items: &[&str]| listed(&items.iter().map(|i| (*i).to_owned()).collect::<Vec<_>>());
        assert_eq!(
            [of(&[]), of(&["a"]), of(&["a", "b"]), of(&["a", "b", "c"])],
            ["", "a", "a and b", "a, b and c"]
        );
    }

    #[test]
    fn of_equals_the_first_in_the_alphabet_comes_first() {
        let counts = BTreeMap::from([("b", 2), ("a", 2), ("c", 3)]);
        assert_eq!(most(&counts), [("c", 3), ("a", 2), ("b", 2)]);
    }
}
