"""What others need to look for eight kinds in every cell: one line a peer, `name<TAB>seconds`, or `name<TAB>-<TAB>why there is none`.

peers.py CELLS.tsv: a row a line, a tab between cells. Seconds are for all cells, on one thread; a peer that is slow reads the first rows
only, and its time is scaled by cells. The eight kinds are those of `EIGHT` in `src/main.rs`; patterns are as plain as the peers' own.
"""

import os

os.environ |= {"POLARS_MAX_THREADS": "1", "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "", "OMP_NUM_THREADS": "1", "TF_NUM_INTRAOP_THREADS": "1"}

import contextlib
import io
import re
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version

PATTERNS = {
    "ssn": r"\b\d{3}-\d{2}-\d{4}\b",
    "phone": r"(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]?\d{3}[-. ]?\d{4}\b",
    "email": r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}",
    "ipv4": r"\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b",
    "mac": r"\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b",
    "card": r"\b(?:\d[ -]?){12,18}\d\b",
    "date": r"\b(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})\b",
    "url": r"(?:facebook|instagram|twitter|tiktok|linkedin)\.com/[A-Za-z0-9._-]+",
}

Columns = Sequence[Sequence[str]]
"""Columns, each a list of cells."""


def polars(columns: Columns) -> Callable[[], object]:
    import polars as pl

    frame = pl.DataFrame({str(at): list(column) for at, column in enumerate(columns)})
    asked = [pl.col(name).str.contains(pattern).sum().alias(f"{name} {kind}") for name in frame.columns for kind, pattern in PATTERNS.items()]
    return lambda: frame.select(asked)


def python_re(columns: Columns) -> Callable[[], object]:
    compiled = [re.compile(pattern) for pattern in PATTERNS.values()]
    return lambda: [sum(1 for cell in column if pattern.search(cell)) for column in columns for pattern in compiled]


def scrubadub(columns: Columns) -> Callable[[], object]:
    from scrubadub import Scrubber

    scrubber = Scrubber()
    return lambda: [list(scrubber.iter_filth(cell)) for column in columns for cell in column]


def presidio(columns: Columns) -> Callable[[], object]:
    from presidio_analyzer import predefined_recognizers as known

    names = ["UsSsn", "Phone", "Email", "Ip", "MacAddress", "CreditCard", "Date", "Url"]
    looking = [getattr(known, f"{name}Recognizer")() for name in names]
    return lambda: [one.analyze(cell, one.supported_entities, None) for column in columns for cell in column for one in looking]


def dataprofiler(columns: Columns) -> Callable[[], object]:
    import dataprofiler

    labeler = dataprofiler.DataLabeler(labeler_type="structured")
    return lambda: [labeler.predict(list(column)) for column in columns]


PEERS = [
    ("Polars str.contains, eight patterns", "polars", polars, None),
    ("Python re, eight patterns", None, python_re, 10_000),
    ("Presidio, eight pattern recognizers", "presidio-analyzer", presidio, 200),
    ("scrubadub, its detectors", "scrubadub", scrubadub, 200),
    ("DataProfiler, its labeller", "dataprofiler", dataprofiler, 200),
]
"""Name, distribution, what makes a run, how many rows it reads (None: all)."""


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        columns = list(zip(*(line.rstrip("\n").split("\t") for line in file)))
    for name, distribution, make, rows in PEERS:
        try:
            title = f"{name} ({version(distribution) if distribution else sys.version.split()[0]})"
            with contextlib.redirect_stdout(io.StringIO()):
                run = make([column[:rows] for column in columns])
                times = []
                for _ in range(3):
                    start = time.perf_counter()
                    run()
                    times.append(time.perf_counter() - start)
            scale = len(columns[0]) / rows if rows else 1
            print(f"{title}\t{min(times) * scale}", flush=True)
        except Exception as error:
            print(f"{name}\t-\tdid not run: {type(error).__name__}", flush=True)


main()
