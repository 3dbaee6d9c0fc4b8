"""Synonyms of the words in a case file: bokmål, nynorsk, and other English words.

The list holds only words with the same meaning. A word that may mean two things (*stans* interrupts or ends a
programme, *sykdom* is one's own or a child's) is not here: the message names the permitted words instead. A
word without a permitted counterpart (*rejected* where nothing is refused) gets no hint, since a word in this
list is never taken for a misspelling.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["SYNONYMS"]

_WORDS: dict[str, str] = {
    # decisions
    "refused": "avslag avslått avslegen avslatt rejected denied declined refusal",
    "granted": "innvilget innvilga innvilgelse tildelt approved awarded",
    "extended": "forlenget forlenga forlengelse forlenging prolonged",
    "reduced": "redusert reduksjon",
    "interrupted": "avbrutt avbrote avbrudd",
    "ended": "avsluttet avslutta opphør opphoyr terminated stopped",
    # why a programme ended
    "completed": "fullført fullforing",
    "birth": "fødsel",
    "adoption": "adopsjon",
    "moved": "flyttet flytta flytting relocated",
    "absence": "fravær",
    "ordinary_work": "ordinært_arbeid",
    # benefits
    "unemployment_benefit": "dagpenger dagpengar jobseekers_allowance",
    "sickness_benefit": "sykepenger sjukepengar sick_pay sickness_allowance",
    "parental_benefit": "foreldrepenger foreldrepengar parental_allowance",
    "care_benefit": "pleiepenger pleiepengar",
    "work_assessment_allowance": "arbeidsavklaringspenger arbeidsavklaringspengar aap",
    "disability_benefit": "uføretrygd",
    "transitional_benefit": "overgangsstønad",
    "child_pension": "barnepensjon",
    "survivors_pension": "gjenlevendepensjon",
    "retirement_pension": "alderspensjon old_age_pension",
    "rehabilitation_benefit": "rehabiliteringspenger rehabiliteringspengar",
    "measures_allowance": "tiltakspenger tiltakspengar",
    # absence
    "own_illness": "egen_sykdom eigen_sjukdom",
    "sick_child": "sykt_barn sjukt_barn",
    "holiday": "ferie vacation annual_leave",
    "welfare": "velferdspermisjon",
    "nursing": "amming breastfeeding",
    "self": "egenmelding eigenmelding self_certificate",
    "doctor": "legeerklæring sykmelding sjukmelding doctors_certificate",
    "none": "ingen",
    "other": "annet anna",
    # households
    "single": "enslig einsleg alone",
    "couple": "par gift samboer sambuar married cohabiting",
    "shared_dwelling": "bofellesskap bufellesskap",
    # keys
    "birth_date": "fødselsdato date_of_birth dob born",
    "lawful_stay": "lovlig_opphold lovleg_opphald",
    "benefits": "ytelser ytingar",
    "household": "husholdning hushald",
    "sources": "kilder kjelder",
    "by": "av",
    "grounds": "begrunnelse grunngiving",
    # known words that are not misspellings of a permitted word, though they look like it
    "": (
        "resumed gjenopptatt public_holiday housing_benefit bostøtte introduction_benefit "
        "introduksjonsstønad "
        "stans stansa stanset suspended rejection supplementary_benefit "
        "social_benefit child_benefit barnetrygd "
        "cash_benefit kontantstøtte qualification_benefit kvalifiseringsstønad"
    ),
}


def _by_word() -> Mapping[str, tuple[str, ...]]:
    letters = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "_": None})
    found: dict[str, tuple[str, ...]] = {}
    for value, words in _WORDS.items():
        for word in words.split():
            plain = word.translate(letters)
            found[plain] = (*found.get(plain, ()), value)
    return MappingProxyType(found)


SYNONYMS: Mapping[str, tuple[str, ...]] = _by_word()
"""What each word can mean; the words plain: no accents, no low lines."""
