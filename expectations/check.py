"""The quality gate, from outside. `warm` early, `check_batch` for every batch.

Great Expectations lives in a process of its own. In a thread its import would not run beside other work but take
turns with it, could deadlock with imports of the same packages elsewhere, and hang workers forked meanwhile.
"""

import atexit
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from expectations.verdicts import Failed, Request, Verdicts
from schemas.errors import BriefhouseError

if TYPE_CHECKING:
    import pyarrow as pa

Read = Callable[[str, Sequence[str]], "pa.Table"]

__all__ = ["Verdicts", "check_batch", "close", "warm"]


def warm() -> None:
    """Starts the gate, and returns at once. Calling it again does nothing."""
    with _GUARD:
        _start()


def check_batch(read: Read, run_id: str, batch: int, as_of: date) -> Verdicts:
    """What the rules say of one batch; `as_of` is the day of the run. Waits for the gate to be ready.

    `read` gives the columns of a table, as Arrow; the gate turns them into frames. It raises KeyError for a table
    or column that there is not.

    Raises:
        BriefhouseError: a table or column is missing, or the gate itself failed.
    """
    with _GUARD:
        gate = _start()
        chosen = {table: _read(read, table, columns) for table, columns in gate.columns().items()}
        answer = gate.ask(Request(chosen, run_id, batch, as_of))
    if isinstance(answer, Failed):
        raise BriefhouseError(f"the quality gate failed: {answer.message}", tried=answer.trace)
    return answer  # type: ignore[no-any-return]


def close() -> None:
    """Ends the gate's process; the next call starts another."""
    global _gate
    with _GUARD:
        if _gate is not None:
            _gate.close()
        _gate = None


class _Process:
    """The gate's process, and the one conversation with it."""

    def __init__(self) -> None:
        self._columns: dict[str, list[str]] | None = None
        self._process = subprocess.Popen(
            # -P: a file pandas.py in the folder where the user stands is not pandas.
            [sys.executable, "-P", "-m", "expectations.gate"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_make_environment(),
        )

    def columns(self) -> dict[str, list[str]]:
        """The columns that the rules of each table look at. The first answer of the process, once it is ready."""
        if self._columns is None:
            self._columns = self._receive()
        return self._columns

    def ask(self, request: Request) -> Any:
        assert self._process.stdin is not None
        try:
            pickle.dump(request, self._process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
        except BrokenPipeError:
            raise self._died() from None
        return self._receive()

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _receive(self) -> Any:
        assert self._process.stdout is not None
        try:
            return pickle.load(self._process.stdout)
        except (EOFError, pickle.UnpicklingError):
            raise self._died() from None

    def _died(self) -> BriefhouseError:
        global _gate
        self.close()
        _gate = None
        return BriefhouseError(
            f"the quality gate's process ended with code {self._process.returncode}",
            next_step="python -m expectations.gate </dev/null shows what it says; then run the same command again",
        )


_GUARD = threading.RLock()
_gate: _Process | None = None


def _start() -> _Process:
    global _gate
    if _gate is None:
        _gate = _Process()
    return _gate


def _read(read: Read, table: str, columns: list[str]) -> "pa.Table":
    try:
        return read(table, columns)
    except KeyError as error:
        raise BriefhouseError(f"the quality gate has rules for what is not there: {error.args[0]}") from error


def _make_environment() -> dict[str, str]:
    paths = [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "GX_ANALYTICS_ENABLED": "false", "PYTHONPATH": os.pathsep.join(filter(None, paths))}


atexit.register(close)
