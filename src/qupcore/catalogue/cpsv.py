"""The catalogue as CPSV-AP-NO in JSON-LD, for a national register of services.

CPSV-AP-NO 1.1 (data.norge.no/specification/cpsv-ap-no) requires of a public service a title, a description,
an identifier, a competent authority, a contact point and a possible output; of an organisation a preferred
label, an identifier and its location; of the catalogue itself a title, a description, an identifier, a
publisher, a contact point and its services.
"""

from __future__ import annotations

from qupcore.catalogue.municipalities import municipality_on
from qupcore.catalogue.snapshot import Snapshot
from qupcore.domain.arguments import check_arguments
from qupcore.domain.catalogue.catalogue_id import NATIONAL_ID, namespace_of
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.text import Text
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["cpsv_record"]

_CONTEXT = {
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cpsvno": "https://data.norge.no/vocabulary/cpsvno#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatno": "https://data.norge.no/vocabulary/dcatno#",
    "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_NORWAY = "http://publications.europa.eu/resource/authority/country/NOR"
_CONTACT = "https://www.nav.no/kontaktoss"
_NAV = "889640782"
"""Nav's organisation number; recalled, its check digit is right."""

_TITLE = Text(
    "Tiltak i kvalifiseringsprogrammet",
    "Tiltak i kvalifiseringsprogrammet",
    "Measures of the Qualification Programme",
)
_OUTPUT = Text("Deltakelse i tiltaket", "Deltaking i tiltaket", "Participation in the measure")


def cpsv_record(snapshot: Snapshot, base: str) -> dict[str, object]:
    """A snapshot as a catalogue of public services in JSON-LD.

    Args:
        snapshot: The catalogue in force on a day.
        base: The address under which the identifiers stand, ending in `/` or `#`.

    Raises:
        BadInput: `base` is no such address.
    """
    check_arguments(cpsv_record, locals())
    if not base.startswith(("https://", "http://")) or base[-1] not in "/#" or any(c.isspace() for c in base):
        raise BadInput(
            worded("{base!r} is no base for identifiers", base=base),
            remedy="give one as https://example.no/tiltak/",
            code="input.value",
        )
    measures = tuple(snapshot.measures.values())
    owners = dict.fromkeys(namespace_of(measure.id) for measure in measures)
    catalogue_id = f"{base}catalogue"
    publisher = snapshot.municipality or NATIONAL_ID
    graph: list[dict[str, object]] = [
        {
            "@id": catalogue_id,
            "@type": "dcat:Catalog",
            "dct:identifier": snapshot.hash,
            "dct:title": _in_three(_TITLE),
            "dct:description": _in_three(_TITLE),
            "dct:publisher": {"@id": _owner(base, publisher)},
            "cv:contactPoint": {"@id": f"{base}contact"},
            "dcatno:containsService": [{"@id": _service(base, measure)} for measure in measures],
        },
        {"@id": f"{base}contact", "@type": "cv:ContactPoint", "cv:contactPage": {"@id": _CONTACT}},
        {
            "@id": f"{base}output",
            "@type": "cpsvno:PossibleOutput",
            "dct:title": _in_three(_OUTPUT),
            "dct:description": _in_three(_OUTPUT),
        },
    ]
    for owner in dict.fromkeys((publisher, *owners)):
        graph += _organisation(base, owner, snapshot)
    graph += [_public_service(base, measure, snapshot) for measure in measures]
    return {"@context": _CONTEXT, "@graph": graph}


def _public_service(base: str, measure: Measure, snapshot: Snapshot) -> dict[str, object]:
    needs = [snapshot.needs[need].names for need in measure.covers if need in snapshot.needs]
    description = Text(
        *(
            ": ".join(part for part in (name, ", ".join(need.in_language(lang) for need in needs)) if part)
            for lang, name in (("nb", measure.names.nb), ("nn", measure.names.nn), ("en", measure.names.en))
        )
    )
    keywords = [entry for need in needs for entry in _in_three(need)]
    found: dict[str, object] = {
        "@id": _service(base, measure),
        "@type": "cpsv:PublicService",
        "dct:identifier": measure.id,
        "dct:title": _in_three(measure.names),
        "dct:description": _in_three(description),
        "cv:hasCompetentAuthority": {"@id": _owner(base, namespace_of(measure.id))},
        "cv:contactPoint": {"@id": f"{base}contact"},
        "cpsvno:hasPossibleOutput": {"@id": f"{base}output"},
    }
    return found | ({"dcat:keyword": keywords} if keywords else {})


def _organisation(base: str, owner: str, snapshot: Snapshot) -> list[dict[str, object]]:
    if owner == NATIONAL_ID:
        names, identifier, place = Text("Nav", "Nav", "Nav"), _NAV, _NORWAY
        return [_organisation_entry(base, owner, names, identifier, place)]
    name = municipality_on(owner, snapshot.on).name
    names = Text(f"{name} kommune", f"{name} kommune", f"{name} municipality")
    place = f"{base}municipality/{owner}"
    return [
        _organisation_entry(base, owner, names, owner, place),
        {"@id": place, "@type": "dct:Location", "dct:identifier": owner, "rdfs:label": name},
    ]


def _organisation_entry(base: str, owner: str, names: Text, identifier: str, place: str) -> dict[str, object]:
    return {
        "@id": _owner(base, owner),
        "@type": "cv:PublicOrganisation",
        "dct:identifier": identifier,
        "skos:prefLabel": _in_three(names),
        "dct:spatial": {"@id": place},
    }


def _service(base: str, measure: Measure) -> str:
    return f"{base}service/{measure.id.replace(':', '/')}"


def _owner(base: str, owner: str) -> str:
    return f"{base}organisation/{owner}"


def _in_three(text: Text) -> list[dict[str, str]]:
    return [{"@value": text.in_language(lang), "@language": lang} for lang in ("nb", "nn", "en")]
