"""Events tell what was asked and how it went: names, ids, durations, hashes, counts, codes; nothing else."""

from __future__ import annotations

import ast
import logging
import re
import subprocess
import sys
import types
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NewType, get_args, get_origin, get_type_hints

import attrs
import pytest

import qupcore as q
from memory.public import QUESTIONS
from observing.listening import listening
from observing.no_event import NO_EVENT
from planning.few import few
from qupcore import population, reforms
from qupcore.domain.iso_week import IsoWeek
from qupcore.errors import BadInput, EngineDisagreement, Fault, QupError
from qupcore.memory import Table, forget
from qupcore.observing import EVENTS
from qupcore.observing import telling as telling_module
from qupcore.observing.asking import observed
from qupcore.observing.events import AFTER_AN_ERROR
from qupcore.observing.fields import FIELDS, LEFT_OUT, Clock, Fields, checked
from qupcore.observing.telling import Teller, tell

ON = date(2026, 9, 7)
CASE = q.Participant(ref="Kari Nordmann", birth_date=date(1990, 5, 14))
PLAN = q.Plan(valid_from=ON, elements=(q.Element(measure="no:jobbklubb", minutes_a_week=900, first=ON),))
ONE = q.plans.Wanted(most=1, needs_met=False)
ENOUGH = q.plans.SearchLimit(expansions=50)


def receipt() -> q.answers.Receipt:
    return q.records.receipt_of(CASE, q.decide(CASE, on=ON))


def plan_receipt() -> q.answers.PlanReceipt:
    return q.records.plan_receipt(PLAN, ON, case=CASE, catalogue=few())


ASKED: dict[str, Callable[[], object]] = {
    "read_case": lambda: q.read_case(b'{"ref": "a"}'),
    "read_catalogue": lambda: q.catalogue.read_catalogue("", namespace="1804"),
    "read_receipt": lambda: q.records.read_receipt(q.records.write_receipt(receipt()).encode()),
    "read_plan_receipt": lambda: q.records.read_plan_receipt(
        q.records.write_plan_receipt(plan_receipt()).encode()
    ),
    "decide": lambda: q.decide(CASE, on=ON),
    "replay": lambda: q.records.replay(receipt()),
    "account": lambda: q.cases.Account(CASE),
    "benefit_month": lambda: q.benefit_month(CASE, 2026, 9),
    "benefit_year": lambda: q.cases.benefit_year(CASE, 2026),
    "duties": lambda: q.duties(CASE, ON),
    "review": lambda: q.review(CASE, ON),
    "check_plan": lambda: q.check_plan(PLAN, ON, case=CASE, catalogue=few(), repairs=0),
    "replay_plan": lambda: q.records.replay_plan(plan_receipt()),
    "suggest": lambda: q.suggest(CASE, ON, catalogue=few(), want=1, limit=ENOUGH),
    "suggest_course": lambda: q.suggest_course(CASE, ON, date(2027, 3, 6), catalogue=few(), want=0),
    "allocate": lambda: q.plans.allocate([CASE], ON, catalogue=few(), limit=ENOUGH),
    "available": lambda: q.available(CASE, q.catalogue.catalogue_on(ON, sources=(few(),))),
    "catalogue_on": lambda: q.catalogue.catalogue_on(ON, sources=(few(),)),
    "addable": lambda: q.addable(PLAN, ON, case=CASE, catalogue=few(), limit=ENOUGH),
    "coverage": lambda: q.plans.coverage([CASE], ON, municipality="1804", catalogue=few(), limit=ENOUGH),
    "count_plans": lambda: q.plans.count_plans(CASE, ON, catalogue=few(), wanted=ONE, most_nodes=1000),
    "plan_exists": lambda: q.plans.plan_exists(CASE, ON, catalogue=few(), wanted=ONE, limit=ENOUGH),
    "sample_plans": lambda: q.plans.sample_plans(
        CASE, ON, catalogue=few(), seed=1, want=1, wanted=ONE, most_nodes=1000
    ),
    "why_not": lambda: q.plans.why_not(
        q.suggest_course(CASE, ON, date(2027, 3, 6), catalogue=few(), want=0), "no:jobbklubb"
    ),
    "ask": lambda: q.asking.ask(CASE, ON),
    "difference": lambda: q.cases.difference(q.decide(CASE, on=ON), q.decide(CASE, on=ON)),
    "law_difference": lambda: reforms.law_difference(
        reforms.Sides(*[reforms.Side(q.rules.NATIONAL, ON)] * 2)
    ),
    "impact_of": lambda: population.impact_of(
        population.synthesize(1, 10), *[reforms.Side(q.rules.NATIONAL, ON)] * 2
    ),
    "cost_by_month_of": lambda: population.cost_by_month_of(
        population.synthesize(1, 10), *[q.rules.NATIONAL] * 2, [date(2026, 9, 1)]
    ),
    "prove": lambda: reforms.prove(
        reforms.Statement("always", ("sotjl.29.age",)), reforms.Side(q.rules.NATIONAL, ON)
    ),
    "prove_claim": lambda: reforms.prove_claim(
        *reforms.read_claims(b'[[claims]]\nname = "a"\nclaim = "person.age >= 0"\n'),
        reforms.Side(q.rules.NATIONAL, ON),
    ),
    "check_rules": lambda: reforms.check_rules(reforms.Side(q.rules.NATIONAL, ON), ["work"]),
    "rates": lambda: q.cases.rates(ON),
    "week_plan": lambda: q.explaining.week_plan(
        attrs.evolve(CASE, course=q.Course(plans=(PLAN,))), IsoWeek.of(ON), catalogues=(few(),)
    ),
    "load_plugins": lambda: q.load_plugins([], national=few()),
    "ask_live_places": lambda: q.plugins.LivePlaces(q.plugins.LoadedPlugins()).ask([], ON),
}


@pytest.mark.parametrize("name", ASKED)
def test_a_question_is_told_with_the_fields_that_are_stated(name: str) -> None:
    with listening() as heard:
        ASKED[name]()
    told = heard.named(name)[-1]
    assert tuple(told) == EVENTS[name].fields
    assert LEFT_OUT not in told.values()
    assert {record.name for record in heard.records if record.event == name} == {EVENTS[name].log}  # type: ignore[attr-defined]
    assert {level for level, event, _ in heard.told if event == name} == {"DEBUG"}
    assert "Kari" not in "".join(heard.texts)


def test_every_question_is_tried() -> None:
    assert set(ASKED) == {name for name, event in EVENTS.items() if event.question}


TELLS = re.compile(
    r"explain(_|$)|.*_(record|picture|page|calendar|schema|version)$|write_|to_text$|.*receipt_?(of)?$"
)
"""What tells an answer, or keeps it: it asks nothing."""


def test_every_public_question_is_an_event_or_says_why_not() -> None:
    public = {name for _, names in QUESTIONS.values() for name in names}
    events = {name for name, event in EVENTS.items() if event.question}
    left = {name for name in public - events if not TELLS.match(name)}
    assert left == set(NO_EVENT)


def test_what_is_told_is_what_was_answered() -> None:
    decision = q.decide(CASE, on=ON)
    with listening() as heard:
        q.decide(CASE, on=ON)
    (told,) = heard.named("decide")
    assert told["outcome"] == decision.outcome
    assert told["missing"] == len(decision.missing) > 1
    assert told["rulebook"] == decision.provenance.rulebook
    assert 0 < told["seconds"] < 60
    assert heard.records[0].getMessage() == "decide " + " ".join(f"{k}={v}" for k, v in told.items())


def test_bad_input_tells_codes_and_paths() -> None:
    bad = b'{"ref": "a", "birth_date": "Kari", "Ola": 1, "benefits": [{"kind": "Per"}]}'
    with listening(logging.INFO) as heard, pytest.raises(BadInput):
        q.read_case(bad)
    ((level, name, told),) = heard.told
    assert (level, name, told["outcome"], told["code"]) == ("INFO", "read_case", "refused", "input.faults")
    assert told["faults"] == told["at"].count(",") + 1
    assert "input.date $.birth_date" in told["at"]
    assert "input.unknown-key $.…" in told["at"]
    assert set(told) <= set(AFTER_AN_ERROR)


def test_a_bad_catalogue_tells_its_places_without_the_name_of_its_file() -> None:
    bad = '[[measures]]\nid = "1804:x"\nowner = "Kari"\n[[Ola]]\na = 1\n'
    with listening(logging.INFO) as heard, pytest.raises(BadInput):
        q.catalogue.read_catalogue(bad, namespace="1804", file="Kari.toml")
    (told,) = heard.named("read_catalogue")
    assert told["at"].startswith("input.unknown-key $.…, input.word $.")
    assert not {"Kari", "Ola"} & set("".join(heard.texts).replace(".", " ").split())


class Broken(Exception):
    """An error that nobody foresaw."""


@pytest.mark.parametrize(
    ("error", "level", "told"),
    [
        (Broken("Kari"), "ERROR", {"outcome": "failed", "error": "Broken"}),
        (MemoryError("Kari"), "ERROR", {"outcome": "failed", "error": "MemoryError"}),
        (KeyboardInterrupt("Kari"), "WARNING", {"outcome": "stopped", "error": "KeyboardInterrupt"}),
        (QupError("Kari", code="input.value"), "INFO", {"outcome": "refused", "code": "input.value"}),
        (
            BadInput("Kari", faults=(Fault("$.sources.Kari", "Kari", code="input.text"),) * 12),
            "INFO",
            {
                "outcome": "refused",
                "code": "input.value",
                "faults": 12,
                "at": ", ".join(["input.text $.sources.…"] * 10),
            },
        ),
        (
            EngineDisagreement("Kari", traces={"a": {"x.age": True, "y": 1}, "b": {"x.age": None, "y": 1}}),
            "ERROR",
            {"outcome": "failed", "code": "engine.disagreement", "rules": "x.age"},
        ),
    ],
    ids=lambda part: type(part).__name__,
)
def test_an_error_is_told_without_its_words(error: BaseException, level: str, told: dict[str, Any]) -> None:
    @observed("decide")
    def asked() -> None:
        raise error

    for heard_from in (logging.DEBUG, getattr(logging, level)):
        with listening(heard_from) as heard, pytest.raises(type(error)):
            asked()
        ((found, _, fields),) = heard.told
        assert found == level
        assert {name: value for name, value in fields.items() if name != "seconds"} == told
        assert "Kari" not in "".join(heard.texts)


def test_a_replay_that_differs_is_a_warning() -> None:
    changed = attrs.evolve(receipt(), seal="0" * 64)
    kept = attrs.evolve(plan_receipt(), seal="0" * 64)
    with listening(logging.WARNING) as heard:
        q.records.replay(changed)
        q.records.replay_plan(kept)
    assert heard.told == [("WARNING", "replay_differs", {"seal": "broken", "differences": 1})] * 2


def test_memories_that_are_emptied_are_told() -> None:
    table: Table[int, int] = Table("rules.law.Law.example", most=2)
    with listening() as heard:
        for number in range(3):
            table.keep(number, number)
        forget(["rules"])
    assert heard.told[0] == ("DEBUG", "memory_full", {"memory": "rules.law.Law.example", "entries": 2})
    level, name, told = heard.told[1]
    assert (level, name) == ("INFO", "memory_emptied")
    assert told["entries"] > 0


# A value of a case cannot get in: by type, and if the types are evaded, by its form.


def test_no_field_has_a_type_that_a_value_of_a_case_has() -> None:
    values = {str, int, float, bytes, date, object, Any, q.Participant, q.Money}
    for name, kind in get_type_hints(Fields).items():
        assert kind not in values, name
        words = get_origin(kind) is not None and all(isinstance(part, str) for part in get_args(kind))
        counted = str(kind) == "collections.abc.Collection[object]"
        assert kind in (bool, Clock) or isinstance(kind, NewType) or words or counted, name


CANARIES = ("Kari Nordmann", "01819012381", "Storgata 7", "wants to work nights", "98765.43", "1990-05-14")


@pytest.mark.parametrize("name", FIELDS)
def test_a_value_that_evades_the_types_is_left_out(name: str) -> None:
    for value in (*CANARIES, 98765, 98765.43, date(1990, 5, 14), CASE, q.Money(9876543), None, b"Kari"):
        assert checked(name, value) == LEFT_OUT
    for several in ([*CANARIES], {"Kari": 1}, (CASE,)):
        assert checked(name, several) in (LEFT_OUT, len(several))


def test_a_field_that_an_event_has_not_is_left_out() -> None:
    with listening() as heard:
        tell("keeper_ended", **{"plugin": "Kari", "ref": "Kari", "amount": 98765})  # type: ignore[typeddict-item]
    assert heard.told == [("WARNING", "keeper_ended", {})]
    assert "Kari" not in "".join(heard.texts)


TREES = {
    path: ast.parse(text)
    for path in sorted(Path(q.__file__).parent.rglob("*.py"))
    if path.parent.name != "observing" and "qupcore.observing." in (text := path.read_text("utf-8"))
}
"""The modules that tell something."""


def calls(name: str) -> list[tuple[Path, ast.Call]]:
    return [
        (path, node)
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
    ]


def test_what_is_told_of_an_answer_is_checked_by_types() -> None:
    """A function with types says it: in a lambda, a type checker would take anything of an answer."""
    found = calls("observed")
    assert {ast.literal_eval(call.args[0]) for _, call in found} == set(ASKED)
    for path, call in found:
        for told in call.args[1:]:
            (function,) = [
                node
                for node in TREES[path].body
                if isinstance(node, ast.FunctionDef) and isinstance(told, ast.Name) and node.name == told.id
            ]
            assert all(arg.annotation and ast.unparse(arg.annotation) != "Any" for arg in function.args.args)
            assert ast.unparse(function.returns) == "Fields"  # type: ignore[arg-type]


def test_every_event_that_happens_is_told_somewhere() -> None:
    told = {ast.literal_eval(call.args[0]) for _, call in calls("tell")}
    assert told | {"memory_full", "memory_emptied"} == set(EVENTS) - set(ASKED)
    for event in EVENTS.values():
        assert set(event.fields) <= set(FIELDS)
        assert event.log.startswith("qupcore.")


# Nobody listens: nothing is made, imported or written.


def test_nothing_is_made_while_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(telling_module, "told_of", never)
    monkeypatch.setattr("qupcore.observing.asking.told_of", never)
    monkeypatch.setattr(telling_module.Teller, "write", never)
    q.decide(CASE, on=ON)
    tell("memory_emptied", entries=())


SILENT = """
import sys
import types
from datetime import date
import qupcore as q
case = q.read_case(b'{"ref": "a"}')
found = q.decide(case, on=date(2026, 9, 1))
assert "logging" not in sys.modules, "logging"
assert not [name for name in sys.modules if name.startswith("opentelemetry")]
receipt = q.records.receipt_of(case, found)
import attrs, logging
q.records.replay(attrs.evolve(receipt, seal="0"))
from qupcore.observing.telling import Teller, tell
tell("keeper_ended")
"""


def test_nothing_is_imported_or_written_by_itself() -> None:
    done = subprocess.run([sys.executable, "-c", SILENT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_an_event_comes_in_the_thread_and_context_of_the_caller() -> None:
    """So that a filter can add the id of a request."""
    from contextvars import ContextVar

    request: ContextVar[str] = ContextVar("request", default="")
    seen = []

    class Request(logging.Filter):
        def filter(self, record: logging.LogRecord) -> bool:
            seen.append(request.get())
            return True

    with listening() as heard:
        heard.addFilter(Request())
        request.set("r-17")
        q.decide(CASE, on=ON)
    assert seen == ["r-17"]


@pytest.mark.parametrize("name", ["NullHandler", "getLogger", "captureWarnings"])
def test_a_thread_that_asks_while_another_imports_logging_tells_nobody(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight threads that ask their first question at once: a module is there before all of its names are."""
    names = list(vars(logging))
    begun = types.ModuleType("logging")
    vars(begun).update({each: getattr(logging, each) for each in names[: names.index(name)]})
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "logging", begun)
        teller = Teller("decide")
        assert teller.listener("ERROR") is None
    assert teller.listener("ERROR") is not None
