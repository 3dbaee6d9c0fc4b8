"""Writes `docs/answers.md`: five answers as people read them. A test keeps the page current."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from qupcore import Participant, benefit_month, decide, duties, explain, read_case, review, to_text
from qupcore.explaining import Line, Reader, explain_duties, explain_month, explain_review, first_layer

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "answers.md"
Tell = Callable[[Participant, date, str, Reader], tuple[Line, ...]]

LANGUAGES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
READERS: dict[Reader, str] = {"adviser": "to the adviser", "participant": "to the participant"}


def _decide(case: Participant, on: date, lang: str, reader: Reader) -> tuple[Line, ...]:
    return explain(decide(case, on=on), lang, case.ref, reader=reader)


def _review(case: Participant, on: date, lang: str, reader: Reader) -> tuple[Line, ...]:
    return explain_review(review(case, on=on), lang, case.ref, reader=reader)


def _duties(case: Participant, on: date, lang: str, reader: Reader) -> tuple[Line, ...]:
    return explain_duties(duties(case, on), on, lang, case.ref, reader=reader)


def _month(case: Participant, on: date, lang: str, reader: Reader) -> tuple[Line, ...]:
    return explain_month(benefit_month(case, on.year, on.month), lang, reader=reader)


FIVE: tuple[tuple[str, str, str, date, Tell, tuple[Reader, ...]], ...] = (
    (
        "A refusal without reasons",
        "qup decide examples/E05-no-written-refusal.json --on 2026-02-02",
        "examples/E05-no-written-refusal.json",
        date(2026, 2, 2),
        _decide,
        ("adviser", "participant"),
    ),
    (
        "A right, where the office asked for more than the law",
        "qup decide examples/E07-refused-for-lack-of-motivation.json --on 2026-06-01",
        "examples/E07-refused-for-lack-of-motivation.json",
        date(2026, 6, 1),
        _decide,
        ("adviser",),
    ),
    (
        "A review: a benefit reduced without notice",
        "qup review examples/E12-reduced-without-notice.json --on 2026-11-01",
        "examples/E12-reduced-without-notice.json",
        date(2026, 11, 1),
        _review,
        ("adviser",),
    ),
    (
        "The deadlines of a course",
        "qup duties examples/E42-recent-in-order.json --on 2026-09-01",
        "examples/E42-recent-in-order.json",
        date(2026, 9, 1),
        _duties,
        ("participant",),
    ),
    (
        "The benefit of a month, with a deduction",
        "qup benefit docs/benefit-case.json --month 2026-09",
        "docs/benefit-case.json",
        date(2026, 9, 1),
        _month,
        ("participant",),
    ),
)


def page() -> str:
    """The page as Markdown."""
    parts = [
        "# Five answers, as people read them\n\n"
        "Each answer is told in two layers. The first says what the answer comes to, why, and what to do;\n"
        "it has no citation and no identifier. `--details` adds the second: citations, facts, numbers and\n"
        "sources. `--for participant` addresses the participant as you.\n"
        "`docs/answers_page.py` writes this page.\n"
    ]
    for title, command, file, on, tell, readers in FIVE:
        case = read_case((ROOT / file).read_bytes(), name=file)
        parts.append(f"## {title}\n\n`{command}`\n")
        for reader in readers:
            for lang, language in LANGUAGES.items():
                text = to_text(first_layer(tell(case, on, lang, reader)), 78)
                heading = f"{language}, {READERS[reader]}: {title[0].lower()}{title[1:]}"
                parts.append(f"### {heading}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
