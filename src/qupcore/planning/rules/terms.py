"""The vocabulary of a plan: what rules ask about an element, about a week, and about what runs beside it.

There is no term for motivation, target numbers or budgets, and none about the right to a programme: a rule
about a plan can ask about the plan only.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from qupcore.domain.text import Text
from qupcore.rules.terms import BoolTerm, IntTerm, Term, Vocabulary

__all__ = ["Beside", "Element", "Offered", "Week", "Whole", "counted", "fact", "plan_vocabulary"]


def fact(name: str, ask: Text, path: str, legal: str = "") -> BoolTerm:
    """A yes/no fact about a plan."""
    return BoolTerm(name=name, legal=legal, ask=ask, path=path, known_by="office")


def counted(name: str, unit: str, ask: Text, path: str, legal: str = "", low: int | None = 0) -> IntTerm:
    """A number about a plan."""
    return IntTerm(name=name, counted=unit, low=low, legal=legal, ask=ask, path=path, known_by="office")


_DATES = Text("Når går tiltaket?", "Når går tiltaket?", "When does the measure run?")
_TIME = Text(
    "Hvor mye tid i uka tar tiltaket?",
    "Kor mykje tid i veka tek tiltaket?",
    "How much time a week does the measure take?",
)
_SHARE = Text(
    "Hvor stor deltakelse er avtalt, i prosent?",
    "Kor stor deltaking er avtalt, i prosent?",
    "What participation is agreed, in percent?",
)
_ELEMENT = "$.course.plans[].elements[]"


class Element(Vocabulary):
    """One element of a plan."""

    first = counted("element.first", "date", _DATES, f"{_ELEMENT}.first", "start")
    last = counted("element.last", "date", _DATES, f"{_ELEMENT}.last", "slutt")
    length_first = counted("element.length_first", "date", _DATES, f"{_ELEMENT}.first", "første start")
    length_end = counted("element.length_end", "date", _DATES, f"{_ELEMENT}.last", "samlet varighet")
    minutes = counted("element.minutes", "minutes", _TIME, f"{_ELEMENT}.minutes_a_week", "tid i uka")
    slot_minutes = counted("element.slot_minutes", "minutes", _TIME, f"{_ELEMENT}.slots", "faste tider")
    percent = counted("element.percent", "percent", _SHARE, f"{_ELEMENT}.percent", "deltakelse")
    percent_later = counted(
        "element.percent_later", "percent", _SHARE, f"{_ELEMENT}.percent", "deltakelse etter opptrapping"
    )
    time_stated = fact("element.time_stated", _TIME, f"{_ELEMENT}.percent", "omfang oppgitt")
    in_window = fact("element.in_window", _DATES, f"{_ELEMENT}.first", "oppstart i perioden")
    in_catalogue = fact("element.in_catalogue", _TIME, f"{_ELEMENT}.measure", "tiltaket er kjent")
    in_existence = fact("element.in_existence", _DATES, f"{_ELEMENT}.first", "tiltaket finnes")
    age_at_end = counted(
        "element.age_at_end",
        "years",
        Text("Når er personen født?", "Når er personen fødd?", "When was the person born?"),
        "$.birth_date",
        "alder ved slutten",
    )


class Beside(Vocabulary):
    """What else runs on the same days."""

    clash_minutes = counted(
        "beside.clash_minutes", "minutes", _DATES, f"{_ELEMENT}.slots", "tid som kolliderer"
    )
    same_offer = fact("beside.same_offer", _DATES, f"{_ELEMENT}.offer", "samme tilbud")
    same_measure = fact("beside.same_measure", _DATES, f"{_ELEMENT}.measure", "samme tiltak")


_OFFER = Text(
    "Hva sier den som gir tilbudet?", "Kva seier den som gjev tilbodet?", "What does the provider say?"
)


class Offered(Vocabulary):
    """The offer that an element names."""

    known = fact("offer.known", _OFFER, f"{_ELEMENT}.offer", "tilbudet er kjent")
    of_measure = fact("offer.of_measure", _OFFER, f"{_ELEMENT}.offer", "tilbudet gjelder tiltaket")
    runs = fact("offer.runs", _OFFER, f"{_ELEMENT}.first", "tilbudet går hele tiden")
    starts_then = fact("offer.starts_then", _OFFER, f"{_ELEMENT}.first", "oppstartsdato")
    enrols = fact("offer.enrols", _OFFER, f"{_ELEMENT}.offer", "åpent for inntak")
    has_place = fact("offer.has_place", _OFFER, f"{_ELEMENT}.offer", "ledig plass")
    in_catchment = fact(
        "offer.in_catchment",
        Text("Hvor bor personen?", "Kvar bur personen?", "Where does the person live?"),
        "$.planning.municipality",
        "inntaksområde",
    )
    open_in_holidays = fact("offer.open_in_holidays", _OFFER, f"{_ELEMENT}.offer", "åpent i skoleferier")


class Week(Vocabulary):
    """A week of the plan, between two days on which anything begins or ends."""

    activity_minutes = counted(
        "week.activity_minutes", "minutes", _TIME, _ELEMENT, "aktivitet i uka, lønnet arbeid ikke medregnet"
    )
    work_directed = fact(
        "week.work_directed",
        Text(
            "Hvilke tiltak er arbeidsrettet?",
            "Kva tiltak er arbeidsretta?",
            "Which measures are work-directed?",
        ),
        f"{_ELEMENT}.counts_as",
        "arbeidsrettede tiltak",
    )


class Whole(Vocabulary):
    """The plan as a whole."""

    measures_allowance = fact(
        "plan.measures_allowance",
        Text(
            "Får personen tiltakspenger?",
            "Får personen tiltakspengar?",
            "Does the person receive the measures allowance?",
        ),
        "$.benefits",
        "tiltakspenger",
    )


_GROUPS: tuple[type[Vocabulary], ...] = (Element, Beside, Offered, Week, Whole)
_VOCABULARY: Mapping[str, Term] = MappingProxyType(
    {term.name: term for group in _GROUPS for term in vars(group).values() if isinstance(term, Term)}
)


def plan_vocabulary() -> Mapping[str, Term]:
    """Every fact about a plan that rules for all measures may read, by name."""
    return _VOCABULARY
