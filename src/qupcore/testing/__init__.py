"""Testing rules and plugins: Hypothesis strategies for rules, facts, people and plans, and test classes.

Needs the extra `testing`. Nothing else in qupcore imports this package.
"""

from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.lazily import Face

_FACE = Face(
    __name__,
    {
        "qupcore.testing.case_over_time": ["CaseOverTime"],
        "qupcore.testing.conformance": ["PluginConformance"],
        "qupcore.testing.at_the_limits": ["deciding_people", "near_people"],
        "qupcore.testing.random_reforms": ["reforms"],
        "qupcore.testing.municipal_system": ["MunicipalSystem"],
        "qupcore.testing.people": ["assessments", "benefits", "days", "participants"],
        "qupcore.testing.random_plans": ["plans", "valid_plans"],
        "qupcore.testing.random_catalogues": ["catalogues", "measures", "offers", "places"],
        "qupcore.testing.random_courses": [
            "absences",
            "absences_in",
            "children",
            "courses",
            "people_in_courses",
        ],
        "qupcore.testing.rule_properties": ["RuleProperties"],
        "qupcore.testing.strategies": [
            "conditions",
            "facts",
            "numbers",
            "drawn_rules",
            "rulebooks",
            "values",
        ],
        "qupcore.testing.vocabulary": ["PARAMETERS", "TERMS", "YEARS", "choice_term", "number", "yes_no"],
    },
)

__all__ = _FACE.names


def __getattr__(name: str) -> object:
    """A name of this package.

    Raises:
        BadInput: the extra `testing` is not installed.
    """
    try:
        return _FACE.get(name)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("hypothesis", "pytest"):
            raise
        raise BadInput(
            worded(
                "qupcore.testing.{name} needs {name2}, which is not installed", name=name, name2=error.name
            ),
            remedy="pip install 'qupcore[testing]'",
            code="testing.not-installed",
        ) from None


__dir__ = _FACE.listed
