"""A column of a table as texts: its name, and its cells as tables of any kind hold them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from .fault import PrivityError, fault, wrong

#: What pandas has for a cell that is missing.
MISSING = ("NAType", "NaTType")


def name(given: object) -> str:
    """Give the name of a column; empty, if it has none."""
    if isinstance(given, tuple):
        return " ".join(map(name, given))
    return _text(given, "the name of a column", "/name") or ""


def cells(values: Iterable[object]) -> list[str]:
    """Give the cells that are not missing. What reading them raises is not kept: it may hold a resident's data."""
    shape = getattr(values, "shape", None)
    table = isinstance(shape, tuple) and len(shape) != 1
    if table or isinstance(values, (str, bytes, bytearray, Mapping)) or not isinstance(values, Iterable):
        raise wrong("a list of cells", values, "/values")
    try:
        texts = (each if type(each) is str else _text(each, "text, a number or a date", f"/values/{at}") for at, each in enumerate(values))
        return [text for text in texts if text is not None]
    except PrivityError:
        raise
    except Exception:
        pass
    raise fault("unreadable", "the column could not be read", "give a plain list", "FAULTS.md#unreadable", 0, 0, "/values")


def _text(given: Any, wanted: str, path: str) -> str | None:
    """Give a cell as text; None, if it is missing."""
    value = _plain(given)
    if _missing(value):
        return None
    if isinstance(value, bool):
        return str(value).lower()
    # Integers are floats, and days are days and times, where one of a column is missing.
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, (str, int, float, Decimal, date, time, UUID)):
        return str(value)
    raise wrong(wanted, given, path)


def _missing(value: Any) -> bool:
    if isinstance(value, Decimal):
        return value.is_nan()
    return value is None or type(value).__name__ in MISSING or isinstance(value, float) and value != value


def _plain(value: Any) -> Any:
    """Give what NumPy and Arrow wrap as Python's own."""
    if hasattr(value, "as_py"):
        return value.as_py()
    if getattr(value, "shape", None) == () and hasattr(value, "dtype"):
        return value.astype("datetime64[us]").item() if getattr(value.dtype, "kind", "") == "M" else value.item()
    return value
