//! Time and allocations.

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Rounds of every case; the median is reported.
const ROUNDS: usize = 11;
/// A round of a case goes over its questions until it has taken this long.
const ROUND: Duration = Duration::from_millis(5);

/// The system's allocator, counting. Each count costs the peers, which allocate, about a nanosecond.
pub struct Counting;

static COUNT: AtomicU64 = AtomicU64::new(0);

fn count() {
    // There is one thread: no need of a locked addition.
    COUNT.store(COUNT.load(Ordering::Relaxed).wrapping_add(1), Ordering::Relaxed);
}

// SAFETY: everything is passed on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: as the caller promised.
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: as the caller promised.
        unsafe { System.dealloc(at, layout) }
    }
    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        // SAFETY: as the caller promised.
        unsafe { System.realloc(at, layout, size) }
    }
}

/// Something to time: one pass over its questions.
pub struct Case<'a> {
    pub name: String,
    /// Most nanoseconds a decision may take.
    pub budget: Option<f64>,
    questions: usize,
    pass: Box<dyn FnMut() + 'a>,
}

impl<'a> Case<'a> {
    /// Decides each of these questions, one after another.
    pub fn new<Q, T>(name: impl Into<String>, budget: Option<f64>, questions: &'a [Q], mut decide: impl FnMut(&Q) -> T + 'a) -> Case<'a> {
        let pass = move || {
            for question in questions {
                black_box(decide(black_box(question)));
            }
        };
        Case { name: name.into(), budget, questions: questions.len(), pass: Box::new(pass) }
    }
}

/// What was measured of a case, a decision.
pub struct Row {
    pub name: String,
    pub budget: Option<f64>,
    pub median: f64,
    pub least: f64,
    pub most: f64,
    pub allocations: f64,
}

/// Measures the cases in turn, round by round, so that what disturbs the machine disturbs them alike.
pub fn measure(cases: Vec<Case<'_>>) -> Vec<Row> {
    let mut cases: Vec<(Case<'_>, u32, f64, Vec<f64>)> = cases.into_iter().map(prepared).collect();
    for _ in 0..ROUNDS {
        for (case, passes, _, rounds) in &mut cases {
            let start = Instant::now();
            (0..*passes).for_each(|_| (case.pass)());
            rounds.push(start.elapsed().as_nanos() as f64 / f64::from(*passes) / case.questions as f64);
        }
    }
    let row = |(case, _, allocations, mut rounds): (Case<'_>, u32, f64, Vec<f64>)| {
        rounds.sort_unstable_by(f64::total_cmp);
        let (least, median, most) = (rounds[0], rounds[ROUNDS / 2], rounds[ROUNDS - 1]);
        Row { name: case.name, budget: case.budget, median, least, most, allocations }
    };
    cases.into_iter().map(row).collect()
}

/// Warms a case up, counts its allocations and how many passes make a round.
fn prepared(mut case: Case<'_>) -> (Case<'_>, u32, f64, Vec<f64>) {
    (case.pass)();
    let (before, start) = (COUNT.load(Ordering::Relaxed), Instant::now());
    (case.pass)();
    let (allocations, took) = (COUNT.load(Ordering::Relaxed) - before, start.elapsed());
    let passes = (ROUND.as_nanos() / took.as_nanos().max(1)) as u32 + 1;
    let each = allocations as f64 / case.questions as f64;
    (case, passes, each, Vec::with_capacity(ROUNDS))
}
