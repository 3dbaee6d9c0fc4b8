"""Tables of people: made-up ones with published margins, and how many of them a change of the law touches.

>>> from qupcore.population import published_margins, synthesize
>>> synthesize(seed=1, size=100, margins=published_margins()).height
100
"""

from qupcore.lazily import Face

_FACE = Face(
    __name__,
    {
        "qupcore.impact.cost_picture": ["cost_picture"],
        "qupcore.impact.cost_record": ["cost_record"],
        "qupcore.impact.cost_telling": ["explain_cost"],
        "qupcore.impact.costing": ["cost_by_month", "cost_by_month_of"],
        "qupcore.impact.costs": ["CostBounds", "CostByMonth", "CostRow"],
        "qupcore.impact.counts": ["Impact", "ImpactBounds", "ImpactFacts", "ImpactRow"],
        "qupcore.impact.picture": ["ImpactPicture", "impact_picture"],
        "qupcore.impact.record": ["impact_record"],
        "qupcore.impact.telling": ["explain_impact"],
        "qupcore.impact.weighing": ["impact", "impact_of"],
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
