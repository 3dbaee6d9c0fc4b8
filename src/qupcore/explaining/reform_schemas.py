"""The JSON Schemas of what is printed about reforms."""

from __future__ import annotations

from datetime import date
from typing import Any

from qupcore.domain.answers.under_law import UnderLaw
from qupcore.wire.forms import closed, form_of, listed, versions_form
from qupcore.wire.schema import Defs

__all__ = ["reform_form", "reform_new_form", "reforms_list_form"]

Form = dict[str, Any]
_TEXT, _DAY = form_of(str, {}), form_of(date, {})


def reform_form(defs: Defs) -> Form:
    """Of `qup reform show --json` and `qup reform check --json`."""
    value = {"anyOf": [_TEXT, form_of(int | None, defs)]}
    operation = closed(
        operation={"enum": ["set_number", "repeal", "reword", "revive", "add"]},
        about=_TEXT,
        topics=listed(_TEXT),
        start=_DAY,
        end=form_of(date | None, defs),
        unit=_TEXT,
        before=value,
        after=value,
        citation=_TEXT,
        source=_TEXT,
    )
    texts = closed(nb=_TEXT, nn=_TEXT, en=_TEXT)
    term = closed(name=_TEXT, kind={"enum": ["bool", "int", "choice"]}, label=texts, question=texts)
    return closed(
        name=_TEXT,
        source=_TEXT,
        terms=listed(term),
        law=form_of(UnderLaw, defs),
        under=form_of(UnderLaw, defs),
        topics=listed(_TEXT),
        operations=listed(operation),
        versions=versions_form("reform"),
    )


def reform_new_form(defs: Defs) -> Form:
    """Of `qup reform new --json`."""
    return closed(name=_TEXT, file=_TEXT, versions=versions_form("reform_new"))


def reforms_list_form(defs: Defs) -> Form:
    """Of `qup reform list --json`."""
    reform = closed(name=_TEXT, value=_TEXT, distribution=_TEXT, version=_TEXT, fault=_TEXT)
    return closed(reforms=listed(reform), versions=versions_form("reforms_list"))
