"""Every public function and class answers or raises a `QupError` with a remedy, for any arguments."""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any, get_args, get_origin, get_type_hints

import attrs
import pytest

import qupcore as q
from errors.door_answers import CASE, LAWS, OF_ONE, ON, PLAN, SOUND, answers
from planning.few import few
from qupcore import reforms
from qupcore.catalogue.conditions import condition
from qupcore.catalogue.snapshot import catalogue_on as snapshot
from qupcore.domain.answers.week import Week
from qupcore.errors import QupError
from qupcore.law.sections import section_rules
from qupcore.reforms.operations import Operation
from qupcore.rules import NATIONAL
from qupcore.rules.law import Law
from qupcore.rules.nodes import Condition, Node, Number
from qupcore.rules.writing import Placed
from qupcore.wire.record import rates_record
from qupcore.wire.week import week_record

pytestmark = pytest.mark.durable
WRONG: tuple[Any, ...] = (
    None,
    "Kari",
    "1990-05-14",
    "",
    {},
    {"a": 1},
    [],
    ["Kari"],
    [None],
    (1,),
    -1,
    0,
    10**30,
    1.5,
    float("nan"),
    True,
    b"a",
    datetime(2026, 9, 7, 12, tzinfo=UTC),
    object(),
    date,
    lambda: None,
)


MODULES = (
    *("answers", "asking", "cases", "catalogue", "engines", "explaining", "observing", "plans", "plugins"),
    *("population", "records", "reforms", "rules", "tables"),
)
PUBLIC: Mapping[str, Any] = {
    name: getattr(module, name)
    for module in (q, *(import_module(f"qupcore.{name}") for name in MODULES))
    for name in module.__all__
}


NOT_ASKED = {"hookimpl", "section"}
"""Marks: of plugins, and of rules, which are checked where a rule is built."""


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    for name, value in PUBLIC.items():
        if name not in NOT_ASKED and inspect.isfunction(value) and inspect.signature(value).parameters:
            yield name, value


class _Later:
    """Stands for a library that a module imports for type checkers only."""

    def __getattr__(self, name: str) -> Any:
        return Any


LATER = {"pl": _Later(), "TracerProvider": Any}


def hints_of(function: Callable[..., Any]) -> Mapping[str, Any]:
    return get_type_hints(inspect.unwrap(function), localns=LATER)


def sound(asked: str, name: str, parameter: inspect.Parameter, kind: Any) -> Any:
    """A valid argument of the function."""
    if (asked, name) in OF_ONE:
        return OF_ONE[asked, name]
    if name == "month" and kind is not int:
        return answers()["BenefitMonth"]
    if name == "year" and kind is not int:
        return answers()["BenefitYear"]
    if name in SOUND:
        return SOUND[name]
    if parameter.default is not inspect.Parameter.empty:
        return parameter.default
    if kind in (Iterable[q.answers.Duty],):
        return q.duties(CASE, ON)
    return answers()[kind.__name__]


def allows(kind: Any, value: Any) -> bool:
    """Whether a value has the annotated type."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return any(allows(part, value) for part in parts)
    if kind is Any:
        return True
    if origin in (Mapping, dict):
        return isinstance(value, dict) and all(allows(parts[0], key) for key in value)
    if origin is Callable or "Callable" in str(origin):
        return callable(value)
    if origin is typing.Literal:
        return value in parts if isinstance(value, str) else False
    if origin is not None:
        several = isinstance(value, list | tuple | set | frozenset)
        return several and all(allows(parts[0], item) for item in value)
    if kind is date:
        return type(value) is date
    if kind is float:
        return type(value) in (int, float)
    if kind is int:
        return type(value) is int
    return isinstance(value, type(None) if kind is None else kind)


def refused(asked: Callable[[], object]) -> QupError | None:
    """The `QupError` that the call raises, or None; any other error fails the test."""
    try:
        found = asked()
        if isinstance(found, Iterator):
            next(found, None)
    except QupError as error:
        return error
    return None


WRITTEN_BESIDE = {("law_difference_record", "files"), ("explain_law_difference", "files")}
"""Only `qup diff --cases` has what these take, which no public name makes."""

PLACES = [
    (name, place)
    for name, value in functions()
    for place in inspect.signature(value).parameters
    if (name, place) not in WRITTEN_BESIDE
]


@pytest.mark.parametrize(("name", "place"), PLACES, ids=lambda part: part)
def test_a_wrong_argument_is_refused_at_the_door(name: str, place: str) -> None:
    function = PUBLIC[name]
    hints = hints_of(function)
    parameters = inspect.signature(function).parameters
    given = {
        key: sound(name, key, parameter, hints[key])
        for key, parameter in parameters.items()
        if parameter.kind is not parameter.VAR_POSITIONAL
    }
    for value in WRONG:
        if place in ("told", "progress") and callable(value):
            continue  # what a function of the caller raises is the caller's own
        if (name, place) == ("decide_all", "cases") and isinstance(value, list | tuple):
            continue  # a wrong case is told in its place
        if parameters[place].kind is inspect.Parameter.VAR_POSITIONAL:
            error = refused(lambda value=value: function(given["package"], value, namespace="1804"))
        else:
            error = refused(lambda value=value: function(**{**given, place: value}))
        if error is None:
            assert allows(hints[place], value), f"{name}({place}={value!r}) was accepted"
        else:
            assert error.remedy or getattr(error, "faults", ()), error


VALUES = [value for value in PUBLIC.values() if isinstance(value, type) and attrs.has(value)]
MADE_BY_QUPCORE = {
    kind
    for kind in VALUES
    if ".answers." in kind.__module__ or kind.__name__ in
    {"Addable", "Allocated", "Available", "Compiled", "Coverage", "Suggested", "SuggestedCourses",
     "Suggestions", "WeekPlan", "WhyNot", "Line", "Picture", "Live", "LoadedPlugins", "Condition", "Snapshot",
     "Field", "FormQuestion", "Verdicts", "Event", "PeopleTable", "TableColumn", "Legend", "Amount",
     "LawDifference", "TopicDifference", "TopicAnswer", "TopicWitness", "Witness", "WordChange", "Proof",
     "ProofDetail", "RulesCheck", "RuleRemark", "Margins", "Margin", "Assumption", "MarginMet",
     "PlannedPeople", "Impact", "ImpactRow", "ImpactBounds", "ImpactFacts", "ImpactPicture",
     "CostBounds", "CostByMonth", "CostRow"}
}  # fmt: skip
"""What only qupcore makes: an answer is not asked for what it holds, since nobody builds one."""


@pytest.mark.parametrize(
    "kind",
    [kind for kind in VALUES if kind not in MADE_BY_QUPCORE and not issubclass(kind, Exception | Node)],
    ids=lambda kind: kind.__name__,
)
def test_a_wrong_field_is_refused_where_the_value_is_made(kind: type) -> None:
    hints = get_type_hints(kind)
    for field in (field for field in attrs.fields(kind) if field.init):
        for value in WRONG:
            given = {
                other.alias: example(hints[other.name])
                for other in attrs.fields(kind)
                if other.default is attrs.NOTHING and other is not field
            }
            error = refused(lambda given=given, value=value, name=field.alias: kind(**given, **{name: value}))
            may = error is not None or allows(hints[field.name], value)
            assert may, f"{kind.__name__}({field.name}={value!r}) was accepted"


AGE = condition("person.age < 30")


def example(kind: Any) -> Any:
    """Some value of the type of a field."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is typing.Literal:
        return parts[0]
    if origin in (typing.Union, types.UnionType):
        return None if type(None) in parts else example(parts[0])
    if kind == tuple[Operation, ...]:
        return (reforms.Repeal(about="sotjl.29.age", start=ON),)
    if origin is tuple:
        return (example(parts[0]),)
    if origin is not None:
        return origin()
    plain: dict[Any, Any] = {
        str: "1804", int: 1, bool: True, date: ON, q.Period: q.Period(ON), q.Money: q.Money(0),
        Law: NATIONAL, reforms.Side: LAWS[0], Condition | Number: AGE, Condition: AGE,
        Placed: NATIONAL.rules[0],
        q.catalogue.Text: q.catalogue.Text("a", "b", "c"), q.catalogue.Source: q.catalogue.Source(text="a"),
    }  # fmt: skip
    if kind in plain:
        return plain[kind]
    hints = get_type_hints(kind)
    needed = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]
    return kind(**{name: example(hints[name]) for name in needed})


DEEPER: Mapping[str, tuple[Callable[[Any], object], type]] = {
    "catalogue": (lambda value: snapshot(value), date),
    "municipality": (lambda value: snapshot(ON, value), str),
    "sources": (lambda value: snapshot(ON, sources=value), q.catalogue.Catalogue),
    "measure": (lambda value: snapshot(ON).measure(value), str),
    "condition": (lambda value: condition(value), str),
    "section": (lambda value: section_rules(value), str),
    "day": (lambda value: section_rules("sotjl § 29", value), date),
    "period": (lambda value: q.Period.parse(value), str),
    "money": (lambda value: q.Money.from_nok(value), int),
    "language": (lambda value: q.catalogue.Text("a", "b", "c").in_language(value), str),
    "rates": (lambda value: rates_record(value), q.answers.Rates),
    "week": (lambda value: week_record(value), Week),
    "account": (lambda value: q.cases.Account(value), q.Participant),
    "month": (lambda value: q.cases.Account(CASE).month(2026, value), int),
    "year": (lambda value: q.cases.Account(CASE).year(value), int),
    "live": (lambda value: q.plugins.LivePlaces(value), q.plugins.LoadedPlugins),
    "seconds": (lambda value: q.plugins.LivePlaces(q.plugins.LoadedPlugins(), value), int),
    "offers": (lambda value: q.plugins.LivePlaces(q.plugins.LoadedPlugins()).ask(value, ON), set),
    "places": (lambda value: q.plugins.LivePlaces(q.plugins.LoadedPlugins()).ask([], value), date),
    "top_ups": (lambda value: q.plugins.LoadedPlugins().top_ups_of(value, ON), str),
}


@pytest.mark.parametrize("name", DEEPER)
def test_a_wrong_argument_is_refused_by_what_the_pages_use_besides(name: str) -> None:
    asked, kind = DEEPER[name]
    for value in WRONG:
        lists = value in ([], ["Kari"]) or (value is None and name in ("sources", "day"))
        if type(value) is kind or lists or (name in ("seconds", "money") and isinstance(value, float | str)):
            with suppress(QupError):
                asked(value)
        else:
            with pytest.raises(QupError):
                asked(value)


def test_the_examples_that_people_meet_first() -> None:
    for asked, says in (
        (lambda: q.decide({}, ON), "the case is a dict"),
        (lambda: q.read_case("text"), "the file is a str"),
        (lambda: q.Participant(ref="a", birth_date="1990-05-14"), "birth_date: expected a date, got str"),
        (lambda: q.Household(kind="singel"), "Household.kind: not a value here"),
        (lambda: q.suggest(CASE, ON, catalogue=few(), want=-1), "want is -1"),
        (lambda: q.load_plugins("bodo", national=few()), "plugins is a str"),
        (
            lambda: q.suggest(CASE, ON, catalogue=few(), wanted=q.plans.Wanted(hours={"no:jobklubb": (60,)})),
            "no:jobklubb",
        ),
        (lambda: q.suggest(CASE, ON, catalogue=few(), wanted=q.plans.Wanted(without={"a"})), "'a'"),
        (lambda: q.check_plan(PLAN, ON, case=CASE, catalogue=few(), repairs=-1), "repairs is -1"),
        (lambda: q.plans.sample_plans(CASE, ON, catalogue=few(), seed=1, want=-1), "want is -1"),
        (lambda: q.load_plugins([], national=few(), seconds=0), "seconds is 0"),
        (lambda: q.to_text((), width=-1), "width is -1"),
        (lambda: q.plans.allocate([CASE], ON, catalogue=few(), offers=["a"]), "'a'"),
    ):
        with pytest.raises(QupError) as caught:
            asked()
        assert says in caught.value.what
        assert caught.value.remedy
