"""`briefhouse ingest --direct`: what it prints where, and each of its exit codes."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import House
from tests.cli.run import ROOT, SEEDS, find_next_step, is_free_of_faults, run, start
from tests.flows.made_up import write_briefs

HOLD = """
import sys
from pathlib import Path
from archive.lock import hold
with hold(Path(sys.argv[1]), "briefhouse ingest somewhere/else"):
    print("held", flush=True)
    sys.stdin.read()
"""
ENDS = ("loaded", "unchanged", "duplicate", "quarantined", "withheld", "unreadable", "unreachable")


@contextmanager
def hold_lock(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that holds the lock until its stdin is closed."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process


def wait_until(is_so: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.02)


def ask_ledger(data: Path, sql: str) -> list[tuple[object, ...]]:
    """The answer, or nothing while the ledger is being made. The ledger's own class would write to it."""
    try:
        with closing(sqlite3.connect(f"file:{data}/ledger.sqlite?mode=ro", uri=True)) as connection:
            return connection.execute(sql).fetchall()
    except sqlite3.OperationalError:
        return []


@pytest.fixture
def _keyboard() -> Iterator[None]:
    """SIGINT as at a terminal: what runs in the background of a shell ignores it, and so would its children."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_counts_and_reasons_are_on_stdout_and_talk_is_on_stderr(house: House) -> None:
    lines = house.ended.stdout.splitlines()
    assert lines[-1] == "10 listed = 3 loaded + 1 duplicate + 2 quarantined + 4 unreadable"
    told = {(line.split()[0], line.partition(": ")[2]) for line in lines if not line.startswith("loaded")}
    assert {("unreadable", "the file is empty"), ("unreadable", "no reader for image/png")} <= told
    assert {word for word, _ in told} == {"quarantined", "unreadable", "10"}, "a duplicate is no problem to be named"
    assert "quality: briefs.title_present: 1 of 3 rows; see ops.rule_outcomes" in house.ended.stderr.splitlines()
    assert "quality:" not in house.ended.stdout


def test_some_documents_that_did_not_load_make_3(house: House) -> None:
    assert house.ended.returncode == 3
    assert house.ended.stdout.count("\nunreadable ") == 4, house.ended.stdout


def test_nothing_in_a_document_or_its_name_reaches_the_terminal(house: House) -> None:
    assert "esc\\x1b[2Jape.txt: A \\x1b[31mRed\\x1b[0m \\x9b2JHarbour\\u202e" in house.ended.stdout
    assert not set(house.ended.stdout + house.ended.stderr) & set("\x1b\x9b\x07\r\u202e")


def test_json_is_one_object_whose_counts_add_up(house: House) -> None:
    ended = house.run("ingest", "raw", "--direct", "--json")
    told = json.loads(ended.stdout)
    assert ended.stdout.count("\n") == 1
    assert sum(told[name] for name in ENDS) == told["listed"] == 10
    assert {name: told[name] for name in ENDS if told[name]} == {
        "unchanged": 3,
        "duplicate": 1,
        "quarantined": 2,
        "unreadable": 4,
    }
    assert (told["engine"], told["status"]) == ("direct", "finished")
    assert told["command"] == "briefhouse ingest raw --direct --json"
    assert ended.returncode == 3


def test_documents_that_are_all_there_make_0(house: House) -> None:
    ended = house.run("ingest", *sorted(house.raw.glob("00*.txt")), "--direct")
    assert (ended.returncode, ended.stdout) == (0, "2 listed = 2 unchanged\n")


def test_no_path_makes_2() -> None:
    ended = run("ingest", "--direct")
    assert ended.returncode == 2
    assert "Missing argument 'paths'" in ended.stderr


def test_a_path_that_is_not_there_makes_3_and_is_named(house: House) -> None:
    ended = house.run("ingest", "nowhere.txt", "--direct")
    assert ended.stdout.splitlines()[-1] == "1 listed = 1 unreachable"
    assert ended.stdout.startswith("unreachable  nowhere.txt: no such file\n")
    assert ended.returncode == 3


@pytest.mark.parametrize(
    ("name", "value", "seen"),
    [
        ("workers", "zero", "setting workers: Input should be a valid integer"),
        ("limits__max_bytes", "-1", "setting limits__max_bytes: Input should be greater than 0"),
    ],
)
def test_a_bad_setting_makes_2_and_is_named(tmp_path: Path, name: str, value: str, seen: str) -> None:
    environment = {"data_dir": str(tmp_path / "data"), name: value}
    ended = run("ingest", SEEDS, "--direct", cwd=ROOT, stdin="", **environment)
    assert seen in ended.stderr
    assert f"BRIEFHOUSE_{name.upper()}" in find_next_step(ended)
    assert ended.returncode == 2
    assert not (tmp_path / "data").exists(), "nothing was begun"


def test_a_lock_that_another_process_holds_makes_5(house: House) -> None:
    with hold_lock(house.data / "ingest.lock") as holder:
        told = [
            house.run("ingest", SEEDS, "--direct", "--wait", "0.5"),
            house.run("quarantine", "retry", "--all", "--direct"),
        ]
    for ended in told:
        assert f"another ingest holds the lock: PID {holder.pid} on {socket.gethostname()} since 20" in ended.stderr
        assert "briefhouse ingest somewhere/else" in ended.stderr
        assert "--wait" in find_next_step(ended)
        assert (ended.returncode, ended.stdout) == (5, "")


def test_wait_waits_for_the_lock(house: House) -> None:
    with hold_lock(house.data / "ingest.lock") as holder:
        process = start("ingest", house.raw / "short.txt", "--direct", "--wait", "60", data_dir=str(house.data))
        with pytest.raises(subprocess.TimeoutExpired):
            process.communicate(timeout=1.5)
        holder.communicate()
        out, err = process.communicate(timeout=60)
    assert (out.splitlines()[-1], process.returncode) == ("1 listed = 1 quarantined", 3), err


def test_a_damaged_ledger_makes_6(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"torn by a crash, " * 100)
    ended = run("ingest", SEEDS, "--direct", data_dir=str(tmp_path))
    assert f"{tmp_path}/ledger.sqlite: the ledger is damaged" in ended.stderr
    assert "backup" in find_next_step(ended)
    assert ended.returncode == 6


def test_a_data_folder_that_cannot_be_written_makes_6(tmp_path: Path) -> None:
    (tmp_path / "file").touch()  # a folder below a file: root, who runs the tests in containers, may write elsewhere
    ended = run("ingest", SEEDS, "--direct", data_dir=str(tmp_path / "file" / "data"))
    assert "Not a directory" in ended.stderr
    assert "give permission in that folder" in find_next_step(ended)
    assert ended.returncode == 6


@pytest.mark.usefixtures("_keyboard")
def test_a_run_that_is_stopped_says_so_and_the_next_one_loads_everything(tmp_path: Path) -> None:
    folder, data = write_briefs(tmp_path / "in", 12), tmp_path / "data"
    attempted, registered = "SELECT 1 FROM attempts", "SELECT 1 FROM documents"
    for number, code, begun in ((signal.SIGTERM, 143, registered), (signal.SIGINT, 130, attempted)):
        _stop_midway(start("ingest", folder, "--direct", data_dir=str(data), batch_size="1"), data, number, code, begun)
        assert ask_ledger(data, "SELECT status, loaded FROM runs ORDER BY run_id DESC")[0] == ("interrupted", 0)
        assert ask_ledger(data, "SELECT DISTINCT state FROM documents") == [("pending",)]
        assert not (data / "warehouse.duckdb").exists()
        assert not list(data.glob("staging/*")), "no part and no half-built warehouse is left behind"
    again = run("ingest", folder, "--direct", data_dir=str(data))
    assert (again.returncode, again.stdout.splitlines()[-1]) == (0, "12 listed = 12 loaded"), again.stderr


def _stop_midway(process: "subprocess.Popen[str]", data: Path, number: signal.Signals, code: int, begun: str) -> None:
    """Sends the signal once the ledger answers the SQL, and sees the run end with the code."""
    wait_until(lambda: bool(ask_ledger(data, begun)) or process.poll() is not None)
    os.killpg(process.pid, number)  # to the workers and the quality gate too, as Ctrl-C and systemd do it
    out, err = process.communicate(timeout=60)
    assert process.returncode == code, err
    assert "Traceback" not in err
    assert "listed" not in out


def test_a_file_name_that_is_no_utf8_can_be_given(house: House, tmp_path: Path) -> None:
    named = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    named.write_bytes((house.raw / "short.txt").read_bytes())
    ended = house.run("ingest", named, "--direct", "--json")
    assert is_free_of_faults(ended), ended.stderr
    assert json.loads(ended.stdout)["quarantined"] == 1
    assert ended.returncode == 3


def test_a_lost_warehouse_is_not_replaced_by_one_with_gaps(copied: House) -> None:
    (copied.data / "warehouse.duckdb").unlink()
    ended = copied.run("ingest", "raw", "--direct")
    assert "warehouse.duckdb is missing, and the ledger has 3 documents loaded into it" in ended.stderr
    assert find_next_step(ended) == "briefhouse verify --rebuild"
    assert ended.returncode == 6


def test_the_name_of_a_file_deep_in_folders_is_shown(house: House, tmp_path: Path) -> None:
    deep = tmp_path / "a_publisher_with_a_long_name" / "commentary_and_analysis"
    deep.mkdir(parents=True)
    (deep / "short.txt").write_bytes((house.raw / "short.txt").read_bytes())
    ended = house.run("ingest", deep, "--direct")
    assert ended.returncode == 3
    assert "short.txt: word_count" in ended.stdout
