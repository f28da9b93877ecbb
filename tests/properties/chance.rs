//! The same chances on every machine. Assumes nothing; proves nothing: the generator of Steele, Lea and Flood 2014 is good enough to draw tests.

/// A source of chance.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`, which is not 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    /// A number of days below `most`.
    pub(crate) fn days(&mut self, most: u16) -> i32 {
        i32::from((self.next() % u64::from(most)) as u16)
    }

    /// Whether something happens that happens `percent` times in a hundred.
    pub(crate) fn of_100(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these.
    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// `count` of these, in their order; all of them if there are fewer.
    pub(crate) fn some<T: Copy>(&mut self, from: &[T], count: usize) -> Vec<T> {
        let mut at: Vec<usize> = (0..from.len()).collect();
        self.shuffle(&mut at);
        at.truncate(count);
        at.sort_unstable();
        at.into_iter().map(|i| from[i]).collect()
    }

    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }

    /// A set of bits within `all`, not empty.
    pub(crate) fn bits(&mut self, all: u64) -> u64 {
        loop {
            let bits = self.next() & all;
            if bits != 0 {
                return bits;
            }
        }
    }
}

/// A count as people write it: 1,234,567.
pub(crate) fn n(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
