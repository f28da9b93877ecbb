//! Packed questions: how a host whose objects are slow to read from outside hands one over, as bytes.
//!
//! | written | is |
//! |---|---|
//! | `n` `t` `f` `d` `o` | null, true, false, a number, something that no JSON has |
//! | `5:hello` | text in UTF-8, after its length in bytes |
//! | `#0A` | the text at this place in [`names`], written in two digits to the base of 64, from `0` to `o` |
//! | `[` … `]` | a list |
//! | `{` … `}` | an object: keys, as text, and values in turn |
//! | `!` `^` `>` | for the whole: reading it threw, it is too deep, it is too large |
//!
//! Nothing is escaped, so that packing costs the host little more than looking at each value; and what most questions are made of is three bytes.
//! A question made of nothing else is read by a shorter way, `quick.rs`, where the feature `quick` is on.

use std::sync::OnceLock;

use privity_core::text::Str;

use crate::fault::Fault;
use crate::known::Question;
use crate::laws::Laws;
use crate::question::FIELDS;
use crate::resolve::Asked;
use crate::value::Value;

/// What a packed question may name by its place: the fields of a question and every id of the built-in laws. The order is this build's own.
pub fn names() -> &'static [&'static str] {
    static NAMES: OnceLock<Vec<&str>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let v = &privity_laws::VOCABULARY;
        let words =
            [&v.acts, &v.categories, &v.parties, &v.purposes, &v.processes].into_iter().flat_map(|list| list.iter().map(|word| &word.id));
        let laws = privity_laws::TEXTS.iter().map(|text| &text.id).chain(v.places.iter().map(|place| &place.id));
        let ids = words.chain(v.facts.iter().map(|fact| &fact.id)).chain(laws).map(AsRef::as_ref);
        FIELDS.into_iter().chain(ids).collect()
    })
}

impl Laws {
    /// Resolves a packed question, as [`ask`](Laws::ask) does one read [from it](Question::from_packed).
    pub fn ask_packed(&self, packed: &[u8]) -> Result<Asked, Fault> {
        #[cfg(feature = "quick")]
        if let Some(asked) = crate::quick::ask(self, packed) {
            return Ok(asked);
        }
        self.ask(&Question::from_packed(packed)?)
    }
}

impl Question {
    /// Reads a packed question. Nothing else than the bindings packs: what is not packed is `unreadable`.
    pub fn from_packed(packed: &[u8]) -> Result<Question, Fault> {
        Value::from_packed(packed).and_then(Question::from_value)
    }
}

impl Value {
    /// Reads a packed value, such as one to [tell](crate::Asked::tell).
    pub fn from_packed(packed: &[u8]) -> Result<Value, Fault> {
        let mut rest = packed;
        let value = value(&mut rest, Value::DEEPEST)?;
        if rest.is_empty() { Ok(value) } else { Err(Fault::unreadable()) }
    }
}

/// The value at the start of `rest`, which may nest this much deeper; what follows it is left.
fn value(rest: &mut &[u8], deepest: u8) -> Result<Value, Fault> {
    let (&mark, after) = rest.split_first().ok_or_else(Fault::unreadable)?;
    if mark == b'#' || mark.is_ascii_digit() {
        return text(rest).map(Value::Text).ok_or_else(Fault::unreadable);
    }
    *rest = after;
    let deeper = || deepest.checked_sub(1).ok_or_else(Fault::too_deep);
    match mark {
        b'n' => Ok(Value::Null),
        b't' => Ok(Value::Bool(true)),
        b'f' => Ok(Value::Bool(false)),
        b'd' => Ok(Value::Number),
        b'o' => Ok(Value::Other),
        b'[' => {
            let deeper = deeper()?;
            let mut list = Vec::with_capacity(4);
            while !ends(rest, b']') {
                list.push(value(rest, deeper)?);
            }
            Ok(Value::List(list))
        }
        b'{' => {
            let deeper = deeper()?;
            let mut map = Vec::with_capacity(16);
            while !ends(rest, b'}') {
                let key = text(rest).ok_or_else(Fault::unreadable)?;
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
pub(crate) fn ends(rest: &mut &[u8], mark: u8) -> bool {
    let after = rest.strip_prefix(&[mark]);
    *rest = after.unwrap_or(rest);
    after.is_some()
}

/// The place of the name at the start of `rest`, if it is one.
pub(crate) fn place(rest: &mut &[u8]) -> Option<usize> {
    let [b'#', high, low, after @ ..] = *rest else { return None };
    let digit = |byte: u8| Some(usize::from(byte.checked_sub(b'0').filter(|digit| *digit < 64)?));
    let place = digit(*high)? << 6 | digit(*low)?;
    *rest = after;
    Some(place)
}

/// The text at the start of `rest`, whole or as a name.
fn text(rest: &mut &[u8]) -> Option<Str> {
    if rest.first() == Some(&b'#') {
        return names().get(place(rest)?).map(|name| Str::Borrowed(name));
    }
    let colon = rest.iter().position(|byte| !byte.is_ascii_digit())?;
    let (length, after) = rest.split_at_checked(colon)?;
    let length = core::str::from_utf8(length).ok()?.parse().ok()?;
    let (text, left) = after.strip_prefix(b":")?.split_at_checked(length)?;
    *rest = left;
    Some(Str::Owned(core::str::from_utf8(text).ok()?.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every shape a host packs, and what the facade makes of it. That the hosts pack so is for their own tests.
    #[test]
    fn packed_values_are_read_and_marks_are_faults() {
        let read = |text: &str| {
            let mut rest = text.as_bytes();
            value(&mut rest, Value::DEEPEST).map(|value| (value, String::from_utf8_lossy(rest).into_owned())).map_err(|fault| fault.code)
        };
        let text = |text: &str| Value::Text(text.to_owned().into());
        assert_eq!(read("0:"), Ok((text(""), String::new())));
        assert_eq!(read("5:hello!"), Ok((text("hello"), "!".to_owned())));
        assert_eq!(read("6:é😀n"), Ok((text("é😀"), "n".to_owned())), "length in bytes");
        let list = Value::List(vec![Value::Null, Value::Bool(true), Value::Bool(false), Value::Number, Value::Other]);
        assert_eq!(read("{1:a[ntfdo]}"), Ok((Value::Map(vec![("a".into(), list)]), String::new())));
        for (at, name) in names().iter().enumerate() {
            let digit = |digit: usize| char::from(b'0' + digit as u8);
            assert_eq!(read(&format!("#{}{}!", digit(at >> 6), digit(at & 63))), Ok((text(name), "!".to_owned())));
        }
        assert_eq!(read(&format!("{}{}", "[".repeat(8), "]".repeat(8))).map(|(_, rest)| rest), Ok(String::new()));
        assert_eq!(read(&"[".repeat(9)), Err("too-deep"));
        assert_eq!(read("^"), Err("too-deep"));
        assert_eq!(read(">"), Err("too-large"));
        for broken in [
            "",
            "!",
            "x",
            "[",
            "{n",
            "3:ab",
            "1:😀",
            "7:é😀",
            "3:😀",
            ":",
            "9",
            "99999999999999999999:a",
            "[5:hello",
            "{1:a",
            "\u{e9}",
            "#",
            "#0",
            "#oo",
            "#0~",
            "#\u{e9}",
        ] {
            assert_eq!(read(broken), Err("unreadable"), "{broken}");
        }
        assert_eq!(Question::from_packed(b"{}n").map_err(|fault| fault.code), Err("unreadable"));
        assert_eq!(Question::from_packed(b"{}").map_err(|fault| fault.code), Err("missing-field"));
    }
}
