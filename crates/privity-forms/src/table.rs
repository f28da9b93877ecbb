//! Tables of questions: `XLSForm` workbooks, their sheets as CSV, and any table with a column of questions.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};

use crate::{FormField, Placed, Read, SourceForm, Unreadable};

/// Cells, row by row.
type Rows = Vec<Vec<String>>;

/// The types of `XLSForm` that ask nothing of a person, and those that only structure a form.
const SILENT: [&str; 14] = [
    "begin group",
    "begin_group",
    "end group",
    "end_group",
    "begin repeat",
    "begin_repeat",
    "end repeat",
    "end_repeat",
    "note",
    "calculate",
    "start",
    "end",
    "today",
    "hidden",
];

pub(crate) fn csv(source: &str) -> Read {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(source.as_bytes());
    let (mut rows, mut lines): (Rows, Vec<u32>) = (Vec::new(), Vec::new());
    let (mut from, mut line) = (0, 1);
    for record in reader.records() {
        match record {
            Ok(record) => {
                // A cell may be of many lines, and a record begins behind the end of the last and lines without any.
                let at = record.position().map_or(from, |position| position.byte() as usize);
                let begins = source.get(at..).map_or(at, |rest| source.len() - rest.trim_start_matches(['\r', '\n']).len());
                line += source.get(from..begins).unwrap_or_default().matches('\n').count() as u32;
                from = begins;
                lines.push(line);
                rows.push(record.iter().map(str::to_owned).collect());
            }
            Err(error) => {
                let line = error.position().map_or(0, |position| position.line() as u32);
                return Unreadable::new("not a table").at(line).into();
            }
        }
    }
    Read { forms: survey(&rows, &lines, &[]).into_iter().collect(), unreadable: Vec::new() }
}

pub(crate) fn workbook(bytes: &[u8]) -> Read {
    let Ok(mut book) = Xlsx::new(Cursor::new(bytes)) else { return Unreadable::new("not a workbook that can be read").into() };
    let mut sheet = |name: &str| -> Rows {
        let range = book.worksheet_range(name).ok();
        let cell = |cell: &Data| if matches!(cell, Data::Empty) { String::new() } else { cell.to_string() };
        range.iter().flat_map(calamine::Range::rows).map(|row| row.iter().map(cell).collect()).collect()
    };
    let (rows, choices) = (sheet("survey"), sheet("choices"));
    // A row is as near to a line as a workbook has one.
    let lines: Vec<u32> = (1..).take(rows.len()).collect();
    Read { forms: survey(&rows, &lines, &choices).into_iter().collect(), unreadable: Vec::new() }
}

/// Where each column is, by the names of the first row.
struct Columns<'a>(&'a [String]);

impl Columns<'_> {
    /// The first column of one of these names, alone or with a language: `label::Español (es)`.
    fn of(&self, names: &[&str]) -> Option<usize> {
        let is = |head: &String| {
            let head = head.trim().to_ascii_lowercase();
            let plain = head.split("::").next().unwrap_or_default().trim().replace(' ', "_");
            names.contains(&plain.as_str())
        };
        self.0.iter().position(is)
    }

    /// The language of a column, as `label::Español (es)` says it.
    fn lang(&self, column: Option<usize>) -> String {
        let head = column.and_then(|at| self.0.get(at)).map_or("", String::as_str);
        let code = head.rsplit_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or("", |(code, _)| code);
        code.trim().to_owned()
    }
}

/// The form of a table, each row of which begins on a line.
fn survey(rows: &[Vec<String>], lines: &[u32], choices: &[Vec<String>]) -> Option<SourceForm> {
    let columns = Columns(rows.first()?);
    let label = columns.of(&["label", "question", "question_text", "field_label", "text", "prompt"]);
    let name = columns.of(&["name", "variable", "variable_/_field_name", "field_name", "field", "id", "key"]);
    // A table of data has neither.
    label.or(name.filter(|_| columns.of(&["type", "field_type"]).is_some()))?;
    let (kind, hint) = (columns.of(&["type", "field_type"]), columns.of(&["hint", "help", "description", "field_note"]));
    let answers = columns.of(&["choices", "options", "answers"]);
    let listed = listed(choices);
    let lang = columns.lang(label);
    let cell =
        |row: &Vec<String>, column: Option<usize>| column.and_then(|at| row.get(at)).map_or(String::new(), |text| text.trim().to_owned());
    let mut form = SourceForm { lang: lang.clone(), ..SourceForm::default() };
    for (at, (row, line)) in rows.iter().zip(lines).enumerate().skip(1) {
        let typed = cell(row, kind);
        let (kind, list) = typed.split_once(' ').unwrap_or((&typed, ""));
        if SILENT.contains(&typed.as_str()) || SILENT.contains(&kind) {
            continue;
        }
        let own = cell(row, answers);
        let options = match listed.iter().filter(|(known, _)| known == list).map(|(_, label)| label.clone()).collect::<Vec<_>>() {
            none if none.is_empty() => own.split(['|', ';']).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect(),
            some => some,
        };
        let field = FormField {
            label: cell(row, label),
            name: cell(row, name),
            kind: kind.to_owned(),
            help: cell(row, hint),
            options,
            lang: lang.clone(),
            ..FormField::default()
        };
        if !field.called().is_empty() {
            form.fields.push(Placed { field, line: *line, path: format!("row {}", at + 1) });
        }
    }
    (!form.fields.is_empty()).then_some(form)
}

/// The choices of each list: its name and a label.
fn listed(rows: &[Vec<String>]) -> Vec<(String, String)> {
    let Some(head) = rows.first() else { return Vec::new() };
    let columns = Columns(head);
    let (list, label) = (columns.of(&["list_name", "list"]), columns.of(&["label"]));
    let (Some(list), Some(label)) = (list, label) else { return Vec::new() };
    rows.iter().skip(1).filter_map(|row| Some((row.get(list)?.trim().to_owned(), row.get(label)?.trim().to_owned()))).collect()
}
