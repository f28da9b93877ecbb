//! From a question to its answer.

use privity_core::text::{Basis, Cite as CiteText, Domain, LawText, Note, Rule, Status, Str, Trigger, Vocabulary};
use privity_core::{Categories, Cube, Day, Docket, FactSet, Field, Flip as Change, Ground, Law, Then, Verdict};

use crate::answer::{self, Advice, Answer, Because, Cite, Duty, Flip, LawAnswer, Map, Missing, to_json};
use crate::fault::Fault;
use crate::known::Question;
use crate::laws::Laws;
use crate::resolve::Asked;
use crate::seal;

/// How many flips an answer names at most.
const FLIPS: usize = 8;

impl Laws {
    /// Puts a question to these laws, to be decided as often as one likes. Faults: see [`faults`](crate::faults).
    pub fn ask(&self, question: &Question) -> Result<Asked, Fault> {
        Asked::resolve(question, self)
    }

    /// Answers a question: the verdict of the laws asked together and of each, with the rules that decide, what is missing, what would
    /// change it, who must approve, duties and advice.
    ///
    /// Faults: see [`faults`](crate::faults).
    pub fn decide(&self, question: &Question) -> Result<Answer, Fault> {
        self.ask(question)?.answer()
    }

    /// Answers many questions, in order; a bad one is answered by its fault, in its place.
    pub fn decide_many(&self, questions: &[Question]) -> Vec<Result<Answer, Fault>> {
        questions.iter().map(|question| self.decide(question)).collect()
    }

    /// Answers a question given as JSON text, in canonical JSON; a bad one with `{"v":1,"fault":{…}}`.
    pub fn decide_json(&self, question: &str) -> String {
        to_json(&Question::from_json(question).and_then(|question| self.decide(&question)))
    }
}

impl Asked {
    fn tables(&self) -> Vec<Law<'_>> {
        self.laws.iter().filter_map(|at| self.all.law(*at)).collect()
    }

    /// The question laid before these laws.
    fn before<'a>(&'a self, laws: &'a [Law<'a>]) -> View<'a> {
        let v = self.all.vocabulary();
        View { v, asked: self, docket: Docket::new(&v.space, laws, self.question) }
    }

    /// The verdict alone: `permitted`, `needs_approval`, `prohibited`, `needs_facts` or `no_rule`. Reads no words.
    pub fn verdict(&self) -> &'static str {
        no_rule(verdict(privity_core::decide(&self.all.vocabulary().space, &self.tables(), &self.question)))
    }

    /// The verdict alone, as its place in [`VERDICTS`](crate::VERDICTS): for bindings, to which a number crosses faster than text.
    pub fn verdict_number(&self) -> u32 {
        let verdict = self.verdict();
        crate::VERDICTS.iter().position(|other| *other == verdict).unwrap_or_default() as u32
    }

    /// The facts that can still change the verdict, the one that settles most first. Fault: `no-words`.
    pub(crate) fn missing(&self) -> Result<Vec<Missing>, Fault> {
        self.all.worded()?;
        Ok(self.before(&self.tables()).missing())
    }

    /// The warnings. Fault: `no-words`.
    #[cfg(feature = "detect")]
    pub(crate) fn advice(&self) -> Result<Vec<Advice>, Fault> {
        self.all.worded()?;
        Ok(self.before(&self.tables()).advice(&self.all))
    }

    /// What a finding rests on. Fault: `no-words`.
    #[cfg(feature = "detect")]
    pub(crate) fn grounds(&self) -> Result<Grounds, Fault> {
        use privity_core::Outcome;

        self.all.worded()?;
        let laws = self.tables();
        let together = self.before(&laws).docket.verdict();
        let concluding = |then: &str| match together {
            Verdict::Certain(Outcome::Prohibited) => then == "prohibit",
            Verdict::Certain(_) => then == "needs_approval" || then == "prohibit",
            Verdict::NeedsFacts => true,
        };
        let each = || {
            let texts = self.laws.iter().filter_map(|at| self.all.text(*at));
            texts.zip(&laws).map(|(text, law)| (text, self.before(core::slice::from_ref(law))))
        };
        let said = each().find(|(_, alone)| alone.docket.verdict() == together).or_else(|| each().next());
        let said = said.filter(|_| !matches!(together, Verdict::Certain(Outcome::NotCovered | Outcome::Permitted)));
        let by = said.map(|(text, alone)| {
            let because = alone.because(text);
            let rule = because.iter().find(|(_, because)| concluding(because.then)).or(because.first());
            (text.id.clone(), rule.map(|(_, because)| because.cite.clone()))
        });
        Ok(Grounds { verdict: no_rule(verdict(together)), by })
    }

    /// The answer. Fault: `no-words`, if the words of the laws are neither built in nor loaded.
    pub fn answer(&self) -> Result<Answer, Fault> {
        self.all.worded()?;
        let laws = self.tables();
        let texts: Vec<&LawText> = self.laws.iter().filter_map(|at| self.all.text(*at)).collect();
        let all = self.before(&laws);
        let each = laws.iter().zip(&texts).map(|(law, text)| self.before(core::slice::from_ref(law)).law(law, text));
        Ok(Answer {
            v: crate::V,
            verdict: no_rule(verdict(all.docket.verdict())),
            laws: each.collect(),
            missing: all.missing(),
            approvals: all.facts(all.docket.approvals()),
            assumed: all.facts(all.docket.assumed(self.assumed)),
            flips: all.flips(),
            duties: all.duties(&texts),
            advice: all.advice(&self.all),
            notes: all.notes(&texts),
            seal: seal::seal(self),
        })
    }
}

/// What a finding rests on.
#[cfg(feature = "detect")]
pub(crate) struct Grounds {
    /// As [`Answer::verdict`].
    pub(crate) verdict: &'static str,
    /// The first law that says what all say together, and the first rule it says it by; nothing where nothing stands in the way.
    pub(crate) by: Option<(Str, Option<Cite>)>,
}

/// A question that no law covers is not allowed thereby.
fn no_rule(verdict: &'static str) -> &'static str {
    if verdict == "not_covered" { "no_rule" } else { verdict }
}

/// A question laid before one law or all, with the words to answer it.
struct View<'a> {
    v: &'a Vocabulary,
    asked: &'a Asked,
    docket: Docket<'a>,
}

impl View<'_> {
    /// What one law says.
    fn law(&self, law: &Law<'_>, text: &LawText) -> LawAnswer {
        let because = self.because(text);
        let of = self.asked.of.iter().map(|category| {
            let alone = self.docket.asking(Categories(1 << category));
            (self.category(*category), Str::Borrowed(verdict(alone.verdict())))
        });
        LawAnswer {
            law: text.id.clone(),
            verdict: verdict(self.docket.verdict()),
            of: Map(of.collect()),
            given: self.facts(self.docket.given()),
            missing: self.missing(),
            approvals: self.facts(self.docket.approvals()),
            flips: self.flips(),
            duties: self.duties(&[text]),
            basis: self.basis(text),
            notes: self.law_notes(law, text, &because),
            because: because.into_iter().map(|(_, named)| named).collect(),
        }
    }

    fn category(&self, category: u8) -> Str {
        self.v.categories.get(usize::from(category)).map_or(Str::Borrowed(""), |word| word.id.clone())
    }

    fn facts(&self, facts: FactSet) -> Vec<Str> {
        facts.iter().filter_map(|fact| self.v.facts.get(usize::from(fact))).map(|fact| fact.id.clone()).collect()
    }

    /// The rules that decide in some completion, in law order, each with the notes it carries.
    fn because(&self, text: &LawText) -> Vec<(Vec<Str>, Because)> {
        let grounds: Vec<Ground<'_>> = self.docket.grounds().collect();
        let open: Vec<(Ground<'_>, &Rule)> = grounds
            .iter()
            .filter(|ground| self.docket.may(ground))
            .filter_map(|ground| Some((*ground, text.rules.get(usize::from(ground.row))?)))
            .collect();
        let names = |rule: &Rule, id: u16| rule.id == id || rule.also.contains(&id);
        let mut entries: Vec<(u16, Then)> = open
            .iter()
            .flat_map(|(_, rule)| core::iter::once(rule.id).chain(rule.also.iter().copied()).map(|id| (id, rule.then)))
            .collect();
        entries.sort_unstable();
        entries.dedup();
        entries
            .into_iter()
            .filter_map(|(id, then)| {
                let here = || open.iter().filter(move |(_, rule)| rule.then == then && names(rule, id));
                let named = text.ids.get(usize::from(id))?;
                // Its own row's words if it decides by one, else those of its first.
                let own = here().find(|(_, rule)| rule.id == id).map(|(_, rule)| &rule.cite);
                let of = self.asked.of.iter().filter(|category| here().any(|(ground, _)| ground.class.of.0 >> **category & 1 == 1));
                let notes = here().flat_map(|(_, rule)| rule.notes.iter().cloned());
                let bearing = grounds.iter().copied().filter(|ground| {
                    ground.says.then == then && text.rules.get(usize::from(ground.row)).is_some_and(|rule| names(rule, id))
                });
                Some((
                    notes.collect(),
                    Because {
                        rule: named.id.clone(),
                        then: conclusion(then),
                        certain: self.docket.must(bearing),
                        of: of.map(|category| self.category(*category)).collect(),
                        cite: cite(own.unwrap_or(&named.cite)),
                    },
                ))
            })
            .collect()
    }

    fn missing(&self) -> Vec<Missing> {
        let mut order = [0_u8; 128];
        let ranked = self.docket.ranked(self.docket.missing(), &mut order);
        ranked
            .iter()
            .filter_map(|fact| {
                let words = self.v.facts.get(usize::from(*fact))?;
                let suggestion = self.v.suggestions.iter().find(|s| s.fact == *fact && self.docket.question.know().within(s.when));
                Some(Missing {
                    fact: words.id.clone(),
                    ask: words.ask.clone(),
                    suggests: suggestion.map(|s| s.value),
                    note: suggestion.map(|s| s.note.clone()),
                })
            })
            .collect()
    }

    fn flips(&self) -> Vec<Flip> {
        self.docket
            .flips(FLIPS)
            .into_iter()
            .map(|flip: Change| {
                let changed = self.v.space.facts().filter(|(fact, _)| flip.facts().has(*fact));
                let change = changed.filter_map(|(fact, field)| {
                    let from = match field.of(self.docket.question.know()) {
                        1 => Some(false),
                        2 => Some(true),
                        _ => None,
                    };
                    let fact_id = self.v.facts.get(usize::from(fact))?.id.clone();
                    Some(answer::Change { fact: fact_id, from, to: flip.yes.has(fact) })
                });
                Flip { into: "permitted", change: change.collect() }
            })
            .collect()
    }

    /// The duties of some completion, in vocabulary order; `texts` are the laws of the docket.
    fn duties(&self, texts: &[&LawText]) -> Vec<Duty> {
        let grounds: Vec<Ground<'_>> = self.docket.grounds().filter(|ground| ground.says.duties != 0).collect();
        (0_u32..)
            .zip(self.v.duties.iter())
            .filter_map(|(at, word)| {
                let due = grounds.iter().copied().filter(|ground| ground.says.duties >> at & 1 == 1);
                let first = due.clone().find(|ground| self.docket.may(ground))?;
                let rule = texts.get(first.law)?.rules.get(usize::from(first.row))?;
                Some(Duty { duty: word.id.clone(), certain: self.docket.must(due), cite: cite(&rule.cite) })
            })
            .collect()
    }

    /// For each category, on what basis the law protects it; nothing for a law that does not say, or is not in force.
    fn basis(&self, text: &LawText) -> Map {
        let on = self.docket.question.on;
        if text.basis.is_empty() || !on.within(text.since, text.until) {
            return Map::default();
        }
        Map(self
            .asked
            .of
            .iter()
            .map(|category| {
                let said = basis_of(text, *category, on).map_or(Str::Borrowed("residual"), |row| row.basis.clone());
                (self.category(*category), said)
            })
            .collect())
    }

    /// The notes a law's answer carries: those of its rules and bases, and those whose trigger holds.
    fn law_notes(&self, law: &Law<'_>, text: &LawText, because: &[(Vec<Str>, Because)]) -> Vec<Str> {
        if !law.begun(self.docket.question.on) && text.status != Status::Advice {
            return vec![Str::Borrowed(NOT_YET)];
        }
        let on = self.docket.question.on;
        if text.until.is_some_and(|until| until <= on) {
            return vec![Str::Borrowed(NO_LONGER)];
        }
        let bases = self.asked.of.iter().filter_map(|category| basis_of(text, *category, on)).flat_map(|row| row.notes.iter());
        let carried: Vec<&Str> = because.iter().flat_map(|(notes, _)| notes).chain(bases).collect();
        let holds = |note: &Note| carried.contains(&&note.id) || note.trigger.as_ref().is_some_and(|trigger| self.holds(trigger));
        let own = text.notes.iter().filter(|note| holds(note));
        let shared = self.v.notes.iter().filter(|note| carried.contains(&&note.id));
        own.chain(shared).map(|note| note.id.clone()).collect()
    }

    /// The notes that concern the question itself.
    fn notes(&self, texts: &[&LawText]) -> Vec<Str> {
        let mut laws = texts.iter().filter(|text| text.status != Status::Advice).peekable();
        let early = laws.peek().is_some() && laws.all(|text| self.docket.question.on < text.since);
        let holds = |note: &&Note| note.trigger.as_ref().is_some_and(|trigger| self.holds(trigger)) || (early && note.id == NOT_YET);
        self.v.notes.iter().filter(holds).map(|note| note.id.clone()).collect()
    }

    /// Whether a trigger holds in every completion.
    fn holds(&self, trigger: &Trigger) -> bool {
        self.applies(trigger) && self.docket.question.know().within(trigger.when)
    }

    /// Whether a trigger is about this act, one of these categories and this day.
    fn applies(&self, trigger: &Trigger) -> bool {
        let question = &self.docket.question;
        trigger.acts >> (question.act.0 & 31) & 1 == 1 && trigger.of.meets(question.of) && in_days(trigger, question.on)
    }

    /// Warnings of every pack, with unknown facts read as false; a code once.
    fn advice(&self, laws: &Laws) -> Vec<Advice> {
        let plain = |know: Cube, field: &Field| if field.is_boolean() && field.of(&know) == 3 { field.set(know, 1) } else { know };
        let know = self.v.space.fields().iter().fold(*self.docket.question.know(), plain);
        let read = self.docket.knowing(know);
        let discretionary = || read.must(read.grounds().filter(|ground| ground.says.discretionary));
        let mut advice: Vec<Advice> = Vec::new();
        for row in laws.texts().flat_map(|text| text.advice.iter()) {
            let Some(trigger) = &row.trigger else { continue };
            let fires = self.applies(trigger)
                && know.within(trigger.when)
                && !row.unless.iter().any(|unless| know.within(*unless))
                && (!row.discretionary || discretionary());
            if fires && !advice.iter().any(|known| known.code == row.code) {
                advice.push(Advice {
                    code: row.code.clone(),
                    severity: row.severity.id(),
                    message: row.message.clone(),
                    cite: cite(&row.cite),
                });
            }
        }
        advice
    }
}

/// The note of a question asked before any of its laws.
const NOT_YET: &str = "NOT-YET-IN-FORCE";

/// The note of a law asked after its end.
const NO_LONGER: &str = "NO-LONGER-IN-FORCE";

/// The row that says on what basis a law protects a category: what it enumerates comes before what an officer designated.
pub(crate) fn basis_of(text: &LawText, category: u8, on: Day) -> Option<&Basis> {
    let rows = || text.basis.iter().filter(|row| in_days(&row.trigger, on) && row.trigger.of.0 >> category & 1 == 1);
    rows().find(|row| row.basis == "enumerated").or_else(|| rows().next())
}

pub(crate) fn in_days(trigger: &Trigger, on: Day) -> bool {
    on.within(trigger.since, trigger.until)
}

/// A verdict as it goes over the wire.
pub(crate) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Certain(outcome) => outcome.id(),
        Verdict::NeedsFacts => "needs_facts",
    }
}

/// What a row concludes, as it goes over the wire.
pub(crate) fn conclusion(then: Then) -> &'static str {
    match then {
        Then::Permit => "permit",
        Then::NeedsApproval => "needs_approval",
        Then::Prohibit => "prohibit",
        Then::Cited => "cite",
    }
}

/// A citation as it goes over the wire.
pub(crate) fn cite(cite: &CiteText) -> Cite {
    Cite {
        section: cite.section.clone(),
        quote: cite.quote.clone(),
        paraphrase: cite.paraphrase,
        source: cite.source.clone(),
        url: cite.url.clone(),
        since: cite.since.to_string(),
        until: cite.until.map(|day| day.to_string()),
        checked: cite.checked.to_string(),
    }
}

/// The ids of the values a cube allows a fact, for people.
pub(crate) fn allowed<'v>(v: &'v Vocabulary, fact: u8, cube: &Cube) -> Vec<&'v str> {
    let Some((words, field)) = v.facts.get(usize::from(fact)).zip(v.space.field(fact)) else { return Vec::new() };
    let values = field.of(cube);
    let chosen = |domain: Domain| {
        v.values(domain).iter().enumerate().filter(|(at, _)| values >> at & 1 == 1).map(|(_, word)| word.id.as_ref()).collect()
    };
    match words.values {
        Some(domain) => chosen(domain),
        None => [(1, "false"), (2, "true")].into_iter().filter(|(bit, _)| values & bit != 0).map(|(_, word)| word).collect(),
    }
}
