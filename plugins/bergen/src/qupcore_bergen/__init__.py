"""Bergen (4601), an example: measures from TOML, texts, and the city's own policy for those under 25."""

from __future__ import annotations

from collections.abc import Mapping

from qupcore import Period, national
from qupcore.catalogue import Catalogue, Source, Text, TopUp, catalogue_from_package
from qupcore.plugins import hookimpl

QUPCORE_HOOKS = 1


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Measures offered by Bergen."""
    return catalogue_from_package(__name__, "measures.toml", namespace="4601", known=[national()])


@hookimpl
def qupcore_texts() -> Mapping[str, Text]:
    """What people are told."""
    return {
        "4601:fia": Text(
            nb="Det er frokost fra klokka ni. Si fra hvis du ikke kan komme en dag.",
            nn="Det er frukost frå klokka ni. Sei frå om du ikkje kan kome ein dag.",
            en="There is breakfast from nine. Tell us if you cannot come one day.",
        ),
    }


@hookimpl
def qupcore_top_up() -> tuple[TopUp, ...]:
    """The full benefit for participants under 25 with a household of their own."""
    return (
        TopUp(
            municipality="4601",
            parameter="sotjl.35.full_rate_under_25",
            value=1,
            condition=Text(
                nb="Deltakere under 25 år med egen husholdning.",
                nn="Deltakarar under 25 år med eige hushald.",
                en="Participants under 25 with a household of their own.",
            ),
            # Decided in 2009; the source does not give the day, so it is counted from the new year.
            valid=Period.parse("2010-01-01/.."),
            sources=(
                Source(
                    text="Bergen kommune, byrådet: Anbefaler modell for kvalifiseringsstønad til deltakere "
                    "under 25 år (the council decision of 2009 is kept)",
                    link="https://www.bergen.kommune.no/politikk/byradet/behandlede-saker/helse-omsorg-og-"
                    "inkludering/anbefaler-modell-for-kvalifiseringsstonad-til-deltakere-under-25-ar",
                ),
            ),
        ),
    )
