//! The texts of the tables, as they are compiled in.

use sha2::{Digest, Sha256};

/// Makes [`Texts`], a field for each table, and [`TABLES`], the texts that come with the program.
macro_rules! tables {
    ($($name:ident: $file:literal,)+) => {
        /// The text of each table.
        pub(super) struct Texts<'t> {
            $(pub(super) $name: &'t str,)+
        }

        /// Those that come with the program.
        pub(super) const TABLES: Texts<'static> = Texts {
            $($name: include_str!(concat!("../../data/gazetteer/", $file)),)+
        };

        impl Texts<'_> {
            /// SHA-256 of all, in the order in which they are listed here.
            pub(super) fn sha256(&self) -> String {
                let mut hash = Sha256::new();
                for table in [$(self.$name),+] {
                    hash.update(table.as_bytes());
                    hash.update(b"\n");
                }
                format!("{:x}", hash.finalize())
            }
        }
    };
}

tables! {
    countries: "countries.tsv",
    cities: "cities.tsv",
    regions: "regions.tsv",
    bodies: "bodies.tsv",
    leaders: "leaders.tsv",
    armed_groups: "armed_groups.tsv",
    seats: "seats.tsv",
    groups: "groups.tsv",
    titles: "titles.tsv",
    title_words: "title_words.tsv",
    spellings: "spellings.tsv",
    short_names: "short_names.tsv",
    given_names: "given_names.txt",
    family_names: "family_names_first.txt",
    genders: "gender.tsv",
    minor_places: "minor_places.tsv",
    wikidata: "wikidata.tsv",
}
