"""Without the extra `testing`, its names say what to install."""

from __future__ import annotations

import sys

import pytest

import qupcore.testing
from qupcore.errors import BadInput


@pytest.mark.parametrize(("name", "room"), [("participants", "people"), ("PluginConformance", "conformance")])
def test_a_name_says_what_to_install(monkeypatch: pytest.MonkeyPatch, name: str, room: str) -> None:
    for module in [module for module in sys.modules if module.startswith("qupcore.testing.")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.delitem(vars(qupcore.testing), name, raising=False)
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.setitem(sys.modules, "pytest", None)
    with pytest.raises(BadInput) as error:
        getattr(qupcore.testing, name)
    assert error.value.remedy == "pip install 'qupcore[testing]'"
    assert error.value.code == "testing.not-installed"
