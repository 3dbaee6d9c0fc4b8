"""Dated numbers: read from TOML, each with unit and source; never guessed, never zero by default."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from importlib.resources import files

import pytest

from qupcore.domain.period import Period
from qupcore.errors import ParameterError
from qupcore.rules.dated_toml import read_parameters
from qupcore.rules.parameters import Parameter, Parameters

VALID = """
[age_min]
unit = "years"
values = [
  { from = 2007-11-01, to = 2018-12-31, value = 19, basis = "policy", choices = [18, 19], source = "x" },
  { from = 2019-01-01, to = 2019-12-31, unknown = "nobody knows", basis = "law", source = "not found" },
  { from = 2020-01-01, value = 18, basis = "law", source = "§ 29", link = "https://x", confidence = "low" },
]
"""


def read(text):
    return read_parameters(text, file="p29.toml", prefix="sotjl.29")


def row(**changed):
    """One parameter of one value, with some keys written otherwise; None leaves a key out."""
    keys = {"from": "2019-01-01", "value": "18", "basis": '"law"', "source": '"§ 29"'} | changed
    written = ", ".join(f"{key} = {value}" for key, value in keys.items() if value is not None)
    return f'[age_min]\nunit = "years"\nvalues = [{{ {written} }}]'


def rows(*periods):
    """One parameter with a value for each period."""
    values = []
    for number, period in enumerate(periods):
        start, _, end = period.partition("/")
        to = "" if end == ".." else f"to = {end}, "
        values.append(f'{{ from = {start}, {to}value = {number}, basis = "law", source = "§ 29" }}')
    return f'[age_min]\nunit = "years"\nvalues = [{", ".join(values)}]'


def test_a_parameter_has_a_name_a_unit_and_dated_values():
    parameter = read(VALID)["age_min"]
    assert (parameter.name, parameter.unit) == ("sotjl.29.age_min", "years")
    first, second, third = parameter.values
    assert (first.valid, first.value) == (Period(date(2007, 11, 1), date(2018, 12, 31)), 19)
    assert (first.basis, first.choices, first.confidence) == ("policy", (18, 19), "high")
    assert (second.value, second.note) == (None, "nobody knows")
    assert (third.valid, third.link, third.confidence) == (Period(date(2020, 1, 1)), "https://x", "low")


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2007, 11, 1), 19),
        (date(2018, 12, 31), 19),
        (date(2019, 1, 1), None),
        (date(2019, 12, 31), None),
        (date(2020, 1, 1), 18),
        (date(9999, 12, 31), 18),
    ],
)
def test_the_value_on_a_day(day, value):
    assert read(VALID)["age_min"].on(day).value == value


@pytest.mark.parametrize("day", [date(2007, 10, 31), date.min])
def test_a_day_before_every_value_raises_and_is_never_zero(day):
    with pytest.raises(ParameterError, match=f"no value on {day}") as error:
        read(VALID)["age_min"].on(day)
    assert "2007-11-01/2018-12-31" in error.value.remedy


def test_a_day_after_the_last_value_raises():
    parameter = read(rows("2010-01-01/2010-12-31"))["age_min"]
    assert parameter.on(date(2010, 12, 31)).value == 0
    with pytest.raises(ParameterError, match="no value on 2011-01-01"):
        parameter.on(date(2011, 1, 1))


FAULTY = {
    "TOML that is none": ("[age_min", "TOML"),
    "a table twice": ("[age_min]\n[age_min]", "TOML"),
    "no unit": (
        '[age_min]\nvalues = [{ from = 2019-01-01, value = 1, basis = "law", source = "x" }]',
        "unit",
    ),
    "no values": ('[age_min]\nunit = "years"', "values"),
    "values empty": ('[age_min]\nunit = "years"\nvalues = []', "values"),
    "a key beside unit and values": ('[age_min]\nunit = "years"\nvalues = [{}]\nnote = "x"', "exactly"),
    "no table": ("age_min = 18", "exactly"),
    "an unknown key": (row(valeu="18"), "unknown key 'valeu'"),
    "a value that is true": (row(value="true"), "`value` is True, not a whole number"),
    "a value with decimals": (row(value="18.0"), "`value` is 18.0, not a whole number"),
    "a value in quotes": (row(value='"18"'), "`value` is '18', not a whole number"),
    "a value that is infinite": (row(value="inf"), "not a whole number"),
    "a value and unknown": (row(unknown='"why"'), "exactly one of `value` and `unknown`"),
    "neither value nor unknown": (row(value=None), "exactly one of `value` and `unknown`"),
    "no first day": (row(**{"from": None}), "`from`"),
    "a first day in quotes": (row(**{"from": '"2019-01-01"'}), "`from`"),
    "a first day with a time": (row(**{"from": "2019-01-01T00:00:00"}), "`from`"),
    "a year for a day": (row(**{"from": "2019"}), "`from`"),
    "a last day in quotes": (row(to='"2020-01-01"'), "`to`"),
    "a last day with a time": (row(to="2020-01-01T00:00:00Z"), "`to`"),
    "a day that does not exist": (row(**{"from": "2019-02-29"}), "TOML"),
    "a last day before the first": (row(to="2018-12-31"), "ends (2018-12-31) before it starts"),
    "no basis": (row(basis=None), "`basis`"),
    "a basis that is none": (row(basis='"practice"'), "`basis`"),
    "no source": (row(source=None), "source"),
    "an empty source": (row(source='""'), "source"),
    "a confidence that is none": (row(confidence='"sure"'), "`confidence`"),
    "choices of the law": (row(choices="[18, 19]"), "only a policy value"),
    "choices of a regulation": (row(basis='"regulation"', choices="[18]"), "only a policy value"),
    "a free choice of the law": (row(open="true"), "only a policy value"),
    "choices without the value": (row(basis='"policy"', choices="[19]"), "`choices` must hold the value"),
    "known until a day, and by whom not": (row(known_until="2020-04-30"), "go together"),
    "renewed by somebody, and when not": (row(renewed_by='"the King"'), "go together"),
    "known until before it begins": (
        row(known_until="2018-12-31", renewed_by='"the King"'),
        "outside the time of the row",
    ),
    "known longer than it holds": (
        row(to="2020-12-31", known_until="2021-01-01", renewed_by='"the King"'),
        "outside the time of the row",
    ),
    "two values on one day": (rows("2010-01-01/2019-01-01", "2019-01-01/.."), "overlap"),
    "a value after one that runs on": (rows("2010-01-01/..", "2019-01-01/.."), "overlap"),
    "two values in the wrong order": (rows("2019-01-01/..", "2010-01-01/2018-12-31"), "wrong order"),
    "a day without a value": (rows("2010-01-01/2018-12-30", "2019-01-01/.."), "no value between 2018-12-30"),
    "a gap after a gapless start": (
        rows("2010-01-01/2010-12-31", "2011-01-01/2011-12-31", "2013-01-01/.."),
        "no value between 2011-12-31 and 2013-01-01",
    ),
}


@pytest.mark.parametrize("known_until", ["2019-01-01", "2020-12-31"])
def test_a_number_is_known_until_any_day_of_its_row(known_until):
    text = row(to="2020-12-31", known_until=known_until, renewed_by='"the King"')
    assert read(text)["age_min"].values[0].known_until == date.fromisoformat(known_until)


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_file_raises_and_names_file_and_key(name):
    text, said = FAULTY[name]
    with pytest.raises(ParameterError) as error:
        read(text)
    assert error.value.where.startswith("p29.toml")
    assert error.value.remedy
    assert said in str(error.value)
    if said != "TOML":
        assert "[age_min]" in error.value.where


NOT_YET_REFUSED = {
    "values that are a number": '[age_min]\nunit = "years"\nvalues = 18',
    "a row that is a number": '[age_min]\nunit = "years"\nvalues = [18]',
    "a unit that is a number": row().replace('"years"', "5"),
    "an empty unit": row().replace('"years"', '""'),
    "choices that are a number": row(basis='"policy"', choices="18"),
    "choices in quotes": row(basis='"policy"', choices='"18"'),
    "a choice that is true": row(basis='"policy"', value="1", choices="[true, 0]"),
    "open that is a number": row(basis='"policy"', open="3"),
    "a source that is a number": row(source="29"),
    "a source of spaces": row(source='"  "'),
    "a link that is a number": row(link="29"),
    "unknown without a why": row(value=None, unknown='""'),
    "unknown that is a number": row(value=None, unknown="3"),
}


@pytest.mark.parametrize("name", NOT_YET_REFUSED)
def test_a_wrong_type_raises_and_names_file_and_key(name):
    with pytest.raises(ParameterError) as error:
        read(NOT_YET_REFUSED[name])
    assert "p29.toml [age_min]" in error.value.where


def test_the_faulty_row_is_named_by_its_place():
    text = rows("2010-01-01/2010-12-31", "2011-01-01/..").replace("value = 1", "value = 1.5")
    with pytest.raises(ParameterError) as error:
        read(text)
    assert error.value.where == "p29.toml [age_min].values[1]"


def test_values_that_touch_neither_overlap_nor_leave_a_gap():
    parameter = read(rows("2010-01-01/2018-12-31", "2019-01-01/.."))["age_min"]
    assert [parameter.on(date(2018, 12, 31) + timedelta(days=after)).value for after in (0, 1)] == [0, 1]


@pytest.mark.parametrize(
    ("changed", "chosen", "permitted"),
    [
        ({}, 18, False),
        ({"basis": '"policy"'}, 18, False),
        ({"basis": '"policy"', "choices": "[18, 19]"}, 19, True),
        ({"basis": '"policy"', "choices": "[18, 19]"}, 20, False),
        ({"basis": '"policy"', "open": "true"}, 0, True),
        ({"basis": '"policy"', "open": "true"}, 10**9, True),
        ({"basis": '"policy"', "open": "true"}, -1, False),
        ({"basis": '"policy"', "open": "true"}, True, False),
        ({"basis": '"policy"', "open": "true"}, 1.0, False),
    ],
)
def test_what_a_caller_may_choose(changed, chosen, permitted):
    assert read(row(**changed))["age_min"].values[0].permits(chosen) is permitted


@pytest.mark.parametrize("chosen", [True, 1.0])
def test_a_choice_is_a_whole_number(chosen):
    text = row(basis='"policy"', value="0", choices="[0, 1]")
    assert not read(text)["age_min"].values[0].permits(chosen)


def test_a_section_gets_its_parameters_by_name():
    class Limits(Parameters, prefix="sotjl.29", file="p29.toml", package="qupcore.law.sotjl"):
        age_min: Parameter

    assert Limits.age_min.name == "sotjl.29.age_min"


def test_a_name_that_the_file_does_not_have_raises():
    with pytest.raises(ParameterError, match=r"no table \[age_most\]") as error:
        type("Limits", (Parameters,), {"__annotations__": {"age_most": Parameter}}, **LAW)
    assert error.value.where == "p29.toml"


LAW = {"prefix": "sotjl.29", "file": "p29.toml", "package": "qupcore.law.sotjl"}


@pytest.mark.parametrize(
    ("package", "file"),
    [
        ("qupcore.law", "conventions.toml"),
        ("qupcore.law.sotjl", "p29.toml"),
        ("qupcore.law.sotjl", "p29_norm.toml"),
    ],
)
def test_every_number_of_the_law_reaches_from_the_first_day_on_without_end(package, file):
    text = files(package).joinpath(file).read_text(encoding="utf-8")
    for parameter in read_parameters(text, file=file, prefix="x").values():
        assert parameter.values[0].valid.start <= date(2007, 11, 1)
        assert parameter.values[-1].valid.end is None


SCRIPT = """
from qupcore.rules.parameters import Parameter, Parameters

class Limits(Parameters, prefix="try", file="limits.toml"):
    age_min: Parameter

print(Limits.age_min.name, len(Limits.age_min.values))
"""


def test_a_script_reads_the_file_beside_it(tmp_path):
    (tmp_path / "limits.toml").write_text(VALID, encoding="utf-8")
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    found = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert (found.stdout, found.stderr) == ("try.age_min 3\n", "")


def test_what_is_typed_at_a_prompt_is_told_what_to_do():
    found = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert "ParameterError: Limits is in no package and no file" in found.stderr
    assert "package=" in found.stderr


@pytest.mark.parametrize("package", ["qupcore.law.sotjl", "no_such_package"])
def test_a_file_that_is_not_there_is_named_with_what_to_do(package):
    with pytest.raises(ParameterError, match=r"none\.toml cannot be read") as error:

        class Limits(Parameters, prefix="try", file="none.toml", package=package):
            age_min: Parameter

    assert "package=" in error.value.remedy
