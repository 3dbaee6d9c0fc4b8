"""Forms for missing facts: the questions to ask, and writing their answers into a case.

>>> from datetime import date
>>> from qupcore import Participant
>>> from qupcore.asking import ask, set_answer
>>> case = Participant(ref="a")
>>> form = ask(case, date(2026, 9, 1), "en")
>>> set_answer(case, form[0], date(1990, 5, 1)).birth_date
datetime.date(1990, 5, 1)
"""

from qupcore.lazily import Face

_FACE = Face(
    __name__,
    {
        "qupcore.asking.answering": ["set_answer"],
        "qupcore.asking.fields": ["Field"],
        "qupcore.asking.form": ["FormQuestion", "ask", "questions_of"],
        "qupcore.asking.record": ["form_record"],
    },
)

__all__ = _FACE.names
__getattr__ = _FACE.get
__dir__ = _FACE.listed
