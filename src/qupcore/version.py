"""The version of this package."""

from importlib.metadata import PackageNotFoundError, version

__all__ = ["UNKNOWN", "__version__"]

UNKNOWN = "unknown"
"""The version where the package is not installed: copied, zipped, or in a browser."""

try:
    __version__ = version("qupcore")
except PackageNotFoundError:
    __version__ = UNKNOWN
