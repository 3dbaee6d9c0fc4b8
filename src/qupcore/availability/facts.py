"""The facts of a case that conditions of admission read."""

from __future__ import annotations

from datetime import date

import attrs

from qupcore.catalogue.terms import AdmissionFacts, admission_vocabulary
from qupcore.deciding.facts import Fact, facts_of
from qupcore.deciding.prepared import prepared_on
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.participant import Participant

__all__ = ["admission_facts"]

_FIELDS = {
    term.path.removeprefix("$.circumstances."): name
    for name, term in admission_vocabulary().items()
    if term.path.startswith("$.circumstances.")
}
assert _FIELDS.keys() == {field.name for field in attrs.fields(Circumstances)}


def admission_facts(participant: Participant, on: date) -> dict[str, Fact]:
    """What is known on the day of the terms that a measure may ask about; the rest has no entry.

    Raises:
        BadInput: a fact is impossible on the day, such as a birth after it.
        NoRulesInForce: the day is before 2007-11-01.

    >>> from datetime import date
    >>> facts = admission_facts(Participant(ref="a", birth_date=date(2007, 12, 1)), date(2026, 9, 1))
    >>> facts["person.age"].value, facts["person.age_this_year"].value
    (18, 19)
    """
    known = admission_vocabulary()
    facts = {
        name: fact
        for name, fact in facts_of(participant, on, prepared_on(on).numbers).items()
        if name in known
    }
    if participant.birth_date is not None:
        source = participant.sources.get("birth_date", "")
        facts[AdmissionFacts.age_this_year.name] = Fact(on.year - participant.birth_date.year, source)
    if participant.circumstances is not None:
        source = participant.sources.get("circumstances", "")
        for field, name in _FIELDS.items():
            value = getattr(participant.circumstances, field)
            if value is not None:
                facts[name] = Fact(value, source)
    return facts
