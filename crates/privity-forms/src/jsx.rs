//! JSX: the fields that a component draws, written as HTML for [`html`](crate::html) to read.
//!
//! Only elements and the text in them are written; of the code around and in them (strings, comments) nothing is, and lines are the same. An
//! attribute is kept if its value is written out (`"…"`, `{"…"}`); what is computed is not known, and is left out. Components are taken for the
//! elements that their names say they draw: `TextField` for a field of text, `InputLabel` for a label.

use std::collections::HashMap;

use crate::html;
use crate::{Read, Unreadable};

/// What the last part of a component's name says it draws, in the order in which they are looked for: an `InputLabel` is a label.
const DRAWS: [(&str, &str, &str); 14] = [
    ("label", "label", ""),
    ("legend", "legend", ""),
    ("menuitem", "option", ""),
    ("option", "option", ""),
    ("textarea", "textarea", ""),
    ("select", "select", ""),
    ("checkbox", "input", "checkbox"),
    ("radio", "input", "radio"),
    ("datepicker", "input", "date"),
    ("textfield", "input", "text"),
    ("textinput", "input", "text"),
    ("inputtext", "input", "text"),
    ("input", "input", ""),
    ("field", "input", ""),
];

/// Components that draw no field and name the one they hold: `<Controller name="ssn">`, `<Form.Item name="ssn" label="SSN">`.
const HOLDS: [&str; 5] = ["controller", "control", "item", "group", "field"];

/// Functions whose result, spread over a field, names it: of React Hook Form, Formik, Mantine.
const REGISTER: [&str; 3] = ["register", "getFieldProps", "getInputProps"];

/// The elements that are fields, as they are written here.
const FIELDS: [&str; 3] = ["<input", "<select", "<textarea"];

/// Words after which a value may come, and so an element.
const BEFORE: [&str; 11] = ["return", "default", "case", "yield", "await", "else", "do", "of", "in", "typeof", "void"];

/// A file longer than this was not written by hand, and is not read.
const LONGEST: usize = 1 << 20;
/// Deepest nesting that is read.
const DEEPEST: usize = 64;
/// A text in braces longer than this is not read.
const TEXT: usize = 1 << 10;

/// Reads the fields of a file of JSX or TSX.
pub(crate) fn read(source: &str) -> Read {
    if source.len() > LONGEST {
        return Unreadable::new(format!("longer than {} MB", LONGEST >> 20)).into();
    }
    let mut page = String::with_capacity(source.len());
    let mut reader = Reader::new(source);
    while !reader.rest().is_empty() {
        reader.code(&mut page, 0);
    }
    html::read(&page)
}

/// A file, from its start on.
struct Reader<'a> {
    source: &'a str,
    at: usize,
    /// To where lines have been written.
    lined: usize,
    /// Where each element ends last, by its name.
    ends: HashMap<&'a str, usize>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Reader<'a> {
        let end = |(at, _)| Some((word(source.get(at + 2..)?, in_name), at));
        Reader { source, at: 0, lined: 0, ends: source.match_indices("</").filter_map(end).collect() }
    }

    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    /// Takes what begins here, if it does.
    fn takes(&mut self, text: &str) -> bool {
        let here = self.rest().starts_with(text);
        self.at += if here { text.len() } else { 0 };
        here
    }

    /// Goes on behind the next of these; to the end if there is none.
    fn behind(&mut self, text: &str) {
        self.at = self.rest().find(text).map_or(self.source.len(), |far| self.at + far + text.len());
    }

    /// Passes what no one reads: space and comments.
    fn blank(&mut self) {
        loop {
            self.at = self.source.len() - self.rest().trim_start().len();
            if self.takes("//") {
                self.behind("\n");
            } else if self.takes("/*") {
                self.behind("*/");
            } else {
                return;
            }
        }
    }

    /// Writes the lines that have been passed.
    fn line(&mut self, page: &mut String) {
        let passed = self.source.get(self.lined..self.at).unwrap_or_default();
        page.extend(passed.chars().filter(|c| *c == '\n'));
        self.lined = self.at;
    }

    /// Passes a word.
    fn word(&mut self, of: impl Fn(char) -> bool) -> &'a str {
        let word = word(self.rest(), of);
        self.at += word.len();
        word
    }

    /// Reads code behind a brace, to the brace that ends it, and writes the elements in it.
    fn code(&mut self, page: &mut String, depth: usize) {
        let mut open = 0_u32;
        // Whether a value may begin here: `<` and `/` are no operators then.
        let mut value = true;
        loop {
            self.blank();
            let Some(c) = self.rest().chars().next() else { return };
            if in_word(c) {
                value = BEFORE.contains(&self.word(in_word));
                continue;
            }
            if c == '<' && value && depth < DEEPEST {
                self.element(page, depth);
                value = false;
                continue;
            }
            self.at += c.len_utf8();
            match c {
                '"' | '\'' => self.string(c),
                '`' => self.template(page, depth),
                '/' if value => self.pattern(),
                '{' => open += 1,
                '}' if open == 0 => return,
                '}' => open -= 1,
                _ => {}
            }
            value = match c {
                '"' | '\'' | '`' | ')' | ']' | '}' => false,
                '/' => !value,
                '>' => self.source.get(..self.at - 1).is_some_and(|before| before.ends_with('=')),
                _ => true,
            };
        }
    }

    /// Passes a string, or what is left of its line.
    fn string(&mut self, quote: char) {
        let mut escaped = false;
        for c in self.rest().chars() {
            if c == '\n' && !escaped {
                return;
            }
            self.at += c.len_utf8();
            if c == quote && !escaped {
                return;
            }
            escaped = c == '\\' && !escaped;
        }
    }

    /// Passes a pattern, or what is left of its line.
    fn pattern(&mut self) {
        let (mut escaped, mut class) = (false, false);
        for c in self.rest().chars() {
            if c == '\n' {
                return;
            }
            self.at += c.len_utf8();
            match c {
                _ if escaped => {}
                '[' => class = true,
                ']' => class = false,
                '/' if !class => return,
                _ => {}
            }
            escaped = c == '\\' && !escaped;
        }
    }

    /// Passes a template; code in it is read.
    fn template(&mut self, page: &mut String, depth: usize) {
        while let Some(far) = self.rest().find(['`', '\\', '$']) {
            self.at += far;
            if self.takes("`") {
                return;
            }
            if self.takes("${") && depth < DEEPEST {
                self.code(page, depth + 1);
            } else {
                // A dollar, or a backslash and what it escapes.
                let escape = usize::from(self.takes("\\"));
                self.at += self.rest().chars().next().filter(|c| escape == 1 || *c == '$').map_or(0, char::len_utf8);
            }
        }
        self.at = self.source.len();
    }

    /// Reads an element, and writes it with what is in it.
    fn element(&mut self, page: &mut String, depth: usize) {
        self.line(page);
        let from = self.at;
        self.at += 1;
        if self.takes(">") {
            self.children("", page, depth);
            return;
        }
        let Some(tag) = self.tag(depth) else { return };
        // A tag is written on one line, with all that its attributes draw; its other lines come after it.
        self.lined = from;
        let start = page.len();
        tag.write(page);
        let inside = page.len();
        page.push_str(&tag.within.replace(['\n', '\r'], " "));
        if !tag.empty {
            self.children(tag.name, page, depth);
        }
        // A component that is handed its field draws no other.
        let handed = tag.component() && page.get(inside..).is_some_and(|held| fields(held).next().is_some());
        if handed && tag.is_void() {
            page.drain(start..inside);
        } else if !tag.is_void() {
            page.extend(["</", &tag.element(), ">"]);
        }
        if handed && HOLDS.iter().any(|known| tag.last().ends_with(known)) {
            tag.name_held(page, start);
        }
    }

    /// Reads what is in an element, to the tag that ends it.
    fn children(&mut self, name: &str, page: &mut String, depth: usize) {
        // `<T>(x: T) => x` is no element, and `<br>` holds nothing.
        if self.ends.get(name).is_none_or(|end| *end < self.at) {
            return;
        }
        loop {
            self.line(page);
            let far = self.rest().find(['<', '{']).unwrap_or(self.rest().len());
            page.push_str(self.rest().get(..far).unwrap_or_default());
            self.at += far;
            self.lined = self.at;
            if self.takes("</") {
                self.behind(">");
                return;
            }
            if self.takes("{") {
                page.push(' ');
                self.drawn(page);
                self.code(page, depth + 1);
            } else if self.rest().is_empty() {
                return;
            } else if depth < DEEPEST {
                self.element(page, depth + 1);
            } else {
                self.at += 1;
            }
        }
    }

    /// Writes a text that stands in braces by itself: `{"…"}`.
    fn drawn(&self, page: &mut String) {
        let near = self.rest().get(..self.rest().floor_char_boundary(TEXT)).unwrap_or_default().trim_start();
        let Some(quote) = near.chars().next().filter(|c| matches!(c, '"' | '\'' | '`')) else { return };
        let Some((said, after)) = near.get(1..).and_then(|text| text.split_once(quote)) else { return };
        if after.trim_start().starts_with('}') && !said.contains("${") {
            page.push_str(&said.replace('<', "&lt;").replace(['\n', '\r'], " "));
        }
    }

    /// Reads a tag behind its `<`.
    fn tag(&mut self, depth: usize) -> Option<Tag<'a>> {
        let name = self.word(in_name);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let mut tag = Tag { name, attributes: Vec::new(), within: String::new(), empty: false };
        self.types();
        loop {
            self.blank();
            if self.takes("/>") {
                tag.empty = true;
                return Some(tag);
            }
            if self.takes(">") {
                return Some(tag);
            }
            let from = self.at;
            if self.takes("{") {
                // `{...properties}`
                self.code(&mut tag.within, depth + 1);
                let named = registered(self.source.get(from..self.at)?);
                tag.attributes.extend(named.map(|name| ("name", name)));
                continue;
            }
            let key = self.word(|c| in_name(c) || c == ':');
            // `<T extends object>(x: T) => x`
            if key.is_empty() || key == "extends" && tag.component() && tag.attributes.is_empty() {
                return None;
            }
            self.blank();
            if !self.takes("=") {
                tag.attributes.push((key, ""));
                continue;
            }
            self.blank();
            let from = self.at;
            match self.rest().chars().next()? {
                quote @ ('"' | '\'') => {
                    self.at += 1;
                    self.behind(quote.encode_utf8(&mut [0; 4]));
                }
                '{' => {
                    self.at += 1;
                    self.code(&mut tag.within, depth + 1);
                }
                '<' if depth < DEEPEST => self.element(&mut tag.within, depth + 1),
                _ => return None,
            }
            tag.attributes.extend(literal(self.source.get(from..self.at)?).map(|text| (key, text)));
        }
    }

    /// Passes the types that a component is given: `<Controller<Intake> name="ssn">`.
    fn types(&mut self) {
        let mut open = 0_u32;
        for c in self.rest().chars().take(256) {
            match c {
                '<' => open += 1,
                '>' if open > 0 => open -= 1,
                _ if open == 0 => return,
                _ => {}
            }
            self.at += c.len_utf8();
            if open == 0 {
                return;
            }
        }
    }
}

/// A tag as it is written.
struct Tag<'a> {
    name: &'a str,
    /// Attributes whose values are written out, or that have none.
    attributes: Vec<(&'a str, &'a str)>,
    /// What its attributes draw.
    within: String,
    empty: bool,
}

impl Tag<'_> {
    fn component(&self) -> bool {
        self.name.starts_with(|c: char| c.is_ascii_uppercase())
    }

    /// The last part of its name: `item` of `Form.Item`.
    fn last(&self) -> String {
        self.name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
    }

    /// The element that it draws, and its type.
    fn draws(&self) -> Option<(&'static str, &'static str)> {
        let name = self.last();
        let known = DRAWS.iter().find(|(known, ..)| self.component() && name.ends_with(known));
        known.map(|(_, element, kind)| (*element, *kind))
    }

    fn element(&self) -> String {
        self.draws().map_or_else(|| self.last(), |(element, _)| element.to_owned())
    }

    fn is_void(&self) -> bool {
        self.element() == "input"
    }

    fn attribute(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == key).map(|(_, value)| *value)
    }

    /// Writes its start as HTML.
    fn write(&self, page: &mut String) {
        let element = self.element();
        page.extend(["<", &element]);
        for (key, value) in &self.attributes {
            let key = match *key {
                "htmlFor" => "for",
                "autoComplete" => "autocomplete",
                // What a component draws beside its field, or as its label.
                "label" if self.component() => "aria-label",
                "helperText" | "helpText" | "hint" | "description" if self.component() => "title",
                key => key,
            };
            attribute(key, value, page);
        }
        if let Some((_, kind)) = self.draws().filter(|(_, kind)| !kind.is_empty() && self.attribute("type").is_none()) {
            attribute("type", kind, page);
        }
        page.push('>');
        if element == "label" && self.component() {
            page.push_str(&self.attribute("label").unwrap_or_default().replace('<', "&lt;"));
        }
    }

    /// Gives its name and label to the one field that it holds, written from here on, if that has none.
    fn name_held(&self, page: &mut String, from: usize) {
        let held = page.get(from..).unwrap_or_default();
        let two: Vec<_> = fields(held).take(2).collect();
        let [(at, field)] = two.as_slice() else { return };
        let own = held.get(*at..).and_then(|tag| tag.split('>').next()).unwrap_or_default();
        let mut given = String::new();
        for (key, as_) in [("name", "name"), ("label", "aria-label")] {
            if let Some(value) = self.attribute(key).filter(|_| !own.contains(&format!(" {as_}=\""))) {
                attribute(as_, value, &mut given);
            }
        }
        let behind = from + at + field.len();
        page.insert_str(behind, &given);
    }
}

/// Writes an attribute, on one line.
fn attribute(key: &str, value: &str, page: &mut String) {
    let value = value.replace('"', "&quot;").replace('>', "&gt;").replace(['\n', '\r'], " ");
    page.extend([" ", key, "=\"", &value, "\""]);
}

/// The fields that are written in a page: where, and how each begins.
fn fields(page: &str) -> impl Iterator<Item = (usize, &'static str)> {
    page.match_indices('<').filter_map(|(at, _)| {
        let field = FIELDS.into_iter().find(|field| page.get(at..).is_some_and(|tag| tag.starts_with(field)))?;
        Some((at, field))
    })
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

fn in_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')
}

/// As much of the start of a text as is made of these.
fn word(text: &str, of: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !of(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// The name that a call gives the field it is spread over: `{...register("ssn")}`.
fn registered(spread: &str) -> Option<&str> {
    let call = spread.strip_prefix('{')?.trim_start().strip_prefix("...")?;
    let (function, given) = call.split_once('(')?;
    let function = function.rsplit('.').next().unwrap_or_default().trim();
    let given = given.trim_start();
    let quote = given.chars().next().filter(|c| REGISTER.contains(&function) && matches!(c, '"' | '\'' | '`'))?;
    let (name, _) = given.get(1..)?.split_once(quote)?;
    (!name.contains("${")).then_some(name)
}

/// A value that is written out: in quotes, or in quotes in braces.
fn literal(written: &str) -> Option<&str> {
    let inner = written.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).map_or(written, str::trim);
    let quote = inner.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let text = inner.strip_prefix(quote)?.strip_suffix(quote)?;
    (!text.contains(quote) && !text.contains("${")).then_some(text)
}
