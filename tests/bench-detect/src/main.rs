//! How fast detection is: columns beside what others run over the same cells, fields, pages and texts, and the floor of touching every byte
//! once. One command, one run, one thread, a fixed seed; every value is made up. `cargo xtask bench-detect`, or
//! `cargo run --release -p privity-bench-detect [-- --alone]`: alone, without the peers.
#![allow(clippy::float_arithmetic, clippy::cast_precision_loss, reason = "measured times are no answers")]

mod cells;
mod fields;
mod peers;

use std::hint::black_box;
use std::time::Instant;

use privity_detect::{Kind, Kinds, Lexicons, scan};

use cells::{NAMES, ROWS};

/// The kinds that every peer looks for as well, each by a pattern of its own: `peers.py`.
const EIGHT: [Kind; 8] = [Kind::Ssn, Kind::Phone, Kind::Email, Kind::Ipv4, Kind::Mac, Kind::Card, Kind::DateOfBirth, Kind::Url];

/// The best of so many runs, in seconds.
fn best(times: usize, mut run: impl FnMut()) -> f64 {
    let mut best = f64::MAX;
    for _ in 0..times {
        let start = Instant::now();
        run();
        best = best.min(start.elapsed().as_secs_f64());
    }
    best
}

/// A line of the table of columns: seconds for all cells.
fn column_line(what: &str, seconds: f64, megabytes: f64, ours: f64) {
    println!("{what:<44} {:>8.1} MB/s {:>10.0} rows/s {:>9.1}", megabytes / seconds, ROWS as f64 / seconds, seconds / ours);
}

fn main() -> std::io::Result<()> {
    let alone = std::env::args().any(|argument| argument == "--alone");
    let columns = cells::columns();
    let views: Vec<Vec<&str>> = columns.iter().map(|column| column.iter().map(String::as_str).collect()).collect();
    let bytes: usize = columns.iter().flatten().map(String::len).sum();
    let megabytes = bytes as f64 / 1e6;

    let lexicons = Lexicons::builtin();
    let each = |kinds: Kinds| -> Vec<f64> {
        let columns = NAMES.iter().zip(&views);
        columns.map(|(name, column)| best(9, || _ = black_box(lexicons.detect_column(name, column, kinds)))).collect()
    };
    let floor = best(9, || {
        let sum: u64 = views.iter().flatten().map(|cell| cell.bytes().map(u64::from).sum::<u64>()).sum();
        black_box(sum);
    });
    let eight = each(Kinds::of(&EIGHT));
    let all = each(Kinds::ALL);
    let ours: f64 = eight.iter().sum();
    println!("{ROWS} rows of {} cells, {megabytes:.1} MB                                                        × ours", NAMES.len());
    column_line("floor: touch every byte", floor, megabytes, ours);
    column_line("detect_column, eight kinds", ours, megabytes, ours);
    column_line("detect_column, every kind", all.iter().sum(), megabytes, ours);
    if !alone {
        for peer in peers::run(&columns)? {
            match peer.seconds {
                Ok(seconds) => column_line(&peer.name, seconds, megabytes, ours),
                Err(why) => println!("{:<44} {why}", peer.name),
            }
        }
    }
    println!("\nby column, every kind");
    for ((name, column), time) in NAMES.iter().zip(&views).zip(&all) {
        let size: usize = column.iter().map(|cell| cell.len()).sum();
        println!("    {name:<8} {:>6.0} MB/s", size as f64 / 1e6 / time);
    }

    let text: String = views.iter().flatten().take(ROWS / 10).fold(String::new(), |text, cell| text + cell + "\n");
    let texts = best(9, || _ = black_box(scan(&text)));
    println!("scan, with statements {:>6.0} MB/s\n", text.len() as f64 / 1e6 / texts);
    println!("lexicons of twelve languages, read once {:>6.2} ms\n", best(9, || _ = black_box(Lexicons::builtin())) * 1e3);
    fields::run();
    Ok(())
}
