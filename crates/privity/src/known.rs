//! The question, typed.

use privity_core::text::Str;

/// What is known of a party, a purpose or a process.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Known {
    /// Not said: unknown, or plain if the question is closed.
    #[default]
    Unsaid,
    /// Unknown: any value.
    Unknown,
    /// One of these ids.
    OneOf(Vec<Str>),
}

impl Known {
    /// Known to be this id.
    pub fn is(id: &str) -> Known {
        Known::OneOf(vec![id.to_owned().into()])
    }
}

/// What is known of a fact that is true or false.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// Known to be true.
    True,
    /// Known to be false.
    False,
    /// Unknown.
    Unknown,
}

impl From<bool> for Truth {
    fn from(value: bool) -> Truth {
        if value { Truth::True } else { Truth::False }
    }
}

/// A question: may this be done with these categories of information, on this day, under these laws?
///
/// Ids are those of the vocabulary (`privity vocabulary`).
///
/// ```
/// use privity::{Known, Question};
/// let question = Question {
///     law: vec!["nyc-gcp".into()],
///     on: "2018-08-16".into(),
///     act: "inquire".into(),
///     of: vec!["immigration_status".into()],
///     actor: Known::is("city_employee"),
///     facts: vec![("necessary_for_eligibility_or_service".into(), true.into())],
///     closed: true,
///     ..Question::default()
/// };
/// assert_eq!(privity::decide(&question)?.verdict, "permitted");
/// # Ok::<(), privity::Fault>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema), schemars(rename = "QuestionInput", deny_unknown_fields))]
pub struct Question {
    /// Laws or places; a place stands for the laws in force there. None: advice only.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::OneOrAny<crate::types::AnyLaw>"))]
    pub law: Vec<Str>,
    /// The day, YYYY-MM-DD.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Day"))]
    pub on: Str,
    /// The act.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Act"))]
    pub act: Str,
    /// Who acts. Must be said, if only to be unknown.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Known<crate::types::Party>"))]
    pub actor: Known,
    /// Who receives. Must be said of a disclosure.
    #[cfg_attr(feature = "types", schemars(with = "Option<crate::types::Known<crate::types::Party>>"))]
    pub to: Known,
    /// For what.
    #[cfg_attr(feature = "types", schemars(with = "Option<crate::types::Known<crate::types::Purpose>>"))]
    pub purpose: Known,
    /// By what legal process.
    #[cfg_attr(feature = "types", schemars(with = "Option<crate::types::Known<crate::types::Process>>"))]
    pub process: Known,
    /// Categories of information.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::OneOrMore<crate::types::Category>"))]
    pub of: Vec<Str>,
    /// What is known of the facts that are true or false.
    #[cfg_attr(feature = "types", schemars(with = "Option<crate::types::Each<crate::types::Fact, crate::types::Truth>>", transform = crate::types::present))]
    pub facts: Vec<(Str, Truth)>,
    /// Reads every fact left out as false, and purpose, process and recipient left out as `unspecified`, `none` and `none`.
    #[cfg_attr(feature = "types", schemars(with = "Option<bool>", transform = crate::types::present))]
    pub closed: bool,
}
