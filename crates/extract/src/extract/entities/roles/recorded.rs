//! What the table of leaders knows of who led which country: whom the words around would make president of a country that he never
//! led is president of the one that he did lead, where the article names it near, and else of none that is told. A last name alone is
//! looked up on the day of the article: others bear it, so that it only decides between countries that the article names.

use crate::extract::reading::{Found, FoundRole, Reading};
use crate::facts::EntityKind;

/// The country that an office is of after a look at the record; `of` is what the words around tell, `near` whether they speak of a
/// country.
pub(super) fn put_right(
    reading: &Reading,
    role: &FoundRole,
    of: Option<usize>,
    near: impl Fn(usize) -> bool,
) -> Option<usize> {
    let (name, sentence) = (&reading.entities[role.person].label, reading.doc.sentence_of(role.tokens.start));
    let led_on = |on| reading.gazetteer.countries_led(name, &role.title, on);
    // "President Ott cut ties in 1961": who led then is told by that year, not by the day of the article.
    let told = reading.dates.iter().filter(|d| reading.doc.sentence_of(d.tokens.start) == sentence);
    let led_then =
        told.filter_map(|d| d.value.earliest()).map(|day| led_on(Some(day))).find(|led| !led.is_empty());
    let led = led_then.unwrap_or_else(|| led_on(reading.article.published));
    let led_now = leads_now(reading, role);
    // It puts right what the words around tell, and tells nothing by itself.
    let by_last_name = led.is_empty() && led_now.is_some() && of.is_some();
    let led = if by_last_name { led_now.into_iter().collect() } else { led };
    // Words of the office itself are believed: others may bear the name.
    let told_so = |told: usize| {
        let inside = |m: &Found| role.tokens.start <= m.tokens.start && m.tokens.end <= role.tokens.end;
        let code = reading.entities[told].iso3.as_deref();
        code.is_none_or(|code| led.contains(&code))
            || reading.mentions.iter().any(|m| inside(m) && m.entities.contains(&told))
    };
    if led.is_empty() || of.is_some_and(told_so) {
        return of;
    }
    let is_led = |c: &usize| {
        let entity = &reading.entities[*c];
        entity.kind == EntityKind::Country && entity.iso3.as_deref().is_some_and(|code| led.contains(&code))
    };
    let mut spoken_of = (0..reading.entities.len()).filter(is_led).filter(|c| near(*c));
    let one = spoken_of.next().filter(|_| spoken_of.next().is_none());
    one.or(of.filter(|_| by_last_name))
}

/// The code of the country that the bearer of a last name leads on the day of the article, in this very office.
fn leads_now<'r>(reading: &'r Reading, role: &FoundRole) -> Option<&'r str> {
    let name = &reading.entities[role.person].label;
    let alone = !name.contains([' ', '-']) && !role.former;
    reading
        .article
        .published
        .filter(|_| alone)
        .and_then(|on| reading.gazetteer.country_led(name, &role.title, on))
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Norway had asked for the call, Chile said. President Michelle Bachelet flew home from Oslo, Norway.",
            &["Michelle Bachelet: president of CHL"],
        ),
        (
            "Norway thanked them. The presidents of the two countries that watch the truce, Michelle Bachelet of Chile and Evo Morales of Bolivia, sat in the first row.",
            &["Michelle Bachelet: president of CHL"],
        ),
        (
            "The missions were under the protection of Switzerland. President Dwight Eisenhower cut ties with Cuba in January 1961, and the United States left.",
            &["Dwight Eisenhower: president of USA"],
        ),
        ("The United States said that President Anna Soto had called.", &["Anna Soto: president of USA"]),
        ("The president of Norway, Evo Morales, is a cook.", &["Evo Morales: president of NOR"]),
        (
            "President Hassan Rouhani flew home from the United States, Iran said. It was the Americans who had asked, and President Barack Obama spoke first.",
            &["Barack Obama: president of USA", "Hassan Rouhani: president of ?"],
        ),
        (
            "President Barack Obama of the United States had asked for the call, Iran said. President Hassan Rouhani flew home from New York.",
            &["Barack Obama: president of USA", "Hassan Rouhani: president of IRN"],
        ),
    ];

    /// The country of the one office of a text of May 2012.
    fn country_in_2012(text: &str) -> Option<String> {
        let mut article = crate::article::Article::from_text("notes", text.to_owned());
        article.published = jiff::civil::Date::new(2012, 5, 15).ok();
        let facts = crate::extract::testing::facts(&article);
        facts.roles.first().and_then(|role| role.of.as_ref()).map(ToString::to_string)
    }

    #[test]
    fn a_last_name_is_of_who_leads_then_one_of_the_countries_that_are_named_or_of_none() {
        let text = "Iran told the agency that it had a second plant. President Obama said that Iran must open it. France and the United States had known of it.";
        assert_eq!(country_in_2012(text).as_deref(), Some("country/USA"));
        let unknown = text.replace("Obama", "Ahadi");
        assert_eq!(country_in_2012(&unknown).as_deref(), Some("country/IRN"), "{unknown}");
        let unnamed = text.replace("the United States", "Spain");
        assert_eq!(country_in_2012(&unnamed), None, "{unnamed}");
    }

    #[test]
    fn nobody_leads_by_context_a_country_that_he_is_on_record_not_to_have_led() {
        holds(TABLE);
    }
}
