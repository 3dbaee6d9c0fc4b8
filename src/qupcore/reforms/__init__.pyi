"""Reforms: dated changes laid over a law, and what differs between two laws."""

# Written by tests/architecture/faces.py.

from qupcore.reforms.operations import Add as Add
from qupcore.laboratory.differing import LawDifference as LawDifference
from qupcore.domain.new_term import NewTerm as NewTerm
from qupcore.laboratory.proving.proving import Proof as Proof
from qupcore.laboratory.proving.proving import ProofDetail as ProofDetail
from qupcore.reforms.reform import Reform as Reform
from qupcore.reforms.operations import Repeal as Repeal
from qupcore.reforms.operations import Revive as Revive
from qupcore.reforms.operations import Reword as Reword
from qupcore.laboratory.proving.claims import RuleClaim as RuleClaim
from qupcore.laboratory.soundness.remarks import RuleRemark as RuleRemark
from qupcore.laboratory.soundness.checking import RulesCheck as RulesCheck
from qupcore.reforms.operations import SetNumber as SetNumber
from qupcore.laboratory.sides import Side as Side
from qupcore.laboratory.sides import Sides as Sides
from qupcore.laboratory.proving.statements import Statement as Statement
from qupcore.laboratory.topic_answer import TopicAnswer as TopicAnswer
from qupcore.laboratory.differing import TopicDifference as TopicDifference
from qupcore.laboratory.topic_witnesses import TopicWitness as TopicWitness
from qupcore.laboratory.witnesses import Witness as Witness
from qupcore.laboratory.wordings import WordChange as WordChange
from qupcore.laboratory.soundness.checking import check_rules as check_rules
from qupcore.laboratory.telling import explain_law_difference as explain_law_difference
from qupcore.laboratory.proving.telling import explain_proofs as explain_proofs
from qupcore.laboratory.soundness.telling import explain_rules_check as explain_rules_check
from qupcore.reforms.holding import held as held
from qupcore.reforms.reform import laid_over as laid_over
from qupcore.laboratory.differing import law_difference as law_difference
from qupcore.laboratory.law_picture import law_difference_picture as law_difference_picture
from qupcore.laboratory.record import law_difference_record as law_difference_record
from qupcore.rules.new_terms import node_of as node_of
from qupcore.laboratory.proving.record import proof_record as proof_record
from qupcore.laboratory.proving.proving import prove as prove
from qupcore.laboratory.proving.proving import prove_claim as prove_claim
from qupcore.laboratory.proving.claims import read_claims as read_claims
from qupcore.reforms.reading import read_reform as read_reform
from qupcore.laboratory.proving.statements import read_statement as read_statement
from qupcore.laboratory.soundness.record import rules_check_record as rules_check_record
