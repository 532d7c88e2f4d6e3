"""`briefhouse quarantine`: rejected documents listed with their reasons, shown, and tried again."""

import json
import os
import shutil
import signal
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.conftest import House
from tests.cli.run import find_next_step, is_free_of_faults, run, start
from tests.cli.test_ingest import ask_ledger, wait_until
from tests.flows.made_up import write_brief

UNREADABLE = {"empty.txt", "letter.docx", "nul.txt", "picture.txt"}
SHORT = {"short.txt", "shorter.txt"}


@pytest.fixture(scope="module")
def _refused(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("refused")
    large = write_brief(folder / "large.txt", "A Long Harbour")
    ended = run("ingest", large, "--direct", data_dir=str(folder / "data"), limits__max_bytes="10")
    assert ended.stdout.splitlines()[-1] == "1 listed = 1 unreadable"
    large.unlink()  # the archive has it
    return folder / "data"


@pytest.fixture
def refused(_refused: Path, tmp_path: Path) -> Path:
    """A data folder whose one document was too large under limits that hold no longer."""
    return Path(shutil.copytree(_refused, tmp_path / "data"))


def _listed(text: str) -> set[str]:
    """The names of the files in a list."""
    return {line.partition("raw/")[2].partition(":")[0] for line in text.splitlines()}


def test_the_list_shows_reason_and_path(house: House) -> None:
    ended = house.run("quarantine", "list")
    assert ended.returncode == 0, "to look at rejected documents is no failure"
    line = f"{house.id_of('empty.txt')[:12]}  unreadable  read.empty             raw/empty.txt: the file is empty"
    assert line in ended.stdout.splitlines()
    assert _listed(ended.stdout) == UNREADABLE | SHORT


@pytest.mark.parametrize(
    ("reason", "names"),
    [("read", UNREADABLE), ("rea", set())],
)
def test_the_list_of_one_stage_or_reason(house: House, reason: str, names: set[str]) -> None:
    ended = house.run("quarantine", "list", "--reason", reason)
    assert _listed(ended.stdout) == names
    assert ended.stderr == ("" if names else "no rejected documents\n")
    assert ended.returncode == 0


def test_the_list_as_json(house: House) -> None:
    ended = house.run("quarantine", "list", "--json")
    found = {line["uri"]: line for line in map(json.loads, ended.stdout.splitlines())}
    assert found["raw/short.txt"]["reason"] == "schema.word_count"
    assert found["raw/short.txt"]["document_id"] == house.id_of("short.txt")
    assert found["raw/short.txt"]["field"] == "word_count"
    assert ended.returncode == 0


def test_nothing_was_ever_ingested(tmp_path: Path) -> None:
    ended = run("quarantine", "list", data_dir=str(tmp_path / "data"))
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "no rejected documents\n")
    assert not (tmp_path / "data").exists(), "to look makes nothing"


def test_show_says_why_and_where_the_bytes_lie(house: House) -> None:
    document_id = house.id_of("short.txt")
    ended = house.run("quarantine", "show", document_id[:6])
    told = {line[:14].strip(): line[15:] for line in ended.stdout.splitlines()}
    assert told["document_id"] == document_id
    assert (told["disposition"], told["reason"]) == ("quarantined", "schema.word_count")
    assert told["begins"] == "Nothing to see here, visitor 230."
    assert (house.data / told["archive_path"]).read_bytes() == (house.raw / "short.txt").read_bytes()
    assert datetime.fromisoformat(told["rejected_at"]).tzinfo is not None
    short = document_id[:12]
    assert find_next_step(ended) == f"briefhouse explain {short}, or briefhouse quarantine retry {short}"
    assert ended.returncode == 0


@pytest.mark.parametrize("command", ["show", "retry"])
def test_an_ambiguous_id_makes_2(house: House, command: str) -> None:
    shared = house.id_of("short.txt")[:4]
    assert house.id_of("shorter.txt").startswith(shared)
    ended = house.run("quarantine", command, shared)
    assert f"error: {shared}: 2 rejected documents of this id" in ended.stderr
    assert find_next_step(ended) == "briefhouse quarantine list"
    assert (ended.returncode, ended.stdout) == (2, "")


def test_an_unknown_id_makes_2(house: House) -> None:
    ended = house.run("quarantine", "show", "0123456789ab")
    assert "error: 0123456789ab: no rejected document of this id" in ended.stderr
    assert find_next_step(ended) == "briefhouse quarantine list"
    assert (ended.returncode, ended.stdout) == (2, "")


def test_a_loaded_document_cannot_be_retried(house: House) -> None:
    loaded = house.id_of("000_b5706999183226fd.txt")[:12]
    ended = house.run("quarantine", "retry", loaded, "--direct")
    assert f"{loaded}: no rejected document of this id" in ended.stderr
    assert ended.returncode == 2


def test_retry_without_saying_what_makes_2(house: House) -> None:
    ended = house.run("quarantine", "retry", "--direct")
    assert "name documents, or a --reason, or --all" in ended.stderr
    assert find_next_step(ended) == "briefhouse quarantine list"
    assert ended.returncode == 2


def test_documents_that_are_rejected_again_make_3(copied: House) -> None:
    ended = copied.run("quarantine", "retry", "--all", "--direct", "--json")
    told = json.loads(ended.stdout)
    assert (told["listed"], told["quarantined"], told["unreadable"]) == (6, 2, 4)
    assert ended.returncode == 3


def test_retry_of_a_reason_that_nothing_has(house: House) -> None:
    ended = house.run("quarantine", "retry", "--reason", "nothing.such", "--direct")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "no rejected documents\n")


def test_a_document_that_was_too_large_loads_once_the_limit_is_raised(refused: Path) -> None:
    [document_id] = [line[:6] for line in run("quarantine", "list", data_dir=str(refused)).stdout.splitlines()]
    ended = run("quarantine", "retry", document_id, "--direct", data_dir=str(refused))
    assert (ended.stdout.splitlines()[-1], ended.returncode) == ("1 listed = 1 loaded", 0), ended.stderr
    assert ended.stdout.startswith("loaded ")
    assert ": A Long Harbour\n" in ended.stdout


def test_a_retry_that_is_stopped_leaves_the_documents_in_quarantine(refused: Path) -> None:
    process = start("quarantine", "retry", "--all", "--direct", data_dir=str(refused))
    begun = "SELECT 1 FROM runs WHERE command LIKE '%retry%'"
    wait_until(lambda: bool(ask_ledger(refused, begun)) or process.poll() is not None)
    os.killpg(process.pid, signal.SIGTERM)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 143, err
    listed = run("quarantine", "list", data_dir=str(refused)).stdout
    assert "unreadable  read.too_large " in listed, "it can be named and retried again"


def test_bytes_gone_from_the_archive_make_6(copied: House) -> None:
    document_id = copied.id_of("short.txt")
    (copied.data / "raw" / document_id[:2] / document_id[2:]).unlink()
    ended = copied.run("quarantine", "show", document_id)
    assert is_free_of_faults(ended), ended.stderr
    assert find_next_step(ended) == "briefhouse verify"
    assert ended.returncode == 6
