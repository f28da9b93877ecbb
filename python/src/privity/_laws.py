"""The laws to ask, and every operation on them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, overload

from . import _privity
from ._compare import Comparison, Proof
from ._privity import Question
from .answer import Answer
from .fault import FaultKind, PrivityError, wrong
from .form import Finding
from .law import LawPage, LawSummary, Vocabulary
from .record import read

if TYPE_CHECKING:
    from typing_extensions import Buffer, Unpack

    from ._ask import Fields


class Laws(_privity.Laws):
    """Laws to ask: the built-in ones, and any added. A handle that cannot be changed; threads may share it.

    Parameters
    ----------
    *added : str, bytes, or what holds bytes
        Laws of one's own: the TOML of each, or its compiled file.

    Attributes
    ----------
    added : tuple of (str or bytes)
        The laws added, as they were given.

    Raises
    ------
    PrivityError
        As `add` and `load` do.

    Examples
    --------
    >>> import privity
    >>> laws = privity.Laws()
    >>> laws.verdict(law="nyc-gcp", on="2018-08-16", act="inquire", actor="police_department_officer",
    ...              of="immigration_status", facts={"subject_is_victim_witness_or_seeking_help": True}, closed=True)
    'prohibited'
    """

    __slots__ = ()

    def add(self, toml: str) -> Laws:
        """Add a law of one's own from its TOML.

        Parameters
        ----------
        toml : str
            The law file.

        Returns
        -------
        Laws
            A new handle, with the law.

        Warns
        -----
        PrivityWarning
            Something that the author may not have meant, such as a rule that can decide nothing.

        Raises
        ------
        PrivityError
            The first problem, with its place in the file; a question that shows it is in the help. Codes begin with ``law-``.
        """
        if not isinstance(toml, str):
            raise wrong("text", toml)
        return Laws(*self.added, toml)

    def load(self, file: Buffer) -> Laws:
        """Add a law of one's own from its compiled file; see `compile`.

        Parameters
        ----------
        file : bytes, or what holds them
            The compiled file.

        Returns
        -------
        Laws
            A new handle, with the law.

        Raises
        ------
        PrivityError
            ``bad-law-file``, ``duplicate-law``, ``wrong-type``.
        """
        if isinstance(file, str):
            raise wrong("bytes", file)
        return Laws(*self.added, file)

    @overload
    def decide(self, question: Mapping[str, object] = ..., /) -> Answer: ...
    @overload
    def decide(self, /, **fields: Unpack[Fields]) -> Answer: ...
    def decide(self, question: Any = ..., /, **fields: Any) -> Answer:
        """Answer a question: the verdict, why, what is missing, what would change it, who must approve, duties and warnings.

        Parameters
        ----------
        question : mapping, optional
            The question as one object.
        **fields
            The question as keywords, instead; see `Fields`.

        Returns
        -------
        Answer
            The answer. `str` gives it in words; a notebook shows it as a card.

        Raises
        ------
        PrivityError
            The question is not one; `faults` lists the ways.

        Examples
        --------
        >>> import privity
        >>> answer = privity.decide(law="nyc", on="2019-08-20", act="disclose", actor="city_employee",
        ...     to="federal_immigration_authority", purpose="immigration_enforcement", process="administrative_subpoena",
        ...     of=["immigration_status"], facts={"required_by_law": None}, closed=True)
        >>> answer.verdict, [missing.fact for missing in answer.missing]
        ('needs_facts', ['required_by_law'])
        """
        return self.ask(question, **fields).answer()

    def decide_many(self, questions: Iterable[Mapping[str, object]]) -> list[Answer | PrivityError]:
        """Answer many questions, in order; a bad one is answered by its error, in its place.

        Other threads run while it decides.

        Parameters
        ----------
        questions : iterable of mapping
            The questions.

        Returns
        -------
        list of Answer or PrivityError
            An answer or an error for each.

        Raises
        ------
        PrivityError
            ``wrong-type``: the questions are no list.

        Examples
        --------
        >>> import privity
        >>> question = {"law": "nyc", "on": "2024-01-01", "act": "retain", "actor": "city_employee", "of": "name", "closed": True}
        >>> [getattr(answer, "verdict", "fault") for answer in privity.decide_many([question, {}])]
        ['prohibited', 'fault']
        """
        if isinstance(questions, (str, Mapping)) or not isinstance(questions, Iterable):
            raise wrong("a list of questions", questions)
        asked: list[Question | PrivityError] = []
        for question in questions:
            try:
                asked.append(self.ask(question))
            except PrivityError as error:
                asked.append(error)
        answers = iter(_privity._answers([each for each in asked if isinstance(each, Question)]))
        return [next(answers) if isinstance(each, Question) else each for each in asked]

    @overload
    def explain(self, question: Mapping[str, object] = ..., /) -> str: ...
    @overload
    def explain(self, /, **fields: Unpack[Fields]) -> str: ...
    def explain(self, question: Any = ..., /, **fields: Any) -> str:
        """Answer a question in words that a clerk can read.

        Parameters
        ----------
        question : mapping, optional
            The question as one object.
        **fields
            The question as keywords, instead; see `Fields`.

        Returns
        -------
        str
            Several lines.

        Raises
        ------
        PrivityError
            The question is not one; `faults` lists the ways.

        Examples
        --------
        >>> import privity
        >>> print(privity.explain(law="nyc-iil", on="2024-01-01", act="retain", actor="city_employee", of="name",
        ...     facts={"furthers_agency_mission": True}, closed=True).splitlines()[0])
        PERMITTED
        """
        return self.ask(question, **fields).explain()

    def laws(self) -> tuple[LawSummary, ...]:
        """List the laws, in the order of answers.

        Returns
        -------
        tuple of LawSummary
            Every law in a line.

        Examples
        --------
        >>> import privity
        >>> [law.law for law in privity.laws() if law.place == "chicago"]
        ['chi-2-173']
        """
        return read(tuple[LawSummary, ...], json.loads(self._laws()))  # type: ignore[no-any-return]

    def show(self, law: str) -> LawPage:
        """Show a law whole: its rules beside their text.

        Parameters
        ----------
        law : str
            Its id.

        Returns
        -------
        LawPage
            The law.

        Raises
        ------
        PrivityError
            ``unknown-law``.

        Examples
        --------
        >>> import privity
        >>> privity.show("nyc-gcp").rules[0].cite.section
        'EO 34/41 of 2003 § 4(a)'
        """
        return read(LawPage, json.loads(self._show(law)))  # type: ignore[no-any-return]

    def compare(self, a: str, b: str) -> Comparison:
        """Compare two laws, or one law on two days: where they differ, each difference with a question that shows it.

        Parameters
        ----------
        a, b : str
            The laws, by id, or by id and day: ``nm-mvd@2025-06-30``. Without a day, a law is read on the day of the other; if neither has
            one, as they read last.

        Returns
        -------
        Comparison
            ``relation`` says what the second is beside the first.

        Raises
        ------
        PrivityError
            ``unknown-law``, ``bad-date``, ``too-complex``.

        Examples
        --------
        >>> import privity
        >>> privity.compare("nm-mvd@2025-06-30", "nm-mvd@2025-07-01").relation
        'stricter'
        """
        return read(Comparison, json.loads(self._compare(a, b)))  # type: ignore[no-any-return]

    def prove(self, toml: str | None = None) -> tuple[Proof, ...]:
        """Prove claims about laws, or refute them with a question.

        Parameters
        ----------
        toml : str, optional
            The claims; by default those that come with the laws.

        Returns
        -------
        tuple of Proof
            One a claim, in order.

        Raises
        ------
        PrivityError
            What is wrong with the first bad claim, with its place.

        Examples
        --------
        >>> import privity
        >>> {proof.result for proof in privity.prove()}
        {'proven'}
        """
        return read(tuple[Proof, ...], json.loads(self._prove(toml)))  # type: ignore[no-any-return]

    def review(self, form: Mapping[str, object]) -> tuple[Finding, ...]:
        """Review a form: what its fields ask for, what the law says of that, and what good practice advises.

        Parameters
        ----------
        form : mapping
            The members of a question but ``act`` and ``of``; ``fields``, a list of what `detect` takes; ``lang``, the language of the
            findings; ``secure``, whether it is sent over an encrypted connection.

        Returns
        -------
        tuple of Finding
            In the order of the fields.

        Raises
        ------
        PrivityError
            As for a question; ``unknown-language``.

        Examples
        --------
        >>> import privity
        >>> form = dict(law="nyc", on="2026-01-02", actor="city_employee", closed=True, fields=[{"label": "Immigration status"}])
        >>> finding = privity.review(form)[0]
        >>> finding.code, finding.cite.section.startswith("EO 34/41 of 2003")
        ('collection-prohibited', True)
        """
        return read(tuple[Finding, ...], json.loads(self._review(form))["findings"])  # type: ignore[no-any-return]

    def vocabulary(self) -> Vocabulary:
        """List everything a question may name, with what it means.

        Returns
        -------
        Vocabulary
            Acts, parties, purposes, processes, categories, duties, facts and places.

        Examples
        --------
        >>> import privity
        >>> privity.vocabulary().acts[0].id
        'inquire'
        """
        lists = json.loads(self._vocabulary())
        return read(Vocabulary, dict(zip(Vocabulary._fields, lists)))  # type: ignore[no-any-return]

    def __reduce__(self) -> tuple[type[Laws], tuple[str | bytes, ...]]:
        return Laws, self.added

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Laws) and self.added == other.added

    def __hash__(self) -> int:
        return hash(self.added)

    def __repr__(self) -> str:
        return f"<Laws {', '.join(law.law for law in self.laws())}>"


def again(laws: Laws, question: Mapping[str, object], told: Iterable[str]) -> Question:
    """Ask a question again as it was, with what was told, for a pickle."""
    asked = laws.ask(question)
    for fact in told:
        asked = asked.tell(fact, None)
    return asked


def faults() -> tuple[FaultKind, ...]:
    """List every way a question can be wrong.

    Returns
    -------
    tuple of FaultKind
        By code.

    Examples
    --------
    >>> import privity
    >>> privity.faults()[0].code
    'bad-date'
    """
    return read(tuple[FaultKind, ...], json.loads(_privity._faults()))  # type: ignore[no-any-return]
