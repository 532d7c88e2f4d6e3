"""A user's SQL, run in a child process with limited time and memory. Imports neither DuckDB nor pydantic."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from schemas.settings import QueryLimits

BOOT = "import sys; sys.path.append(sys.argv[1]); from warehouse.sandbox import main; sys.exit(main())"
"""Runs `warehouse.sandbox` from wherever this module was found; `-I` keeps the working folder and PYTHON* out."""

KILLED = 1


def run_query(database: Path, sql: str, output: Literal["table", "json", "csv"], limits: "QueryLimits") -> int:
    """The exit code: 0 and the rows on stdout, or what went wrong on stderr.

    1: killed at a limit, which is named; 2: wrong SQL, or not one read-only statement; 6: no warehouse, or damaged.
    """
    request = {
        "database": str(database),
        "sql": sql,
        "output": output,
        "max_seconds": limits.max_seconds,
        "max_memory_bytes": limits.max_memory_bytes,
        "max_rows": limits.max_rows,
    }
    sys.stdout.flush()
    root = str(Path(__file__).parents[1])
    with subprocess.Popen([sys.executable, "-I", "-c", BOOT, root], stdin=subprocess.PIPE) as child:
        try:
            child.communicate(json.dumps(request).encode(), timeout=limits.max_seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            return say_killed(f"stopped after {limits.max_seconds:g} seconds", "max_seconds")
        except BaseException:
            child.kill()
            raise
    return explain_exit(child.returncode, limits)


def explain_exit(code: int, limits: "QueryLimits") -> int:
    """The child's own exit code; a word on stderr when a signal ended it."""
    if code >= 0:
        return code
    if -code in (signal.SIGALRM, signal.SIGXCPU):
        return say_killed(f"stopped after {limits.max_seconds:g} seconds", "max_seconds")
    if -code == signal.SIGPIPE:  # whoever read the rows has read enough
        return 0
    name = signal.Signals(-code).name
    return say_killed(
        f"ended by {name}, most likely over {limits.max_memory_bytes:,} bytes of memory", "max_memory_bytes"
    )


def say_killed(seen: str, setting: str) -> int:
    print(
        f"error: query {seen}\n  next:  ask for less, or raise {setting}: BRIEFHOUSE_QUERY__{setting.upper()}",
        file=sys.stderr,
    )
    return KILLED
