"""Form fields, texts and columns: which categories of information they ask for or hold; and forms held against the law."""

import json
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Literal, overload

from . import column
from ._privity import _detect, _detect_column, _scan
from .answer import Cite
from .fault import wrong
from .ids import Category
from .record import Record, read

#: The bytes of UTF-8 that begin no character.
CONTINUED = bytes(range(0x80, 0xC0))


class Evidence(Record):
    """One reason for a finding. It never repeats a value.

    Attributes
    ----------
    where : str
        Where it was seen: ``label``, ``name``, ``options`` and so on.
    what : str
        What was seen there, in the lexicon's words or masked.
    """

    __slots__ = ()

    where: str
    what: str


class Found(Record):
    """A category that a field asks for, or that a column holds.

    Attributes
    ----------
    category : str
        Which.
    score : int
        How sure, from 0 to 100: an order, not a probability.
    proxy : bool
        Not asked for as such, but told by something that is.
    because : tuple of Evidence
        What it was told by, strongest first.
    """

    __slots__ = ()

    category: Category
    score: int
    proxy: bool
    because: tuple[Evidence, ...]


class Span(Record):
    """A part of a text that tells something about a person.

    Attributes
    ----------
    start, end : int
        Where, in characters: ``text[start:end]``.
    category : str
        Of which category.
    score : int
        How sure, from 0 to 100.
    proxy : bool
        Not said as such, but told by it.
    kind : str
        What it looks like: ``ssn``, ``email``, ``statement`` and so on.
    """

    __slots__ = ()

    start: int
    end: int
    category: Category
    score: int
    proxy: bool
    kind: str


class Finding(Record):
    """What is wrong with a field of a form, or could be better.

    Attributes
    ----------
    code : str
        What kind of finding, such as ``collection-prohibited`` or ``unnecessary``.
    severity : str
        ``error``, ``warning`` or ``note``.
    field : str
        The field: its name, else its id, else its label.
    at : int
        Its place in the form, from 0.
    category : str
        What it asks for.
    verdict : str
        What the laws asked say of collecting it.
    law : str
        The law the finding rests on; ``principles`` for good practice.
    cite : Cite or None
        Where it says so.
    message, help : str
        What is wrong, and what to do, in the language of the form.
    """

    __slots__ = ()
    _omitted = {"cite": None}

    code: str
    severity: Literal["error", "warning", "note"]
    field: str
    at: int
    category: Category
    verdict: str
    law: str
    cite: Cite | None
    message: str
    help: str


@overload
def detect(field: Mapping[str, object] = ..., /) -> tuple[Found, ...]: ...
@overload
def detect(**members: object) -> tuple[Found, ...]: ...
def detect(field: object = ..., /, **members: object) -> tuple[Found, ...]:
    """Find the categories of information that a form field asks for.

    Parameters
    ----------
    field : mapping, optional
        ``label``, ``name``, ``id``, ``type``, ``autocomplete``, ``placeholder``, ``help``, ``options``, ``lang``: any of them.
    **members
        The same as keywords, instead.

    Returns
    -------
    tuple of Found
        The surest first.

    Raises
    ------
    PrivityError
        ``wrong-type``, ``too-large`` and others of reading.

    Examples
    --------
    >>> import privity
    >>> [found.category for found in privity.detect(label="Date of birth", type="date")]
    ['date_of_birth']
    """
    return read(tuple[Found, ...], json.loads(_detect(field, members or None))["categories"])  # type: ignore[no-any-return]


def detect_column(name: object, values: Iterable[object]) -> tuple[Found, ...]:
    """Find the categories of information that a column holds, by its name and its values.

    Parameters
    ----------
    name : str
        The column's name. A number is read as text, and None is no name.
    values : iterable
        Its cells, or a sample of them: a list, a generator, a column of pandas, Polars, NumPy or Arrow. Numbers, truths, days, times and
        UUIDs are read as text, a float that is whole as an integer. None and what is not a number (NaN, NA) are missing, and passed over.

    Returns
    -------
    tuple of Found
        The surest first. No value is repeated.

    Raises
    ------
    PrivityError
        ``wrong-type``, with the place of the first cell that is none of these; ``unreadable``, if reading the cells raised.

    Examples
    --------
    >>> import privity
    >>> [found.category for found in privity.detect_column("contact", ["a@example.org", "b@example.org"])]
    ['email_address']
    """
    return read(tuple[Found, ...], json.loads(_detect_column(column.name(name), column.cells(values)))["categories"])  # type: ignore[no-any-return]


def scan(text: str) -> tuple[Span, ...]:
    """Find what a text tells about a person: numbers, addresses, statements.

    Parameters
    ----------
    text : str
        The text.

    Returns
    -------
    tuple of Span
        In order.

    Raises
    ------
    PrivityError
        ``wrong-type``.

    Examples
    --------
    >>> import privity
    >>> [(span.kind, span.start, span.end) for span in privity.scan("call 212-555-0143")]
    [('phone', 5, 17)]
    """
    if not isinstance(text, str):
        raise wrong("text", text)
    # A lone surrogate is no character of any text.
    plain = text.encode("utf-8", "replace").decode()
    spans = json.loads(_scan(plain))
    if not plain.isascii():
        octets = plain.encode()
        edges = sorted({span[edge] for span in spans for edge in ("start", "end")})
        # From each edge to the next, so that no part is read twice.
        lengths = (len(octets[start:end].translate(None, CONTINUED)) for start, end in zip((0, *edges), edges))
        places = dict(zip(edges, accumulate(lengths)))
        for span in spans:
            span.update(start=places[span["start"]], end=places[span["end"]])
    return read(tuple[Span, ...], spans)  # type: ignore[no-any-return]
