"""The engines that decide a rulebook. All agree with the reference engine, or there is no decision."""

from qupcore.lazily import Face

_FACE = Face(
    __name__,
    {
        "qupcore.engines.here": ["installed_engines"],
        "qupcore.engines.protocol": ["Engine", "Evaluator", "Verdicts"],
        "qupcore.engines.reference": ["ReferenceEngine"],
    },
)

__all__ = _FACE.names
__getattr__ = _FACE.get
__dir__ = _FACE.listed
