"""Never ends its import."""

from __future__ import annotations

import threading

QUPCORE_HOOKS = 1

threading.Event().wait()
