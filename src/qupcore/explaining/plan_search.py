"""Suggestions, additions and allocations as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from qupcore.allocating.allocate import Allocated
from qupcore.composing.adding import Addable
from qupcore.composing.compiling import Compiled
from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.arguments import check_arguments
from qupcore.domain.case.plan import Plan
from qupcore.explaining.findings import Behind, plan_state, reason_words
from qupcore.explaining.lines import Line, apart, named
from qupcore.explaining.named_ids import Names, bare_id, named_ids
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.plan_check import missing_said, time_said
from qupcore.explaining.shared_limits import shared_limit_lines
from qupcore.explaining.trial import trial_lines
from qupcore.explaining.unknown_needs import unknown_need_lines, unknown_wish_lines
from qupcore.explaining.unknown_places import municipality_lines
from qupcore.phasing.weeks_suggested import Suggestions
from qupcore.searching.checking import breaches
from qupcore.searching.rule import Constraint

__all__ = ["explain_additions", "explain_allocation", "explain_suggestions"]


def explain_suggestions(found: Suggestions, lang: str, names: Names) -> tuple[Line, ...]:
    """Explain suggested plans.

    Args:
        found: The suggestions.
        lang: `nb`, `nn` or `en`.
        names: The names of measures, offers and needs by id, in that language. What has no name here is shown
            by its id, so `{}` shows ids.

    >>> from qupcore import Participant, national, suggest
    >>> on, catalogue = date(2026, 9, 7), national()
    >>> names = {item.id: item.names.in_language("nb") for item in (*catalogue.measures, *catalogue.needs)}
    >>> found = suggest(Participant(ref="a"), on, catalogue=catalogue, want=1)
    >>> lines = explain_suggestions(found, "nb", names)
    """
    check_arguments(explain_suggestions, locals())
    return tuple(apart(_suggestions(found, phrases(lang), names)))


def explain_additions(found: Addable, lang: str, names: Names) -> tuple[Line, ...]:
    """Explain the possible additions to a plan; `names` as for `explain_suggestions`."""
    check_arguments(explain_additions, locals())
    return tuple(apart(_additions(found, phrases(lang), names)))


def explain_allocation(found: Allocated, on: date, lang: str, names: Names) -> tuple[Line, ...]:
    """Explain an allocation; `names` as for `explain_suggestions`."""
    check_arguments(explain_allocation, locals())
    return tuple(apart(_allocation(found, on, phrases(lang), names)))


def _allocation(found: Allocated, on: date, words: Phrases, names: Names) -> Iterator[Line]:
    yield from trial_lines(found.under, words)
    given, people = len(found.given), len(found.given) + len(found.without)
    yield Line(
        words.say("allocation", "headline", given=given, people=people, on=on),
        weight="headline",
        id="allocation",
    )
    yield Line(words.say("allocation", "right"), weight="quiet", id="right")
    gap = found.result.gap
    if gap is None:
        bound = words.say("allocation", "no_bound")
    else:
        bound = (
            words.say("allocation", "bound", gap=words.percent(gap))
            if gap
            else words.say("allocation", "best")
        )
    yield Line(bound, weight="quiet", id="bound")
    if found.given:
        yield Line(words.say("allocation", "given"), weight="heading", id="given")
    for ref, ids in sorted(found.given.items()):
        yield Line(
            words.say("allocation", "person", ref=ref, measures=named_ids(ids, names)),
            2,
            "met",
            id=f"given.{ref}",
        )
    if found.without:
        yield Line(words.say("allocation", "without"), weight="heading", id="without")
    for ref in found.without:
        said = words.say("allocation", "hopeless", ref=ref) if ref in found.hopeless else ref
        yield Line(said, 2, "unknown", id=f"without.{ref}")
    used = Counter(id for ids in found.given.values() for id in ids)
    scarce = {id: number for id, number in found.places.items() if id in used}
    if scarce:
        yield Line(words.say("allocation", "places"), weight="heading", id="places")
    for id, number in sorted(scarce.items()):
        said = words.say("allocation", "used", offer=names.get(id, id), used=used[id], places=number)
        yield Line(said, 2, id=f"places.{id}")
    yield from shared_limit_lines(found, words)
    if lost := found.result.compared.lost:
        yield Line(words.say("allocation", "lost", refs=", ".join(lost)), 0, "unknown", id="lost")
    if found.not_known:
        yield Line(
            words.say("allocation", "not_known", measures=named_ids(found.not_known, names)),
            0,
            "unknown",
            id="not_known",
        )
    if not found.result.complete:
        yield Line(words.say("allocation", "incomplete"), weight="unknown", id="incomplete")


def _suggestions(found: Suggestions, words: Phrases, names: Names) -> Iterator[Line]:
    on = found.compiled.checker.on
    yield from trial_lines(found.compiled.checker.rules.under, words)
    yield Line(
        words.say("suggest_heading", "plans" if found.plans else "no_plan", on=on),
        weight="headline",
        id="plans",
    )
    yield Line(words.say("suggest_label", "weights"), weight="quiet", id="weights")
    if found.uncovered:
        yield Line(
            words.say("suggest_label", "uncovered", needs=named_ids(found.uncovered, names)),
            0,
            "unknown",
            id="uncovered",
        )
    known = found.compiled.checker.rules.view.needs
    yield from unknown_need_lines(found.unknown_needs, known, words)
    wishes = found.unknown_wishes
    yield from unknown_wish_lines(wishes, words)
    if found.given_up:
        needs = named_ids(found.given_up, names)
        yield Line(
            words.say("suggest_label", "needs_given_up", needs=needs), 0, "unknown", id="needs_given_up"
        )
    if found.later:
        yield Line(
            words.say("suggest_label", "later", needs=named_ids(found.later, names)), 0, "unknown", id="later"
        )
    if found.stretched:
        yield Line(words.say("suggest_label", "stretched"), 0, "unknown", id="stretched")
    yield from municipality_lines(found.compiled.checker.case.municipality, words)
    for path in found.asks:
        said = words.say("course_ask", path.rpartition(".")[2])
        yield Line(said, 0, "unknown", id=f"ask.{path}")
    yield from _standing(found.standing, words)
    for number, item in enumerate(found.plans, 1):
        outcome, id = words.say("plan_outcome_word", item.check.outcome), f"plan.{number}"
        yield Line(
            words.say("suggest_heading", "plan", number=number, score=item.score, outcome=outcome),
            weight="heading",
            id=id,
            findings=_rules(item.check.findings),
        )
        standing = _rules(found.standing)  # told once, before the plans
        if own := tuple(finding for finding in item.short_of if finding.rule not in standing):
            kinds = dict.fromkeys(finding_said(finding, words) for finding in own)
            yield Line(
                words.say("suggest_label", "short_of", what="; ".join(kinds)),
                4,
                "unknown",
                id=f"{id}.short_of",
                **_behind(own),
            )
        yield from named(_elements(item.plan, item.holds_until, words, names), id)
        if item.set_aside:
            time = time_said(item.set_aside, words)
            yield Line(words.say("course_label", "set_aside", time=time), 4, "unknown", id=f"{id}.set_aside")
        if item.holds_until is not None:
            yield Line(
                words.say("suggest_label", "holds_until", day=item.holds_until), 4, id=f"{id}.holds_until"
            )
        once = {
            *found.uncovered,
            *found.unknown_needs,
            *found.later,
            *found.given_up,
        }  # told before the plans
        told = (("meets", item.meets), ("misses", tuple(id for id in item.misses if id not in once)))
        for key, several in told:
            if several:
                yield Line(
                    words.say("suggest_label", key, needs=named_ids(several, names)), 4, id=f"{id}.{key}"
                )
        given_up = tuple(id for id in item.given_up if id not in wishes)
        for key, several in (("interests", item.interests), ("given_up", given_up)):
            if several:
                yield Line(
                    words.say("suggest_label", key, interests=named_ids(several, names)), 4, id=f"{id}.{key}"
                )
    if found.conflict is not None and found.conflict.rules:
        yield Line(words.say("suggest_heading", "conflict"), weight="heading", id="conflict")
        for rule in found.conflict.rules:
            yield Line(_rule(rule, words, names), 2, "not_met", id=f"conflict.{_id_of(rule)}")
    yield from _apart(_that_bear_on_the_case(found.compiled), "to_assess", words, names)
    if not found.complete:
        yield Line(words.say("suggest_label", "incomplete"), weight="unknown", id="incomplete")


def _that_bear_on_the_case(compiled: Compiled) -> dict[str, tuple[PlanFinding, ...]]:
    """What must be assessed first, of the measures that meet a need or an interest of the person."""
    planning = compiled.checker.case.planning
    needs, interests = (planning.needs or (), planning.interests) if planning else ((), ())
    return {
        id: choice.findings
        for id, choice in compiled.to_assess.items()
        if not {*choice.covers}.isdisjoint(needs) or {id, choice.of} & {*interests}
    }


def _standing(findings: Iterable[PlanFinding], words: Phrases) -> Iterator[Line]:
    """The findings in the case that every plan has; they come before the plans."""
    several = tuple(findings)
    if several:
        yield Line(words.say("suggest_heading", "standing"), weight="heading", id="standing")
    for finding in several:
        said = finding_said(finding, words)
        if finding.missing:
            missing = ", ".join(dict.fromkeys(missing_said(name, words) for name in finding.missing))
            said += f" ({words.say('plan_label', 'missing', missing=missing)})"
        yield Line(said, 2, "unknown", id=f"standing.{finding.rule}", **_behind((finding,)))


def _elements(plan: Plan, until: date | None, words: Phrases, names: Names) -> Iterator[Line]:
    """The elements, each with its last day where that is not the last day of the plan, which is told once."""
    for element in plan.elements:
        yield Line(
            words.say(
                "suggest_label",
                "element" if element.last is not None and element.last == until else "element_until",
                measure=names.get(
                    element.offer or element.measure, names.get(element.measure, element.measure)
                ),
                time=time_said(element.minutes_a_week, words),
                last=element.last,
            ),
            2,
            id=f"element.{element.offer or element.measure}",
        )


def _additions(found: Addable, words: Phrases, names: Names) -> Iterator[Line]:
    yield from trial_lines(found.compiled.checker.rules.under, words)
    if found.completable is False:
        yield Line(words.say("suggest_label", "not_completable"), weight="headline", id="not_completable")
    yield from municipality_lines(found.compiled.checker.case.municipality, words)
    yield from _standing(found.standing, words)
    yield Line(words.say("suggest_heading", "may"), weight="heading", id="may")
    for id in found.may:
        yield Line(f"+ {names.get(id, id)}", 2, "met", id=f"may.{id}")
    if not found.may:
        yield Line(words.say("plan_label", "none"), 2, id="may.none")
    clash = _own_clash(found)
    if clash:
        told = words.say(
            "suggest_label", "own_clash", elements=named_ids((bare_id(id) for id in clash), names)
        )
        yield Line(told, weight="not_met", id="own_clash")
    refused = {id: breach for id, breach in found.refused.items() if not clash or breach.rule.kind != "slots"}
    if refused:
        yield Line(words.say("suggest_heading", "refused"), weight="heading", id="refused")
    for id, breach in refused.items():
        said = _rule(breach.rule, words, names, "refused")
        if breach.elements:
            others = named_ids((bare_id(other) for other in breach.elements), names)
            said += f" ({words.say('suggest_label', 'with', elements=others)})"
        yield Line(f"- {names.get(id, id)}: {said}", 2, "not_met", id=f"refused.{id}")
    yield from _apart(found.to_assess, "to_assess", words, names)
    yield from _apart(found.unavailable, "unavailable", words, names)
    if found.unknown:
        yield Line(
            words.say("suggest_label", "unknown", measures=named_ids(found.unknown, names)),
            0,
            "unknown",
            id="unknown",
        )


def _own_clash(found: Addable) -> tuple[str, ...]:
    """The elements of the plan whose own fixed times collide, so that nothing can be added."""
    kept = [id for id, choice in found.compiled.choices.items() if choice.kept]
    clashes = (breach for breach in breaches(found.compiled.problem, kept) if breach.rule.kind == "slots")
    return next((breach.elements for breach in clashes), ())


def _apart(
    apart: Mapping[str, tuple[PlanFinding, ...]], heading: str, words: Phrases, names: Names
) -> Iterator[Line]:
    if apart:
        yield Line(words.say("suggest_heading", heading), weight="heading", id=heading)
    for id, findings in apart.items():
        kinds = dict.fromkeys(finding_said(finding, words) for finding in findings)
        yield Line(
            f"? {names.get(id, id)}: {'; '.join(kinds)}",
            2,
            "unknown",
            id=f"{heading}.{id}",
            **_behind(findings),
        )


def _rule(rule: Constraint, words: Phrases, names: Names, table: str = "search_rule") -> str:
    """A rule that a search named; in the table `refused`, as the statement that it is broken."""
    if rule.kind == "part":
        return words.say("search_part", rule.about[0])
    about = rule.about[:1] if rule.kind == "requirement" else rule.about
    return words.say(table, rule.kind, about=named_ids((bare_id(id) for id in about), names))


def finding_said(finding: PlanFinding, words: Phrases) -> str:
    """A finding as a statement, with the ages that a measure asks for."""
    if (why := reason_words(finding, words)) is not None:
        return why
    said, limits = plan_state(finding, words), dict(finding.values)
    ages = [
        words.say("catalogue", key, **{end: limits[f"age_{end}"]})
        for key, end in (("age_from", "low"), ("age_to", "high"))
        if f"age_{end}" in limits
    ]
    return words.say("suggest_label", "of_age", said=said, ages=", ".join(ages)) if ages else said


def _rules(findings: Iterable[PlanFinding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding.rule for finding in findings))


def _behind(findings: Iterable[PlanFinding]) -> Behind:
    """The rules, facts, numbers and law behind a line that tells of findings."""
    several = tuple(findings)
    places = dict.fromkeys(str(item.citation) for item in several if item.citation is not None)
    return Behind(
        findings=_rules(several),
        facts=tuple(dict.fromkeys(name for item in several for name in item.missing)),
        parameters=tuple(dict.fromkeys(use.name for item in several for use in item.parameters)),
        citation="; ".join(places),
    )


def _id_of(rule: Constraint) -> str:
    return ".".join((rule.kind, *rule.about))
