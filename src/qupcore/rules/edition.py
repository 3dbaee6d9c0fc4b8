"""An edition of an act or a regulation, as cited by its sections."""

from __future__ import annotations

import attrs

__all__ = ["Edition"]


@attrs.frozen
class Edition:
    """A wording of an act or a regulation.

    Attributes:
        law: Short name of the act or regulation, as in citations.
        valid: ISO period in which the wording holds, both days included; `..` for no end.
        enacted_by: The act or regulation that introduced it.
    """

    law: str
    valid: str
    enacted_by: str
