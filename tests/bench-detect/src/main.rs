//! How fast detection is: columns, fields and texts, beside the floor of touching every byte once. One thread, one run, a fixed seed; every
//! value is made up. `cargo run --release -p privity-bench-detect`
#![allow(clippy::float_arithmetic, clippy::cast_precision_loss, reason = "measured times are no answers")]

use std::hint::black_box;
use std::time::Instant;

use privity_detect::{Field, detect, detect_column, scan};

const ROWS: usize = 100_000;
const TIMES: usize = 20_000;
const NAMES: [&str; 10] = ["ssn", "phone", "email", "ip", "card", "born", "zip", "page", "note", "amount"];

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

/// The best of five runs, in seconds.
fn best(mut run: impl FnMut()) -> f64 {
    let mut best = f64::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        run();
        best = best.min(start.elapsed().as_secs_f64());
    }
    best
}

fn main() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let columns: Vec<Vec<String>> = (0..10).map(|column| (0..ROWS).map(|_| cell(column, &mut random)).collect()).collect();
    let views: Vec<Vec<&str>> = columns.iter().map(|column| column.iter().map(String::as_str).collect()).collect();
    let bytes: usize = columns.iter().flatten().map(String::len).sum();
    let megabytes = bytes as f64 / 1e6;

    let floor = best(|| {
        let sum: u64 = views.iter().flatten().flat_map(|cell| cell.bytes()).fold(0, |sum, byte| sum.wrapping_add(u64::from(byte)));
        black_box(sum);
    });
    let all = best(|| {
        for (name, column) in NAMES.iter().zip(&views) {
            black_box(detect_column(name, column));
        }
    });
    let text: String = views.iter().flatten().take(ROWS).fold(String::new(), |text, cell| text + cell + "\n");
    let texts = best(|| {
        black_box(scan(&text));
    });
    println!("{ROWS} rows of {} cells, {megabytes:.1} MB", NAMES.len());
    println!("floor: touch every byte       {:>8.0} MB/s", megabytes / floor);
    println!(
        "detect_column, every kind     {:>8.0} MB/s  {:.2} M rows/s  {:.2} of the floor",
        megabytes / all,
        ROWS as f64 / all / 1e6,
        floor / all
    );
    for (name, column) in NAMES.iter().zip(&views) {
        let size: usize = column.iter().map(|cell| cell.len()).sum();
        let time = best(|| {
            black_box(detect_column(name, column));
        });
        println!("    {name:<8}                  {:>8.0} MB/s", size as f64 / 1e6 / time);
    }
    println!("scan, with statements         {:>8.0} MB/s", text.len() as f64 / 1e6 / texts);

    let fields = [
        Field { label: "First name", name: "first_name", ..Field::default() },
        Field { label: "What is your date of birth?", name: "dob", kind: "date", ..Field::default() },
        Field { label: "Dirección de correo electrónico", name: "email", lang: "es", ..Field::default() },
        Field {
            label: "Номер водительского удостоверения", name: "license", lang: "ru", ..Field::default()
        },
        Field { label: "您的社会安全号码", lang: "zh-Hans", ..Field::default() },
        Field { label: "Address line 1", name: "billing[address][line1]", autocomplete: "billing address-line1", ..Field::default() },
        Field { label: "Template", name: "template", kind: "SelectField", ..Field::default() },
        Field { label: "How did you hear about this listing?", name: "howDidYouHear", ..Field::default() },
    ];
    for field in &fields {
        let time = best(|| {
            for _ in 0..TIMES {
                black_box(detect(black_box(field)));
            }
        });
        let size = field.label.len() + field.name.len() + field.autocomplete.len() + field.kind.len();
        println!("one field of {size:>3} bytes         {:>8.0} ns   {}", time / TIMES as f64 * 1e9, field.label);
    }
}
