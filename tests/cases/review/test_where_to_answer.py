"""A question names the entry that its answer goes to: only of a list without entries none can be named."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import HealthCheck, given, settings

from cases.review.test_properties import ON, PEOPLE
from qupcore import Participant, benefit_month, review

# Which element of a plan is the one that is directed at work, or is job search, is for a person to say; an
# assessment is a new entry.
NEW = ("elements", "assessments")


@given(PEOPLE, ON)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_a_question_names_the_entry_that_its_answer_goes_to(case: Participant, on: date) -> None:
    asked = [question.path for remark in review(case, on).remarks for question in remark.add]
    asked += [question.path for question in benefit_month(case, on.year, on.month).open]
    for path in asked:
        where = path.split(" with ")[0]
        unnamed = re.match(r"(.*?)\.?(\w+)\[\]", where)
        if unnamed and unnamed[2] not in NEW:
            kinds = (
                ("interrupted",) if where.endswith("decisions[].applies_from") else ("granted", "extended")
            )
            assert not _at(case, unnamed[1], unnamed[2], kinds), path


def _at(case: Participant, inside: str, name: str, kinds: tuple[str, ...]) -> object:
    """What the case has in a list; decisions of another kind than the question is about do not count."""
    found: object = case
    for part in re.findall(r"\w+", inside.removeprefix("$")):
        found = found[int(part)] if part.isdigit() else getattr(found, part)  # type: ignore[index]
    entries = getattr(found, name) or ()
    return [item for item in entries if name != "decisions" or item.kind in kinds]
