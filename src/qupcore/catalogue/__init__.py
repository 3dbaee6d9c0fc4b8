"""The catalogue of measures: reading and checking it, its state on a day, and admission to measures.

`national` and `available` are imported from `qupcore`.

>>> from datetime import date
>>> from qupcore.catalogue import catalogue_on
>>> [measure.id for measure in catalogue_on(date(2010, 6, 1)).with_code("arena", "ABIST")]
['no:arbeid-med-bistand']
"""

from qupcore.lazily import Face

_FACE = Face(
    __name__,
    {
        "qupcore.availability.available": ["Available"],
        "qupcore.availability.duration": ["duration"],
        "qupcore.catalogue.conditions": ["condition"],
        "qupcore.catalogue.confidence": ["confidence_counts"],
        "qupcore.catalogue.municipalities": ["municipality_on", "numbers_on", "same_municipality"],
        "qupcore.catalogue.reading": ["catalogue_from_package", "checked_catalogue", "read_catalogue"],
        "qupcore.catalogue.snapshot": ["Snapshot", "catalogue_on"],
        "qupcore.catalogue.terms": ["AdmissionFacts", "admission_vocabulary"],
        "qupcore.domain.answers.duration": ["Duration"],
        "qupcore.domain.catalogue.capacity": ["Capacity"],
        "qupcore.domain.catalogue.catalogue": ["Catalogue"],
        "qupcore.domain.catalogue.measure": ["Measure"],
        "qupcore.domain.catalogue.offer": ["Places"],
        "qupcore.domain.catalogue.top_up": ["TopUp"],
        "qupcore.domain.source": ["Source"],
        "qupcore.domain.text": ["Text"],
    },
    moved={"catalogue": ("qupcore.catalogue", "catalogue_on")},
    since="0.2.0",
    gone_in="0.3.0",
)

__all__ = _FACE.names
__getattr__ = _FACE.get
__dir__ = _FACE.listed
