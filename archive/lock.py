"""One ingest at a time: a lock of the operating system, so that it ends with its process, whatever ends that."""

import contextlib
import json
import os
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from schemas.errors import LockedError, StorageError

POLL_SECONDS = 0.05
GRACE_SECONDS = 0.2
"""Tried at least this long: `holder` takes the lock for an instant to see whether it is free."""


@contextlib.contextmanager
def hold(path: Path, command: str, wait_seconds: float = 0) -> Iterator[None]:
    """Holds the lock; the file says who does. A lock left behind by a dead process is simply taken.

    Raises:
        LockedError: another process holds it, still after `wait_seconds`.
    """
    lock = _acquire(path, wait_seconds)
    try:
        _write_holder(path, command)
        yield
    finally:
        with contextlib.suppress(OSError):
            os.truncate(path, 0)
        lock.release()


def holder(path: Path) -> dict[str, Any] | None:
    """Who holds the lock: pid, host, since (UTC) and command; None when nobody does.

    Empty when somebody does whose name cannot be read.
    """
    if not path.exists():
        return None
    try:
        with FileLock(path, timeout=0):
            return None
    except Timeout:
        return _read_holder(path)
    except OSError as error:
        raise _unusable(path, error) from error


def _acquire(path: Path, wait_seconds: float) -> FileLock:
    lock = FileLock(path, timeout=max(wait_seconds, GRACE_SECONDS), poll_interval=POLL_SECONDS)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise _locked(_read_holder(path)) from None
    except OSError as error:
        raise _unusable(path, error) from error
    return lock


def _write_holder(path: Path, command: str) -> None:
    since = datetime.now(UTC).isoformat(timespec="seconds")
    facts = {"pid": os.getpid(), "host": socket.gethostname(), "since": since, "command": command}
    try:
        path.write_text(json.dumps(facts) + "\n", encoding="utf-8")
    except OSError as error:
        raise _unusable(path, error) from error


def _read_holder(path: Path) -> dict[str, Any]:
    """The file may be half written in the first instant of a hold: looks again for a moment."""
    for _ in range(5):
        with contextlib.suppress(OSError, ValueError):
            facts = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(facts, dict):
                return facts
        time.sleep(POLL_SECONDS / 5)
    return {}


def _locked(facts: dict[str, Any]) -> LockedError:
    pid, host, since, command = (facts.get(name, "unknown") for name in ("pid", "host", "since", "command"))
    return LockedError(
        f"another ingest holds the lock: PID {pid} on {host} since {since}: {command}",
        next_step="run the same command with --wait, or again when that one has ended",
    )


def _unusable(path: Path, error: OSError) -> StorageError:
    return StorageError(
        f"{path}: the lock cannot be used: {error.strerror or error}",
        next_step="make room or give permission in that folder, then run the same command again",
    )
