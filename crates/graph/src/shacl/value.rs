//! Literals: order, well-formedness, what pattern and length see.

use jiff::civil::{Date, DateTime};
use oxigraph::model::Term;
use std::cmp::Ordering;

const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// Whole numbers: the types that are derived from `xsd:integer`, with their least and greatest value.
const WHOLE: [(&str, i128, i128); 13] = [
    ("integer", i128::MIN, i128::MAX),
    ("long", i64::MIN as i128, i64::MAX as i128),
    ("int", i32::MIN as i128, i32::MAX as i128),
    ("short", i16::MIN as i128, i16::MAX as i128),
    ("byte", i8::MIN as i128, i8::MAX as i128),
    ("nonNegativeInteger", 0, i128::MAX),
    ("positiveInteger", 1, i128::MAX),
    ("nonPositiveInteger", i128::MIN, 0),
    ("negativeInteger", i128::MIN, -1),
    ("unsignedLong", 0, u64::MAX as i128),
    ("unsignedInt", 0, u32::MAX as i128),
    ("unsignedShort", 0, u16::MAX as i128),
    ("unsignedByte", 0, u8::MAX as i128),
];

/// A literal that can be compared with others of its kind.
#[derive(Debug, PartialEq)]
enum Value<'t> {
    Whole(i128),
    Number(f64),
    Text(&'t str),
    Truth(bool),
    /// With a zone, seconds and nanoseconds of the world's time; without, of a day's clock.
    Instant(bool, i128),
    Day(bool, i128),
}

/// How two terms are ordered, as `<` of SPARQL orders them; `None` where it does not.
pub(super) fn compare(a: &Term, b: &Term) -> Option<Ordering> {
    match (value(a)?, value(b)?) {
        (Value::Whole(a), Value::Whole(b)) => Some(a.cmp(&b)),
        (Value::Text(a), Value::Text(b)) => Some(a.cmp(b)),
        (Value::Truth(a), Value::Truth(b)) => Some(a.cmp(&b)),
        (Value::Instant(x, a), Value::Instant(y, b)) | (Value::Day(x, a), Value::Day(y, b)) if x == y => {
            Some(a.cmp(&b))
        }
        (a, b) => a.number()?.partial_cmp(&b.number()?),
    }
}

impl Value<'_> {
    #[allow(clippy::cast_precision_loss)] // as XPath does where an integer meets a double
    fn number(&self) -> Option<f64> {
        match self {
            Value::Whole(n) => Some(*n as f64),
            Value::Number(n) => Some(*n),
            _ => None,
        }
    }
}

fn value(term: &Term) -> Option<Value<'_>> {
    let Term::Literal(literal) = term else { return None };
    if literal.language().is_some() {
        return None;
    }
    let text = literal.value();
    let datatype = literal.datatype().as_str().strip_prefix(XSD)?;
    Some(match datatype {
        "string" => Value::Text(text),
        "boolean" => Value::Truth(truth(text)?),
        "decimal" => Value::Number(decimal(text)?),
        "double" | "float" => Value::Number(double(text)?),
        "date" => {
            let (day, zone) = zoned(text);
            let day: Date = day.parse().ok()?;
            let at = seconds(day.to_datetime(jiff::civil::Time::midnight()));
            Value::Day(zone.is_some(), at - zone.unwrap_or(0) * NANOS)
        }
        "dateTime" | "dateTimeStamp" => {
            let (moment, zone) = zoned(text);
            let moment: DateTime = moment.contains('T').then(|| moment.parse().ok())??;
            Value::Instant(zone.is_some(), seconds(moment) - zone.unwrap_or(0) * NANOS)
        }
        whole => {
            let (_, least, greatest) = WHOLE.iter().find(|w| w.0 == whole)?;
            let number: i128 = text.strip_prefix('+').unwrap_or(text).parse().ok()?;
            (least..=greatest).contains(&&number).then_some(Value::Whole(number))?
        }
    })
}

const NANOS: i128 = 1_000_000_000;

/// Nanoseconds since the year 0, if all the world had one clock.
fn seconds(moment: DateTime) -> i128 {
    let days = i128::from(moment.date().duration_since(Date::constant(0, 1, 1)).as_secs());
    let time = moment.time();
    let clock = i128::from(time.hour()) * 3600 + i128::from(time.minute()) * 60 + i128::from(time.second());
    (days + clock) * NANOS + i128::from(time.subsec_nanosecond())
}

/// A time without its zone, and the zone's seconds east of Greenwich.
fn zoned(text: &str) -> (&str, Option<i128>) {
    if let Some(rest) = text.strip_suffix('Z') {
        return (rest, Some(0));
    }
    let Some(at) = text.len().checked_sub(6).filter(|at| text.is_char_boundary(*at)) else {
        return (text, None);
    };
    let (rest, zone) = text.split_at(at);
    let sign = match zone.as_bytes()[0] {
        b'+' => 1,
        // A day such as 2024-05-16 ends in six characters that begin with a hyphen too, and hold no colon.
        b'-' if zone.contains(':') => -1,
        _ => return (text, None),
    };
    let minutes = zone[1..]
        .split_once(':')
        .and_then(|(h, m)| Some(h.parse::<i128>().ok()? * 60 + m.parse::<i128>().ok()?));
    minutes.map_or((text, None), |m| (rest, Some(sign * m * 60)))
}

fn truth(text: &str) -> Option<bool> {
    match text {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

fn decimal(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let sound = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') && digits.matches('.').count() <= 1;
    (sound && digits.bytes().any(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn double(text: &str) -> Option<f64> {
    match text {
        "INF" | "+INF" => Some(f64::INFINITY),
        "-INF" => Some(f64::NEG_INFINITY),
        "NaN" => Some(f64::NAN),
        _ if text.contains(['i', 'n', 'I', 'N']) => None,
        _ => text.parse().ok(),
    }
}

/// Whether a literal is of this datatype, and well formed where that is one of XML Schema's that we know.
pub(super) fn is_of(term: &Term, datatype: &str) -> bool {
    let Term::Literal(literal) = term else { return false };
    if literal.datatype().as_str() != datatype {
        return false;
    }
    let name = datatype.strip_prefix(XSD).unwrap_or_default();
    let known = matches!(name, "boolean" | "decimal" | "double" | "float" | "date" | "dateTime")
        || WHOLE.iter().any(|w| w.0 == name);
    !known || value(term).is_some()
}

/// What `STR()` gives: the text of a literal, the IRI of a node; nothing for a blank node.
pub(super) fn text(term: &Term) -> Option<&str> {
    match term {
        Term::Literal(literal) => Some(literal.value()),
        Term::NamedNode(node) => Some(node.as_str()),
        Term::BlankNode(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::{Literal, NamedNode};

    fn literal(text: &str, datatype: &str) -> Term {
        Literal::new_typed_literal(text, NamedNode::new_unchecked(format!("{XSD}{datatype}"))).into()
    }

    #[test]
    fn literals_are_ordered_as_sparql_orders_them() {
        for (a, b, order) in [
            (("9", "integer"), ("10", "integer"), Some(Ordering::Less)),
            (("1.5", "decimal"), ("1", "integer"), Some(Ordering::Greater)),
            (("1e1", "double"), ("10", "integer"), Some(Ordering::Equal)),
            (("2024-05-16", "date"), ("2024-05-09", "date"), Some(Ordering::Greater)),
            (
                ("2024-05-16T12:00:00+02:00", "dateTime"),
                ("2024-05-16T10:00:00Z", "dateTime"),
                Some(Ordering::Equal),
            ),
            (("2024-05-16T12:00:00", "dateTime"), ("2024-05-16T10:00:00Z", "dateTime"), None),
            (("2024-05-16", "date"), ("16", "integer"), None),
            (("a", "string"), ("b", "string"), Some(Ordering::Less)),
        ] {
            assert_eq!(compare(&literal(a.0, a.1), &literal(b.0, b.1)), order, "{a:?} {b:?}");
        }
    }

    #[test]
    fn a_literal_that_is_ill_formed_is_of_no_datatype() {
        for (text, datatype, sound) in [
            ("2024-02-29", "date", true),
            ("2023-02-29", "date", false),
            ("5", "nonNegativeInteger", true),
            ("-5", "nonNegativeInteger", false),
            ("300", "byte", false),
            ("maybe", "boolean", false),
            ("1.", "decimal", true),
            ("1e3", "decimal", false),
            ("anything", "token", true),
        ] {
            assert_eq!(
                is_of(&literal(text, datatype), &format!("{XSD}{datatype}")),
                sound,
                "{text} {datatype}"
            );
        }
    }
}
