import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.lock import hold, holder
from schemas.errors import LockedError, StorageError

HOLDER = """
import sys, time
from pathlib import Path
from archive.lock import hold
with hold(Path(sys.argv[1]), "briefhouse ingest there"):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ingest.lock"


def start(path: Path, seconds: float) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), str(seconds)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


@pytest.fixture
def other(path: Path) -> Iterator[subprocess.Popen[str]]:
    with start(path, 60) as process:
        yield process
        process.kill()


def test_the_file_says_who_holds_it_and_forgets_it_afterwards(path: Path) -> None:
    with hold(path, "briefhouse ingest here"):
        facts = json.loads(path.read_text())
        assert (facts["pid"], facts["host"], facts["command"]) == (
            os.getpid(),
            socket.gethostname(),
            "briefhouse ingest here",
        )
        assert facts["since"].endswith("+00:00")
    assert holder(path) is None


def test_a_taken_lock_names_pid_host_since_and_command(path: Path, other: subprocess.Popen[str]) -> None:
    facts = holder(path)
    assert facts is not None
    with pytest.raises(LockedError) as raised, hold(path, "second"):
        pass
    assert raised.value.seen == (
        f"another ingest holds the lock: PID {other.pid} on {socket.gethostname()}"
        f" since {facts['since']}: briefhouse ingest there"
    )
    assert "--wait" in str(raised.value.next_step)


def test_the_loser_does_not_disturb_the_holders_file(path: Path, other: subprocess.Popen[str]) -> None:
    before = path.read_text()
    with pytest.raises(LockedError), hold(path, "second"):
        pass
    assert path.read_text() == before
    assert other.poll() is None


def test_a_lock_of_a_killed_process_is_simply_taken(path: Path, other: subprocess.Popen[str]) -> None:
    other.send_signal(signal.SIGKILL)
    other.wait()
    assert "ingest there" in path.read_text(), "the dead process has left its name"
    assert holder(path) is None
    with hold(path, "second"):
        assert holder(path) == json.loads(path.read_text())
        assert json.loads(path.read_text())["command"] == "second"


def test_waiting_gets_the_lock_when_the_other_one_ends(path: Path) -> None:
    with start(path, 0.6), hold(path, "second", wait_seconds=20):
        assert json.loads(path.read_text())["command"] == "second"


def test_waiting_has_an_end(path: Path, other: subprocess.Popen[str]) -> None:
    started = time.monotonic()
    with pytest.raises(LockedError, match=str(other.pid)), hold(path, "second", wait_seconds=0.5):
        pass
    assert 0.4 < time.monotonic() - started < 5


def test_an_error_inside_frees_the_lock(path: Path) -> None:
    with pytest.raises(ValueError, match="inside"), hold(path, "first"):
        raise ValueError("inside")
    with hold(path, "second"):
        pass


def test_asking_who_holds_a_lock_that_was_never_used_makes_no_file(path: Path) -> None:
    assert holder(path) is None
    assert not path.exists()


def test_a_path_that_cannot_be_a_lock_is_a_storage_error(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StorageError, match="cannot be used"), hold(path, "first"):
        pass
