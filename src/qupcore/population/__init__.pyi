"""Tables of people: made-up ones with published margins, and how many of them a change of the law touches."""

# Written by tests/architecture/faces.py.

from qupcore.population.margins import Assumption as Assumption
from qupcore.impact.costs import CostBounds as CostBounds
from qupcore.impact.costs import CostByMonth as CostByMonth
from qupcore.impact.costs import CostRow as CostRow
from qupcore.impact.counts import Impact as Impact
from qupcore.impact.counts import ImpactBounds as ImpactBounds
from qupcore.impact.counts import ImpactFacts as ImpactFacts
from qupcore.impact.picture import ImpactPicture as ImpactPicture
from qupcore.impact.counts import ImpactRow as ImpactRow
from qupcore.population.margins import Margin as Margin
from qupcore.population.planned import MarginMet as MarginMet
from qupcore.population.margins import Margins as Margins
from qupcore.population.planned import PlannedPeople as PlannedPeople
from qupcore.population.long import benefits_of_people as benefits_of_people
from qupcore.population.long import children_of_people as children_of_people
from qupcore.impact.costing import cost_by_month as cost_by_month
from qupcore.impact.costing import cost_by_month_of as cost_by_month_of
from qupcore.impact.cost_picture import cost_picture as cost_picture
from qupcore.impact.cost_record import cost_record as cost_record
from qupcore.impact.cost_telling import explain_cost as explain_cost
from qupcore.impact.telling import explain_impact as explain_impact
from qupcore.population.telling import explain_population as explain_population
from qupcore.impact.weighing import impact as impact
from qupcore.impact.weighing import impact_of as impact_of
from qupcore.impact.picture import impact_picture as impact_picture
from qupcore.impact.record import impact_record as impact_record
from qupcore.population.person import person_of_row as person_of_row
from qupcore.population.making import planned_population as planned_population
from qupcore.population.record import population_record as population_record
from qupcore.population.reading import published_margins as published_margins
from qupcore.population.reading import read_margins as read_margins
from qupcore.population.making import synthesize as synthesize
from qupcore.population.courses import synthesize_courses as synthesize_courses
