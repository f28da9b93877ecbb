"""May a city ask, keep or share this about a resident? Exact, cited answers from privacy laws written as data.

Examples
--------
>>> import privity
>>> answer = privity.decide(
...     law="nyc", on="2018-08-16", act="disclose",
...     actor="city_employee", to="federal_immigration_authority",
...     purpose="immigration_enforcement", process="administrative_subpoena",
...     of=["immigration_status", "home_address"], closed=True)
>>> answer.verdict
'prohibited'
>>> answer.laws[0].because[0].cite.section
'EO 34/41 of 2003 § 2'

Privity informs; it does not advise.
"""

import copyreg
import json

from ._ask import Fields
from ._compare import BasisDiffers, Compares, Comparison, Differs, DutyDiffers, Notes, Part, Proof, Said, Witness, Worlds
from ._laws import Laws, again, faults
from ._privity import Question, __version__ as __version__, compile
from .answer import Advice, Answer, Ask, Because, Change, Cite, Duty, Flip, LawAnswer, Missing, Seal
from .fault import At, FaultKind, PrivityError, PrivityWarning
from .form import Evidence, Finding, Found, Span, detect, detect_column, scan
from .law import Condition, FactWord, LawPage, LawSummary, NoteView, RuleView, Vocabulary, Word
from .record import Map

_builtin = Laws()
ask = _builtin.ask
compare = _builtin.compare
decide = _builtin.decide
decide_json = _builtin.decide_json
decide_many = _builtin.decide_many
explain = _builtin.explain
laws = _builtin.laws
note = _builtin.note
prove = _builtin.prove
review = _builtin.review
show = _builtin.show
verdict = _builtin.verdict
vocabulary = _builtin.vocabulary

# A question is pickled as it was asked, and asked again.
copyreg.pickle(Question, lambda question: (again, (question.laws, json.loads(question.to_json()), question._told())))

__all__ = [
    "Advice",
    "Answer",
    "Ask",
    "At",
    "BasisDiffers",
    "Because",
    "Change",
    "Cite",
    "Compares",
    "Comparison",
    "Condition",
    "Differs",
    "Duty",
    "DutyDiffers",
    "Evidence",
    "FactWord",
    "FaultKind",
    "Fields",
    "Finding",
    "Flip",
    "Found",
    "LawAnswer",
    "LawPage",
    "LawSummary",
    "Laws",
    "Map",
    "Missing",
    "NoteView",
    "Notes",
    "Part",
    "PrivityError",
    "PrivityWarning",
    "Proof",
    "Question",
    "RuleView",
    "Said",
    "Seal",
    "Span",
    "Vocabulary",
    "Witness",
    "Word",
    "Worlds",
    "ask",
    "compare",
    "compile",
    "decide",
    "decide_json",
    "decide_many",
    "detect",
    "detect_column",
    "explain",
    "faults",
    "laws",
    "note",
    "prove",
    "review",
    "scan",
    "show",
    "verdict",
    "vocabulary",
]
