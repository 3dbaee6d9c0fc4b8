"""Events for whoever runs it: what was asked, how it went and how long it took, never a value of a case."""

# Written by tests/architecture/faces.py.

from qupcore.observing.events import EVENTS as EVENTS
from qupcore.observing.events import Event as Event
from qupcore.observing.spans import send_no_spans as send_no_spans
from qupcore.observing.spans import send_spans as send_spans
