"""The documents are tested: generated pages are current, every README command runs, every link leads somewhere."""

import os
import re
import subprocess
import sys

import pytest

from docs.write import DOCS, PAGES

ROOT = DOCS.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
_COMMAND = re.compile(r"^\$ (briefhouse [^#\n]+)", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_generated_page_is_current(page: str) -> None:
    assert (DOCS / page).read_text(encoding="utf-8") == PAGES[page](), f"docs/{page} is stale: run `make docs`"


def test_links_of_the_readme_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A data folder of its own, and `briefhouse` on the path."""
    bin_folder = tmp_path_factory.mktemp("bin")
    script = bin_folder / "briefhouse"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cli.app "$@"\n')
    script.chmod(0o755)
    data = tmp_path_factory.mktemp("data")
    path = f"{bin_folder}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "BRIEFHOUSE_DATA_DIR": str(data)}


def test_the_commands_of_the_readme_run_and_print_what_it_shows(environment: dict[str, str]) -> None:
    commands = [command.strip() for command in _COMMAND.findall(README)]
    assert len(commands) >= 7
    commands.sort(key=lambda command: "ingest" not in command)  # there must be something to ask of
    for command in commands:
        done = subprocess.run(
            ["sh", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}: {done.stderr}"
        if "ingest" in command:
            shown = README.split("briefhouse ingest seeds/\n")[1]
            assert shown.startswith(done.stdout)
    question = re.search(r'\.venv/bin/(briefhouse query "[^"]+")\n(.*?)```', README, re.DOTALL)
    assert question
    asked = subprocess.run(
        ["sh", "-c", question[1]], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert asked.stdout == question[2]
