"""Answers as JSON values, the schemas of files, and receipts.

>>> from datetime import date
>>> from qupcore import Participant, decide
>>> from qupcore.records import decision_record
>>> decision_record(decide(Participant(ref="a"), on=date(2026, 9, 1)))["outcome"]
'undetermined'
"""

from qupcore.lazily import Face

_FACE = Face(
    __name__,
    {
        "qupcore.allocating.record": ["allocation_record"],
        "qupcore.availability.record": ["available_record"],
        "qupcore.catalogue.schema": ["catalogue_schema"],
        "qupcore.phasing.record": ["courses_record"],
        "qupcore.composing.record": ["additions_record", "coverage_record"],
        "qupcore.phasing.week_record": ["suggestions_record"],
        "qupcore.deciding.receipt": ["read_receipt", "receipt_of", "write_receipt"],
        "qupcore.deciding.replaying": ["replay"],
        "qupcore.domain.answers.receipt": ["Receipt", "Replay"],
        "qupcore.domain.input_limits": ["InputLimits", "input_limits", "limit_inputs", "limited_inputs"],
        "qupcore.explaining.record_schemas": ["record_schema"],
        "qupcore.explaining.lines": ["lines_record"],
        "qupcore.explaining.texts_version": ["text_record", "texts_version"],
        "qupcore.domain.answers.plan_receipt": ["PlanReceipt"],
        "qupcore.planning.receipt": ["plan_receipt", "write_plan_receipt"],
        "qupcore.planning.receipt_reading": ["read_plan_receipt"],
        "qupcore.planning.replaying": ["replay_plan"],
        "qupcore.plugins.record": ["plugins_record"],
        "qupcore.wire.plan": ["plan_check_record"],
        "qupcore.wire.record": [
            "benefit_month_record",
            "benefit_year_record",
            "decision_record",
            "difference_record",
            "duties_record",
            "rates_record",
            "review_record",
        ],
        "qupcore.wire.schema": ["case_schema"],
        "qupcore.wire.week": ["week_record"],
    },
)

__all__ = _FACE.names
__getattr__ = _FACE.get
__dir__ = _FACE.listed
