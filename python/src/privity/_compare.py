"""Two laws side by side, and claims about laws: plain objects with the names of the wire."""

from typing import Literal

from .answer import Because, Cite
from .ids import Act, Basis, Category, Duty as DutyId, LawVerdict, ProofResult, Relation, Status, Verdict
from .record import Map, Record


class Said(Record):
    """A question, and what is said to it.

    Attributes
    ----------
    question : Map
        The question, with everything known; it can be asked as it is.
    verdict : str
        The verdict of the law, or of the laws asked together.
    because : tuple of Because
        The rules that decide.
    duties, notes : tuple of str
        The duties, and ids of the notes of the answer.
    """

    __slots__ = ()

    question: Map[object]
    verdict: Verdict | LawVerdict
    because: tuple[Because, ...]
    duties: tuple[DutyId, ...]
    notes: tuple[str, ...]


class Witness(Record):
    """A world that shows a difference.

    Attributes
    ----------
    a, b : Said
        The question to each law, and its answer.
    """

    __slots__ = ()

    a: Said
    b: Said


class Worlds(Record):
    """A set of worlds that cannot be made larger without holding some in which the laws do not differ so.

    Attributes
    ----------
    when : Map
        For each fact that matters, the values it has one of.
    witness : Witness
        One of these worlds.
    """

    __slots__ = ()

    when: Map[tuple[str, ...]]
    witness: Witness


class Differs(Record):
    """Worlds in which one law has one outcome and the other another.

    Attributes
    ----------
    a, b : str
        What each says.
    worlds : tuple of Worlds
        Every such world, and no other.
    """

    __slots__ = ()

    a: LawVerdict
    b: LawVerdict
    worlds: tuple[Worlds, ...]


class DutyDiffers(Record):
    """Worlds in which one law brings a duty and the other does not, with the same outcome.

    Attributes
    ----------
    duty : str
        The duty.
    only : str
        Which law brings it: ``a`` or ``b``.
    verdict : str
        What both say.
    worlds : tuple of Worlds
        The worlds.
    """

    __slots__ = ()

    duty: DutyId
    only: Literal["a", "b"]
    verdict: LawVerdict
    worlds: tuple[Worlds, ...]


class Part(Record):
    """Acts and categories in which two laws compare alike.

    Attributes
    ----------
    act, of : tuple of str
        The acts and the categories.
    relation : str
        What the second is beside the first here.
    differs : tuple of Differs
        Where outcomes differ.
    duties : tuple of DutyDiffers
        Where outcomes agree and duties differ.
    """

    __slots__ = ()

    act: tuple[Act, ...]
    of: tuple[Category, ...]
    relation: Relation
    differs: tuple[Differs, ...]
    duties: tuple[DutyDiffers, ...]


class Compares(Record):
    """A law on a day.

    Attributes
    ----------
    law, title : str
        Its id and its full name.
    status : str
        ``in_force``, ``proposed``, ``repealed``, or ``advice``.
    on : str
        The day.
    since, until : str, str or None
        First day in force, and first day no longer.
    begun : bool
        Whether it is in force on that day.
    """

    __slots__ = ()

    law: str
    title: str
    status: Status
    on: str
    since: str
    until: str | None
    begun: bool


class BasisDiffers(Record):
    """Categories that two laws protect on another basis.

    Attributes
    ----------
    of : tuple of str
        The categories.
    a, b : str or None
        On what basis each protects them; None if it does not say.
    a_cite, b_cite : Cite or None
        Where each says so.
    """

    __slots__ = ()

    of: tuple[Category, ...]
    a: Basis | None
    b: Basis | None
    a_cite: Cite | None
    b_cite: Cite | None


class Notes(Record):
    """Ids of notes that rows in force carry.

    Attributes
    ----------
    a, b, both : tuple of str
        Only those of the one, only those of the other, those of both.
    """

    __slots__ = ()

    a: tuple[str, ...]
    b: tuple[str, ...]
    both: tuple[str, ...]


class Comparison(Record):
    """Where two laws differ, or one law on two days; the result of `compare`.

    Attributes
    ----------
    v : int
        The version of the wire.
    a, b : Compares
        The two, each on its day.
    relation : str
        What ``b`` is beside ``a``: ``same``, ``stricter``, ``looser``, or ``incomparable``: stricter in one world, looser in another.
    parts : tuple of Part
        Acts and categories that compare alike; each is in exactly one.
    basis : tuple of BasisDiffers
        Categories protected on another basis.
    notes : Notes
        Notes that the rows of one carry, or of both.
    """

    __slots__ = ()

    v: int
    a: Compares
    b: Compares
    relation: Relation
    parts: tuple[Part, ...]
    basis: tuple[BasisDiffers, ...]
    notes: Notes


class Proof(Record):
    """What a claim comes to; of `prove`.

    Attributes
    ----------
    claim, say : str
        Its id, and the claim in plain words.
    law : tuple of str
        The laws and places it is about.
    result : str
        ``proven``; ``refuted``; ``vacuous``: a law named covers nothing of what it is about.
    cases : int
        How many sets of worlds were looked at.
    premise : tuple of Map
        For each law or place, a question that the claim is about and that a law covers.
    witness : tuple of Said
        A question that refutes the claim, or that it says there is, and the answer; two of a claim that compares.
    """

    __slots__ = ()

    claim: str
    say: str
    law: tuple[str, ...]
    result: ProofResult
    cases: int
    premise: tuple[Map[object], ...]
    witness: tuple[Said, ...]
