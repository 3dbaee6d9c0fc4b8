"""Events for whoever runs it: what was asked, how it went and how long it took, never a value of a case.

They go to the loggers `qupcore.*`, and to OpenTelemetry once `send_spans` was called. `fields` has what an
event may tell, `events` every event, `telling` writes one, `asking` tells each call of a question, `spans`
sends spans.

>>> from qupcore.observing import EVENTS
>>> EVENTS["decide"].log, EVENTS["decide"].level
('qupcore.deciding', 'DEBUG')
"""

from qupcore.lazily import Face

_FACE = Face(
    __name__,
    {
        "qupcore.observing.events": ["EVENTS", "Event"],
        "qupcore.observing.spans": ["send_no_spans", "send_spans"],
    },
)

__all__ = _FACE.names
__getattr__ = _FACE.get
__dir__ = _FACE.listed
