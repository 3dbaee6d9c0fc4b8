"""The catalogue of measures: reading and checking files, what is in force on a day, and exports."""

from qupcore.catalogue.municipalities import municipality_on, same_municipality
from qupcore.catalogue.reading import catalogue_from_package, read_catalogue
from qupcore.catalogue.snapshot import Snapshot, catalogue

__all__ = [
    "Snapshot",
    "catalogue",
    "catalogue_from_package",
    "municipality_on",
    "read_catalogue",
    "same_municipality",
]
