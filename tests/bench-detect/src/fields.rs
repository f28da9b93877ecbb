//! Single fields, and a page of a hundred.

use std::hint::black_box;

use privity_detect::{Field, detect};

use crate::best;

const TIMES: usize = 500;

const FIELDS: [Field<'_>; 8] = [
    field("First name", "first_name", ""),
    field("What is your date of birth?", "dob", "en"),
    field("Dirección de correo electrónico", "email", "es"),
    field("Номер водительского удостоверения", "license", "ru"),
    field("您的社会安全号码", "", "zh-Hans"),
    Field { autocomplete: "billing address-line1", ..field("Address line 1", "billing[address][line1]", "") },
    Field { kind: "SelectField", ..field("Template", "template", "") },
    field("How did you hear about this listing?", "howDidYouHear", ""),
];

const fn field<'a>(label: &'a str, name: &'a str, lang: &'a str) -> Field<'a> {
    Field { label, name, id: "", kind: "text", autocomplete: "", placeholder: "", help: "", options: &[], lang }
}

/// Prints how long each takes.
pub(crate) fn run() {
    for field in &FIELDS {
        let time = best(60, || {
            for _ in 0..TIMES {
                black_box(detect(black_box(field)));
            }
        });
        let size = field.label.len() + field.name.len() + field.autocomplete.len() + field.kind.len();
        println!("one field of {size:>3} bytes {:>6.0} ns   {}", time / TIMES as f64 * 1e9, field.label);
    }
    let page: Vec<Field<'_>> = FIELDS.iter().copied().cycle().take(100).collect();
    let time = best(60, || {
        for field in &page {
            black_box(detect(black_box(field)));
        }
    });
    println!("a page of 100 fields  {:>6.0} µs", time * 1e6);
}
