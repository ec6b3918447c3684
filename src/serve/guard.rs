//! Who may ask: the `Host` that a request names, the origin of the page that sent it, and the token of those who write.
//!
//! A page in the user's browser can send requests to a server on the loopback address, by an image or, after its name was
//! pointed there (DNS rebinding), as if it were of the same origin. So a `Host` must be an address, `localhost`, or a name
//! that was allowed; what another site's page sends is refused unless reading across origins was allowed.

use std::net::{IpAddr, Ipv6Addr};

/// What is allowed.
#[derive(Clone, Debug, Default)]
pub(super) struct Guard {
    /// Names of hosts, beside addresses and `localhost`.
    pub hosts: Vec<String>,
    /// Whether pages of other origins may read.
    pub cors: bool,
    /// What those who write must show; nobody writes where there is none.
    pub token: Option<String>,
}

/// The headers that a guard looks at, empty where they are absent.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sender<'r> {
    pub host: &'r str,
    pub origin: &'r str,
    pub site: &'r str,
    pub mode: &'r str,
    pub authorization: &'r str,
}

impl Guard {
    /// Why this sender may not ask, as a status and a text.
    pub(super) fn refuses(&self, sender: &Sender, writes: bool) -> Option<(u16, &'static str)> {
        if !self.knows(sender.host) {
            return Some((421, "this host name is not served; --allow-host NAME allows it"));
        }
        let foreign = self.is_foreign(sender);
        if writes {
            let given = sender.authorization.strip_prefix("Bearer ").unwrap_or_default();
            return match &self.token {
                _ if foreign => Some((403, "pages of other origins may not write")),
                Some(token) if same(token, given) => None,
                Some(_) => Some((401, "to write, send the token: Authorization: Bearer TOKEN")),
                None => Some((403, "this server is read only; serve --write allows writing")),
            };
        }
        // Following a link is reading by the user's own hand.
        (foreign && !self.cors && sender.mode != "navigate")
            .then_some((403, "pages of other origins may not read; serve --cors allows it"))
    }

    fn knows(&self, host: &str) -> bool {
        let name = without_port(host);
        let bare = name.trim_start_matches('[').trim_end_matches(']');
        let is_address =
            bare.parse::<IpAddr>().is_ok() && (bare.parse::<Ipv6Addr>().is_err() || name.starts_with('['));
        is_address
            || name.eq_ignore_ascii_case("localhost")
            || self.hosts.iter().any(|known| known.eq_ignore_ascii_case(name))
    }

    /// Whether a page of another origin sent it.
    fn is_foreign(&self, sender: &Sender) -> bool {
        let of_us = |origin: &str| {
            let host = origin.split_once("://").map(|(_, host)| host);
            host.is_some_and(|host| host.eq_ignore_ascii_case(sender.host))
        };
        (!sender.origin.is_empty() && !of_us(sender.origin))
            || matches!(sender.site, "cross-site" | "same-site")
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port))
            if port.bytes().all(|b| b.is_ascii_digit()) && (!name.contains(':') || name.ends_with(']')) =>
        {
            name
        }
        _ => host,
    }
}

/// Whether two texts are one, in a time that does not tell how much of them is.
fn same(token: &str, given: &str) -> bool {
    let differ = token.bytes().zip(given.bytes()).fold(0, |all, (a, b)| all | (a ^ b));
    token.len() == given.len() && differ == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard() -> Guard {
        Guard { hosts: vec!["graph.example".to_owned()], cors: false, token: Some("secret".to_owned()) }
    }

    #[test]
    fn names_that_may_be_pointed_at_us_are_not_served() {
        for (host, served) in [
            ("127.0.0.1:7878", true),
            ("[::1]:7878", true),
            ("[::1]", true),
            ("localhost", true),
            ("LOCALHOST:80", true),
            ("graph.example:7878", true),
            ("evil.example", false),
            ("127.0.0.1.evil.example", false),
            ("localhost.evil.example:7878", false),
            ("::1", false),
            ("", false),
        ] {
            let sender = Sender { host, ..Sender::default() };
            assert_eq!(guard().refuses(&sender, false).is_none(), served, "{host}");
        }
    }

    #[test]
    fn pages_of_other_origins_neither_read_nor_write() {
        let host = "127.0.0.1:7878";
        let bearer = "Bearer secret";
        let cases = [
            (Sender { host, ..Sender::default() }, 200, 401),
            (Sender { host, authorization: bearer, ..Sender::default() }, 200, 200),
            (Sender { host, authorization: "Bearer secreT", ..Sender::default() }, 200, 401),
            (
                Sender { host, origin: "http://127.0.0.1:7878", authorization: bearer, ..Sender::default() },
                200,
                200,
            ),
            (
                Sender { host, origin: "http://127.0.0.1:80", authorization: bearer, ..Sender::default() },
                403,
                403,
            ),
            (Sender { host, origin: "null", authorization: bearer, ..Sender::default() }, 403, 403),
            (Sender { host, site: "cross-site", mode: "no-cors", ..Sender::default() }, 403, 403),
            (Sender { host, site: "cross-site", mode: "navigate", ..Sender::default() }, 200, 403),
            (Sender { host, site: "same-origin", mode: "cors", ..Sender::default() }, 200, 401),
        ];
        for (sender, read, write) in cases {
            for (writes, status) in [(false, read), (true, write)] {
                assert_eq!(
                    guard().refuses(&sender, writes).map_or(200, |r| r.0),
                    status,
                    "{sender:?} {writes}"
                );
            }
        }
        let open = Guard { cors: true, token: None, ..guard() };
        let foreign = Sender { host, origin: "https://elsewhere.example", ..Sender::default() };
        assert!(open.refuses(&foreign, false).is_none());
        assert_eq!(open.refuses(&foreign, true).map(|r| r.0), Some(403));
    }
}
