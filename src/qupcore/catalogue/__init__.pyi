"""The catalogue of measures: reading and checking it, its state on a day, and admission to measures."""

# Written by tests/architecture/faces.py.

from qupcore.catalogue.terms import AdmissionFacts as AdmissionFacts
from qupcore.availability.available import Available as Available
from qupcore.domain.catalogue.capacity import Capacity as Capacity
from qupcore.domain.catalogue.catalogue import Catalogue as Catalogue
from qupcore.domain.answers.duration import Duration as Duration
from qupcore.domain.catalogue.measure import Measure as Measure
from qupcore.domain.catalogue.offer import Places as Places
from qupcore.catalogue.snapshot import Snapshot as Snapshot
from qupcore.domain.source import Source as Source
from qupcore.domain.text import Text as Text
from qupcore.domain.catalogue.top_up import TopUp as TopUp
from qupcore.catalogue.terms import admission_vocabulary as admission_vocabulary
from qupcore.catalogue.reading import catalogue_from_package as catalogue_from_package
from qupcore.catalogue.snapshot import catalogue_on as catalogue_on
from qupcore.catalogue.reading import checked_catalogue as checked_catalogue
from qupcore.catalogue.conditions import condition as condition
from qupcore.catalogue.confidence import confidence_counts as confidence_counts
from qupcore.availability.duration import duration as duration
from qupcore.catalogue.municipalities import municipality_on as municipality_on
from qupcore.catalogue.municipalities import numbers_on as numbers_on
from qupcore.catalogue.reading import read_catalogue as read_catalogue
from qupcore.catalogue.municipalities import same_municipality as same_municipality

catalogue = catalogue_on
