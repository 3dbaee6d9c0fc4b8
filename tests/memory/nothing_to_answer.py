"""The public functions that no case is asked with, each with why."""

from __future__ import annotations

__all__ = ["NOTHING_TO_ANSWER"]

NOTHING_TO_ANSWER = {
    "hookimpl": "a mark for plugins",
    "load_plugins": "starts processes; what it reads goes through the catalogue's reader",
    "catalogue_from_package": "reads the files of a package; the reader is that of `national`",
    "read_catalogue": "reads the few measures that are asked about",
    "plugins_record": "of plugins that are loaded",
    "catalogue_schema": "has no memory of cases: the descriptions of a language",
    "checked_catalogue": "reads with the reader of `national`",
    "record_schema": "has no memory of cases: a form by its name",
    "node_of": "a node by its term",
    "cost_picture": "drawn by another library, of an answer without cases",
    "impact_picture": "drawn by another library, of an answer without cases",
    "section": "makes a rule of a function",
    "read_limits": "reads what an office states of an allocation",
    "input_limits": "a setting",
    "limit_inputs": "a setting",
    "limited_inputs": "a setting",
    "send_spans": "a setting",
    "send_no_spans": "a setting",
}
