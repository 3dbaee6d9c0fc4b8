"""How to write rules of law and conditions of admission.

>>> from qupcore.rules import ApplicantFacts, expression_of
>>> expression_of(ApplicantFacts.lawful_stay | ~ApplicantFacts.fixed_residence)
'person.lawful_stay or not person.fixed_residence'
"""

from qupcore.lazily import Face

_FACE = Face(
    __name__,
    {
        "qupcore.law.national": ["NATIONAL"],
        "qupcore.law.sotjl.p29_right": ["Limits"],
        "qupcore.law.terms.right": ["ApplicantFacts"],
        "qupcore.law.uses": ["facts_read_by", "rules_reading"],
        "qupcore.rules.expression_text": ["expression_of"],
        "qupcore.rules.law": ["Law"],
        "qupcore.rules.nodes": ["Condition", "Constant"],
        "qupcore.rules.writing": ["section"],
    },
)

__all__ = _FACE.names
__getattr__ = _FACE.get
__dir__ = _FACE.listed
