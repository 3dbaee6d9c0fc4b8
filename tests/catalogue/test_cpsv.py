"""The export as CPSV-AP-NO: read as RDF and held against the mandatory properties, offline."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import RDF, Graph, Namespace

from catalogue.files import SOUND
from qupcore.catalogue.cpsv import cpsv_record
from qupcore.catalogue.national import national
from qupcore.catalogue.reading import read_catalogue
from qupcore.catalogue.snapshot import Snapshot, catalogue_on
from qupcore.errors import BadInput

BASE = "https://example.no/tiltak/"
CPSV, CV = Namespace("http://purl.org/vocab/cpsv#"), Namespace("http://data.europa.eu/m8g/")
SHAPES = Graph().parse(Path(__file__).with_name("cpsv_shapes.ttl"))
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def local() -> Snapshot:
    bodo = read_catalogue(SOUND, namespace="1804", by="bodo", known=(national(),))
    return catalogue_on(date(2026, 9, 1), "1804", [national(), bodo])


def graph(record: dict[str, Any]) -> Graph:
    return Graph().parse(data=json.dumps(record), format="json-ld")


def conforms(record: dict[str, Any]) -> bool:
    found, _, _ = validate(graph(record), shacl_graph=SHAPES)
    return bool(found)


def test_the_national_catalogue_conforms() -> None:
    snapshot = catalogue_on(date(2026, 9, 1))
    record = cpsv_record(snapshot, BASE)
    assert conforms(record)
    services = set(graph(record).subjects(RDF.type, CPSV.PublicService))
    assert len(services) == len(snapshot.measures)


def test_a_municipality_conforms_and_is_an_organisation_of_its_own() -> None:
    record = cpsv_record(local(), BASE)
    assert conforms(record)
    found = graph(record)
    assert len(set(found.subjects(RDF.type, CV.PublicOrganisation))) == 2
    titles = {str(title) for title in found.objects(None, Namespace("http://purl.org/dc/terms/").title)}
    assert "The job centre" in titles


DEMANDED = (
    "dct:title",
    "dct:description",
    "dct:identifier",
    "cv:hasCompetentAuthority",
    "cv:contactPoint",
    "cpsvno:hasPossibleOutput",
)


@pytest.mark.parametrize("prop", DEMANDED)
def test_the_shapes_notice_what_is_missing(prop: str) -> None:
    record: Any = cpsv_record(local(), BASE)
    service = next(entry for entry in record["@graph"] if entry["@type"] == "cpsv:PublicService")
    del service[prop]
    assert not conforms(record)


def test_nothing_is_fetched_to_read_it() -> None:
    assert isinstance(cpsv_record(local(), BASE)["@context"], dict), "the context stands in the file"


@pytest.mark.parametrize(
    "base", ["", "example.no/", "https://example.no", "https://example.no/a b/", "file:///x/"]
)
def test_what_is_no_base_is_refused(base: str) -> None:
    with pytest.raises(BadInput, match="no base for identifiers"):
        cpsv_record(local(), base)
