"""The files of tests that take longest: they come first, so that two workers end together."""

from __future__ import annotations

__all__ = ["LONGEST", "longest_first"]

LONGEST = (
    "tests/memory/test_no_memory_matters.py",
    "tests/plugins/test_conformance.py",
    "tests/pages/test_courses_page.py",
    "tests/plugins/test_boundary.py",
    "tests/cli/test_plugins.py",
    "tests/docs/test_plugins_page.py",
    "tests/cli/test_terminal.py",
    "tests/cli/test_hostile.py",
    "tests/cli/test_plugin_adding.py",
    "tests/phasing/test_always.py",
    "tests/cli/test_edges_of_the_system.py",
    "tests/recorded/test_recorded.py",
    "tests/cli/test_processes.py",
    "tests/docs/test_types_of_pages.py",
    "tests/testing/test_strategies.py",
    "tests/courses/test_proposed.py",
    "tests/table/test_agreement.py",
    "tests/docs/test_idea_to_reform.py",
    "tests/engines/test_agreement.py",
    "tests/pages/test_pictures.py",
    "tests/plugins/test_law.py",
    "tests/plugins/test_boundary_edges.py",
    "tests/searching/test_always.py",
    "tests/plugins/test_live.py",
    "tests/testing/test_reaching.py",
    "tests/explaining/test_first_layer.py",
    "tests/engines/test_soak.py",
    "tests/plugins/test_broken.py",
    "tests/laboratory/test_against_people.py",
    "tests/cases/benefit/test_properties.py",
    "tests/explaining/test_everything_is_said.py",
    "tests/explaining/test_what_is_behind_a_line.py",
    "tests/pages/test_week.py",
    "tests/searching/test_against_brute_force.py",
    "tests/fuzzing/test_readers.py",
    "tests/plugins/test_writing.py",
    "tests/plugins/test_warden.py",
    "tests/memory/test_memory_in_use.py",
)
"""The longest first. `pytest --durations=100` tells them; a file that is missing here only comes later."""


def longest_first(nodeid: str) -> int:
    """The place of a test in the order of the files, for a stable sort."""
    file = nodeid.partition("::")[0]
    return LONGEST.index(file) if file in LONGEST else len(LONGEST)
