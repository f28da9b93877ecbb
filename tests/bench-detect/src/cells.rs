//! The cells, from a fixed seed.

/// How many rows there are.
pub(crate) const ROWS: usize = 100_000;
/// The names of the columns.
pub(crate) const NAMES: [&str; 10] = ["ssn", "phone", "email", "ip", "card", "born", "zip", "page", "note", "amount"];

/// Xorshift (Marsaglia 2003): the same numbers in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

fn cell(column: usize, r: &mut Random) -> String {
    match column {
        0 => format!("{:03}-{:02}-{:04}", 1 + r.below(665), 1 + r.below(99), 1 + r.below(9999)),
        1 => format!("({}) {}-{:04}", 201 + r.below(700), 201 + r.below(700), r.below(10_000)),
        2 => format!("person{}.{}@example{}.org", r.below(100_000), r.below(100), r.below(100)),
        3 => format!("{}.{}.{}.{}", r.below(256), r.below(256), r.below(256), r.below(256)),
        4 => format!("4{:03} {:04} {:04} {:04}", r.below(1000), r.below(10_000), r.below(10_000), r.below(10_000)),
        5 => format!("{:04}-{:02}-{:02}", 1930 + r.below(90), 1 + r.below(12), 1 + r.below(28)),
        6 => format!("{:05}", r.below(100_000)),
        7 => format!("https://www.facebook.com/person.{}", r.below(1_000_000)),
        8 => format!("came in with {} papers and asked about the waiting list", r.below(9)),
        _ => format!("{}.{:02}", r.below(100_000), r.below(100)),
    }
}

/// The columns, each a list of [`ROWS`] values.
pub(crate) fn columns() -> Vec<Vec<String>> {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    (0..NAMES.len()).map(|column| (0..ROWS).map(|_| cell(column, &mut random)).collect()).collect()
}
