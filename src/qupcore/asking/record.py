"""A form as JSON values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qupcore.asking.fields import Field
from qupcore.asking.form import FormQuestion
from qupcore.domain.arguments import check_arguments
from qupcore.wire.record import plain

__all__ = ["form_record"]


def form_record(form: Iterable[FormQuestion]) -> list[dict[str, object]]:
    """A form as JSON values: one object per question, without empty values.

    Each question has `term`, `nature`, `label`, `help` and `where`. A question with a field also has `path`
    and `type`, and where they apply `choices` (each with `value`, and `label` if there are words), `unit`,
    `low`, `high` and `parts`.

    >>> from datetime import date
    >>> from qupcore.asking import ask
    >>> from qupcore import Participant
    >>> record = form_record(ask(Participant(ref="a"), date(2026, 9, 1), "en"))[0]
    >>> record["path"], record["type"], record["high"], record["can"]
    ('$.birth_date', 'date', '2026-09-01', 'dispute')
    """
    check_arguments(form_record, locals())
    return [_question(question) for question in form]


def _question(question: FormQuestion) -> dict[str, object]:
    told: dict[str, object] = {
        "term": question.term,
        "also": list(question.also),
        "nature": question.nature,
        "label": question.label,
        "name": question.name,
        "legal": question.legal,
        "help": question.help,
        "can": question.can,
        "where": question.where,
        "unit_label": question.unit,
    }
    kept = {key: value for key, value in told.items() if value not in ("", None, [])}
    return kept | ({} if question.field is None else _field(question.field, question.words))


def _field(field: Field, words: Mapping[str, str]) -> dict[str, object]:
    told: dict[str, object] = {
        "path": field.path,
        "key": field.name,
        "type": field.type,
        "choices": [_choice(value, words) for value in _values(field)],
        "unit": field.unit,
        "low": plain(field.low),
        "high": plain(field.high),
        "parts": [{**_field(part, words), "required": part.required} for part in field.parts],
    }
    return {key: value for key, value in told.items() if value not in ("", None, [])}


def _values(field: Field) -> tuple[bool | str, ...]:
    return (True, False) if field.type in ("yes_no", "judgement") else field.choices


def _choice(value: bool | str, words: Mapping[str, str]) -> dict[str, object]:
    label = words.get(str(value).lower() if isinstance(value, bool) else value)
    return {"value": value} if label is None else {"value": value, "label": label}
