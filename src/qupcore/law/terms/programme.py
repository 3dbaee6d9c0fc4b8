"""The vocabulary of a programme: its start and its end."""

from __future__ import annotations

from qupcore.law.terms.asking import calculated, counted, day
from qupcore.rules.terms import Vocabulary

__all__ = ["Start", "StartDays"]


class Start(Vocabulary):
    """When a programme is applied for and started."""

    applied_on = day(
        "start.applied_on",
        "søknad om deltakelse har kommet inn",
        "$.course.applied_on",
        "Når kom søknaden inn?",
        "Når kom søknaden inn?",
        "When did the application come in?",
    )
    started_on = day(
        "start.started_on",
        "iverksetting av programmet",
        "$.course.started_on",
        "Når begynte deltakeren i programmet?",
        "Når byrja deltakaren i programmet?",
        "When did the participant start in the programme?",
    )
    deferrals = counted(
        "start.deferrals",
        "1",
        "utsatt iverksetting som følge av covid-19-pandemien",
        "$.course.start_deferrals",
        "Hvor mange ganger ble starten utsatt på grunn av pandemien?",
        "Kor mange gonger vart starten utsett på grunn av pandemien?",
        "How many times was the start deferred because of the pandemic?",
    )


class StartDays(Vocabulary):
    """What follows from that."""

    latest = calculated("start.latest", "senest innen seks måneder etter at søknad har kommet inn")
    latest_deferred = calculated("start.latest_deferred", "iverksettelsen utsettes i inntil seks måneder")
