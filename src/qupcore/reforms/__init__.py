"""Reforms: dated changes laid over a law, and what differs between two laws.

>>> from datetime import date
>>> from qupcore.reforms import Reform, SetNumber
>>> from qupcore.rules import NATIONAL
>>> reform = Reform(name="a", source="an example", operations=[
...     SetNumber(about="sotjl.29.age_min", start=date(2027, 1, 1), value=20)])
>>> reform(NATIONAL).name
'national+a'
"""

from qupcore.lazily import Face

_FACE = Face(
    __name__,
    {
        "qupcore.domain.new_term": ["NewTerm"],
        "qupcore.laboratory.differing": ["LawDifference", "TopicDifference", "law_difference"],
        "qupcore.laboratory.law_picture": ["law_difference_picture"],
        "qupcore.laboratory.proving.claims": ["RuleClaim", "read_claims"],
        "qupcore.laboratory.proving.proving": ["Proof", "ProofDetail", "prove", "prove_claim"],
        "qupcore.laboratory.proving.statements": ["Statement", "read_statement"],
        "qupcore.laboratory.proving.record": ["proof_record"],
        "qupcore.laboratory.proving.telling": ["explain_proofs"],
        "qupcore.laboratory.record": ["law_difference_record"],
        "qupcore.laboratory.sides": ["Side", "Sides"],
        "qupcore.laboratory.soundness.checking": ["RulesCheck", "check_rules"],
        "qupcore.laboratory.soundness.record": ["rules_check_record"],
        "qupcore.laboratory.soundness.remarks": ["RuleRemark"],
        "qupcore.laboratory.soundness.telling": ["explain_rules_check"],
        "qupcore.laboratory.telling": ["explain_law_difference"],
        "qupcore.laboratory.topic_answer": ["TopicAnswer"],
        "qupcore.laboratory.topic_witnesses": ["TopicWitness"],
        "qupcore.laboratory.witnesses": ["Witness"],
        "qupcore.laboratory.wordings": ["WordChange"],
        "qupcore.reforms.holding": ["held"],
        "qupcore.reforms.operations": ["Add", "Repeal", "Revive", "Reword", "SetNumber"],
        "qupcore.reforms.reading": ["read_reform"],
        "qupcore.reforms.reform": ["Reform", "laid_over"],
        "qupcore.rules.new_terms": ["node_of"],
    },
)

__all__ = _FACE.names
__getattr__ = _FACE.get
__dir__ = _FACE.listed
