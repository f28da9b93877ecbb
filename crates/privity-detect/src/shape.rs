//! What can be put into a field, by its type.

/// What can be put into a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// Anything written, or a type that is not known.
    Text,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Tel,
    /// One or some of the answers offered.
    Choice,
    /// Yes or no.
    Tick,
    /// A file.
    File,
    /// A secret: a password as a rule.
    Secret,
    /// Nothing that a person sees.
    Hidden,
    /// Nothing that says anything: a button, a search.
    Nothing,
}

impl Shape {
    /// Of HTML's types, and of those of form libraries: `SelectField`, `YES_NO`.
    pub(crate) fn of(kind: &str) -> Shape {
        let mut short = [0_u8; 24];
        let letters = kind.bytes().filter(u8::is_ascii_alphanumeric);
        let mut long = 0;
        for (place, byte) in short.iter_mut().zip(letters) {
            *place = byte.to_ascii_lowercase();
            long += 1;
        }
        let short = short.get(..long).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default();
        match short.strip_suffix("field").unwrap_or(short) {
            "email" => Shape::Email,
            "tel" | "phone" | "telephone" => Shape::Tel,
            "select" | "selectone" | "selectmultiple" | "radio" | "radiogroup" | "dropdown" | "combobox" | "checkboxes"
            | "checkboxgroup" => Shape::Choice,
            "checkbox" | "yesno" | "yesnoradio" | "yesnomaybe" | "boolean" | "bool" | "toggle" | "switch" | "acknowledge" | "noyes"
            | "noyesradio" => Shape::Tick,
            "file" | "upload" | "fileupload" => Shape::File,
            "password" => Shape::Secret,
            "hidden" => Shape::Hidden,
            "submit" | "button" | "image" | "reset" | "search" | "color" | "range" | "captcha" | "recaptcha" => Shape::Nothing,
            _ => Shape::Text,
        }
    }
}
