"""Made-up populations that have published margins: tables for trying rules on many people.

>>> from qupcore.population import published_margins, synthesize
>>> synthesize(seed=1, size=100, margins=published_margins()).height
100
"""

from qupcore.lazily import Face

_FACE = Face(
    __name__,
    {
        "qupcore.population.courses": ["synthesize_courses"],
        "qupcore.population.long": ["benefits_of_people", "children_of_people"],
        "qupcore.population.margins": ["Assumption", "Margin", "Margins"],
        "qupcore.population.person": ["person_of_row"],
        "qupcore.population.planned": ["MarginMet", "PlannedPeople"],
        "qupcore.population.reading": ["published_margins", "read_margins"],
        "qupcore.population.record": ["population_record"],
        "qupcore.population.making": ["planned_population", "synthesize"],
        "qupcore.population.telling": ["explain_population"],
    },
)

__all__ = _FACE.names
__getattr__ = _FACE.get
__dir__ = _FACE.listed
