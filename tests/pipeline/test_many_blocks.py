"""No rule may compare each block of a page with each: thousands of them end long before their process is killed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.pipeline.many_blocks import PAGES

ROOT = Path(__file__).parents[2]
SECONDS_TO_KILL = 30  # a rule that compares each with each needs most of them; all of them, three times, a few


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_thousands_of_blocks_ends(name: str) -> None:
    command = [sys.executable, "-m", "tests.pipeline.many_blocks", name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS_TO_KILL, check=False)
    assert done.returncode == 0, done.stderr
