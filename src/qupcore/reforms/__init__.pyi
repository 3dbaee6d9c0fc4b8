"""Reforms: dated changes laid over a law, and what differs between two laws."""

# Written by tests/architecture/faces.py.

from qupcore.reforms.operations import Add as Add
from qupcore.laboratory.differing import LawDifference as LawDifference
from qupcore.reforms.reform import Reform as Reform
from qupcore.reforms.operations import Repeal as Repeal
from qupcore.reforms.operations import Revive as Revive
from qupcore.reforms.operations import Reword as Reword
from qupcore.reforms.operations import SetNumber as SetNumber
from qupcore.laboratory.sides import Side as Side
from qupcore.laboratory.sides import Sides as Sides
from qupcore.laboratory.topic_answer import TopicAnswer as TopicAnswer
from qupcore.laboratory.differing import TopicDifference as TopicDifference
from qupcore.laboratory.topic_witnesses import TopicWitness as TopicWitness
from qupcore.laboratory.witnesses import Witness as Witness
from qupcore.laboratory.wordings import WordChange as WordChange
from qupcore.laboratory.telling import explain_law_difference as explain_law_difference
from qupcore.reforms.holding import held as held
from qupcore.reforms.reform import laid_over as laid_over
from qupcore.laboratory.differing import law_difference as law_difference
from qupcore.laboratory.record import law_difference_record as law_difference_record
from qupcore.reforms.reading import read_reform as read_reform
