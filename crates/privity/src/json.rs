//! Reads JSON (RFC 8259) into a [`Value`]: keys in order, duplicates kept, depth bounded while reading.
//!
//! Our own, because a question needs little of what a general reader brings to every page that loads it: numbers are validated and never
//! converted, and a surrogate without its other half is an error. Where it stops, and what it takes for an end too soon, is what `serde_json`
//! has it: the tests hold the two together.

use crate::value::Value;

/// Why a text was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// It ends too soon.
    Short,
    /// It is not JSON.
    Wrong,
    /// It nests too deep.
    Deep,
}

/// An error: why, and at which line from 1 and column in bytes.
pub(crate) type Error = (Why, u32, u32);

/// Reads the one value that a text is.
pub(crate) fn read(text: &str) -> Result<Value, Error> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(Value::DEEPEST).and_then(|value| match reader.skip() {
        None => Ok(value),
        Some(_) => Err(reader.next(Why::Wrong)),
    });
    value.map_err(|(why, at)| {
        let before = text.as_bytes().get(..at).unwrap_or_default();
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        let line = before.split(|byte| *byte == b'\n').count();
        (why, line as u32, (at - start) as u32)
    })
}

/// Why, and how many bytes were read.
type Stop = (Why, usize);

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// Takes this byte if it comes next.
    fn eat(&mut self, byte: u8) -> bool {
        let comes = self.peek() == Some(byte);
        self.at += usize::from(comes);
        comes
    }

    /// Skips white space; the byte after it.
    fn skip(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    /// An error in what was read.
    fn here(&self, why: Why) -> Stop {
        (why, self.at)
    }

    /// An error in the byte that comes next, or in that none does.
    fn next(&self, why: Why) -> Stop {
        match self.peek() {
            Some(_) => (why, self.at + 1),
            None => (why, self.at),
        }
    }

    fn value(&mut self, deeper: u8) -> Result<Value, Stop> {
        match self.skip() {
            None => Err(self.next(Why::Short)),
            Some(b'n') => self.word("null").map(|()| Value::Null),
            Some(b't') => self.word("true").map(|()| Value::Bool(true)),
            Some(b'f') => self.word("false").map(|()| Value::Bool(false)),
            Some(b'-' | b'0'..=b'9') => self.number().map(|()| Value::Number),
            Some(b'"') => self.string().map(|text| Value::Text(text.into())),
            Some(b'[') => self.list(deeper.checked_sub(1)),
            Some(b'{') => self.map(deeper.checked_sub(1)),
            Some(_) => Err(self.next(Why::Wrong)),
        }
    }

    fn word(&mut self, word: &str) -> Result<(), Stop> {
        for expected in word.bytes() {
            match self.take() {
                Some(byte) if byte == expected => {}
                Some(_) => return Err(self.here(Why::Wrong)),
                None => return Err(self.here(Why::Short)),
            }
        }
        Ok(())
    }

    fn list(&mut self, deeper: Option<u8>) -> Result<Value, Stop> {
        self.at += 1;
        let mut list = Vec::new();
        let Some(deeper) = deeper else {
            self.skip();
            if self.eat(b',') {
                self.skip();
            } else {
                self.eat(b']');
            }
            return Err(self.here(Why::Deep));
        };
        loop {
            match self.skip() {
                None => return Err(self.next(Why::Short)),
                Some(b']') => break,
                Some(_) if list.is_empty() => {}
                Some(b',') => {
                    self.at += 1;
                    match self.skip() {
                        None => return Err(self.next(Why::Short)),
                        Some(b']') => return Err(self.next(Why::Wrong)),
                        Some(_) => {}
                    }
                }
                Some(_) => return Err(self.next(Why::Wrong)),
            }
            list.push(self.value(deeper)?);
        }
        self.at += 1;
        Ok(Value::List(list))
    }

    fn map(&mut self, deeper: Option<u8>) -> Result<Value, Stop> {
        self.at += 1;
        let mut map = Vec::new();
        loop {
            match self.skip() {
                None => return Err(self.next(Why::Short)),
                Some(b'}') => break,
                Some(b',') if !map.is_empty() => {
                    self.at += 1;
                    if self.skip().is_none() {
                        return Err(self.next(Why::Short));
                    }
                }
                Some(b'"') if map.is_empty() => {}
                Some(_) => return Err(self.next(Why::Wrong)),
            }
            if self.peek() != Some(b'"') {
                return Err(self.next(Why::Wrong));
            }
            let key = self.string()?;
            let Some(deeper) = deeper else {
                self.skip();
                self.eat(b'}');
                return Err(self.here(Why::Deep));
            };
            match self.skip() {
                None => return Err(self.next(Why::Short)),
                Some(b':') => self.at += 1,
                Some(_) => return Err(self.next(Why::Wrong)),
            }
            map.push((key.into(), self.value(deeper)?));
        }
        self.at += 1;
        Ok(Value::Map(map))
    }

    fn string(&mut self) -> Result<String, Stop> {
        self.at += 1;
        let mut string = String::new();
        let mut start = self.at;
        loop {
            let Some(byte) = self.take() else { return Err(self.here(Why::Short)) };
            match byte {
                b'"' | b'\\' => {
                    // Both are ASCII: what is between two of them is whole letters.
                    string.push_str(self.text.get(start..self.at - 1).unwrap_or_default());
                    if byte == b'"' {
                        return Ok(string);
                    }
                    string.push(self.escape()?);
                    start = self.at;
                }
                0..0x20 => return Err(self.here(Why::Wrong)),
                _ => {}
            }
        }
    }

    fn escape(&mut self) -> Result<char, Stop> {
        match self.take() {
            None => Err(self.here(Why::Short)),
            Some(byte @ (b'"' | b'\\' | b'/')) => Ok(byte.into()),
            Some(b'b') => Ok('\x08'),
            Some(b'f') => Ok('\x0c'),
            Some(b'n') => Ok('\n'),
            Some(b'r') => Ok('\r'),
            Some(b't') => Ok('\t'),
            Some(b'u') => self.unicode(),
            Some(_) => Err(self.here(Why::Wrong)),
        }
    }

    /// What follows `\u`: a letter, or the two halves of one.
    fn unicode(&mut self) -> Result<char, Stop> {
        let first = self.hex()?;
        let mut code = first;
        if (0xD800..0xDC00).contains(&first) {
            for mark in [b'\\', b'u'] {
                match self.take() {
                    None => return Err(self.here(Why::Short)),
                    Some(byte) if byte == mark => {}
                    Some(_) => return Err(self.here(Why::Wrong)),
                }
            }
            let second = self.hex()?;
            // Not a second half: what comes out is no letter either.
            code = if (0xDC00..0xE000).contains(&second) { 0x1_0000 + ((first & 0x3FF) << 10 | second & 0x3FF) } else { first };
        }
        char::from_u32(code).ok_or_else(|| self.here(Why::Wrong))
    }

    fn hex(&mut self) -> Result<u32, Stop> {
        let Some(digits) = self.text.as_bytes().get(self.at..self.at + 4) else {
            self.at = self.text.len();
            return Err(self.here(Why::Short));
        };
        let code = digits.iter().try_fold(0, |code, digit| Some(code << 4 | char::from(*digit).to_digit(16)?));
        self.at += 4;
        code.ok_or_else(|| self.here(Why::Wrong))
    }

    fn number(&mut self) -> Result<(), Stop> {
        self.eat(b'-');
        // The first digits, as many as a word holds, and how many places they are moved: enough to see what no double can be.
        let mut scale = Scale { digits: 0, places: 0 };
        match self.take() {
            None => return Err(self.here(Why::Short)),
            Some(b'0') => {
                if let Some(b'0'..=b'9') = self.peek() {
                    return Err(self.next(Why::Wrong));
                }
            }
            Some(first @ b'1'..=b'9') => {
                scale.push(first, 1);
                while let Some(digit @ b'0'..=b'9') = self.peek() {
                    scale.push(digit, 1);
                    self.at += 1;
                }
            }
            Some(_) => return Err(self.here(Why::Wrong)),
        }
        if self.eat(b'.') {
            if !matches!(self.peek(), Some(b'0'..=b'9')) {
                return Err(self.next(if self.peek().is_some() { Why::Wrong } else { Why::Short }));
            }
            while let Some(digit @ b'0'..=b'9') = self.peek() {
                scale.push(digit, 0);
                self.at += 1;
            }
        }
        if self.eat(b'e') || self.eat(b'E') {
            let minus = self.eat(b'-');
            if !minus {
                self.eat(b'+');
            }
            let mut power: i64 = match self.take() {
                None => return Err(self.here(Why::Short)),
                Some(digit @ b'0'..=b'9') => (digit - b'0').into(),
                Some(_) => return Err(self.here(Why::Wrong)),
            };
            while let Some(digit @ b'0'..=b'9') = self.peek() {
                self.at += 1;
                power = power * 10 + i64::from(digit - b'0');
                if power > i64::from(i32::MAX) {
                    if scale.digits != 0 && !minus {
                        return Err(self.here(Why::Wrong));
                    }
                    power = i64::from(i32::MAX);
                }
            }
            scale.places += if minus { -power } else { power };
        }
        if scale.is_finite() { Ok(()) } else { Err(self.here(Why::Wrong)) }
    }
}

/// `digits` × 10^`places`.
struct Scale {
    digits: u64,
    places: i64,
}

impl Scale {
    /// One more digit, before the point or (0) after it.
    fn push(&mut self, digit: u8, before: i64) {
        let more = self.digits.checked_mul(10).and_then(|digits| digits.checked_add(u64::from(digit - b'0')));
        match more {
            Some(digits) => {
                self.digits = digits;
                self.places += before - 1;
            }
            None => self.places += before,
        }
    }

    /// Whether a double can be as large.
    fn is_finite(&self) -> bool {
        /// The greatest double has 309 digits, and begins with these.
        const GREATEST: u64 = 1_797_693_134_862_315_807;
        let Some(length) = self.digits.checked_ilog10().map(i64::from) else { return true };
        match (length + self.places).cmp(&308) {
            core::cmp::Ordering::Less => self.places <= 308,
            core::cmp::Ordering::Equal => match u32::try_from(18 - length) {
                Ok(short) => self.digits * 10_u64.pow(short) <= GREATEST,
                Err(_) => self.digits / 10 <= GREATEST,
            },
            core::cmp::Ordering::Greater => false,
        }
    }
}

#[cfg(test)]
mod tests;
