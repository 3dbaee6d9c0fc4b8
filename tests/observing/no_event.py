"""The public functions that are no event, each with the reason."""

from __future__ import annotations

__all__ = ["NO_EVENT"]

NO_EVENT = {
    "absence_parts": "reads what the case says",
    "deadlines": "reads what the case says",
    "programme_rulings": "reads what the case says",
    "set_answer": "writes into a case",
    "questions_of": "reads an answer",
    "first_layer": "reads an answer",
    "local_why_not": "reads an answer",
    "adopt": "writes into a case",
    "with_entries": "writes into a plan",
    "table": "makes rules ready; the rows of a table are no cases",
    "decided_in_duckdb": "the rows of a table are no cases",
    "decide_all": "each decision is an event",
    "iter_plans": "gives one after another: it has no end to tell",
    "compile_problem": "a part of a search, which is an event",
    "problem_of": "a part of a search",
    "duration": "reads a measure",
    "municipality_on": "reads a table",
    "numbers_on": "reads a table",
    "same_municipality": "reads a table",
    "confidence_counts": "reads a catalogue",
    "national": "reads a file once",
    "condition": "reads a text",
    "synthesize": "about nobody: the people are made up",
    "synthesize_courses": "about nobody: the people are made up",
    "planned_population": "about nobody: the people are made up",
    "benefits_of_people": "reads a table of people who are made up",
    "children_of_people": "reads a table of people who are made up",
    "person_of_row": "reads a row",
    "read_margins": "reads a text",
    "published_margins": "reads a file once",
    "expression_of": "reads a text",
    "admission_vocabulary": "reads a table",
    "facts_read_by": "reads the law",
    "rules_reading": "reads the law",
    "read_reform": "reads a law",
    "read_statement": "reads a text",
    "read_claims": "reads a text",
    "laid_over": "makes a law",
    "held": "makes a law",
    "impact": "asks `impact_of`, which is an event",
}
"""Why a public function that answers is no event."""
