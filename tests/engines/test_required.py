"""The required number of engines, and the warning about an engine that cannot be loaded."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import attrs
import pytest

import qupcore
from qupcore.cases import rates
from qupcore.catalogue import catalogue_on, duration
from qupcore.deciding.decide import decide
from qupcore.domain.case.participant import Participant
from qupcore.engines import installed_engines
from qupcore.engines.durable import loading
from qupcore.engines.durable.loading import INSTALL
from qupcore.engines.durable.place import PLACE_VARIABLE
from qupcore.engines.required import VARIABLE, required
from qupcore.errors import BadInput, EngineFault, EngineWarning
from qupcore.memory import forget

DAY = date(2026, 9, 1)
EXAMPLE = Path(__file__).parents[2] / "examples" / "E42-recent-in-order.json"
PERSON = Participant(ref="a", birth_date=date(1990, 1, 1))
# Without the define, the C extension asks for a name that Python 3.13 no longer has.
FAULT = "undefined symbol: PyEval_CallObject"


@pytest.fixture(autouse=True)
def anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Forget the engines before and after the test; the environment says nothing of them."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.delenv(PLACE_VARIABLE, raising=False)
    forget()
    yield
    forget()


@pytest.fixture
def durable_that(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Replace durable-rules by a fake one with a given version (or none) and module."""

    def put(version: str | None, module: str | None) -> None:
        monkeypatch.setattr(loading, "version_here", lambda: version)
        monkeypatch.delitem(sys.modules, "durable_rules_engine", raising=False)
        if module is None:
            monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
        else:
            (tmp_path / "durable_rules_engine.py").write_text(module, "utf-8")
            monkeypatch.syspath_prepend(tmp_path)

    return put


def names() -> list[str]:
    return [engine.name for engine in installed_engines()]


def test_an_engine_that_is_not_installed_is_no_fault(durable_that: Callable[..., None]) -> None:
    durable_that(None, None)
    assert names() == ["reference", "compiled"]
    assert str(loading.load()) == "durable-rules is not installed"


@pytest.mark.parametrize(
    ("version", "module", "said"),
    [
        ("2.0.28", f"raise ImportError({FAULT!r})", f"durable-rules 2.0.28 is installed but .*{FAULT}"),
        (None, f"raise ImportError({FAULT!r})", f"durable-rules of unknown version is .*{FAULT}"),
        ("2.0.28", "raise OSError('not an ELF file')", "cannot be loaded: not an ELF file"),
        ("2.0.28", None, "durable-rules 2.0.28 is installed but cannot be loaded: import of durable_rules_"),
        ("2.0.28", "import numbers_of_its_own", "No module named 'numbers_of_its_own'"),
    ],
    ids=["without the define", "of no version", "no extension", "module is gone", "something else is gone"],
)
def test_an_engine_that_cannot_be_loaded_is_warned_of_once(
    durable_that: Callable[..., None], version: str | None, module: str | None, said: str
) -> None:
    durable_that(version, module)
    with pytest.warns(EngineWarning, match=said) as found:
        assert [names(), names()] == [["reference", "compiled"]] * 2
    (warned,) = found
    assert INSTALL in str(warned.message)
    assert "No independent engine checks the reference engine" in str(warned.message)


def test_a_fault_of_our_own_module_is_no_missing_engine(
    durable_that: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    durable_that("2.0.28", "")
    monkeypatch.setitem(sys.modules, "qupcore.engines.durable.engine", None)
    with pytest.raises(ModuleNotFoundError):
        installed_engines()


@pytest.mark.parametrize("broken", [False, True], ids=["not installed", "cannot be loaded"])
@pytest.mark.parametrize("how", ["argument", "environment", "both"])
def test_nothing_is_decided_by_fewer_engines_than_required(
    durable_that: Callable[..., None], monkeypatch: pytest.MonkeyPatch, how: str, broken: bool
) -> None:
    durable_that("2.0.28" if broken else None, f"raise ImportError({FAULT!r})" if broken else None)
    if how != "argument":
        monkeypatch.setenv(VARIABLE, "2")
    asked = {"argument": 2, "environment": None, "both": 1}[how]
    with pytest.raises(EngineFault, match="2 engines are required") as refused:
        decide(PERSON, on=DAY, require_engines=asked)
    error = refused.value
    assert error.code == "engine.missing"
    assert error.why == ("durable-rules 2.0.28 is installed but " if broken else "") + (
        f"cannot be loaded: {FAULT}" if broken else "durable-rules is not installed"
    )
    assert (VARIABLE in error.where) is (how != "argument")
    assert INSTALL in error.remedy
    assert "\n" not in error.remedy


def test_the_environment_holds_for_everything_that_decides(
    durable_that: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    durable_that(None, None)
    case = qupcore.read_case(EXAMPLE.read_bytes())
    questions: list[Callable[[], object]] = [
        lambda: rates(DAY),
        lambda: qupcore.decide(case, on=DAY),
        lambda: qupcore.duties(case, on=DAY),
        lambda: qupcore.review(case, on=DAY),
        lambda: qupcore.benefit_month(case, 2026, 1),
        lambda: qupcore.suggest(case, DAY, catalogue=[qupcore.national()], want=1),
    ]
    for ask in questions:
        assert ask()
    monkeypatch.setenv(VARIABLE, "2")
    forget()  # the variable is for a whole process: earlier answers are remembered
    for ask in questions:
        with pytest.raises(EngineFault, match="2 engines are required"):
            ask()


def test_the_length_of_a_measure_asks_for_engines_each_time(
    durable_that: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    durable_that(None, None)
    measure = catalogue_on(DAY).measure("no:arbeidstrening")
    assert duration(measure, PERSON, DAY).sure_days
    monkeypatch.setenv(VARIABLE, "2")
    with pytest.raises(EngineFault, match="2 engines are required"):
        duration(measure, PERSON, DAY)


@pytest.mark.durable
def test_where_two_engines_agree_the_requirement_is_met(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = decide(PERSON, on=DAY)
    monkeypatch.setenv(VARIABLE, "2")
    assert decide(PERSON, on=DAY, require_engines=2) == plain
    assert len(plain.provenance.engines) == 2


@pytest.mark.durable
def test_with_three_the_compiled_engine_decides_too(monkeypatch: pytest.MonkeyPatch) -> None:
    assert names() == ["reference", "durable-rules"]
    plain, three = decide(PERSON, on=DAY), decide(PERSON, on=DAY, require_engines=3)
    assert [name for name, _ in three.provenance.engines] == ["reference", "durable-rules", "compiled"]
    assert attrs.evolve(three, provenance=plain.provenance) == plain
    monkeypatch.setenv(VARIABLE, "3")
    assert names() == ["reference", "durable-rules", "compiled"]


@pytest.mark.parametrize("least", [2, 3])
def test_the_compiled_engine_never_counts_for_durable_rules(
    durable_that: Callable[..., None], least: int
) -> None:
    durable_that(None, None)
    assert names() == ["reference", "compiled"]
    with pytest.raises(EngineFault, match="no engine here is independent of the reference engine"):
        installed_engines(least)


@pytest.mark.parametrize("asked", [0, 4, -1, True, "2", 2.0])
def test_a_number_that_is_none_is_refused(asked: object) -> None:
    with pytest.raises(BadInput, match="require_engines is"):
        decide(PERSON, on=DAY, require_engines=asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("said", ["0", "4", "two", " 2", "02", "٢", "2\n"])
def test_an_environment_that_says_no_number_is_refused(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(VARIABLE, said)
    with pytest.raises(BadInput, match=VARIABLE):
        decide(PERSON, on=DAY)


def test_an_empty_variable_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    assert required() == 1


def test_the_line_that_installs_it_fits_this_python() -> None:
    words = shlex.split(INSTALL)
    defined = "-DPyEval_CallObject=PyObject_CallObject" in words[0].removeprefix("CPPFLAGS=").split()
    assert defined is (sys.version_info >= (3, 13))
    assert words[-1] == "durable-rules==2.0.28"
    assert "--no-cache-dir" in words
