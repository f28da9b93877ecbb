//! HTML: one pass over its tokens, as browsers split it.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use crate::grid::{Grid, Headed};
use crate::template::without_code;
use crate::{FormField, Placed, Read, SourceForm, first};

/// Longest text kept for a label, a legend or a description: no one reads more beside a field.
const LONGEST: usize = 600;

pub(crate) fn read(source: &str) -> Read {
    let page = without_code(source);
    let queue = BufferQueue::default();
    let tokenizer = Tokenizer::new(Reader::default(), TokenizerOpts::default());
    let (mut from, mut line) = (0, 1);
    for to in page.match_indices('<').map(|(at, _)| at).chain([page.len()]) {
        let piece = page.get(from..to).unwrap_or_default();
        if piece.starts_with('<') {
            tokenizer.sink.opens(line);
        }
        queue.push_back(StrTendril::from_slice(piece));
        // Scripts are not run: reading goes on behind them.
        while !queue.is_empty() {
            let _ = tokenizer.feed(&queue);
        }
        line += piece.matches('\n').count() as u32;
        from = to;
    }
    tokenizer.end();
    Read { forms: tokenizer.sink.page.into_inner().finish(), unreadable: Vec::new() }
}

#[derive(Default)]
struct Reader {
    page: RefCell<Page>,
    /// The line of the first `<` since the last token: where a tag begins is not told with it.
    opened: Cell<Option<u32>>,
}

impl Reader {
    fn opens(&self, line: u32) {
        self.opened.set(self.opened.get().or(Some(line)));
    }
}

/// What has been read so far.
#[derive(Default)]
struct Page {
    lang: String,
    forms: Vec<Draft>,
    /// The form that fields belong to now; fields outside of all are one of their own.
    within: Option<usize>,
    /// Labels that are open, and the field each was given inside it.
    labels: Vec<Label>,
    /// Legends of the fieldsets that are open.
    legends: Vec<String>,
    /// Texts being collected, innermost last.
    texts: Vec<Text>,
    /// Texts by the id of their element.
    by_id: HashMap<String, String>,
    /// Text of labels by the id they are for.
    labelled: HashMap<String, String>,
    /// The last text before a field, to the last tag that ends a line: what stands beside it where nothing labels it.
    beside: String,
    /// The cell that this text began in, and whether a block ended after it.
    beside_in: usize,
    loose: bool,
    /// Whether a paragraph is open.
    paragraph: bool,
    /// Tables that are open, and how many cells have begun or ended.
    grids: Vec<Grid>,
    cells: usize,
    /// What the text being read belongs to; nothing at the start of a line.
    line: Option<Line>,
    /// The label that ended last, and the text before it.
    labelled_last: (String, String),
    /// The choice that was read last, until the text after it is read.
    chosen: Option<(usize, usize)>,
    /// The field whose options or contents are being read.
    select: Option<(usize, usize)>,
    /// The element whose text no one reads: a script, a style.
    unread: Option<String>,
}

#[derive(Default)]
struct Draft {
    form: SourceForm,
    fields: Vec<Half>,
}

/// A field before its label is known.
#[derive(Default)]
struct Half {
    placed: Placed,
    id: String,
    labelled_by: String,
    described_by: String,
    /// Label around it, `aria-label`, the text beside it, legends: the first that is not empty labels it.
    around: String,
    aria: String,
    beside: String,
    /// Whether the text beside it is one that stands by itself: a paragraph, a title.
    loose: bool,
    /// What heads it in a table.
    headed: Option<Headed>,
    legend: String,
    /// Radio buttons and checkboxes are labelled by their group; their own label is an option.
    choice: bool,
    /// The text before it and its label: what a group of choices asks, where no legend says it.
    before: String,
    /// The text after a choice that no label stands before.
    after: String,
}

#[derive(Default)]
struct Label {
    wants: String,
    text: String,
    /// The text before it.
    before: String,
    /// The fields inside it.
    fields: Vec<(usize, usize)>,
}

/// What a line of text is beside.
#[derive(Clone, Copy)]
enum Line {
    /// The field to come.
    Before,
    /// The choice that was read last.
    After(usize, usize),
}

/// Elements that a line of text goes on through.
const INLINE: [&str; 18] =
    ["a", "abbr", "acronym", "b", "bdi", "big", "cite", "em", "font", "i", "mark", "q", "small", "span", "strong", "sub", "sup", "u"];

/// Elements whose text stands by itself.
const BLOCKS: [&str; 25] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "dl",
    "section",
    "article",
    "header",
    "footer",
    "aside",
    "blockquote",
    "pre",
    "center",
    "legend",
    "caption",
    "summary",
    "tr",
    "table",
];

/// What a text that is being collected is for.
enum Purpose {
    Id(String),
    Label,
    Legend,
    Option,
    Contents,
}

struct Text {
    tag: String,
    purpose: Purpose,
    text: String,
    /// Elements of the same name that are open inside it.
    nested: u32,
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        if matches!(token, Token::ParseError(_)) {
            return TokenSinkResult::Continue;
        }
        let line = self.opened.take().unwrap_or(line as u32);
        let mut page = self.page.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => page.start(&tag, line),
            Token::TagToken(tag) => {
                page.end(&tag.name);
                TokenSinkResult::Continue
            }
            Token::CharacterTokens(text) => {
                page.text(&text);
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

fn attr(tag: &Tag, name: &str) -> String {
    tag.attrs.iter().find(|attr| &*attr.name.local == name).map_or(String::new(), |attr| attr.value.trim().to_owned())
}

/// Attributes by which a program names what is put in, where nothing is sent under a name.
const NAMES: [&str; 9] =
    ["name", "formcontrolname", "asp-for", "v-model", "[(ngmodel)]", "ng-model", "x-model", "bind:value", "wire:model"];

/// What a field is called: `name`, else what a framework binds it to.
fn name(tag: &Tag) -> String {
    let said = |name: &str| {
        // `v-model.trim`
        let named = |key: &str| key.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        let found = tag.attrs.iter().find(|attr| named(&attr.name.local))?;
        let value = found.value.trim();
        let value = if name == "name" { value } else { value.trim_matches(['{', '}']) };
        (!value.is_empty()).then(|| value.to_owned())
    };
    NAMES.into_iter().find_map(said).unwrap_or_default()
}

/// Words with one space between them, as a browser shows them.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for word in text.split_whitespace() {
        if plain.len() + word.len() > LONGEST {
            break;
        }
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

impl Page {
    fn start(&mut self, tag: &Tag, line: u32) -> TokenSinkResult<()> {
        let name = &*tag.name;
        let id = attr(tag, "id");
        self.breaks(name, &attr(tag, "for"));
        // What begins ends a paragraph before it.
        if BLOCKS.contains(&name) {
            self.loose |= self.paragraph || name == "li";
            self.paragraph = name == "p";
        }
        self.cell(name, tag);
        match name {
            "html" => self.lang = attr(tag, "lang"),
            "form" => self.form(tag),
            "label" => {
                self.labels.push(Label { wants: attr(tag, "for"), before: plain(&self.beside), ..Label::default() });
                self.collect(name, Purpose::Label);
            }
            "fieldset" => self.legends.push(String::new()),
            "legend" => self.collect(name, Purpose::Legend),
            "option" => {
                self.close("option");
                self.collect(name, Purpose::Option);
            }
            "input" | "select" | "textarea" => self.field(tag, line),
            _ if !attr(tag, "contenteditable").is_empty() && attr(tag, "contenteditable") != "false" => self.field(tag, line),
            "br" | "td" | "th" | "p" | "div" | "li" | "dt" | "dd" => self.text(" "),
            _ => {}
        }
        let void = matches!(
            name,
            "input" | "br" | "img" | "hr" | "meta" | "link" | "wbr" | "area" | "base" | "col" | "embed" | "source" | "track"
        );
        if !void
            && !tag.self_closing
            && !matches!(name, "label" | "legend" | "option" | "textarea")
            && let Some(open) = self.texts.iter_mut().rfind(|text| text.tag == name)
        {
            open.nested += 1;
        }
        if !id.is_empty()
            && !void
            && !tag.self_closing
            && !matches!(name, "form" | "html" | "body" | "main" | "fieldset" | "select" | "textarea")
        {
            self.collect(name, Purpose::Id(id));
        }
        match name {
            "textarea" => {
                self.collect(name, Purpose::Contents);
                TokenSinkResult::RawData(RawKind::Rcdata)
            }
            "title" => TokenSinkResult::RawData(RawKind::Rcdata),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => {
                self.unread = Some(name.to_owned());
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "script" => {
                self.unread = Some(name.to_owned());
                TokenSinkResult::RawData(RawKind::ScriptData)
            }
            "plaintext" => TokenSinkResult::Plaintext,
            _ => TokenSinkResult::Continue,
        }
    }

    fn form(&mut self, tag: &Tag) {
        let lang = first([attr(tag, "lang"), self.lang.clone()]);
        let action = attr(tag, "action").to_ascii_lowercase();
        let secure = if action.starts_with("http:") { Some(false) } else { action.starts_with("https:").then_some(true) };
        let form = SourceForm { lang, secure, fields: Vec::new() };
        self.within = Some(self.forms.len());
        self.forms.push(Draft { form, fields: Vec::new() });
        self.beside.clear();
    }

    /// What begins in a table.
    fn cell(&mut self, name: &str, tag: &Tag) {
        match name {
            // What nests deeper is drawn by no one.
            "table" if self.grids.len() < 64 => self.grids.push(Grid::default()),
            "tr" => self.row(),
            "td" | "th" => {
                let span = |name: &str| attr(tag, name).parse().unwrap_or(1);
                if let Some(grid) = self.grids.last_mut() {
                    grid.cell(name == "th", span("colspan"), span("rowspan"));
                }
            }
            _ => return,
        }
        self.cells += 1;
    }

    /// Ends a row: its fields are given what heads them.
    fn row(&mut self) {
        let headed = self.grids.last_mut().map(Grid::row).unwrap_or_default();
        for ((form, field), head) in headed {
            if let Some(half) = self.half(form, field) {
                half.headed = Some(Headed { row: plain(&head.row), column: plain(&head.column) });
            }
        }
    }

    fn collect(&mut self, tag: &str, purpose: Purpose) {
        // What nests deeper than any page does is text of what is around it.
        if self.texts.len() < 256 {
            self.texts.push(Text { tag: tag.to_owned(), purpose, text: String::new(), nested: 0 });
        }
    }

    fn text(&mut self, text: &str) {
        if self.unread.is_some() {
            return;
        }
        // Options and contents are not part of the label around them.
        let from = if self.select.is_some() { self.texts.len().saturating_sub(1) } else { 0 };
        for open in self.texts.iter_mut().skip(from).filter(|open| from == 0 || matches!(open.purpose, Purpose::Option | Purpose::Contents))
        {
            if open.text.len() < LONGEST * 4 {
                open.text.push_str(text);
            }
        }
        if self.select.is_none()
            && let Some(cell) = self.grids.last_mut().and_then(Grid::text)
            && cell.len() < LONGEST * 4
        {
            cell.push_str(text);
        }
        // An asterisk or a colon says nothing by itself.
        if self.select.is_none() && (self.line.is_some() || text.contains(char::is_alphanumeric)) {
            self.beside(text);
        }
    }

    /// Keeps a text for the field that it stands beside.
    fn beside(&mut self, text: &str) {
        let begun = self.line.or_else(|| self.chosen.take().map(|(form, field)| Line::After(form, field)));
        let line = begun.unwrap_or_else(|| {
            self.beside.clear();
            (self.beside_in, self.loose) = (self.cells, false);
            Line::Before
        });
        self.line = Some(line);
        let side = match line {
            Line::Before => Some(&mut self.beside),
            Line::After(form, field) => self.half(form, field).map(|half| &mut half.after),
        };
        if let Some(side) = side
            && side.len() < LONGEST * 4
        {
            side.push_str(text);
        }
    }

    /// A tag ends the line, unless it is one of a few. What stands after a choice may be in its own label.
    fn breaks(&mut self, tag: &str, wants: &str) {
        if INLINE.contains(&tag) {
            return;
        }
        self.line = None;
        let chosen = self.chosen.and_then(|(form, field)| self.forms.get(form)?.fields.get(field));
        if chosen.is_none_or(|chosen| tag != "label" || chosen.id != wants) {
            self.chosen = None;
        }
    }

    fn end(&mut self, tag: &str) {
        self.breaks(tag, "");
        if self.unread.as_deref() == Some(tag) {
            self.unread = None;
        }
        self.loose |= BLOCKS.contains(&tag);
        match tag {
            "form" => self.within = None,
            "p" => self.paragraph = false,
            "td" | "th" => {
                self.grids.last_mut().into_iter().for_each(Grid::closed);
                self.cells += 1;
            }
            "tr" => self.row(),
            "table" => {
                self.row();
                self.grids.pop();
                self.cells += 1;
            }
            "select" => {
                self.close("option");
                self.select = None;
            }
            "fieldset" => drop(self.legends.pop()),
            _ => {}
        }
        self.close(tag);
    }

    /// Ends the innermost texts of this element, and of those left open inside it.
    fn close(&mut self, tag: &str) {
        let Some(from) = self.texts.iter().rposition(|text| text.tag == tag) else { return };
        if let Some(open) = self.texts.get_mut(from)
            && open.nested > 0
        {
            open.nested -= 1;
            return;
        }
        // An option ends inside its own list, and a paragraph inside its own label.
        let ended: Vec<Text> = self.texts.drain(from..).collect();
        for text in ended.into_iter().rev() {
            self.ended(text);
        }
        // An element may be collected for two purposes.
        if self
            .texts
            .last()
            .is_some_and(|text| text.tag == tag && matches!(text.purpose, Purpose::Label | Purpose::Legend | Purpose::Option))
        {
            self.close(tag);
        }
    }

    fn ended(&mut self, text: Text) {
        let said = plain(&text.text);
        match text.purpose {
            Purpose::Id(id) => drop(self.by_id.entry(id).or_insert(said)),
            Purpose::Legend => {
                if let Some(legend) = self.legends.last_mut() {
                    *legend = said;
                }
            }
            Purpose::Label => {
                let Some(mut label) = self.labels.pop() else { return };
                label.text = said;
                self.labelled_last = (label.text.clone(), core::mem::take(&mut label.before));
                if !label.wants.is_empty() {
                    self.labelled.entry(label.wants).or_insert(label.text.clone());
                }
                for (form, field) in label.fields {
                    if let Some(half) = self.half(form, field) {
                        half.around.clone_from(&label.text);
                    }
                }
            }
            Purpose::Option => {
                if let Some((form, field)) = self.select
                    && !said.is_empty()
                    && let Some(half) = self.half(form, field)
                {
                    half.placed.field.options.push(said);
                }
            }
            Purpose::Contents => {
                if let Some((form, field)) = self.select.take()
                    && let Some(half) = self.half(form, field)
                {
                    half.placed.field.value = said;
                }
            }
        }
    }

    fn half(&mut self, form: usize, field: usize) -> Option<&mut Half> {
        self.forms.get_mut(form)?.fields.get_mut(field)
    }

    fn field(&mut self, tag: &Tag, line: u32) {
        let kind = match &*tag.name {
            "input" => match attr(tag, "type").to_ascii_lowercase() {
                kind if kind.is_empty() => "text".to_owned(),
                kind => kind,
            },
            "select" | "textarea" => tag.name.to_string(),
            _ => "contenteditable".to_owned(),
        };
        // What sends, resets or draws asks nothing.
        if matches!(kind.as_str(), "submit" | "button" | "reset" | "image") {
            return;
        }
        let form = self.within.unwrap_or_else(|| {
            // Fields outside of every form are one form: pages that script sends.
            let lone = self.forms.iter().position(|draft| draft.form == SourceForm { lang: self.lang.clone(), ..SourceForm::default() });
            lone.unwrap_or_else(|| {
                self.forms.push(Draft { form: SourceForm { lang: self.lang.clone(), ..SourceForm::default() }, fields: Vec::new() });
                self.forms.len() - 1
            })
        });
        let choice = matches!(kind.as_str(), "radio" | "checkbox");
        let lang = [attr(tag, "lang"), self.forms.get(form).map_or(String::new(), |draft| draft.form.lang.clone())];
        let field = FormField {
            name: name(tag),
            id: attr(tag, "id"),
            kind: kind.clone(),
            autocomplete: attr(tag, "autocomplete"),
            placeholder: attr(tag, "placeholder"),
            help: attr(tag, "title"),
            lang: first(lang),
            // The value of a choice is its answer, not the form's.
            value: if choice { String::new() } else { attr(tag, "value") },
            ..FormField::default()
        };
        // What nobody sees stands beside nothing.
        let beside = if kind == "hidden" { String::new() } else { plain(&core::mem::take(&mut self.beside)) };
        let own = self.beside_in == self.cells && beside.contains(char::is_alphabetic);
        let (before, labelled) = match self.labels.last() {
            Some(around) => (around.before.clone(), !beside.is_empty() && beside != around.before),
            None if !beside.is_empty() && beside == self.labelled_last.0 => (core::mem::take(&mut self.labelled_last.1), true),
            None => (beside.clone(), false),
        };
        let half = Half {
            id: field.id.clone(),
            placed: Placed { field, line, path: String::new() },
            labelled_by: attr(tag, "aria-labelledby"),
            described_by: attr(tag, "aria-describedby"),
            aria: attr(tag, "aria-label"),
            beside,
            loose: self.loose && !labelled,
            before,
            legend: self.legends.iter().rev().find(|legend| !legend.is_empty()).cloned().unwrap_or_default(),
            choice,
            ..Half::default()
        };
        let Some(draft) = self.forms.get_mut(form) else { return };
        draft.fields.push(half);
        let place = (form, draft.fields.len() - 1);
        if kind != "hidden" {
            let mut bare = (!own).then_some(place);
            self.grids.iter_mut().rev().for_each(|grid| grid.field(bare.take()));
        }
        self.chosen = (choice && !labelled).then_some(place);
        if let Some(label) = self.labels.last_mut() {
            label.fields.push(place);
        }
        if matches!(kind.as_str(), "select" | "textarea") {
            self.select = Some(place);
        }
    }

    /// The forms, each field with its label; choices of one name are one field.
    fn finish(mut self) -> Vec<SourceForm> {
        while let Some(text) = self.texts.pop() {
            self.ended(text);
        }
        while !self.grids.is_empty() {
            self.row();
            self.grids.pop();
        }
        let texts = |ids: &str| {
            let said: Vec<&str> = ids.split_whitespace().filter_map(|id| self.by_id.get(id)).map(String::as_str).collect();
            said.join(" ")
        };
        let mut forms = Vec::new();
        for draft in core::mem::take(&mut self.forms) {
            let mut form = draft.form;
            // Choices of one kind and name: how many there are, and which field they are.
            let mut groups: HashMap<(String, String), (u32, Option<usize>)> = HashMap::new();
            for Placed { field, .. } in draft.fields.iter().filter(|half| half.choice).map(|half| &half.placed) {
                groups.entry((field.kind.clone(), field.name.clone())).or_default().0 += 1;
            }
            for half in draft.fields {
                let of = self.labelled.get(&half.id).cloned().unwrap_or_default();
                let own =
                    [texts(&half.labelled_by), half.aria, of, half.around, plain(&half.after)].into_iter().find(|text| !text.is_empty());
                let Placed { mut field, line, path } = half.placed;
                let described = texts(&half.described_by);
                if !described.is_empty() {
                    field.help = described;
                }
                let named = half.choice && !field.name.is_empty();
                let group = if named { groups.get_mut(&(field.kind.clone(), field.name.clone())) } else { None };
                let several = group.as_ref().is_some_and(|(count, _)| *count > 1);
                if half.choice && (!half.legend.is_empty() || several) {
                    let (asked, offered) = match half.headed {
                        // Answers in words of their own, or one in each column.
                        Some(headed) if own.is_some() => (headed.label(), String::new()),
                        Some(headed) => (headed.row, headed.column),
                        None => (half.before, half.beside),
                    };
                    let option = own.unwrap_or(offered);
                    if let Some((_, place)) = group {
                        if let Some(known) = place.and_then(|at| form.fields.get_mut(at)) {
                            known.field.options.push(option);
                            continue;
                        }
                        *place = Some(form.fields.len());
                    }
                    field.options.push(option);
                    field.label = if half.legend.is_empty() { asked } else { half.legend };
                } else {
                    let headed = half.headed.as_ref().map(Headed::label);
                    field.label = own.or(headed).unwrap_or_else(|| {
                        let says = field.placeholder.is_empty() && !(half.loose && belies(&half.beside, &field));
                        if says { half.beside } else { String::new() }
                    });
                }
                form.fields.push(Placed { field, line, path });
            }
            forms.push(form);
        }
        forms.retain(|form| !form.fields.is_empty());
        forms
    }
}

/// The score of a name that leaves little doubt: `ssn`, and not `children`.
const SURE: u8 = 70;

/// Whether a text that stands by itself would have a field ask for something other than its name surely says.
fn belies(text: &str, field: &FormField) -> bool {
    let labelled = FormField { label: text.to_owned(), ..field.clone() }.detect();
    let named = field.detect().categories;
    named.iter().any(|named| named.score >= SURE && labelled.categories.iter().all(|asked| asked.category != named.category))
}
