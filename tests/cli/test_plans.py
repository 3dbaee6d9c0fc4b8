"""`qup plan` and `qup coverage`, as commands."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import *  # noqa: F403
