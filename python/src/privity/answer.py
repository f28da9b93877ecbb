"""The answer: plain objects with the names of the wire."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from .ids import Basis, Category, Duty as DutyId, Fact, LawVerdict, Missable, Severity, Then, Verdict
from .record import Map, Record


class Cite(Record):
    """Where words come from.

    Attributes
    ----------
    section : str
        The section of law.
    quote : str
        At most 25 words of it.
    paraphrase : bool
        Whether the words are not the law's own.
    source : str
        The document quoted, by title.
    url : str or None
        Its address.
    since, until : str, str or None
        First day in force, and first day no longer, YYYY-MM-DD.
    checked : str
        The day the text was checked.
    """

    __slots__ = ()

    section: str
    quote: str
    paraphrase: bool
    source: str
    url: str | None
    since: str
    until: str | None
    checked: str

    _omitted: ClassVar[Mapping[str, object]] = {"paraphrase": False, "url": None, "until": None}


class Because(Record):
    """A rule that decides.

    Attributes
    ----------
    rule : str
        Its id.
    then : str
        What it concludes; ``cite`` decides nothing and is named.
    certain : bool
        Whether it does in every completion of what is known.
    of : tuple of str
        For which of the categories asked.
    cite : Cite
        Where it says so.
    """

    __slots__ = ()

    rule: str
    then: Then
    certain: bool
    of: tuple[Category, ...]
    cite: Cite


class Missing(Record):
    """A fact that can still change the verdict.

    Attributes
    ----------
    fact : str
        The fact; also ``actor``, ``to``, ``purpose`` or ``process``.
    ask : str
        The question to ask.
    suggests : bool or None
        What is known suggests about it. It was not assumed.
    note : str or None
        The note that says why.
    """

    __slots__ = ()

    fact: Missable
    ask: str
    suggests: bool | None
    note: str | None

    _omitted: ClassVar[Mapping[str, object]] = {"suggests": None, "note": None}


class Change(Record):
    """A fact obtained, or established.

    Attributes
    ----------
    fact : str
        The fact.
    from_ : bool or None
        What was known of it; None if nothing. On the wire, ``from``.
    to : bool
        What it becomes.
    """

    __slots__ = ()

    fact: Fact
    from_: bool | None
    to: bool


class Ask(Record):
    """What to ask next.

    Attributes
    ----------
    fact : str
        The fact; also ``actor``, ``to``, ``purpose`` or ``process``.
    ask : str
        The question to put to a person.
    suggests : bool or None
        A value that what is known suggests; it is not assumed.
    note : str or None
        Id of the note that says why.
    values : Map
        The values it may still have, each with what it means; empty for a fact that is true or false.
    left : int
        How many facts can still change the verdict, this one among them; most are never asked.
    """

    __slots__ = ()

    fact: Missable
    ask: str
    suggests: bool | None
    note: str | None
    values: Map[str]
    left: int

    _omitted: ClassVar[Mapping[str, object]] = {"suggests": None, "note": None}


class Flip(Record):
    """A smallest set of changes that reaches a verdict.

    Attributes
    ----------
    into : str
        The verdict reached.
    change : tuple of Change
        The changes.
    """

    __slots__ = ()

    into: Verdict
    change: tuple[Change, ...]


class Duty(Record):
    """Something that must be done.

    Attributes
    ----------
    duty : str
        The duty.
    certain : bool
        Whether it is due in every completion of what is known.
    cite : Cite
        Where it says so.
    """

    __slots__ = ()

    duty: DutyId
    certain: bool
    cite: Cite


class Advice(Record):
    """A warning. It never changes a verdict.

    Attributes
    ----------
    code : str
        Its code.
    severity : str
        How much it matters.
    message : str
        What to do.
    cite : Cite
        Where it says so.
    """

    __slots__ = ()

    code: str
    severity: Severity
    message: str
    cite: Cite


class Seal(Record):
    """What answered what: enough to ask again and compare.

    Attributes
    ----------
    engine : str
        The engine and its version.
    laws, question : str
        SHA-256 over the files of the laws asked, and of the canonical question.
    on : str
        The day asked about.
    """

    __slots__ = ()

    engine: str
    laws: str
    question: str
    on: str


class LawAnswer(Record):
    """What one law says.

    Attributes
    ----------
    law : str
        The law.
    verdict : str
        As `Answer.verdict`, with ``not_covered`` in place of ``no_rule``.
    of : Map
        The verdict for each category, in the order asked.
    because : tuple of Because
        Every rule that decides in some completion of what is known.
    given : tuple of str
        Known facts that alone force the verdict, none of which can be left out.
    missing : tuple of Missing
        The facts that can still change this law's verdict.
    approvals : tuple of str
        Approvals still to be given.
    flips : tuple of Flip
        What would change this law's verdict.
    duties : tuple of Duty
        What this law says must be done.
    basis : Map
        For each category, whether the law enumerates it, an officer designated it, or it is residual.
    notes : tuple of str
        Ids of notes.
    """

    __slots__ = ()

    law: str
    verdict: LawVerdict
    of: Map[LawVerdict]
    because: tuple[Because, ...]
    given: tuple[Missable, ...]
    missing: tuple[Missing, ...]
    approvals: tuple[Fact, ...]
    flips: tuple[Flip, ...]
    duties: tuple[Duty, ...]
    basis: Map[Basis]
    notes: tuple[str, ...]


class Answer(Record):
    """The answer to a question. `str` gives it in words a clerk can read; a notebook shows it as a card.

    Attributes
    ----------
    v : int
        The version of the wire.
    verdict : str
        ``permitted``, ``needs_approval``, ``prohibited``, ``needs_facts``, or ``no_rule``: no law asked covers it, which does not mean that it
        is allowed.
    laws : tuple of LawAnswer
        What each law says, in the order asked.
    missing : tuple of Missing
        The facts that can still change the verdict, the one that settles most first.
    approvals : tuple of str
        Approvals still to be given, with which the verdict is ``permitted``.
    assumed : tuple of str
        Facts a closed question left out, each of which, being true, would make the verdict stricter.
    flips : tuple of Flip
        What would change the verdict.
    duties : tuple of Duty
        What must be done.
    advice : tuple of Advice
        Warnings; they never change a verdict.
    notes : tuple of str
        Ids of notes that concern the question itself.
    seal : Seal
        What answered what.
    """

    v: int
    verdict: Verdict
    laws: tuple[LawAnswer, ...]
    missing: tuple[Missing, ...]
    approvals: tuple[Fact, ...]
    assumed: tuple[Fact, ...]
    flips: tuple[Flip, ...]
    duties: tuple[Duty, ...]
    advice: tuple[Advice, ...]
    notes: tuple[str, ...]
    seal: Seal

    #: Its question, which has the words; if it was pickled, the words and, of laws of one's own, the card; None, if it was made by hand.
    _asked: ClassVar[Any] = None

    if not TYPE_CHECKING:

        @classmethod
        def _make(cls, values, asked=None):
            answer = tuple.__new__(cls, values)
            object.__setattr__(answer, "_asked", asked)
            return answer

        def __setattr__(self, name, value):
            raise AttributeError("an answer cannot be changed")

        def __delattr__(self, name):
            raise AttributeError("an answer cannot be changed")

    def __str__(self) -> str:
        if self._asked is None:
            return self.to_json()
        return str(self._asked[0] if isinstance(self._asked, tuple) else self._asked.explain())

    def __repr__(self) -> str:
        laws = ", ".join(f"{law.law} {law.verdict}" for law in self.laws)
        missing = ", ".join(missing.fact for missing in self.missing)
        return f"<Answer {self.verdict}" + (f"; {laws}" if laws else "") + (f"; missing {missing}" if missing else "") + ">"

    def _repr_html_(self) -> str:
        from .card import card

        if isinstance(self._asked, tuple):
            return self._asked[1] or card(self, None)
        return card(self, self._asked and self._asked.laws)

    def __reduce__(self) -> Any:
        # An answer is what was answered then: its words go with it, and no later version of the laws rewrites them.
        asked = self._asked
        if asked is not None and not isinstance(asked, tuple):
            asked = asked.explain(), self._repr_html_() if asked.laws.added else None
        return Answer._make, (tuple(self), asked)  # type: ignore[attr-defined]  # above

    def __copy__(self) -> "Answer":
        return self

    def __deepcopy__(self, memo: object) -> "Answer":
        return self
