//! Forms as files define them: every field once, with what stands beside it, and bad files told apart. Assumes detection; proves nothing of
//! the verdicts.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test that fails should stop, and is no interface"
)]

use std::fmt::Write as _;

use lopdf::{Document, Object, dictionary};
use privity::{Form, Known, Laws, Level, Question, Wording};
use privity_forms::{Read, read};

const INTAKE: &str = include_str!("files/intake.html");

/// Fields, one a line: place, type, name, label, help, options.
fn shown(read: &Read) -> String {
    let mut text = String::new();
    for form in &read.forms {
        let _ = writeln!(text, "form lang={:?} secure={:?}", form.lang, form.secure);
        for placed in &form.fields {
            let field = &placed.field;
            let place =
                if placed.path.is_empty() { format!("line {}", placed.line) } else { format!("line {} {}", placed.line, placed.path) };
            let _ = write!(text, "  {place}: {} {:?} {:?}", field.kind, field.name, field.label);
            for (what, said) in [("placeholder", &field.placeholder), ("help", &field.help)] {
                if !said.is_empty() {
                    let _ = write!(text, " {what}={said:?}");
                }
            }
            let _ = writeln!(text, "{}", if field.options.is_empty() { String::new() } else { format!(" {:?}", field.options) });
        }
    }
    for unreadable in &read.unreadable {
        let _ = writeln!(text, "unreadable, line {}: {unreadable}", unreadable.line);
    }
    text
}

#[test]
fn fields_of_html() {
    insta::assert_snapshot!(shown(&read("intake.html", INTAKE.as_bytes())));
    insta::assert_snapshot!(shown(&read("broken.html", include_bytes!("files/broken.html"))));
    // Choices of one name are one field, whether a legend, a text before them or nothing says what they ask.
    insta::assert_snapshot!(shown(&read("choices.html", include_bytes!("files/choices.html"))));
}

#[test]
fn pages_and_tables_are_read_in_older_encodings() {
    let label = |name: &str, bytes: &[u8]| {
        let read = read(name, bytes);
        assert_eq!(read.unreadable, [], "{name}");
        read.forms[0].fields[0].field.label.clone()
    };
    // "Género", "性別", "Пол": in windows-1252 without a word, in Big5 and windows-1251 declared, in UTF-16 by its mark.
    assert_eq!(label("old.html", b"<label>G\xe9nero <input></label>"), "Género");
    assert_eq!(label("big5.html", b"<meta charset=big5><label>\xa9\xca\xa7O <input></label>"), "性別");
    let content = b"<META http-equiv=Content-Type content=\"text/html; charset=windows-1251\"><label>\xcf\xee\xeb <input></label>";
    assert_eq!(label("cyrillic.htm", content), "Пол");
    let wide: Vec<u8> = "\u{feff}<label>Género <input></label>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(label("wide.html", &wide), "Género");
    assert_eq!(label("old.csv", b"type,name,label\ntext,sex,G\xe9nero\n"), "Género");
    let false_claim = read("false.html", b"<meta charset=utf-8>\n<label>G\xe9nero <input></label>");
    assert_eq!(false_claim.unreadable[0].to_string(), "not UTF-8 text");
}

#[test]
fn the_hook_is_run_on_every_file_that_may_hold_a_form() {
    let hook = include_str!("../../.pre-commit-hooks.yaml");
    let endings: Vec<&str> = privity_forms::endings().collect();
    assert!(hook.contains(&format!("files: \\.({})$", endings.join("|"))), "{endings:?}");
    let page = include_str!("../../README.md");
    assert!(endings.iter().all(|ending| page.contains(&format!("`.{ending}`"))), "{endings:?}");
}

/// The label of each field, by its name.
fn labels(read: &Read) -> Vec<(&str, &str)> {
    let fields = read.forms.iter().flat_map(|form| &form.fields);
    fields.map(|placed| (placed.field.name.as_str(), placed.field.label.as_str())).collect()
}

#[test]
fn a_cell_without_words_takes_the_heads_of_its_row_and_column() {
    insta::assert_snapshot!(shown(&read("grid.html", include_bytes!("files/grid.html"))));
    // A page of tables as wide, as high and as deep as can be is read, and soon.
    for table in [
        "<td>".repeat(50_000) + &"<tr>".repeat(50_000),
        "<td rowspan=99999 colspan=99999>".repeat(10_000),
        "<table><tr><td>".repeat(10_000) + "<input>",
    ] {
        read("wide.html", table.as_bytes());
    }
}

#[test]
fn a_paragraph_does_not_take_back_what_a_name_says() {
    for before in
        ["<p>Tell us your religion</p>", "<p>Tell us your religion<div>", "<h2>Religion</h2>", "<fieldset><legend>Religion</legend>"]
    {
        let page = format!("{before}<input name=ssn><input name=q1>");
        assert_eq!(labels(&read("page.html", page.as_bytes()))[0], ("ssn", ""), "{before}");
    }
    for (page, label) in [
        ("<div>Religion</div><div><input name=q7></div>", "Religion"),
        ("<div>Nine digits</div><div><input name=ssn></div>", "Nine digits"),
        ("<p>Number of children</p><input name=children>", "Number of children"),
        ("<div><label>Religion</label></div><div><input name=ssn></div>", "Religion"),
        ("<p>Religion <br><input name=ssn>", "Religion"),
        ("<p>Religion <b><input name=ssn></b>", "Religion"),
        ("<dl><dt>Religion<dd><input name=ssn></dl>", "Religion"),
    ] {
        assert_eq!(labels(&read("page.html", page.as_bytes()))[0].1, label, "{page}");
    }
}

#[test]
fn a_tag_is_on_the_line_where_it_begins() {
    let page = "<p>1 < 2, a <b\n>c</b>\n<input\n name=a\n value='<b>\n'\n> <!-- <input\n> --> <input name=b\n>";
    let read = read("lines.html", page.as_bytes());
    let lines: Vec<u32> = read.forms[0].fields.iter().map(|placed| placed.line).collect();
    assert_eq!(lines, [3, 8], "{}", shown(&read));
}

#[test]
fn what_a_framework_binds_a_field_to_is_its_name() {
    let page = "<input formControlName=ssn><input v-model.trim='form.ssn'><input asp-for='Person.Ssn'><input [(ngModel)]='user.ssn'>\
        <input bind:value={ssn}><input v-model=other name=ssn>";
    let read = read("bound.vue", page.as_bytes());
    let names: Vec<&str> = labels(&read).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["ssn", "form.ssn", "Person.Ssn", "user.ssn", "ssn", "ssn"]);
    let asks = |placed: &privity_forms::Placed| placed.field.detect().categories.iter().any(|found| found.category == "ssn");
    assert!(read.forms[0].fields.iter().all(asks));
}

#[test]
fn fields_of_jsx() {
    insta::assert_snapshot!(shown(&read("intake.tsx", include_bytes!("files/intake.tsx"))));
}

#[test]
fn code_and_comments_of_jsx_are_no_text() {
    let ssn = |code: &str| {
        let read = read("form.tsx", code.as_bytes());
        assert_eq!(labels(&read), [("ssn", "")], "{code}: {}", shown(&read));
        assert_eq!(
            u32::try_from(code.split("<input").next().unwrap().matches('\n').count()).unwrap() + 1,
            read.forms[0].fields[0].line,
            "{code}"
        );
    };
    for code in [
        r#"const religion = 3; export default () => <input name="ssn"/>"#,
        "// <in put name=\"race\"/>\n/* religion\n<in put name='race'/> */ const f = () => (<input name=\"ssn\"/>)",
        "const text = \"religion\", more = 'it\\'s <b>race</b>', last = `race ${text} <p>religion</p>`;\nreturn <input name=\"ssn\" />;",
        "const p = /[\"'/<]religion\\//g, n = a / b; for (let i = 0; i < n; i++) {}\nconst x = <form>{p.test(n) ? 'race' : null}<input name='ssn'/></form>",
        "type F = <T>(religion: T) => void;\nconst f = <T extends object>(race: T) => 1;\nconst g = <T,>(race: T) => <input name='ssn'/>;",
        "<div>{/* religion */}{t(\"religion\")}{`race ${x}`}<input name='ssn'/>{race && religion}</div>",
        "<>\n<input\n // religion\n name='ssn' {...props} data-x={a > b} /></>",
    ] {
        ssn(code);
    }
    let drawn = |code: &str| -> Vec<(String, String)> {
        labels(&read("form.jsx", code.as_bytes())).into_iter().map(|(name, label)| (name.to_owned(), label.to_owned())).collect()
    };
    let one = |name: &str, label: &str| vec![(name.to_owned(), label.to_owned())];
    assert_eq!(
        drawn("f(<label>What's your <b>religion</b>? {'(optional)'} <input name=\"a\"/></label>)"),
        one("a", "What's your religion? (optional)")
    );
    assert_eq!(drawn("f(x && <p>We don't say {x.map(y => <label>Race {\"}\"} <input name='a'/></label>)} it's</p>)"), one("a", "Race }"));
    // Brackets without end, and as deep as can be: read, and soon.
    for code in ["<a {", "<a b={`${", "(<a>{", "`${", "<a b=<"] {
        read("deep.jsx", code.repeat(20_000).as_bytes());
    }
    read("deep.jsx", ("(<div>".repeat(5_000) + &"</div>)".repeat(5_000)).as_bytes());
}

#[test]
fn a_component_names_the_one_field_that_it_holds() {
    for (code, name, label) in [
        (r#"<input {...register("ssn", { required: true })} />"#, "ssn", ""),
        (r#"<input {...form.register('person.ssn')} type="text" />"#, "person.ssn", ""),
        (r#"<Controller<Intake> name="ssn" control={c} render={({ field }) => <Input {...field} />} />"#, "ssn", ""),
        (
            r#"<Form.Item label="Social Security number" name="ssn" rules={[{ required: true }]}><Input placeholder="9" /></Form.Item>"#,
            "ssn",
            "Social Security number",
        ),
        (r#"<FormField name="ssn" label="SSN"><select><option>a</option></select></FormField>"#, "ssn", "SSN"),
        (r#"<Form.Item label="Religion" name="a"><Input name="b" aria-label="Race" /></Form.Item>"#, "b", "Race"),
    ] {
        let code = format!("export default () => {code}");
        assert_eq!(labels(&read("form.tsx", code.as_bytes())), [(name, label)], "{code}");
    }
    let two = read("form.tsx", b"() => <Form.Item name='ssn'><Input name='a'/><Input /></Form.Item>");
    assert_eq!(labels(&two), [("a", ""), ("", "")]);
}

#[test]
fn fields_of_schemas() {
    insta::assert_snapshot!(shown(&read("schema.json", include_bytes!("files/schema.json"))));
    insta::assert_snapshot!(shown(&read("rjsf.json", include_bytes!("files/rjsf.json"))));
    insta::assert_snapshot!(shown(&read("formio.json", include_bytes!("files/formio.json"))));
}

#[test]
fn fields_of_tables() {
    insta::assert_snapshot!(shown(&read("survey.csv", include_bytes!("files/survey.csv"))));
    assert_eq!(read("data.csv", include_bytes!("files/data.csv")), Read::default(), "data is no form");
}

#[test]
fn a_row_is_on_the_line_where_it_begins() {
    let lines = |table: &str| -> Vec<u32> {
        let read = read("survey.csv", table.as_bytes());
        read.forms[0].fields.iter().map(|placed| placed.line).collect()
    };
    assert_eq!(lines("type,name,label\ntext,a,\"Two\nlines\"\ntext,b,Religion\n\n\ntext,c,Race"), [2, 4, 7]);
    assert_eq!(lines("\r\ntype,name,label\r\ntext,a,\"Two\r\nlines\"\r\ntext,b,Religion\r\n"), [3, 5]);
}

#[test]
fn schemas_are_read_wherever_a_title_may_stand() {
    let schema = r##"{"properties": {
        "people": {"type": "array", "prefixItems": [{"title": "Religion"}, {"type": "string"}]},
        "more": {"type": "object", "additionalProperties": {"type": "string", "title": "Race"}},
        "strict": {"type": "string", "additionalProperties": false},
        "each": {"type": "array", "items": {"type": "string", "title": "Nationality"}},
        "again": {"$ref": "#"}},
        "patternProperties": {"^ssn/": {"type": "string", "title": "SSN"}},
        "additionalProperties": {"type": "string"}}"##;
    let read = read("schema.json", schema.as_bytes());
    assert_eq!(
        labels(&read),
        [("people", "Religion"), ("more", "Race"), ("strict", ""), ("each", "Nationality"), ("", "SSN")],
        "{}",
        shown(&read)
    );
    assert_eq!((read.forms[0].fields[4].line, read.forms[0].fields[4].path.as_str()), (7, "/patternProperties/^ssn~1"));
    let only = privity_forms::read("any.json", br#"{"additionalProperties": {"title": "SSN"}}"#);
    assert_eq!(labels(&only), [("", "SSN")]);
    let survey = r#"{"components": [{"type": "survey", "key": "you", "label": "About you",
        "questions": [{"label": "Are you a citizen?", "value": "q1"}, {"label": "Religion", "value": "q2"}],
        "values": [{"label": "Yes", "value": "y"}, {"label": "No", "value": "n"}]}]}"#;
    insta::assert_snapshot!(shown(&privity_forms::read("survey.json", survey.as_bytes())));
}

fn pdf(encrypted: bool) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let name = document
        .add_object(dictionary! { "FT" => "Tx", "T" => Object::string_literal("name"), "TU" => Object::string_literal("Your full name") });
    let state = document.add_object(dictionary! {
        "T" => Object::string_literal("status"),
        "Opt" => vec![Object::string_literal("Citizen"), vec![Object::string_literal("o"), Object::string_literal("Other")].into()],
    });
    let person = document.add_object(dictionary! { "T" => Object::string_literal("person"), "FT" => "Ch", "Kids" => vec![state.into()] });
    let send = document.add_object(dictionary! { "FT" => "Btn", "T" => Object::string_literal("send"), "Ff" => 1 << 16 });
    let fields = vec![name.into(), person.into(), send.into(), name.into()];
    let catalog = document.add_object(dictionary! {
        "Type" => "Catalog",
        "Lang" => Object::string_literal("en-US"),
        "AcroForm" => dictionary! { "Fields" => fields },
    });
    document.trailer.set("Root", catalog);
    if encrypted {
        document.trailer.set("Encrypt", dictionary! { "Filter" => "Standard", "V" => 1, "R" => 2 });
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn fields_of_pdf() {
    insta::assert_snapshot!(shown(&read("form.pdf", &pdf(false))));
}

#[test]
fn what_cannot_be_read_is_said() {
    let said = |name: &str, bytes: &[u8]| {
        let read = read(name, bytes);
        assert!(read.forms.is_empty(), "{name}");
        read.unreadable.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    };
    let noise: Vec<u8> = (0..4096_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    assert_eq!(said("noise.html", &noise), "not UTF-8 text");
    assert_eq!(said("noise.json", &noise), "not UTF-8 text");
    assert_eq!(said("noise.csv", &noise), "not UTF-8 text");
    assert_eq!(said("noise.pdf", &noise), "not a PDF that can be read");
    assert_eq!(said("noise.xlsx", &noise), "not a workbook that can be read");
    assert_eq!(said("cut.json", b"{\"properties\": {"), "not JSON");
    assert!(said("locked.pdf", &pdf(true)).contains("PDF"), "an encrypted file says so or cannot be read");
    assert_eq!(said("long.html", &vec![b' '; privity_forms::LONGEST + 1]), "longer than 32 MB");
    assert_eq!(said("form.doc", b""), "no kind of form is known by this ending");
    assert_eq!(said("empty.html", b""), "");
    assert_eq!(said("lost.json", br##"{"properties":{"a":{"$ref":"#/nowhere"}}}"##), "a `$ref` leads nowhere");
    // No form, and nothing wrong.
    assert_eq!(read("package.json", br#"{"name":"a","version":"1.0.0"}"#), Read::default());
}

#[test]
fn a_schema_that_refers_to_itself_ends() {
    let read = read("person.json", include_bytes!("files/schema.json"));
    assert_eq!(read.forms[0].fields.len(), 2, "{}", shown(&read));
    let deep = format!("{}{{}}{}", r#"{"properties":{"a":"#.repeat(3000), "}}".repeat(3000));
    let said = privity_forms::read("deep.json", deep.as_bytes());
    assert!(said.forms.is_empty() && !said.unreadable.is_empty(), "{said:?}");
}

fn form() -> Form {
    let source = read("intake.html", INTAKE.as_bytes()).forms.remove(0);
    let question = Question {
        law: vec!["nyc".into()],
        on: "2026-01-02".into(),
        actor: Known::is("city_employee"),
        closed: true,
        ..Question::default()
    };
    Form { question, lang: String::new(), secure: source.secure, fields: source.fields.into_iter().map(|placed| placed.field).collect() }
}

#[test]
fn a_review_says_which_law_forbids_what() {
    let review = Laws::builtin().review(&form(), &Wording::of("en").unwrap()).unwrap();
    let of = |field: &str, code: &str| review.findings.iter().find(|finding| finding.field == field && finding.code == code);
    let status = of("imm", "collection-prohibited").unwrap();
    assert_eq!((status.severity, status.category.as_ref(), status.law.as_ref()), (Level::Error, "immigration_status", "nyc-gcp"));
    assert!(status.cite.as_ref().is_some_and(|cite| cite.section.contains("34")), "{status:?}");
    assert!(of("ssn", "proxy").is_some() && of("ssn", "encrypt").is_some() && of("ssn", "notice").is_some());
    assert!(of("children", "collection-prohibited").is_none(), "a number of children is no personal information");
    assert!(of("csrf", "collection-prohibited").is_none());
}

#[test]
fn a_review_never_repeats_what_a_form_holds() {
    let mut form = form();
    form.fields[0].value = "Amelia Quux, 219-09-9999".into();
    let text = serde_json::to_string(&Laws::builtin().review(&form, &Wording::of("fr").unwrap()).unwrap()).unwrap();
    assert!(!text.contains("219-09") && !text.contains("Quux"));
}

#[test]
fn what_a_field_holds_is_told_once_and_a_mask_is_nothing() {
    let held = |kind: &str, value: &str| -> Vec<String> {
        let mut form = form();
        form.fields.truncate(1);
        (form.fields[0].kind, form.fields[0].value) = (kind.into(), value.into());
        let findings = Laws::builtin().review(&form, &Wording::of("en").unwrap()).unwrap().findings;
        findings.into_iter().filter(|finding| finding.code == "prefilled").map(|finding| finding.category.into_owned()).collect()
    };
    assert_eq!(held("text", "219-45-6782"), ["ssn"], "and not the citizenship it may tell");
    assert_eq!(held("hidden", "219-45-6782"), ["ssn"]);
    for mask in ["999-99-9999", "000-00-0000", "XXX-XX-XXXX", "___-__-____", "(999) 999-9999", "A999999999", "SSN: 111111111"] {
        assert!(held("text", mask).is_empty(), "{mask}");
    }
    // What a page carries for itself is no person's.
    for own in ["webmaster@example.gov", "(212) 555-0142", "40.7128, -74.0060", "4111111111111111"] {
        assert!(held("hidden", own).is_empty(), "{own}");
    }
    assert_eq!(held("text", "resident@example.org"), ["email_address"]);
    let read = read("page.html", b"<input type=hidden name=ssn value=219-45-6782>");
    assert_eq!(read.forms[0].fields[0].field.value, "219-45-6782");
}

#[test]
fn every_language_says_everything() {
    let english = Wording::of("en").unwrap();
    for lang in Wording::languages() {
        let wording = Wording::of(lang).unwrap();
        assert_eq!(Wording::from_json(&wording.to_json()).unwrap(), wording, "{lang}");
        for category in privity_detect::Category::all() {
            assert!(!wording.get(&format!("category.{}", category.id())).is_empty(), "{lang}: {}", category.id());
        }
        for (code, _) in privity::FINDINGS {
            for part in ["message", "help"] {
                let key = format!("finding.{code}.{part}");
                assert!(!wording.get(&key).is_empty(), "{lang}: {key}");
                for name in ["{category}", "{law}", "{section}"] {
                    assert_eq!(wording.get(&key).contains(name), english.get(&key).contains(name), "{lang}: {key} {name}");
                }
            }
        }
    }
    assert_eq!(Wording::languages().len(), 12);
    for (said, lang) in [("es-MX", "es"), ("zh-TW", "zh-Hant"), ("zh_CN", "zh-Hans"), ("", "en"), ("PL", "pl")] {
        assert_eq!(Wording::of(said).unwrap().lang(), lang);
    }
    assert_eq!(Wording::of("tlh").unwrap_err().code, "unknown-language");
}

#[test]
fn bad_forms_get_faults_that_repeat_nothing() {
    for (text, code, path) in [
        ("[]", "wrong-type", ""),
        ("{}", "missing-field", "/fields"),
        (r#"{"law":"nyc","on":"2026-01-02","actor":null,"fields":"Amelia"}"#, "wrong-type", "/fields"),
        (r#"{"law":"nyc","on":"2026-01-02","actor":null,"fields":[{"label":7}]}"#, "wrong-type", "/fields/0/label"),
        (r#"{"law":"nyc","on":"2026-01-02","actor":null,"of":"name","fields":[]}"#, "unknown-field", "/of"),
        (r#"{"law":"nyc","on":"2026-01-02","actor":null,"lang":"tlh","fields":[]}"#, "unknown-language", "/lang"),
    ] {
        let answer: serde_json::Value = serde_json::from_str(&privity::review_json(text)).unwrap();
        assert_eq!(answer["fault"]["code"], code, "{text}");
        assert_eq!(answer["fault"]["at"]["path"].as_str().unwrap_or_default(), path, "{text}");
        assert!(!answer.to_string().contains("Amelia"));
    }
}
