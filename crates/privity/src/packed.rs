//! Packed questions: how a host whose objects are slow to read from outside hands one over, as a single string.
//!
//! | written | is |
//! |---|---|
//! | `n` `t` `f` `d` `o` | null, true, false, a number, something that no JSON has |
//! | `5:hello` | text, after its length in UTF-16 units |
//! | `[` … `]` | a list |
//! | `{` … `}` | an object: keys, as text, and values in turn |
//! | `!` `^` `>` | for the whole: reading it threw, it is too deep, it is too large |
//!
//! Nothing is escaped, so that packing costs the host little more than joining its strings.

use crate::fault::Fault;
use crate::known::Question;
use crate::value::Value;

impl Question {
    /// Reads a packed question. Nothing else than the bindings packs: a text that is not packed is `unreadable`.
    pub fn from_packed(text: &str) -> Result<Question, Fault> {
        Value::from_packed(text).and_then(Question::from_value)
    }
}

impl Value {
    /// Reads a packed value, such as one to [tell](crate::Asked::tell).
    pub fn from_packed(text: &str) -> Result<Value, Fault> {
        let mut rest = text;
        let value = value(&mut rest, Value::DEEPEST)?;
        if rest.is_empty() { Ok(value) } else { Err(Fault::unreadable()) }
    }
}

/// The value at the start of `rest`, which may nest this much deeper; what follows it is left.
fn value(rest: &mut &str, deepest: u8) -> Result<Value, Fault> {
    let mark = rest.as_bytes().first().copied().ok_or_else(Fault::unreadable)?;
    if mark.is_ascii_digit() {
        return Ok(Value::Text(text(rest).ok_or_else(Fault::unreadable)?.to_owned()));
    }
    *rest = rest.get(1..).ok_or_else(Fault::unreadable)?;
    let deeper = || deepest.checked_sub(1).ok_or_else(Fault::too_deep);
    match mark {
        b'n' => Ok(Value::Null),
        b't' => Ok(Value::Bool(true)),
        b'f' => Ok(Value::Bool(false)),
        b'd' => Ok(Value::Number),
        b'o' => Ok(Value::Other),
        b'[' => {
            let deeper = deeper()?;
            let mut list = Vec::new();
            while !ends(rest, ']') {
                list.push(value(rest, deeper)?);
            }
            Ok(Value::List(list))
        }
        b'{' => {
            let deeper = deeper()?;
            let mut map = Vec::new();
            while !ends(rest, '}') {
                let key = text(rest).ok_or_else(Fault::unreadable)?.to_owned();
                map.push((key, value(rest, deeper)?));
            }
            Ok(Value::Map(map))
        }
        b'^' => Err(Fault::too_deep()),
        b'>' => Err(Fault::too_large()),
        _ => Err(Fault::unreadable()),
    }
}

/// Whether the list or object ends here; if so, its end is taken.
fn ends(rest: &mut &str, mark: char) -> bool {
    match rest.strip_prefix(mark) {
        Some(after) => {
            *rest = after;
            true
        }
        None => false,
    }
}

/// The text at the start of `rest`.
fn text<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let (length, after) = rest.split_once(':')?;
    let length: usize = length.parse().ok()?;
    // Ids are ASCII: as many bytes as units. Other text is counted.
    let end = match after.get(..length) {
        Some(head) if head.is_ascii() => length,
        _ => {
            let mut units = 0;
            let mut ends = core::iter::once(0).chain(after.char_indices().map(|(at, letter)| {
                units += letter.len_utf16();
                if units == length { at + letter.len_utf8() } else { 0 }
            }));
            ends.find(|end| *end > 0 || length == 0)?
        }
    };
    let (text, left) = after.split_at_checked(end)?;
    *rest = left;
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every shape a host packs, and what the facade makes of it. That the hosts pack so is for their own tests.
    #[test]
    fn packed_values_are_read_and_marks_are_faults() {
        let read = |text: &str| {
            let mut rest = text;
            value(&mut rest, Value::DEEPEST).map(|value| (value, rest.to_owned())).map_err(|fault| fault.code)
        };
        let text = |text: &str| Value::Text(text.to_owned());
        assert_eq!(read("0:"), Ok((text(""), String::new())));
        assert_eq!(read("5:hello!"), Ok((text("hello"), "!".to_owned())));
        assert_eq!(read("3:é😀n"), Ok((text("é😀"), "n".to_owned())), "length in UTF-16 units");
        let list = Value::List(vec![Value::Null, Value::Bool(true), Value::Bool(false), Value::Number, Value::Other]);
        assert_eq!(read("{1:a[ntfdo]}"), Ok((Value::Map(vec![("a".to_owned(), list)]), String::new())));
        assert_eq!(read(&format!("{}{}", "[".repeat(8), "]".repeat(8))).map(|(_, rest)| rest), Ok(String::new()));
        assert_eq!(read(&"[".repeat(9)), Err("too-deep"));
        assert_eq!(read("^"), Err("too-deep"));
        assert_eq!(read(">"), Err("too-large"));
        for broken in ["", "!", "x", "[", "{n", "3:ab", "1:😀", ":", "9", "99999999999999999999:a", "[5:hello", "{1:a", "\u{e9}"] {
            assert_eq!(read(broken), Err("unreadable"), "{broken}");
        }
        assert_eq!(Question::from_packed("{}n").map_err(|fault| fault.code), Err("unreadable"));
        assert_eq!(Question::from_packed("{}").map_err(|fault| fault.code), Err("missing-field"));
    }
}
