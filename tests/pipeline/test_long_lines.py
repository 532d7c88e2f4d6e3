"""No rule and no splitter may lose itself in a line: each hostile megabyte ends long before its process is killed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.pipeline.long_line import PIECES

ROOT = Path(__file__).parents[2]
SECONDS_TO_KILL = 60  # a quadratic rule needs hours; a busy machine needs some seconds


@pytest.mark.parametrize("name", PIECES)
def test_a_megabyte_of_it_ends(name: str) -> None:
    command = [sys.executable, "-m", "tests.pipeline.long_line", name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS_TO_KILL, check=False)
    assert done.returncode == 0, done.stderr
