//! Pages: what every one of them has.

/// HTML as it grows.
#[derive(Default)]
pub(super) struct Html(pub(super) String);

impl Html {
    pub(super) fn push(&mut self, html: &str) {
        self.0.push_str(html);
        self.0.push('\n');
    }

    /// An element around text.
    pub(super) fn tag(&mut self, name: &str, words: &str) {
        self.push(&format!("<{name}>{}</{name}>", text(words)));
    }

    /// A heading that can be linked to.
    pub(super) fn heading(&mut self, level: u8, words: &str) {
        self.push(&format!("<h{level} id=\"{}\">{}</h{level}>", slug(words), text(words)));
    }

    /// A list; nothing if it is empty.
    pub(super) fn list(&mut self, kind: &str, items: &[String]) {
        if !items.is_empty() {
            let items: String = items.iter().map(|item| format!("<li>{item}</li>")).collect();
            self.push(&format!("<{kind}>{items}</{kind}>"));
        }
    }

    /// A table wider than the page: it scrolls by itself, by keyboard too.
    pub(super) fn wide(&mut self, caption: &str, table: &str) {
        let name = slug(caption);
        self.push(&format!(
            "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{name}\"><table><caption id=\"{name}\">{}</caption>{table}</table></div>",
            text(caption)
        ));
    }
}

/// Text between tags.
pub(super) fn text(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Text within quotation marks.
pub(super) fn attribute(words: &str) -> String {
    text(words).replace('"', "&quot;")
}

/// Words as an anchor.
pub(super) fn slug(words: &str) -> String {
    let parts = words.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

/// A whole page; `name` says how deep it lies.
pub(super) fn page(title: &str, name: &str, body: &str) -> String {
    let up = if name.contains('/') { "../" } else { "" };
    let links = [("index.html", "Laws"), ("matrix.html", "What opens what"), ("places.html", "Place by place")];
    let links: String = links
        .iter()
        .map(|(link, words)| {
            let here = if *link == name { " aria-current=\"page\"" } else { "" };
            format!("<li><a href=\"{up}{link}\"{here}>{words}</a></li>")
        })
        .collect();
    let whole = if name == "index.html" { text(title) } else { format!("{} · The book of laws", text(title)) };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
        <meta name=\"color-scheme\" content=\"light dark\">\n<title>{whole}</title>\n<link rel=\"stylesheet\" href=\"{up}book.css\">\n</head>\n<body>\n\
        <a class=\"skip\" href=\"#main\">Skip to the page</a>\n<header><nav aria-label=\"The book\"><ul>{links}</ul></nav></header>\n\
        <main id=\"main\">\n<h1>{}</h1>\n{body}</main>\n\
        <footer><p>Made by <code>cargo xtask book</code> from the laws, the claims and the vectors. Privity informs; it does not advise.</p></footer>\n</body>\n</html>\n",
        text(title)
    )
}
