//! Any text as front matter: it is read in time, and neither it nor a date in it is body text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use summitry::article::Article;

fuzz_target!(|input: (&str, bool)| {
    let (fields, toml) = input;
    let (fence, field) = if toml { ("+++", "title = 'Talks'") } else { ("---", "title: Talks") };
    let fields = fields.replace(['-', '+', '.'], "~");
    let text = format!("{fence}\n{field}\n{fields}\n{fence}\nThe ministers of both countries met in the old town on Monday and left.\n");
    let article = Article::from_markdown("fuzz", text);
    // Longer than any front matter is not read as such.
    if fields.len() < 60_000 {
        assert_eq!(article.words().trim(), "The ministers of both countries met in the old town on Monday and left.");
    }
});
