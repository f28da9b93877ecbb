//! The short way from a packed question to numbers, for one in which everything is named by its place: most are.
//!
//! What it does not read, for whatever reason, goes the long way (`packed.rs`, `question.rs`, `resolve.rs`), which knows what to say of it.

use std::sync::OnceLock;

use privity_core::text::{Str, Word};
use privity_core::{Day, FactSet, Field};

use crate::known::Known;
use crate::laws::Laws;
use crate::packed::{ends, names, place};
use crate::question::FIELDS;
use crate::resolve::{Asked, Heard, PARTS, Read, date, once, values};

/// The question resolved, if this is the way to.
pub(crate) fn ask(all: &Laws, packed: &[u8]) -> Option<Asked> {
    read(all, packed).map(|read| read.put(all))
}

/// The numbers of a name, in each list that has it: it may be a party, a purpose and a process at once.
struct Numbers {
    field: Option<u8>,
    act: Option<u8>,
    category: Option<u8>,
    /// Of a fact that is true or false.
    fact: Option<u8>,
    /// Of a value, for each of [`PARTS`].
    parts: [Option<u8>; PARTS.len()],
}

/// A fact of [`PARTS`].
struct Part {
    fact: u8,
    field: Field,
    /// What a closed question takes it to be, left out.
    plain: Option<u64>,
}

/// What there is to know of [`names`] before a question is read.
struct Table {
    /// Those of each name.
    numbers: Vec<Numbers>,
    parts: Vec<Part>,
    disclose: Option<u8>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let v = &privity_laws::VOCABULARY;
        let of = |list: &[Word], id: &str| list.iter().position(|word| word.id == id).map(|at| at as u8);
        let fact = |id: &str| v.facts.iter().position(|fact| fact.id == id && fact.values.is_none()).map(|at| at as u8);
        let domain = |fact: u8| Some(v.values(v.facts.get(usize::from(fact))?.values?));
        let lists = PARTS.map(|name| v.fact(name).and_then(domain).unwrap_or_default());
        let numbers = |id: &&str| Numbers {
            field: FIELDS.iter().position(|field| field == id).map(|at| at as u8),
            act: of(&v.acts, id),
            category: of(&v.categories, id),
            fact: fact(id),
            parts: lists.map(|list| of(list, id)),
        };
        let part = |name| {
            let fact = v.fact(name)?;
            let plain = values(v, name, &Known::Unsaid, true).ok()?.map(|(_, _, plain)| plain);
            Some(Part { fact, field: v.space.field(fact)?, plain })
        };
        Table {
            numbers: names().iter().map(numbers).collect(),
            parts: PARTS.into_iter().filter_map(part).collect(),
            disclose: of(&v.acts, "disclose"),
        }
    })
}

/// What is as short as this weighs less than [`Value::LONGEST`](crate::Value::LONGEST), however long the names are.
const SHORT: usize = 1 << 14;

fn read(all: &Laws, packed: &[u8]) -> Option<Read> {
    if packed.len() > SHORT {
        return None;
    }
    let v = all.vocabulary();
    let Table { numbers, parts, disclose } = table();
    let mut rest = packed.strip_prefix(b"{")?;
    let (mut laws, mut named, mut of) = (Vec::new(), Vec::new(), Vec::new());
    let (mut on, mut act, mut closed): (Option<Day>, Option<u8>, bool) = (None, None, false);
    let (mut heard, mut unknown) = (Heard::default(), FactSet::NONE);
    let mut seen = 0_u16;
    while !ends(&mut rest, b'}') {
        let field = numbers.get(place(&mut rest)?)?.field?;
        if seen >> field & 1 == 1 {
            return None;
        }
        seen |= 1 << field;
        // In the order of `FIELDS`.
        match field {
            0 => each(&mut rest, |at| {
                let id = *names().get(at)?;
                named.push(Str::Borrowed(id));
                for law in all.named(id)? {
                    once(&mut laws, law);
                }
                Some(())
            })?,
            1 => {
                let (day, after) = rest.strip_prefix(b"10:")?.split_at_checked(10)?;
                on = Some(date(core::str::from_utf8(day).ok()?).ok()?);
                rest = after;
            }
            2 => act = Some(numbers.get(place(&mut rest)?)?.act?),
            3..=6 => {
                let at = usize::from(field - 3);
                let part = parts.get(at)?;
                if ends(&mut rest, b'n') {
                    unknown = unknown.with(part.fact);
                    heard.hear(part.fact, part.field, part.field.full());
                    continue;
                }
                let mut bits = 0_u64;
                each(&mut rest, |place| {
                    bits |= 1 << numbers.get(place)?.parts.get(at).copied()??;
                    Some(())
                })?;
                if bits == 0 {
                    return None;
                }
                heard.hear(part.fact, part.field, bits);
            }
            7 => each(&mut rest, |at| {
                once(&mut of, numbers.get(at)?.category?);
                Some(())
            })?,
            8 => {
                rest = rest.strip_prefix(b"{")?;
                while !ends(&mut rest, b'}') {
                    let fact = numbers.get(place(&mut rest)?)?.fact.filter(|fact| !heard.said.has(*fact))?;
                    let (mark, after) = rest.split_first()?;
                    let bits = match mark {
                        b't' => 2,
                        b'f' => 1,
                        b'n' => 3,
                        _ => return None,
                    };
                    rest = after;
                    heard.hear(fact, v.space.field(fact)?, bits);
                }
            }
            9 => {
                let (mark, after) = rest.split_first()?;
                closed = *mark == b't';
                if !closed && *mark != b'f' {
                    return None;
                }
                rest = after;
            }
            _ => return None,
        }
    }
    let (on, act) = (on?, act?);
    let [actor, to, ..] = parts.as_slice() else { return None };
    let without = |part: &Part| !heard.said.has(part.fact);
    if !rest.is_empty() || seen & 1 == 0 || of.is_empty() || without(actor) || (Some(act) == *disclose && without(to)) {
        return None;
    }
    for part in parts {
        if closed && !heard.said.has(part.fact) {
            heard.take(part.field, part.plain?);
        }
    }
    Some(Read { laws, named, on, act, of, heard, unknown, closed })
}

/// Each place of a list, or the only one.
fn each(rest: &mut &[u8], mut take: impl FnMut(usize) -> Option<()>) -> Option<()> {
    if !ends(rest, b'[') {
        return take(place(rest)?);
    }
    while !ends(rest, b']') {
        take(place(rest)?)?;
    }
    Some(())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it is wrong")]
mod tests {
    use super::*;
    use crate::known::Question;
    use crate::value::Value;

    /// A value, packed as the bindings do.
    fn pack(value: &Value) -> String {
        let digit = |digit: usize| char::from(b'0' + digit as u8);
        let text = |text: &str| match names().iter().rposition(|name| *name == text) {
            Some(at) => format!("#{}{}", digit(at >> 6), digit(at & 63)),
            None => format!("{}:{text}", text.len()),
        };
        match value {
            Value::Null => "n".to_owned(),
            Value::Bool(true) => "t".to_owned(),
            Value::Bool(false) => "f".to_owned(),
            Value::Number => "d".to_owned(),
            Value::Other => "o".to_owned(),
            Value::Text(given) => text(given),
            Value::List(list) => format!("[{}]", list.iter().map(pack).collect::<String>()),
            Value::Map(map) => format!("{{{}}}", map.iter().map(|(key, value)| text(key) + &pack(value)).collect::<String>()),
        }
    }

    const RIGHT: &str = r#""law":"nyc","on":"2019-08-20","act":"disclose","actor":"city_employee""#;

    /// That every vector is answered alike both ways is for the tests of the bindings, which pack them all.
    #[test]
    fn the_short_way_leads_where_the_long_one_does() {
        let laws = Laws::builtin();
        for rest in [
            r#""to":"vendor","of":"name""#,
            r#""to":["vendor","none"],"of":["name","home_address","name"],"facts":{},"closed":false"#,
            r#""to":null,"purpose":"unspecified","process":["none","court_order_state"],"of":["immigration_status"],"closed":true"#,
            r#""closed":true,"of":"name","to":"none","facts":{"required_by_law":null,"furthers_agency_mission":true,"required_by_federal_law":false}"#,
        ] {
            for law in [RIGHT, &RIGHT.replace("\"nyc\"", r#"["nyc-iil","chicago","nyc-iil"]"#), &RIGHT.replace("\"nyc\"", "[]")] {
                let json = format!("{{{law},{rest}}}");
                let value = Value::parse(&json).unwrap();
                let packed = pack(&value);
                let short = ask(&laws, packed.as_bytes());
                assert!(short.is_some(), "{json}");
                let short = short.unwrap();
                let long = laws.ask(&Question::from_value(value).unwrap()).unwrap();
                assert_eq!(format!("{short:?}"), format!("{long:?}"), "{json}");
                assert_eq!(short.canonical(), long.canonical());
            }
        }
    }

    #[test]
    fn what_the_short_way_does_not_read_is_a_fault_of_the_long_one() {
        let laws = Laws::builtin();
        for (rest, code) in [
            (r#""of":"name""#, "missing-field"),
            (r#""to":"vendor""#, "missing-field"),
            (r#""to":"vendor","of":[]"#, "empty-list"),
            (r#""to":[],"of":"name""#, "empty-list"),
            (r#""to":"service_delivery","of":"name""#, "unknown-value"),
            (r#""to":"vendor","of":"vendor""#, "unknown-category"),
            (r#""to":"vendor","of":"name","of":"name""#, "duplicate-key"),
            (r#""to":"vendor","of":"name","facts":{"required_by_law":true,"required_by_law":true}"#, "duplicate-key"),
            (r#""to":"vendor","of":"name","facts":{"actor":true}"#, "misplaced-fact"),
            (r#""to":"vendor","of":"name","facts":{"vendor":true}"#, "unknown-fact"),
            (r#""to":"vendor","of":"name","facts":{"required_by_law":[]}"#, "empty-list"),
            (r#""to":"vendor","of":"name","facts":{"required_by_law":1}"#, "wrong-type"),
            (r#""to":"vendor","of":"name","facts":true"#, "wrong-type"),
            (r#""to":"vendor","of":"name","closed":null"#, "wrong-type"),
            (r#""to":"vendor","of":"name","name":true"#, "unknown-field"),
            (r#""to":"vendor","of":"name","law":"nyc""#, "duplicate-key"),
        ] {
            let packed = pack(&Value::parse(&format!("{{{RIGHT},{rest}}}")).unwrap());
            assert!(read(&laws, packed.as_bytes()).is_none(), "{rest}");
            assert_eq!(laws.ask_packed(packed.as_bytes()).map_err(|fault| fault.code).err(), Some(code), "{rest}");
        }
        for (right, wrong, code) in [
            ("2019-08-20", "2019-02-30", "bad-date"),
            ("disclose", "name", "unknown-act"),
            ("nyc", "name", "unknown-law"),
            ("city_employee", "name", "unknown-value"),
        ] {
            let json = format!("{{{},\"to\":\"vendor\",\"of\":\"name\"}}", RIGHT.replace(right, wrong));
            let packed = pack(&Value::parse(&json).unwrap());
            assert_eq!(laws.ask_packed(packed.as_bytes()).map_err(|fault| fault.code).err(), Some(code), "{json}");
        }
        // Too large is too large, whatever it is made of.
        let one = pack(&Value::parse(&format!(r#"{{{RIGHT},"to":"vendor","of":["name"]}}"#)).unwrap());
        let (before, after) = one.rsplit_once(']').unwrap();
        let name = pack(&Value::Text("name".into()));
        let many = format!("{before}{}]{after}", name.repeat(300_000));
        assert_eq!(laws.ask_packed(many.as_bytes()).map_err(|fault| fault.code).err(), Some("too-large"));
        // Cut short anywhere, or followed by more, it is nothing that was packed.
        let whole = pack(&Value::parse(&format!(r#"{{{RIGHT},"to":"vendor","of":["name"],"facts":{{"required_by_law":true}}}}"#)).unwrap());
        assert!(laws.ask_packed(whole.as_bytes()).is_ok());
        for end in 0..whole.len() {
            assert_eq!(laws.ask_packed(&whole.as_bytes()[..end]).map_err(|fault| fault.code).err(), Some("unreadable"), "{end}");
        }
        assert_eq!(laws.ask_packed((whole + "n").as_bytes()).map_err(|fault| fault.code).err(), Some("unreadable"));
    }
}
