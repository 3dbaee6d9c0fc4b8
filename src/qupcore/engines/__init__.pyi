"""The engines that decide a rulebook. All agree with the reference engine, or there is no decision."""

# Written by tests/architecture/faces.py.

from qupcore.engines.protocol import Engine as Engine
from qupcore.engines.protocol import Evaluator as Evaluator
from qupcore.engines.reference import ReferenceEngine as ReferenceEngine
from qupcore.engines.protocol import Verdicts as Verdicts
from qupcore.engines.here import installed_engines as installed_engines
