"""The public modules have few names, each in one module, and no page or docstring imports from deeper."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import qupcore
from architecture.faces import FACES, PUBLIC, SRC, stubs
from architecture.reference import reference, reference_pages
from qupcore.moved import NEW_PLACES

TOP = Path(__file__).parents[2]
MOST_AT_THE_TOP = 30
MODULES = {
    ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
    for path in (SRC / "qupcore").rglob("*.py")
}
OLD = Path(__file__).with_name("names_of_0_1.txt").read_text(encoding="utf-8").split()

PAGES = [
    *sorted((TOP / "docs").rglob("*.md")),
    TOP / "README.md",
    *sorted(path for path in (TOP / "plugins").rglob("*") if path.suffix in {".py", ".md"}),
    *sorted((TOP / "examples").rglob("*.py")),
    *sorted((TOP / "src" / "qupcore" / "plugins" / "template").rglob("*.txt")),
]
IMPORT = re.compile(
    r"^\s*(?:>>> |\.\.\. )?(?:from (qupcore[\w.]*) import (.*)|import (qupcore[\w.]*).*)$", re.M
)


OWN = re.compile(r"^```\{code-block\} \w+\n:caption: src/qupcore/.*?^```$", re.MULTILINE | re.DOTALL)


def not_for_users(text: str) -> Iterator[str]:
    """The imports of a page or docstring that users cannot rely on; a file of qupcore itself has others."""
    for found in IMPORT.finditer(OWN.sub("", text)):
        module = found[1] or found[3]
        if module not in PUBLIC or (found[2] or "").strip() == "*":
            yield found[0].strip()


@pytest.mark.parametrize(
    "line",
    [
        ">>> from qupcore.domain.money import Money",
        "from qupcore import *",
        "import qupcore.wire.json_text as text",
        "    >>> from qupcore.cases.review.review import review",
    ],
)
def test_an_import_that_users_cannot_rely_on_is_found(line: str) -> None:
    assert list(not_for_users(f"Text.\n\n{line}\n")) == [line.strip()]


@pytest.mark.parametrize(("file", "number"), [("src/qupcore/law/a.py", 0), ("ask.py", 1)])
def test_a_file_of_qupcore_itself_may_import_from_its_rooms(file: str, number: int) -> None:
    page = f"```{{code-block}} python\n:caption: {file}\n\nfrom qupcore.law.terms.right import Person\n```\n"
    assert len(list(not_for_users(page))) == number


def test_a_case_may_be_the_first_thing_that_a_program_makes() -> None:
    """The law says which questions there are, and is loaded where nothing has loaded it yet."""
    script = (
        "from qupcore import Assessment, Participant\n"
        "held = Assessment(question='judgement.capacity_substantially_reduced', answer=True)\n"
        "print(Participant(ref='a', assessments=(held,)).ref)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("a\n", "")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(TOP)))
def test_pages_import_what_is_public(path: Path) -> None:
    assert list(not_for_users(path.read_text(encoding="utf-8"))) == []


def documented() -> Iterator[tuple[str, object]]:
    """Everything public that may have a docstring, with its public methods."""
    for module in PUBLIC:
        face = import_module(module)
        yield module, face
        for name in face.__all__:
            value = getattr(face, name)
            if inspect.isclass(value) or inspect.isfunction(value):
                yield f"{module}.{name}", value
            for method, inner in vars(value).items() if inspect.isclass(value) else ():
                if not method.startswith("_") and inspect.isfunction(inner):
                    yield f"{module}.{name}.{method}", inner


def test_docstrings_import_what_is_public() -> None:
    found = {
        name: wrong for name, value in documented() if (wrong := list(not_for_users(value.__doc__ or "")))
    }
    assert found == {}


def test_few_names_at_the_top() -> None:
    assert len(qupcore.__all__) <= MOST_AT_THE_TOP


@pytest.mark.parametrize("module", PUBLIC)
def test_every_name_is_there_and_listed(module: str) -> None:
    face = import_module(module)
    assert face.__doc__
    assert set(face.__all__) <= set(dir(face))
    assert [name for name in face.__all__ if not hasattr(face, name)] == []


@pytest.mark.parametrize("module", FACES)
def test_a_name_that_is_not_there(module: str) -> None:
    with pytest.raises(AttributeError, match=f"module '{module}' has no attribute 'nothing'"):
        import_module(module).nothing  # noqa: B018


def test_no_name_is_a_module_and_something_else() -> None:
    both = {
        f"{module}.{name}"
        for module in FACES
        for name in import_module(module).__all__
        if f"{module}.{name}" in MODULES
        # Strategies are called after what they draw: `reforms` draws what is in `qupcore.reforms`.
        or (f"qupcore.{name}" in PUBLIC and module != "qupcore.testing")
    }
    assert both == set()


def test_a_name_has_one_module_and_may_stand_at_the_top_too() -> None:
    names = [name for module in PUBLIC[1:] for name in import_module(module).__all__]
    tested = set(import_module("qupcore.testing").__all__)  # strategies are called after what they draw
    assert {name for name in names if names.count(name) > 1} - tested == set()
    for module in PUBLIC[1:]:
        face = import_module(module)
        for name in set(face.__all__) & set(qupcore.__all__):
            assert getattr(face, name) is getattr(qupcore, name)


def test_stubs_are_current() -> None:
    told = "write them anew: PYTHONPATH=tests python -m architecture.faces"
    for path, text in stubs().items():
        assert ast.dump(ast.parse(path.read_text(encoding="utf-8"))) == ast.dump(ast.parse(text)), told


def test_every_old_name_is_at_the_top_or_has_moved() -> None:
    assert len(OLD) == 132
    assert set(OLD) == (set(OLD) & set(qupcore.__all__)) | set(NEW_PLACES)


@pytest.mark.parametrize("name", OLD)
def test_an_old_name_still_works(name: str) -> None:
    if name in qupcore.__all__:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert getattr(qupcore, name) is not None
        return
    module, now = NEW_PLACES[name]
    with pytest.warns(DeprecationWarning, match="since") as told:
        value = getattr(qupcore, name)
    assert value is getattr(import_module(module), now)
    assert now in import_module(module).__all__
    expected = f"qupcore.{name} is {module}.{now} since 0.2.0; the old name ends in 0.3.0"
    assert [str(item.message) for item in told] == [expected]
    assert told[0].filename == __file__


def test_an_old_name_of_the_catalogue_still_works() -> None:
    with pytest.warns(DeprecationWarning, match=r"qupcore\.catalogue\.catalogue_on since 0\.2\.0") as told:
        from qupcore.catalogue import catalogue
    assert [item.filename for item in told] == [__file__]  # once, though Python asks for the name twice
    assert catalogue is import_module("qupcore.catalogue").catalogue_on


def test_everything_that_is_imported_by_star() -> None:
    found: dict[str, object] = {}
    exec("from qupcore import *", found)
    assert set(qupcore.__all__) <= set(found)
    assert "Turn" not in found


def test_the_reference_lists_every_public_name() -> None:
    page = (TOP / "docs" / "reference.md").read_text(encoding="utf-8")
    listed = {
        row[1]: re.findall(r"`~[\w.]+\.(\w+)`", row[3])
        for row in re.finditer(r"^## \[([\w.]+)\]\(reference/\1\.md\)\n\n(.+)\n\n(.+)$", page, re.M)
    }
    assert listed == {module: sorted(import_module(module).__all__) for module in PUBLIC}
    assert re.findall(r"^reference/(.+)$", page, re.M) == list(listed)


def test_each_module_has_a_page_of_reference_that_is_current() -> None:
    told = "write them anew: PYTHONPATH=tests python -m architecture.faces"
    found = {path.name: path.read_text("utf-8") for path in (TOP / "docs" / "reference").iterdir()}
    assert found == reference_pages(), told
    first = (TOP / "docs" / "reference.md").read_text("utf-8")
    assert first == reference(first), told
