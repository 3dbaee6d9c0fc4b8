"""The reference of the hooks is what the code says, and no hook is without an example that uses it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from qupcore.explaining.hooks import hooks_page
from qupcore.plugins.hooks import Hooks

TOP = Path(__file__).parents[2]
HOOKS = [name for name in vars(Hooks) if name.startswith("qupcore_")]


def test_the_page_is_current() -> None:
    page = (TOP / "docs" / "hooks.md").read_text(encoding="utf-8")
    assert page == hooks_page(), "write it anew: qup plugin hooks --lang en > docs/hooks.md"


@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_the_page_in_norwegian_has_the_same_code_names_and_numbers(lang: str) -> None:
    page, english = hooks_page(lang), hooks_page()
    fence = re.compile("```.*?```", re.DOTALL)
    assert fence.findall(page) == fence.findall(english)
    prose, said = (fence.sub("", text).replace(" --lang en", "") for text in (page, english))
    assert sorted(re.findall(r"`[^`]+`", prose)) == sorted(re.findall(r"`[^`]+`", said))
    assert sorted(re.findall(r"[0-9]+", page)) == sorted(re.findall(r"[0-9]+", english))
    assert not {"the", "which", "plugin", "with"} & {*re.sub("`[^`]*`", "", prose).split()}


@pytest.mark.parametrize("hook", HOOKS)
def test_an_example_uses_it(hook: str) -> None:
    users = {
        path.relative_to(TOP / "plugins").parts[0]
        for path in (TOP / "plugins").glob("*/src/*/__init__.py")
        if hook
        in {
            n.name for n in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(n, ast.FunctionDef)
        }
    }
    assert users
    said = " ".join((getattr(Hooks, hook).__doc__ or "").split())
    if "Examples: all." in said:
        assert users == {"bergen", "bodo", "oslo"}
    else:
        assert [user for user in sorted(users) if f"plugins/{user}" not in said] == []
