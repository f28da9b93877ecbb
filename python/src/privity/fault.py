"""The one error, and the catalogue of its kinds."""

import json
import warnings
from collections.abc import Mapping, Set
from types import NoneType
from typing import Any, ClassVar

from .ids import FaultCode
from .record import Record


class At(Record):
    """Where in the input.

    Attributes
    ----------
    line, column : int
        From 1; 0 if not known.
    path : str
        The field, as a JSON pointer (RFC 6901); empty if not known.
    """

    __slots__ = ()

    line: int
    column: int
    path: str

    _omitted: ClassVar[Mapping[str, object]] = {"line": 0, "column": 0, "path": ""}


class PrivityError(ValueError):
    """Why a question was not answered, or a law not compiled.

    Nothing that was given is repeated, unless it is nearly an id of the vocabulary: a resident's data does not reach a log this way.

    Attributes
    ----------
    code : str
        Stable; `privity.faults` lists them. Problems of law files have codes of their own, such as ``law-conflict``.
    message, help : str
        What was wrong, and what to do about it.
    url : str
        Where the code is described, relative to the documentation.
    at : At
        Where in the input.

    Examples
    --------
    >>> import privity
    >>> try:
    ...     privity.decide(law="nyc", on="2018-08-16", act="retain", actor="city_employee", of="home_adress")
    ... except privity.PrivityError as error:
    ...     print(error.code, error.at.path, error, sep="\\n")
    unknown-category
    /of/0
    unknown category `home_adress`; did you mean `home_address`?
    """

    def __init__(self, code: FaultCode | str, message: str, help: str, url: str, at: At) -> None:
        super().__init__(code, message, help, url, at)
        self.code = code
        self.message = message
        self.help = help
        self.url = url
        self.at = at

    def __str__(self) -> str:
        return "; ".join(filter(None, (self.message, self.help)))

    def to_json(self) -> str:
        """Give it as canonical JSON: the same bytes in every language."""
        fault = {"code": self.code, "message": self.message, "help": self.help, "url": self.url, "at": self.at.to_dict()}
        return json.dumps({"v": 1, "fault": fault}, ensure_ascii=False, separators=(",", ":"))


def fault(code: str, message: str, help: str, url: str, line: int, column: int, path: str) -> PrivityError:
    """Make an error of its parts."""
    return PrivityError(code, message, help, url, At(line, column, path))


def kind(value: object) -> str:
    """Say what kind of value something is, as every language says it; never what it holds."""
    kinds: dict[str, Any] = {"null": NoneType, "true or false": bool, "a number": (int, float), "text": str, "an object": Mapping}
    named = next((name for name, types in kinds.items() if isinstance(value, types)), None)
    return named or ("a list" if isinstance(value, (list, tuple, Set)) else f"`{type(value).__name__}`")


def wrong(wanted: str, given: object, path: str = "") -> PrivityError:
    """Make the error that something else was given than what is wanted."""
    help = "the documentation of the function says what it takes"
    return PrivityError("wrong-type", f"expected {wanted}, not {kind(given)}", help, "FAULTS.md#wrong-type", At(0, 0, path))


class PrivityWarning(UserWarning):
    """Something in a law of one's own that compiles, and that its author may not have meant."""


def warn(code: str, message: str, line: int) -> None:
    """Warn whoever adds the law."""
    warnings.warn(f"{message} [{code}, line {line}]", PrivityWarning, stacklevel=3)


class FaultKind(Record):
    """An entry of the catalogue of faults.

    Attributes
    ----------
    code : str
        Stable.
    when : str
        When it comes.
    help : str
        What to do about it, unless the fault itself says something nearer.
    """

    __slots__ = ()

    code: FaultCode
    when: str
    help: str
