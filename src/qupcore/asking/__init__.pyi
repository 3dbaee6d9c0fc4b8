"""Forms for missing facts: the questions to ask, and writing their answers into a case."""

# Written by tests/architecture/faces.py.

from qupcore.asking.fields import Field as Field
from qupcore.asking.form import FormQuestion as FormQuestion
from qupcore.asking.form import ask as ask
from qupcore.asking.record import form_record as form_record
from qupcore.asking.form import questions_of as questions_of
from qupcore.asking.answering import set_answer as set_answer
