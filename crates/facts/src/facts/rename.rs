//! Another id for an entity, wherever an article's facts speak of it.

use super::{Entity, EntityId, Facts, Speaker};

impl Entity {
    /// Keeps a name that is no longer the label.
    pub fn call_too(&mut self, name: String) {
        if self.label != name && !self.aliases.contains(&name) {
            self.aliases.push(name);
            self.aliases.sort();
        }
    }
}

impl Facts {
    /// Gives an entity another id; where that is there already, the two become one.
    pub fn rename(&mut self, from: &EntityId, to: &EntityId) {
        let facts = self;
        let Some(at) = facts.entities.iter().position(|e| e.id == *from) else { return };
        let mut moved = facts.entities.remove(at);
        match facts.entities.iter_mut().find(|e| e.id == *to) {
            Some(entity) => {
                for name in std::iter::once(moved.label).chain(moved.aliases) {
                    entity.call_too(name);
                }
                entity.same_as.extend(moved.same_as);
                entity.same_as.sort();
                entity.same_as.dedup();
                entity.mentions.extend(moved.mentions);
                entity.mentions.sort_by_key(|m| m.span);
            }
            None => {
                moved.id = to.clone();
                if moved.iso3.is_some() {
                    moved.iso3 = to.as_str().split_once('/').map(|(_, code)| code.to_owned());
                }
                facts.entities.insert(at, moved);
            }
        }
        let replace = |id: &mut EntityId| {
            if id == from {
                *id = to.clone();
            }
        };
        for role in &mut facts.roles {
            replace(&mut role.person);
            role.of.as_mut().map(replace);
        }
        for event in &mut facts.events {
            event.place.as_mut().map(replace);
            event.participants.iter_mut().for_each(replace);
            if let Some(part) = event.parts.remove(from) {
                event.parts.entry(to.clone()).or_insert(part);
            }
            let mut seen = Vec::new();
            event.participants.retain(|p| {
                !seen.contains(p) && {
                    seen.push(p.clone());
                    true
                }
            });
        }
        for tie in &mut facts.relationships {
            replace(&mut tie.from);
            replace(&mut tie.to);
        }
        for claim in &mut facts.claims {
            let mut speakers = claim.speaker.ids().to_vec();
            speakers.iter_mut().for_each(replace);
            speakers.dedup();
            claim.speaker = Speaker::of(speakers);
            let mut addressed = claim.addressee.ids().to_vec();
            addressed.iter_mut().for_each(replace);
            addressed.dedup();
            claim.addressee = Speaker::of(addressed);
            claim.issued_by.as_mut().map(replace);
            claim.on_behalf_of.iter_mut().for_each(replace);
            claim.on_behalf_of.dedup();
            claim.about.iter_mut().for_each(replace);
            claim.about.dedup();
        }
        // Nobody meets, or stands in a relationship to, themselves.
        facts.relationships.retain(|r| r.from != r.to);
        facts.events.retain(|e| !e.kind.is_meeting() || e.participants.len() != 1);
    }
}
