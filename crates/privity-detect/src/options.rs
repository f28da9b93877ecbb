//! Answers that say yes or no.

use crate::words::Words;

/// Yes, no, and the like, folded, in the languages of the lexicons.
const YES_OR_NO: &[&str] = &[
    "yes",
    "no",
    "y",
    "n",
    "true",
    "false",
    "si",
    "wi",
    "non",
    "oui",
    "tak",
    "nie",
    "да",
    "нет",
    "是",
    "否",
    "有",
    "无",
    "예",
    "네",
    "아니요",
    "아니오",
    "نعم",
    "لا",
    "هاں",
    "نهيں",
    "হ্যা",
    "না",
];

/// Whether an answer offered is yes or no.
pub(crate) fn yes_or_no(option: &str) -> bool {
    option.len() < 24 && YES_OR_NO.contains(&Words::of(option).text.as_str())
}
