"""Values that are read when one of their fields is asked for: a program needs few of many catalogues."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Self

import attrs

__all__ = ["ReadLater"]


class ReadLater:
    """A base of frozen attrs classes without slots. `later` makes a value that is not read yet.

    It equals, prints and pickles as one that was read: whoever asks for a field cannot tell them apart.

    >>> @attrs.frozen(slots=False)
    ... class Book(ReadLater):
    ...     name: str
    ...     text: str
    >>> def read():
    ...     print("reading")
    ...     return Book("Markens grøde", "Den lange, lange sti")
    >>> book = Book.later({"name": "Markens grøde"}, read)
    >>> book.name
    'Markens grøde'
    >>> book.text
    reading
    'Den lange, lange sti'
    >>> book == Book("Markens grøde", "Den lange, lange sti")
    True
    """

    @classmethod
    def later(cls, known: Mapping[str, object], read: Callable[[], Self]) -> Self:
        """A value of which some things are known.

        Args:
            known: Fields, and what is derived from them, by name.
            read: Reads the whole value. It is called where another field is asked for: once, or in several
                threads at a time; what it raises, the field raises.
        """
        made = object.__new__(cls)
        vars(made).update(known, _read=read)
        return made

    if not TYPE_CHECKING:  # a misspelt field is an error for type checkers

        def __getattr__(self, name: str) -> Any:
            """A field that is not read yet. Python calls this only where the value does not have it."""
            own = vars(self)
            read = own.get("_read")
            if read is not None and name in {field.name for field in attrs.fields(type(self))}:
                whole = read()
                for field in attrs.fields(type(self)):
                    own.setdefault(field.name, getattr(whole, field.name))
                own.pop("_read", None)  # last: another thread finds either it or all fields
            if name in own:
                return own[name]
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
