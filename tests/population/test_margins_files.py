"""Files of margins: what is wrong is told all at once, each with its path, what is wrong and a remedy."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qupcore.errors import BadInput
from qupcore.population import published_margins, read_margins, synthesize

HEAD = """
name = "tried"
day = 2026-09-01
[sources.a]
text = "An example"
"""
SOUND = """
[[margins]]
of = ["person.lawful_stay"]
unit = "people"
source = "a"
confidence = "low"
total = 4
rows = \"\"\"
yes 3
no 1
\"\"\"
"""


def faults(text: str) -> dict[str, list[str]]:
    """What is wrong, by the end of the path; every fault has a remedy in each language."""
    with pytest.raises(BadInput) as caught:
        read_margins((HEAD + text).encode(), name="m.toml")
    found: dict[str, list[str]] = {}
    for fault in caught.value.faults:
        assert fault.path.startswith("m.toml:")
        assert fault.remedy
        for lang in ("nb", "nn", "en"):
            assert fault.in_language(lang)
        found.setdefault(fault.path.partition(": ")[2], []).append(fault.what)
    return found


def test_a_sound_file_is_read() -> None:
    (margin,) = read_margins((HEAD + SOUND).encode()).margins
    assert margin.shares == {("yes",): Fraction(3, 4), ("no",): Fraction(1, 4)}
    assert margin.confidence == "low"


@pytest.mark.parametrize(
    ("old", "new", "path", "said"),
    [
        ("total = 4", "total = 5", "margins[0].total", "the rows sum to 4, and the total is 5"),
        ("person.lawful_stay", "person.lawful_sty", "margins[0].of", "'person.lawful_sty' is not a term"),
        ("yes 3", "yes -3", "margins[0].rows", "row 1: -3 is negative"),
        ("yes 3", "maybe 3", "margins[0].rows", "row 1: 'maybe' is not a category here"),
        ("yes 3", "yes three", "margins[0].rows", "row 1 is not 1 categories and a whole number"),
        ("yes 3", "yes no 3", "margins[0].rows", "row 1 is not 1 categories and a whole number"),
        ("no 1", "yes 1", "margins[0].rows", "row 2 stands twice"),
        ("yes 3\nno 1", "yes 0\nno 0", "margins[0].rows", "the rows sum to 0"),
        ('unit = "people"\n', 'unit = "per_mille"\n', "margins[0].rows", "the rows sum to 4, not 1000"),
        ('source = "a"', 'source = "b"', "margins[0].source", "no source is called 'b'"),
        ('confidence = "low"\n', "", "margins[0]", "`confidence` is missing"),
        (
            'confidence = "low"\n',
            'confidence = "low"\nwithin = "county"\n',
            "margins[0].within",
            "county is not in",
        ),
        ('["person.lawful_stay"]', '["county", "county"]', "margins[0].of", "name each trait once"),
    ],
)
def test_each_fault_is_told_at_its_place(old: str, new: str, path: str, said: str) -> None:
    assert old in SOUND
    found = faults(SOUND.replace(old, new))
    assert any(what.startswith(said) for what in found[path]), found


@pytest.mark.parametrize(
    ("name", "rows", "said"),
    [
        ("person.age", "18-200 1000", "18-200 is outside the bounds of person.age"),
        ("person.age", "24-18 1000", "24-18 is outside the bounds of person.age"),
        ("person.age", "18-25 500\n25-67 500", "18-25 and 25-67 have numbers in common"),
        ("household.children_0_to_5", "unknown 1000", "row 1: 'unknown' is not a category here"),
        ("assessed.work_ability", "no 1000", "row 1: 'no' is not a category here"),
        ("municipality", "9999 1000", "row 1: '9999' is not a category here"),
        ("county", "99 1000", "row 1: '99' is not a category here"),
        ("status", "in_program 1000", "row 1: 'in_program' is not a category here"),
        ("judgement.benefits_very_limited.grounded", "unknown 1000", "row 1: 'unknown' is not a"),
    ],
)
def test_categories_are_those_of_the_trait(name: str, rows: str, said: str) -> None:
    text = f'[[assumptions]]\nof = "{name}"\nwhy = "tried"\nrows = """\n{rows}\n"""\n'
    (path,) = found = faults(SOUND + text)
    assert path == "assumptions[0].rows"
    assert any(said in what for what in found[path]), found


def test_all_faults_are_told_at_once() -> None:
    text = SOUND.replace("total = 4", "total = 9").replace("yes 3", "perhaps -3") + SOUND.replace(
        "lawful_stay", "age"
    )
    text += '[[assumptions]]\nof = "person.happy"\nwhy = "tried"\nrows = "yes 1000"\n'
    found = faults(text)
    assert {"margins[0].rows", "margins[1].rows", "assumptions[0].of"} <= {*found}
    assert sum(map(len, found.values())) >= 5


def test_margins_that_contradict_each_other_are_told() -> None:
    other = SOUND.replace('["person.lawful_stay"]', '["status", "person.lawful_stay"]').replace(
        "yes 3\nno 1", "in_programme yes 2\non_leave no 2"
    )
    found = faults(SOUND + other)
    assert found["margins[1].rows"][0] == (
        "person.lawful_stay yes: margin 1 gives 750.0 of a thousand, and this one 500.0"
    )


def test_shares_within_an_earlier_margin() -> None:
    """By hand: of 3/4 with stay a half is on leave, of the others all."""
    within = """
    [[margins]]
    of = ["person.lawful_stay", "status"]
    within = "person.lawful_stay"
    unit = "per_mille"
    source = "a"
    confidence = "low"
    rows = \"\"\"
    yes on_leave 500
    yes completed 500
    no on_leave 1000
    \"\"\"
    """
    margin = read_margins((HEAD + SOUND + within).encode()).margins[1]
    assert margin.shares == {
        ("yes", "on_leave"): Fraction(3, 8),
        ("yes", "completed"): Fraction(3, 8),
        ("no", "on_leave"): Fraction(1, 4),
    }
    lacking = within.replace("    no on_leave 1000\n", "")
    assert faults(SOUND + lacking)["margins[1].rows"] == ["nothing is said of no"]
    wrong = within.replace("yes completed 500", "yes completed 400")
    assert faults(SOUND + wrong)["margins[1].rows"] == ["the rows of yes sum to 900, not 1000"]
    assert faults(within)["margins[0].within"] == ["no earlier margin is of person.lawful_stay"]


@pytest.mark.parametrize(
    ("text", "path", "said"),
    [
        (
            'of = "person.lawful_stay"\nrows = "yes 1000"',
            "of",
            "a margin is about person.lawful_stay already",
        ),
        (
            'of = "status"\ngiven = "county 03"\nrows = "completed 1000"',
            "given",
            "nothing before says who has",
        ),
        (
            'of = "status"\ngiven = "person.lawful_stay unknown"\nrows = "completed 1000"',
            "given",
            "nobody has 'unknown' of person.lawful_stay",
        ),
        ('of = "status"\nrows = "completed 900"', "rows", "the rows sum to 900, not 1000"),
    ],
)
def test_assumptions_are_checked(text: str, path: str, said: str) -> None:
    found = faults(SOUND + f'[[assumptions]]\nwhy = "tried"\n{text}\n')
    assert found[f"assumptions[0].{path}"][0].startswith(said)


def test_rounding_of_a_per_cent_is_no_fault() -> None:
    """Three thirds of 333 of a thousand sum to 999: each may be half of one off, in all 1.5."""
    rows = "in_programme 333\non_leave 333\ncompleted 333"
    margin = SOUND.replace("person.lawful_stay", "status").replace("yes 3\nno 1", rows)
    text = margin.replace('"people"', '"per_mille"').replace("total = 4\n", "")
    assert {*read_margins((HEAD + text).encode()).margins[0].shares.values()} == {Fraction(1, 3)}
    assert faults(text.replace("on_leave 333", "on_leave 332"))["margins[0].rows"]


def test_margins_that_no_population_has_are_refused() -> None:
    """Each two of three agree on what they share, and all three together are impossible."""
    parts = []
    for one, other, equal in (("a", "b", True), ("b", "c", True), ("a", "c", False)):
        names = {
            "a": "person.lawful_stay",
            "b": "person.fixed_residence",
            "c": "person.exempt_from_residence",
        }
        rows = "yes yes 1\nno no 1" if equal else "yes no 1\nno yes 1"
        text = SOUND.replace('["person.lawful_stay"]', f'["{names[one]}", "{names[other]}"]')
        parts.append(text.replace("yes 3\nno 1", rows).replace("total = 4\n", ""))
    margins = read_margins((HEAD + "".join(parts)).encode())
    with pytest.raises(BadInput, match="no population has all margins") as caught:
        synthesize(1, 100, margins)
    assert caught.value.remedy


@pytest.mark.parametrize(("seed", "size"), [(-1, 10), (2**63, 10), (1, 0), (1, 10**9), (1, -5)])
def test_numbers_out_of_bounds_are_refused(seed: int, size: int) -> None:
    with pytest.raises(BadInput) as caught:
        synthesize(seed, size)
    assert caught.value.code == "input.number"


def test_published_numbers_are_those_of_the_tables() -> None:
    """The whole country, as the table of 2011 has it: 62.6, 51.9, 10.3, 4.3 and 7.5 per cent of 10,858."""
    margins = published_margins()
    assert all(margin.source.link.startswith("https://") for margin in margins.margins)
    county, social, introduction, insurance, age, status = margins.margins
    assert {str(one.confidence) for one in margins.margins} <= {"high", "medium"}
    assert age.confidence == "medium"
    assert county.shares[("03",)] == Fraction(2038, 10858)
    assert sum(county.shares.values()) == 1
    national = {key[0]: float(share) for key, share in social.onto(("social_assistance",)).items()}
    # Weighted by their people, the counties come to the country within rounding, and within what
    # the 13 people of no county may change.
    assert national["main"] == pytest.approx(0.519, abs=0.0015)
    assert national["supplement"] == pytest.approx(0.103, abs=0.0015)
    assert 1 - national["none"] == pytest.approx(0.626, abs=0.0015)
    assert float(introduction.onto(introduction.of[1:])[("yes",)]) == pytest.approx(0.043, abs=0.0015)
    assert float(insurance.onto(insurance.of[1:])[("yes",)]) == pytest.approx(0.075, abs=0.0015)
    assert {key[0]: share for key, share in status.shares.items()} == {
        "in_programme": Fraction(810, 1000),
        "on_leave": Fraction(73, 1000),
        "completed": Fraction(84, 1000),
        "ended_for_absence": Fraction(33, 1000),
    }


@pytest.mark.parametrize("day", ["2007-10-31", "1950-01-01", "2201-01-01"])
def test_a_day_without_law_or_out_of_bounds_is_a_fault_of_the_day(day: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_margins((HEAD.replace("2026-09-01", day) + SOUND).encode(), name="m.toml")
    (fault,) = caught.value.faults
    assert fault.path == "m.toml:3: day"
    assert fault.remedy


def test_a_municipality_gives_its_county() -> None:
    rows = "0301 2\n5501 1\nunknown 1"
    text = SOUND.replace("person.lawful_stay", "municipality").replace("yes 3\nno 1", rows)
    people = synthesize(1, 8, read_margins((HEAD + text).encode()))
    assert people["county"].to_list() == ["03"] * 4 + ["55"] * 2 + [None] * 2


def test_too_many_combinations_are_refused() -> None:
    """Fifty ages, forty numbers of children and thirty of others: 60,000 combinations."""
    parts = []
    for name, count in (
        ("person.age", 50),
        ("household.children_0_to_5", 40),
        ("household.children_6_to_10", 30),
    ):
        rows = "\n".join(f"{number} 1" for number in range(count))
        text = SOUND.replace("person.lawful_stay", name).replace("yes 3\nno 1", rows)
        parts.append(text.replace("total = 4\n", ""))
    with pytest.raises(BadInput, match="60000 combinations") as caught:
        synthesize(1, 10, read_margins((HEAD + "".join(parts)).encode()))
    assert caught.value.remedy
