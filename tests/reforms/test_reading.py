"""Reading a reform: the whole language of a file, and every fault at its line."""

from __future__ import annotations

from datetime import date

import pytest

from qupcore.errors import BadInput
from qupcore.law.national import NATIONAL
from qupcore.reforms.operations import Add, Repeal, Revive, Reword, SetNumber
from qupcore.reforms.reading import read_reform

HEAD = 'name = "a"\nsource = "a test"\n'
WHOLE = (
    HEAD
    + """
[[operations]]
set_number = "sotjl.29.age_min"
start = 2027-01-01
value = 20
basis = "law"
source = "a proposal"

[[operations]]
repeal = "sotjl.29.appropriate_and_necessary"
start = 2027-01-01
end = 2027-12-31

[[operations]]
reword = "sotjl.29.capacity"
start = 2027-01-01
when = "judgement.capacity_substantially_reduced or person.age < 25"

[[operations]]
revive = "sotjl.29.programme_can_be_offered"
start = 2027-01-01

[[operations]]
add = "stays"
start = 2027-01-01
law = "sotjl"
section = "29"
paragraph = 4
text = "The person stays lawfully."
when = "person.lawful_stay"
"""
)


def test_a_file_with_every_operation() -> None:
    reform = read_reform(WHOLE.encode())
    assert [type(item) for item in reform.operations] == [SetNumber, Repeal, Reword, Revive, Add]
    law = reform(NATIONAL)
    ids = {entry.id for entry in law.in_force(date(2027, 6, 1)).conditions}
    assert {"sotjl.29.stays", "sotjl.29.programme_can_be_offered"} <= ids
    assert "sotjl.29.appropriate_and_necessary" not in ids
    assert law.in_force(date(2028, 1, 1)).values["sotjl.29.age_min"].source == "a: a proposal"


@pytest.mark.parametrize(
    ("operation", "where", "what"),
    [
        ('set_number = "x"\nstart = 2027-01-01', "a.toml:3: operations[0]", "`value` is missing"),
        ('repeal = "x"', "a.toml:3: operations[0]", "`start` is missing"),
        ('repeal = "x"\nstart = "2027-01-01"', "a.toml:5: operations[0].start", "expected a date"),
        (
            'repeal = "x"\nstart = 2027-01-01\nvalue = 3',
            "a.toml:6: operations[0].value",
            "repeal has no value",
        ),
        ('repeal = "x"\nrevive = "x"\nstart = 2027-01-01', "a.toml:3: operations[0]", "exactly one of"),
        ("start = 2027-01-01", "a.toml:3: operations[0]", "exactly one of"),
        ('repeal = "x"\nstart = 2027-01-02\nend = 2027-01-01', "a.toml:6: operations[0].end", "before"),
        (
            'reword = "x"\nstart = 2027-01-01\nwhen = "person.agee < 3"',
            "a.toml:6: operations[0].when",
            "agee",
        ),
        (
            'add = "sotjl.29.x"\nstart = 2027-01-01\nwhen = "person.lawful_stay"\n'
            'law = "sotjl"\nsection = "29"',
            "a.toml:4: operations[0].add",
            "is not a name of a rule",
        ),
        (
            'reword = "x"\nstart = 2027-01-01\nwhen = "person.motivation"',
            "a.toml:6: operations[0].when",
            "no fact is called 'person.motivation'",
        ),
    ],
)
def test_a_fault_has_its_line_and_a_remedy(operation: str, where: str, what: str) -> None:
    with pytest.raises(BadInput) as error:
        read_reform(f"{HEAD}[[operations]]\n{operation}\n".encode(), name="a.toml")
    (fault,) = error.value.faults
    assert fault.path == where
    assert what in fault.what
    assert fault.remedy


@pytest.mark.parametrize(
    "data", [b"\xff", b"name = ", b"", b'name = ""\nsource = "x"\noperations = []', b"x = 1"]
)
def test_what_is_no_reform_is_an_error(data: bytes) -> None:
    with pytest.raises(BadInput) as error:
        read_reform(data)
    assert error.value.remedy
