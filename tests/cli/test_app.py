"""The app as a whole: help with examples that run, quick starts, and readers who have seen enough."""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from cli.app import app
from tests.cli.conftest import House
from tests.cli.run import SEEDS, command_line, is_free_of_faults, make_environment, run, run_python, run_shell

SLOW = {"prefect", "great_expectations", "pandas", "pyarrow"}
LIST_IMPORTED = """
import atexit, sys
sys.argv = ["briefhouse", *sys.argv[1:]]
atexit.register(lambda: print("imported:", *{name.partition(".")[0] for name in sys.modules}, file=sys.stderr))
from cli.app import main
main()
"""


def _walk(group: typer.Typer, *names: str) -> Iterator[tuple[str, ...]]:
    """Every command, by the words that call it."""
    yield from ((*names, command.name or "") for command in group.registered_commands)
    for inner in group.registered_groups:
        assert inner.typer_instance is not None
        yield from _walk(inner.typer_instance, *names, inner.name or "")


COMMANDS = sorted(_walk(app))


def _find_example(command: tuple[str, ...]) -> str:
    ended = run(*command, "--help")
    assert ended.returncode == 0
    [example] = re.findall(r"^ +Example: (briefhouse .+(?:\n +\S.*)*)", ended.stdout, re.MULTILINE)
    return " ".join(str(example).split())


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder like the project's, in which examples may write."""
    shutil.copytree(SEEDS, tmp_path / "seeds")
    return tmp_path


def test_the_commands_are_those_of_the_contract() -> None:
    assert [" ".join(command) for command in COMMANDS] == [
        "doctor",
        "explain",
        "ingest",
        "parse",
        "quarantine list",
        "quarantine retry",
        "quarantine show",
        "query",
        "verify",
    ]


@pytest.mark.parametrize("group", [(), ("quarantine",)])
def test_the_help_of_a_group_has_a_line_for_each_command(group: tuple[str, ...]) -> None:
    ended = run(*group, "--help", COLUMNS="200")
    assert (ended.returncode, ended.stderr) == (0, "")
    listed = ended.stdout.partition("Commands:\n")[2].splitlines()
    names = {command[len(group)] for command in COMMANDS if command[: len(group)] == group}
    assert {line.split()[0] for line in listed} == names
    assert all(re.fullmatch(r"  \w+ +[A-Z].+\.", line) for line in listed), listed


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_has_a_line_of_help_and_an_example_that_runs(
    copied: House, checkout: Path, command: tuple[str, ...]
) -> None:
    example = _find_example(command)
    assert example.startswith(f"briefhouse {' '.join(command)}")
    direct = " --direct" if command in {("ingest",), ("quarantine", "retry")} else ""  # Prefect is tested elsewhere
    ended = run_shell(f"{example}{direct}", checkout, data_dir=str(copied.data))
    rejected = command == ("quarantine", "retry")  # they are as short as they were
    assert ended.returncode == (3 if rejected else 0), ended.stderr
    assert is_free_of_faults(ended), ended.stderr
    assert ended.stdout or "wrote seed.html" in ended.stderr
    assert (checkout / "seed.html").exists() is (command == ("explain",))


def test_the_version_is_told() -> None:
    ended = run("--version")
    assert re.fullmatch(r"briefhouse \d+\.\d+\.\d+\n", ended.stdout)
    assert ended.returncode == 0


def test_an_unknown_command_makes_2() -> None:
    ended = run("ingset", "seeds")
    assert "No such command 'ingset'" in ended.stderr
    assert (ended.returncode, ended.stdout) == (2, "")


@pytest.mark.parametrize(
    ("command", "unwanted"),
    [
        (("--help",), SLOW | {"duckdb", "pydantic", "sqlite3"}),
        (("parse", "seeds"), SLOW | {"duckdb"}),
        (("query", "SELECT 1"), SLOW | {"duckdb"}),
    ],
    ids=["help", "parse", "query"],
)
def test_a_command_imports_only_what_it_needs(house: House, command: tuple[str, ...], unwanted: set[str]) -> None:
    ended = run_python(LIST_IMPORTED, *command, data_dir=str(house.data))
    assert ended.returncode == 0, ended.stderr
    imported = set(ended.stderr.rpartition("imported:")[2].split())
    assert "typer" in imported
    assert imported & unwanted == set()


@pytest.mark.parametrize("command", ["parse seeds --json", "query 'SELECT * FROM range(9000)' --csv"])
def test_a_reader_who_has_seen_enough_is_no_failure(house: House, checkout: Path, command: str) -> None:
    line = f"briefhouse {command} | head -c 10; exit ${{PIPESTATUS[0]}}"
    ended = run_shell(line, checkout, data_dir=str(house.data))
    assert len(ended.stdout) == 10
    assert ended.stderr == ""


def test_a_reader_who_has_seen_enough_makes_0(checkout: Path) -> None:
    ended = run_shell("briefhouse parse seeds --json | head -c 10; exit ${PIPESTATUS[0]}", checkout)
    assert ended.stderr == ""
    assert ended.returncode == 0


def test_the_script_and_the_module_are_one(checkout: Path) -> None:
    ended = run_shell("briefhouse --version", checkout)
    assert ended.stdout == run("--version").stdout
    assert command_line("--version")[0] == sys.executable
    assert "BRIEFHOUSE_DATA_DIR" not in make_environment()
