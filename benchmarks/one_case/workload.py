"""A small benefit with thirteen facts and twelve conditions, for engines side by side.

Made up for measuring: the conditions have the shape of § 29 (ages, yes/no, a choice, an amount, "either ...
or ..."), the limits are not those of any law. The base amount is that of 1 May 2025 (130,160 kroner), the
supplement for a child is near a daily one of a year. No number here says anything about a right.
"""

from __future__ import annotations

import random
from collections.abc import Callable

__all__ = [
    "ABILITIES",
    "FULL",
    "LOWERED",
    "MOST_HELD",
    "PER_CHILD",
    "Answer",
    "Decide",
    "Person",
    "by_hand",
    "people",
]

Person = dict[str, int | bool | str]
Answer = tuple[bool, int, int]
"""Whether all conditions hold, the conditions that fail as bits, and kroner a year (0 where one fails)."""
Decide = Callable[[Person], Answer]

BASE_AMOUNT = 130_160
FULL = 2 * BASE_AMOUNT
LOWERED = FULL * 2 // 3
PER_CHILD = 9_880
MOST_HELD = BASE_AMOUNT // 2
ABILITIES = ("usual", "somewhat", "much", "very_much")
"""How far the ability to work is reduced."""


def people(number: int, seed: int = 15) -> list[Person]:
    """People drawn at random: about a quarter meet every condition."""
    draw = random.Random(seed)

    def likely(chance: float) -> bool:
        return draw.random() < chance

    return [
        {
            "age": draw.randint(15, 75),
            "lives_here": likely(0.96),
            "lawful": likely(0.97),
            "ability": draw.choices(ABILITIES, (1, 1, 4, 4))[0],
            "earns_less": likely(0.92),
            "held": draw.randint(1, 200_000) if likely(0.25) else 0,
            "on_assistance": likely(0.6),
            "near_assistance": likely(0.6),
            "assessed": likely(0.92),
            "followed_up": likely(0.8),
            "has_plan": likely(0.92),
            "months": draw.randint(0, 40),
            "children": draw.choices((0, 1, 2, 3, 4), (5, 2, 2, 1, 1))[0],
        }
        for _ in range(number)
    ]


def by_hand(person: Person) -> Answer:
    """The conditions as a programmer would write them: the measure of the others."""
    age, months = person["age"], person["months"]
    failed = 0
    if not age >= 18:
        failed |= 1
    if not age < 67:
        failed |= 2
    if not person["lives_here"]:
        failed |= 4
    if not person["lawful"]:
        failed |= 8
    if person["ability"] not in ("much", "very_much"):
        failed |= 16
    if not person["earns_less"]:
        failed |= 32
    if not person["held"] <= MOST_HELD:
        failed |= 64
    if not (person["on_assistance"] or person["near_assistance"]):
        failed |= 128
    if not person["assessed"]:
        failed |= 256
    if not (person["has_plan"] and (person["followed_up"] or person["ability"] == "very_much")):
        failed |= 512
    if not (months < 24 or (months < 36 and person["followed_up"])):
        failed |= 1024
    if not (age >= 25 or person["followed_up"] or not person["on_assistance"]):
        failed |= 2048
    if failed:
        return False, failed, 0
    return True, 0, (LOWERED if age < 25 else FULL) + PER_CHILD * person["children"]
