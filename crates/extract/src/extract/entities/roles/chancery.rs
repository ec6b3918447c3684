//! The country of a diplomat who is named beside another of the same house: "Zenda's deputy ambassador, Ott, came, as Ambassador Ek was on
//! leave", "Zenda's deputy head of mission, Ott, wrote the letter. The ambassador, Ek, signed it".

use crate::extract::reading::{FoundRole, Reading};
use crate::facts::EntityKind;
use crate::gazetteer::Rank;

/// The one country whose diplomats of other ranks the sentence and the one before name.
pub(super) fn country(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let doc = reading.doc;
    let here = doc.sentence_of(role.tokens.start);
    let start = doc.sentences[here].start;
    let words = &reading.words.offices;
    let of_house = |title: &str| {
        let last = title.split(" to ").next().and_then(|t| t.split(" in ").next()).unwrap_or_default();
        let last = last.rsplit(' ').next().unwrap_or_default();
        [&words.embassy_staff, &words.high_commission_staff].iter().any(|staff| staff.contains(last))
            || title.starts_with("head of mission")
            || matches!(title, "deputy head" | "head")
    };
    let diplomat = |r: &FoundRole| {
        let rank = reading.gazetteer.office(&r.title).map(|t| t.rank);
        (rank == Some(Rank::Diplomat) || super::guests::is_head_of_mission(reading, r)) && of_house(&r.title)
    };
    if !diplomat(role) || super::hosts::is_met(reading, role.tokens.start, start) {
        return None;
    }
    let before = doc.sentences[here.saturating_sub(1)].start..role.tokens.start;
    let mut others = reading.roles.starting_in(before).filter(|r| r.person != role.person && diplomat(r));
    let first = others.next().filter(|r| subordinate(&role.title, &r.title))?;
    let one = first.of.filter(|of| reading.kind(*of) == EntityKind::Country)?;
    others.all(|r| r.of == Some(one)).then_some(one)
}

/// Whether one serves under the other: of two ambassadors each is of his own state.
fn subordinate(one: &str, other: &str) -> bool {
    let chief = |title: &str| {
        let office = title.split(" to ").next().and_then(|t| t.split(" in ").next()).unwrap_or_default();
        matches!(office, "ambassador" | "high commissioner" | "consul general" | "head of mission" | "head")
    };
    chief(one) != chief(other)
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Norway called in Peru's deputy ambassador, Luis Soto, on Monday, as Ambassador Ines Prado was on leave.",
            &["Ines Prado: ambassador of PER"],
        ),
        (
            "Peru's deputy ambassador in Oslo, Luis Soto, wrote the letter. The ambassador, Ines Prado, signed it.",
            &["Ines Prado: ambassador of PER"],
        ),
        (
            "Peru's chargé d'affaires in Oslo, Luis Soto, met Ambassador Ines Prado.",
            &["!Ines Prado: ambassador of PER"],
        ),
    ];

    #[test]
    fn who_serves_in_one_house_is_of_one_country() {
        holds(TABLE);
    }
}
