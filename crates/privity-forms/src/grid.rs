//! Tables of a page: which cells head a field that has no words of its own.

use core::mem::take;

/// More columns than a table to fill in has.
const COLUMNS: usize = 256;

/// A table, row by row.
#[derive(Default)]
pub(crate) struct Grid {
    /// What heads each column.
    heads: Vec<String>,
    /// Whether cells for heads (`th`) say so, and not only their place.
    firm: bool,
    /// Whether fields have come below these heads.
    filled: bool,
    row: Vec<Cell>,
    /// Whether the last cell of the row is open.
    open: bool,
    /// In how many rows, from this one on, each column is taken by a cell.
    taken: Vec<usize>,
}

#[derive(Default)]
struct Cell {
    head: bool,
    column: usize,
    wide: usize,
    text: String,
    /// Whether fields are in it.
    filled: bool,
    /// The fields that no text in it stands before.
    bare: Vec<(usize, usize)>,
}

impl Cell {
    fn says(&self) -> bool {
        self.text.contains(char::is_alphabetic)
    }
}

/// What heads the row and the column of a field.
#[derive(Clone, Default)]
pub(crate) struct Headed {
    pub(crate) row: String,
    pub(crate) column: String,
}

impl Headed {
    pub(crate) fn label(&self) -> String {
        joined(&self.row, &self.column)
    }
}

fn joined(first: &str, second: &str) -> String {
    [first, second].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

impl Grid {
    /// Begins a cell that is so many columns wide and rows high.
    pub(crate) fn cell(&mut self, head: bool, wide: usize, high: usize) {
        let column = self.row.last().map_or(0, |last| last.column + last.wide);
        let free = (column..COLUMNS).find(|at| self.taken.get(*at).is_none_or(|rows| *rows == 0));
        let column = free.unwrap_or(COLUMNS);
        let wide = wide.clamp(1, COLUMNS - column + 1);
        let end = (column + wide).min(COLUMNS);
        if high > 1 && self.taken.len() < end {
            self.taken.resize(end, 0);
        }
        for rows in self.taken.iter_mut().take(end).skip(column) {
            *rows = high.max(1);
        }
        self.row.push(Cell { head, column, wide, ..Cell::default() });
        self.open = true;
    }

    /// Ends the cell that is open.
    pub(crate) fn closed(&mut self) {
        self.open = false;
    }

    /// The text of the cell that is open.
    pub(crate) fn text(&mut self) -> Option<&mut String> {
        if self.open { self.row.last_mut().map(|cell| &mut cell.text) } else { None }
    }

    /// A field is in the cell that is open; `bare` if no words of the cell stand before it.
    pub(crate) fn field(&mut self, bare: Option<(usize, usize)>) {
        if let Some(cell) = self.row.last_mut().filter(|_| self.open) {
            cell.filled = true;
            cell.bare.extend(bare);
        }
    }

    /// Ends a row: its bare fields, and what heads each. None if cells of the same row say what they are.
    pub(crate) fn row(&mut self) -> Vec<((usize, usize), Headed)> {
        self.open = false;
        let row = take(&mut self.row);
        self.taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        if row.iter().any(|cell| cell.filled) {
            self.filled = true;
            return self.headed(&row);
        }
        self.head(&row);
        Vec::new()
    }

    /// Takes a row without fields for heads, if it is one: one cell alone is a title.
    fn head(&mut self, row: &[Cell]) {
        let said = row.iter().filter(|cell| cell.says()).count();
        let firm = row.iter().filter(|cell| cell.says()).all(|cell| cell.head);
        let title = matches!(row, [only] if only.wide > 1 || !firm);
        let soft = !firm && (self.firm || said < 2 || row.iter().any(|cell| cell.head));
        if said == 0 || title || soft {
            return;
        }
        // Heads over heads: `Spouse`, and below it `Name` and `Birth`.
        if self.filled || !firm || !self.firm {
            self.heads.clear();
        }
        (self.firm, self.filled) = (firm, false);
        for cell in row {
            let (from, to) = (cell.column.min(COLUMNS), (cell.column + cell.wide).min(COLUMNS));
            if self.heads.len() < to {
                self.heads.resize(to, String::new());
            }
            for head in self.heads.iter_mut().take(to).skip(from) {
                *head = joined(head, cell.text.trim());
            }
        }
    }

    fn headed(&self, row: &[Cell]) -> Vec<((usize, usize), Headed)> {
        let mut before: Option<&Cell> = None;
        let mut headed = Vec::new();
        let mut pairs = true;
        let mut last = None;
        for cell in row {
            if !cell.filled {
                last = Some(cell);
                before = if cell.says() { Some(cell) } else { before };
                continue;
            }
            pairs &= last.take().is_some_and(Cell::says);
            let head = Headed {
                row: before.map_or(String::new(), |cell| cell.text.trim().to_owned()),
                column: self.heads.get(cell.column).cloned().unwrap_or_default(),
            };
            headed.extend(cell.bare.iter().map(|place| (*place, head.clone())));
        }
        // A label and a field, a label and a field: the table is there to draw them in line.
        if self.heads.is_empty() || pairs && !self.firm { Vec::new() } else { headed }
    }
}
