"""The national catalogue: everything in it has a source, and says what its sources say."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qupcore.catalogue.conditions import condition
from qupcore.catalogue.confidence import confidence_counts
from qupcore.catalogue.national import national
from qupcore.catalogue.snapshot import catalogue_on
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.practice import Practice
from qupcore.domain.source import POLICY, Source
from qupcore.domain.text import Text
from qupcore.errors import BadInput
from qupcore.memory import forget

SHEET = Path(__file__).with_name("fact_sheet.csv")
"""Ages, wages and confidence of the national measures as looked up one by one, each row with its source."""
MEASURES = {measure.id: measure for measure in national().measures}
each_measure = pytest.mark.parametrize("measure", national().measures, ids=lambda measure: measure.id)

# The one code that the sheet has by another spelling, and the measures that have none.
BY_HAND = {
    "FIREARIG_LONNSTILSKUDD": "no:firearig-lonnstilskudd",
    "NOCODE:SENTER_JOBBMESTRING": "no:senter-for-jobbmestring",
    "NOCODE:JOBBMESTRENDE_OPPFOLGING": "no:jobbmestrende-oppfolging",
    "NOCODE:STUDIER_MED_STOTTE": "no:studier-med-stotte",
    "NOCODE:GRONT_ARBEID": "no:gront-arbeid",
    "NOCODE:NAV_ARBEIDSRADGIVNING": "no:nav-arbeidsradgivning",
}


def sheet() -> Iterator[tuple[dict[str, str], Measure]]:
    """Each row of the fact sheet, and its measure."""
    codes = {code.code: measure for measure in MEASURES.values() for code in measure.codes}
    # One Arena code serves several measures: the Tiltakskode of the same name decides.
    with SHEET.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            name = row["code"]
            arena = [
                m for m in MEASURES.values() if any(c.code == name and c.system == "arena" for c in m.codes)
            ]
            yield row, MEASURES[BY_HAND[name]] if name in BY_HAND else (arena or [codes[name]])[0]


def facts_of(measure: Measure) -> Iterator[tuple[str, tuple[Source, ...]]]:
    for name in ("classes", "codes", "limits", "admits", "notes"):
        for item in getattr(measure, name):
            yield name, item.sources
    for name in ("ages", "time", "starts"):
        item = getattr(measure, name)
        if item is not None:
            yield name, item.sources
    if measure.practice is not None:
        yield from practice_facts(measure.practice)


def practice_facts(practice: Practice) -> Iterator[tuple[str, tuple[Source, ...]]]:
    for name in ("hours", "length", "phases", "language"):
        item = getattr(practice, name)
        if item is not None:
            yield name, item.sources
    for target in practice.targets:
        yield "targets", target.sources


def test_every_fact_has_a_source_of_its_own() -> None:
    """Notes alone may stand on the measure's sources."""
    for measure in MEASURES.values():
        assert measure.sources, measure.id
        for name, sources in facts_of(measure):
            assert sources or name == "notes", (measure.id, name)
    for item in (*national().relations, *national().groups, *national().needs):
        assert item.sources, item
    for need in national().needs:
        assert all(size.sources for size in need.sizes), need.id


def test_every_source_is_used() -> None:
    used = {str(s) for m in MEASURES.values() for s in m.sources}
    used |= {str(s) for m in MEASURES.values() for _, sources in facts_of(m) for s in sources}
    used |= {
        str(s) for i in (*national().relations, *national().groups, *national().needs) for s in i.sources
    }
    used |= {str(s) for need in national().needs for size in need.sizes for s in size.sources}
    used -= {str(POLICY)}
    folder = Path(__file__).parents[2] / "catalogue"
    keys = re.findall(r"^\[sources\.([\w-]+)\]", (folder / "sources.toml").read_text("utf-8"), re.MULTILINE)
    texts = "".join(path.read_text("utf-8") for path in folder.glob("*.toml") if path.name != "sources.toml")
    assert [key for key in keys if f'"{key}"' not in texts] == []
    assert len(used) == len(keys)


def test_every_row_of_the_fact_sheet_is_a_measure() -> None:
    rows = list(sheet())
    assert len(rows) == 51
    assert len({measure.id for _, measure in rows}) == 51


def test_names_ages_wages_and_confidence_are_those_of_the_fact_sheet() -> None:
    for row, measure in sheet():
        code = row["code"]
        low = re.search(r"\d+", row["min_age"])
        if low and "under" not in row["min_age"]:
            assert measure.ages is not None, code
            assert measure.ages.low == int(low[0]), code
            assert measure.ages.reached_in_year == ("year of" in row["min_age"]), code
        if high := re.search(r"max (\d+)", row["min_age"]):
            assert measure.ages is not None, code
            assert measure.ages.high == int(high[1]), code
        if row["min_age"] == "unknown":
            assert measure.ages is None, code
        wage = row["paid_wage"]
        expected = "yes" if wage.startswith("yes") else "unknown" if wage == "unknown" else "no"
        assert measure.wage == expected, code
        assert measure.confidence == row["confidence"], code


@pytest.mark.parametrize(
    ("id", "limits"),
    [
        ("no:arbeidstrening",
         "base 12m; extension 6m if assessment.reduced_capacity; absolute_max 18m; end_age 72y"),
        ("no:midlertidig-lonnstilskudd", "base 12m; base 24m if assessment.reduced_capacity"),
        ("no:varig-lonnstilskudd", "base none; review 6m; end_age 72y"),
        ("no:sommerjobb", "base 4w"),
        ("no:firearig-lonnstilskudd",
         "base 48m if work.permanent_job_offered; base 24m if work.temporary_job_offered"),
        ("no:vta-ordinar", "base none; end_age 67y"),
        ("no:mentor", "base 6m; base 36m if assessment.reduced_capacity"),
        ("no:inkluderingstilskudd", "base 12m"),
        ("no:avklaring", "base 4w; extension 8w; review 4w; absolute_max 17w"),
        ("no:oppfolging",
         "base 6m; base 36m if assessment.reduced_capacity; extension 6m; "
         "extension 6m if person.from_school_or_institution; soft_max 36m; absolute_max 42m; "
         'absolute_max 12m if assessed.conclusion == "situational"'),
        ("no:arbeidsrettet-rehabilitering", "base 12w; absolute_max 17w"),
        ("no:arbeidsforberedende-trening",
         "base 12m; extension 12m; extension 12m if person.in_formal_training; soft_max 24m; "
         "absolute_max 36m"),
        ("no:digitalt-jobbsokerkurs", "base 8w"),
        ("no:amo-gruppe", "base 36m"),
        ("no:fag-og-yrkesopplaring-gruppe", "base 36m; extension 12m; absolute_max 48m"),
        ("no:hoyere-utdanning", "base 36m; absolute_max 48m"),
        ("no:arbeid-med-stotte", "base 36m; extension 12m if person.in_vocational_training"),
        ("no:individuell-jobbstotte", "base none"),
        ("no:studier-med-stotte",
         "base 12m; extension 24m if assessment.reduced_capacity; "
         "extension 6m if work.moving_into_work"),
    ],
)  # fmt: skip
def test_how_long_each_lasts(id: str, limits: str) -> None:
    said = []
    for item in MEASURES[id].limits:
        length = (
            "none"
            if item.unlimited
            else next(
                f"{number}{unit}"
                for number, unit in ((item.months, "m"), (item.weeks, "w"), (item.years, "y"))
                if number
            )
        )
        said.append(f"{item.kind} {length}" + (f" if {item.when}" if item.when else ""))
    assert "; ".join(said) == limits


@each_measure
def test_a_measure_reads_and_is_written_in_three_languages(measure: Measure) -> None:
    assert all(part.strip() for part in (measure.names.nb, measure.names.nn, measure.names.en))
    for asked in measure.admits:
        assert asked.says is not None
        condition(asked.when)


ONLY_NB = (
    "ikke et en fra høyere skole uke hvis nå noe hva hvem hvilke være vurderes avsluttes gis kreve utdannelse"
)
ONLY_NN = (
    "ikkje eit ein frå høgare skule veke dersom no noko kva kven vere saman gjeve blir nokon tilbod løna"
)
SHARED = {"blir", "no", "en", "et"}


def texts() -> Iterator[Text]:
    everything = (*national().measures, *national().relations, *national().groups, *national().needs)
    for item in everything:
        yield from (text for name in ("names", "reason") if (text := getattr(item, name, None)))
    for measure in national().measures:
        yield from (asked.says for asked in measure.admits if asked.says)


def test_bokmal_and_nynorsk_are_kept_apart() -> None:
    found = 0
    for text in texts():
        found += 1
        assert all(part == part.strip() and part for part in (text.nb, text.nn, text.en))
        words = {lang: set(re.findall(r"[a-zæøå]+", getattr(text, lang).lower())) for lang in ("nb", "nn")}
        assert not words["nn"] & set(ONLY_NB.split()) - SHARED, text.nn
        assert not words["nb"] & set(ONLY_NN.split()) - SHARED, text.nb
    assert found > 100


def test_arena_codes_are_no_keys() -> None:
    day = catalogue_on(date(2026, 9, 1))
    assert len(day.with_code("arena", "GRUPPEAMO")) == 4
    assert len(day.with_code("arena", "GRUFAGYRKE")) == 3
    # A false friend: one spelling, two measures, in two systems.
    assert [m.id for m in day.with_code("tiltakskode", "JOBBKLUBB")] == ["no:jobbklubb"]
    assert day.with_code("arena", "JOBBKLUBB") == ()
    assert [m.id for m in catalogue_on(date(2010, 1, 1)).with_code("arena", "JOBBKLUBB")] == [
        "no:intern-jobbklubb"
    ]


def test_a_case_of_2010_sees_the_catalogue_of_2010() -> None:
    then, now = catalogue_on(date(2010, 6, 1)), catalogue_on(date(2026, 9, 1))
    assert {"no:praksis-ordinar", "no:praksis-skjermet", "no:arbeid-med-bistand"} <= then.measures.keys()
    assert not {"no:praksis-ordinar", "no:arbeid-med-bistand"} & now.measures.keys()
    assert "no:arbeidstrening" not in then.measures
    assert {"no:norskopplaring", "no:kantinearbeid", "no:okonomisk-radgivning"} <= then.measures.keys()
    assert then.hash != now.hash


def test_aft_follows_what_it_was_made_of_without_a_gap() -> None:
    for day, there in ((date(2016, 9, 30), False), (date(2016, 10, 1), True)):
        measures = catalogue_on(day).measures
        assert ("no:arbeidsforberedende-trening" in measures) is there
        assert ("no:praksis-skjermet" in measures) is not there


def test_advice_never_binds_and_only_rules_of_the_regulation_concern_every_pair() -> None:
    for relation in national().relations:
        if relation.authority == "advice":
            assert relation.kind in ("allows", "warns", "unknown")
        if relation.authority == "regulation":
            assert relation.kind == "unknown", "discretion: nothing is forbidden"


@pytest.mark.parametrize(
    ("of", "to", "kinds"),
    [
        ("no:mentor", "no:arbeidstrening", ["requires_one_of", "allows"]),
        ("no:inkluderingstilskudd", "no:arbeidstrening", ["requires_one_of", "allows"]),
        ("no:inkluderingstilskudd", "no:mentor", ["requires_one_of", "allows", "forbids"]),
        ("no:funksjonsassistanse", "no:arbeidstrening", ["forbids"]),
        ("no:funksjonsassistanse", "no:midlertidig-lonnstilskudd", ["requires_one_of"]),
        ("no:arbeidstrening", "no:midlertidig-lonnstilskudd", ["unknown"]),
        ("no:arbeid-med-stotte", "no:fag-og-yrkesopplaring", ["allows"]),
        ("no:individuell-jobbstotte", "no:behandling", ["requires_one_of"]),
        # The four-year subsidy meets the group; the group never meets it.
        ("no:firearig-lonnstilskudd", "no:arbeidstrening", ["warns"]),
        ("no:arbeidstrening", "no:firearig-lonnstilskudd", ["unknown"]),
        ("no:jobbsoking", "no:arbeidstrening", []),
    ],
)
def test_what_goes_with_what(of: str, to: str, kinds: list[str]) -> None:
    assert [item.kind for item in catalogue_on(date(2026, 9, 1)).relations_between(of, to)] == kinds


def test_agreements_that_exclude_each_other_are_advice() -> None:
    """Work training and a wage subsidy at the same time: the system warns, and nothing is forbidden."""
    group = catalogue_on(date(2026, 9, 1)).groups["no:avtaler-som-utelukker-hverandre"]
    assert {"no:arbeidstrening", "no:midlertidig-lonnstilskudd", "no:sommerjobb"} <= set(group.members)
    assert (group.at_most, group.overlap, group.authority) == (1, "same_time", "advice")
    assert "no:firearig-lonnstilskudd" not in group.members


def test_a_mentor_needs_a_host_or_a_job() -> None:
    (host,) = [r for r in national().relations if r.of == ("no:mentor",) and r.kind == "requires_one_of"]
    assert (host.scope, host.authority) == ("host", "guidance")
    assert "no:arbeidstrening" in host.to
    assert "work.employed" in host.unless


def test_municipalities_class_debt_counselling_differently() -> None:
    debt = MEASURES["no:okonomisk-radgivning"]
    molde = catalogue_on(date(2026, 9, 1), municipality="1506")
    before = catalogue_on(date(2019, 9, 1), municipality="1502")
    vindafjord = catalogue_on(date(2026, 9, 1), municipality="1160")
    assert molde.counts_as(debt) == before.counts_as(debt) == "work_directed"
    assert vindafjord.counts_as(debt) == catalogue_on(date(2026, 9, 1)).counts_as(debt) == "supporting"


def test_rows_per_confidence() -> None:
    """The counts that docs/catalogue.md shows are made by the same function."""
    counts = confidence_counts(national())
    assert counts["measures"] == {"high": 42, "medium": 17, "low": 13}
    assert sum(counts["relations"].values()) == len(national().relations)
    assert {part for part, found in counts.items() if not sum(found.values())} == {"capacities"}


def test_a_catalogue_that_was_not_copied_along_is_said_to_be_lost(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("qupcore.catalogue.national._folder", lambda: tmp_path / "not there")
    forget()
    with pytest.raises(BadInput) as error:
        national()
    assert error.value.code == "catalogue.lost"


def test_a_copy_at_the_root_has_no_checkout_above_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qupcore.catalogue.national.files", lambda name: Path("/not there"))
    monkeypatch.setattr("qupcore.catalogue.national.__file__", "/qupcore/catalogue/national.py")
    forget()
    with pytest.raises(BadInput) as error:
        national()
    forget()
    assert error.value.code == "catalogue.lost"
