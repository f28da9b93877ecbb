"""Examples of the docstrings and of the README run; public things are documented; types are those of what runs."""

import doctest
import inspect
import re
import subprocess
import sys
from pathlib import Path

import privity
import pytest

HERE = Path(__file__).parent
PUBLIC = {name: getattr(privity, name) for name in privity.__all__}


def documented():
    yield "privity", privity
    for name, thing in PUBLIC.items():
        yield name, thing
        if inspect.isclass(thing) and thing.__module__.startswith("privity"):
            # Those of a record are described in its own text.
            fields = getattr(thing, "_fields", ())
            for part, value in inspect.getmembers(thing):
                inherited = any(hasattr(base, part) for base in (tuple, dict, ValueError))
                if not part.startswith("_") and (callable(value) or inspect.isdatadescriptor(value)) and not inherited and part not in fields:
                    yield f"{name}.{part}", value


@pytest.mark.parametrize("name, thing", list(documented()), ids=lambda value: value if isinstance(value, str) else "")
def test_it_is_documented_and_its_examples_run(name, thing):
    text = inspect.getdoc(thing)
    assert text and text.splitlines()[0].endswith("."), name
    test = doctest.DocTestParser().get_doctest(text, {}, name, None, 0)
    report = []
    doctest.DocTestRunner().run(test, out=report.append)
    assert not report, "".join(report)


def test_the_version_is_that_of_the_engine():
    question = {"law": "nyc", "on": "2024-01-01", "act": "retain", "actor": "city_employee", "of": "name", "closed": True}
    assert privity.decide(question).seal.engine.split()[-1] == privity.__version__


def test_no_operation_hides_a_module():
    modules = {file.stem for file in Path(privity.__file__).parent.glob("*.py")}
    assert not modules & set(PUBLIC)


def test_operations_have_examples():
    for name in ("ask", "compile", "decide", "decide_json", "decide_many", "explain", "faults", "laws", "show", "verdict", "vocabulary"):
        assert ">>>" in inspect.getdoc(PUBLIC[name]), name


def test_the_readme_runs():
    text = (HERE.parent / "README.md").read_text(encoding="utf-8")
    examples = re.findall(r"```python\n(.*?)```", text, re.S)
    assert examples
    for example in examples:
        subprocess.run([sys.executable, "-W", "error", "-c", example], check=True, capture_output=True)


def test_stubs_are_what_runs():
    done = subprocess.run(
        [sys.executable, "-m", "mypy.stubtest", "privity", "--concise", "--allowlist", str(HERE / "stubtest.txt")],
        capture_output=True, text=True, cwd=HERE,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_are_strict_and_catch_the_misspelt():
    def check(file):
        command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", sys.prefix + "/mypy", str(HERE / file)]
        return subprocess.run(command, capture_output=True, text=True, cwd=HERE)

    right = check("consumer.py")
    assert right.returncode == 0, right.stdout + right.stderr
    wrong = check("consumer_wrong.py").stdout
    lines = (HERE / "consumer_wrong.py").read_text().splitlines()
    marked = {at for at, line in enumerate(lines, 1) if "# wrong" in line}
    assert {int(at) for at in re.findall(r"consumer_wrong\.py:(\d+): error", wrong)} == marked, wrong
