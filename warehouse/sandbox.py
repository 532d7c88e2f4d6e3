"""The child process that runs a user's SQL. A request comes as JSON on stdin; rows go to stdout, talk to stderr.

Three walls: the kernel's limits on time and memory, the engine's settings (read-only, no files, no extensions,
settings locked), and the kind of statement. DuckDB's own limits alone do not stop a memory bomb.
"""

import csv
import io
import json
import math
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stdout
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from schemas.errors import BriefhouseError, UsageError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

THREADS = 2
READ_ONLY_KINDS = ("SELECT", "EXPLAIN", "MULTI")
"""Kinds of statement that answer; MULTI is a PIVOT that first looks up its columns."""

CONTROLS = {*range(0x20), *range(0x7F, 0xA0)} - {ord("\n"), ord("\t")}
TURNS = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
ESCAPES = {code: f"\\u{code:04x}" for code in CONTROLS | TURNS}
"""What can move a terminal's cursor or turn a line round. (The engine's box writes a value's line feed as \\n.)"""


class Request(NamedTuple):
    """One query and its limits."""

    database: str
    sql: str
    output: str
    max_seconds: float
    max_memory_bytes: int
    max_rows: int


def main() -> int:
    """The exit code. Signals end the process where it is: the parent says why."""
    request = Request(**json.load(sys.stdin))
    for number in (signal.SIGINT, signal.SIGPIPE):
        signal.signal(number, signal.SIG_DFL)
    set_limits(request)
    try:
        answer(request)
        sys.stdout.flush()
    except BriefhouseError as error:
        return report(error)
    except MemoryError:
        return report_memory(request)
    return 0


def set_limits(request: Request) -> None:
    """Memory, processor time and wall clock, kept by the kernel even when the parent is gone."""
    resource.setrlimit(resource.RLIMIT_AS, (request.max_memory_bytes, request.max_memory_bytes))
    seconds = math.ceil(request.max_seconds * THREADS) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.setitimer(signal.ITIMER_REAL, request.max_seconds + 1)


def answer(request: Request) -> None:
    """Writes the rows to stdout.

    Raises:
        UsageError: the SQL is wrong, or not one read-only statement.
        StorageError: the warehouse is missing or damaged.
        MemoryError: the query asked for more than it may have.
    """
    import duckdb

    from warehouse.connect import reading

    try:
        with open_closed(request) as connection, reading(Path(request.database)):
            relation = select(connection, request.sql)
            WRITERS[request.output](cut(relation, request.max_rows))
    except duckdb.OutOfMemoryException as error:
        raise MemoryError from error
    except duckdb.Error as error:
        raise UsageError(word_error(error)) from error


def open_closed(request: Request) -> "DuckDBPyConnection":
    import duckdb

    from warehouse.connect import CLOSED, opening, refuse_truncated

    path = Path(request.database)
    limited = {
        "enable_external_access": False,
        "memory_limit": f"{request.max_memory_bytes // 2}B",
        "max_temp_directory_size": "0B",
        "threads": THREADS,
        "lock_configuration": True,
    }
    with opening(path):
        connection = duckdb.connect(request.database, read_only=True, config=CLOSED | limited)
        refuse_truncated(connection, path)
    return connection


def select(connection: "DuckDBPyConnection", sql: str) -> "DuckDBPyRelation":
    """The relation, not yet computed."""
    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise UsageError(f"one statement at a time: {len(statements)} found")
    kind = statements[0].type.name
    relation = connection.sql(statements[0]) if kind in READ_ONLY_KINDS else None
    if relation is None:
        raise UsageError(f"the warehouse is read-only here: SELECT answers, {kind} does not run")
    return relation


def cut(relation: "DuckDBPyRelation", max_rows: int) -> "DuckDBPyRelation":
    """The rows, computed; no more than max_rows of them."""
    rows = relation.limit(max_rows + 1).materialize()
    if len(rows) <= max_rows:
        return rows
    print(f"cut at {max_rows:,} rows: add LIMIT, or raise BRIEFHOUSE_QUERY__MAX_ROWS", file=sys.stderr)
    return rows.limit(max_rows)


def write_json(relation: "DuckDBPyRelation") -> None:
    """One object a line."""
    names = relation.columns
    for row in relation.fetchall():
        sys.stdout.write(json.dumps(dict(zip(names, map(simplify, row), strict=True)), ensure_ascii=False) + "\n")


def write_csv(relation: "DuckDBPyRelation") -> None:
    """A header, then the rows; null is empty, a list is its JSON."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(relation.columns)
    writer.writerows([flatten(value) for value in row] for row in relation.fetchall())


def write_table(relation: "DuckDBPyRelation") -> None:
    """The engine's box, as wide as the terminal, or 80 columns if that is narrower; a plan as it is."""
    if relation.columns == ["explain_key", "explain_value"]:
        text = "".join(plan for _, plan in relation.fetchall())
    else:
        box = io.StringIO()
        with redirect_stdout(box):
            relation.show(max_width=shutil.get_terminal_size().columns, max_rows=sys.maxsize)
        text = box.getvalue().rstrip("\n") + "\n"
    sys.stdout.write(text.translate(ESCAPES))


WRITERS: dict[str, Callable[["DuckDBPyRelation"], None]] = {
    "json": write_json,
    "csv": write_csv,
    "table": write_table,
}


def simplify(value: Any) -> Any:
    """The value as JSON knows it: ISO dates, lists, objects; null for what is no number."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Decimal):  # as text where a float would round it
        return float(value) if Decimal(repr(float(value))) == value else str(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): simplify(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [simplify(inner) for inner in value]
    return value.hex() if isinstance(value, bytes | bytearray) else str(value)


def flatten(value: Any) -> Any:
    simple = simplify(value)
    return json.dumps(simple, ensure_ascii=False) if isinstance(simple, list | dict) else simple


def word_error(error: Exception) -> str:
    """The engine's words with its hint; a remark when it was the read-only setting that refused."""
    refusals = ("disabled by configuration", "read-only", "configuration has been locked", "Permission Error")
    words = str(error).strip()
    return f"{words}\nthe warehouse is read-only here" if has_any(words, refusals) else words


def has_any(words: str, parts: Iterable[str]) -> bool:
    return any(part in words for part in parts)


def report(error: BriefhouseError) -> int:
    lines = [f"error: {error.seen}"]
    lines += [f"  tried: {error.tried}"] if error.tried else []
    lines += [f"  next:  {error.next_step}"] if error.next_step else []
    print("\n".join(lines).translate(ESCAPES), file=sys.stderr)
    return error.exit_code


def report_memory(request: Request) -> int:
    print(
        f"error: query stopped over {request.max_memory_bytes:,} bytes of memory\n"
        "  next:  ask for less, or raise max_memory_bytes: BRIEFHOUSE_QUERY__MAX_MEMORY_BYTES",
        file=sys.stderr,
    )
    return 1
