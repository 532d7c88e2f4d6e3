"""Reading the published warehouse."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from schemas.errors import DamagedWarehouse, StorageError
from warehouse.publish import find_wal

CLOSED: dict[str, Any] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "allow_persistent_secrets": False,
    "python_enable_replacements": False,
    "temp_directory": "",
}
"""Settings of every reader: no extensions, no secrets, no Python variables, nothing written to disk."""


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection that cannot reach other files, nor be told to. It keeps the file it opened, though a new
    one be published; the next connection sees the new one.

    A cursor of it begins outside the warehouse: `USE warehouse` first.

    Raises:
        StorageError: there is no warehouse, or it may not be read.
        DamagedWarehouse: it cannot be opened, or a part of it is missing.
    """
    with opening(path):
        # Attached to a database of its own: DuckDB keeps open files by path within a process, and would
        # answer from the replaced file as long as anybody has it open.
        connection = duckdb.connect(":memory:", config=CLOSED)
        connection.execute(f"ATTACH {quote(str(path))} AS warehouse (READ_ONLY); USE warehouse")
        connection.execute("SET enable_external_access = false; SET lock_configuration = true")
        refuse_truncated(connection, path)
    return connection


@contextmanager
def opening(path: Path) -> Iterator[None]:
    """Turns the engine's errors into ours: whatever keeps a file from being opened is damage, a lock aside."""
    if not path.exists():
        raise StorageError(f"{path}: no warehouse here", next_step="briefhouse ingest PATH")
    try:
        path.open("rb").close()
        yield
    except OSError as error:
        raise StorageError(f"{path}: cannot be read: {error.strerror}") from error
    except duckdb.Error as error:
        if "Conflicting lock" in str(error):
            raise StorageError(f"{path}: opened for writing by another program: {first_line(error)}") from error
        raise find_damage(path, error) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turns the errors of damaged blocks into ours, which show only when they are read. Errors of the SQL pass."""
    try:
        yield
    except duckdb.Error as error:
        if is_damage(error):
            raise find_damage(path, error) from error
        raise


def is_damage(error: duckdb.Error) -> bool:
    """True when the file is at fault, not the SQL."""
    return isinstance(error, duckdb.IOException) or str(error).startswith("Corrupt database file")


def find_damage(path: Path, error: Exception) -> DamagedWarehouse:
    beside = " (and a .wal file that is not ours lies beside it)" if find_wal(path).exists() else ""
    return DamagedWarehouse(
        f"{path}: warehouse damaged{beside}: {first_line(error)}",
        tried="opening it read-only",
        next_step="briefhouse verify --rebuild",
    )


def refuse_truncated(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """DuckDB opens a file cut short and fails only at the blocks that are missing.

    A lower bound: free blocks at the end of a sound file need not be there, so a small cut may go unseen here.
    """
    sizes = connection.execute("SELECT block_size * used_blocks FROM pragma_database_size()").fetchall()
    expected = max(size for (size,) in sizes)
    if path.stat().st_size < expected:
        raise find_damage(path, EOFError(f"{path.stat().st_size} bytes long, at least {expected} expected"))


def has_run(path: Path, run_id: str) -> bool:
    """True when the published warehouse holds the run; False also when there is none."""
    if not path.exists():
        return False
    with connect(path) as connection, reading(path):
        return bool(connection.execute("SELECT 1 FROM ops.runs WHERE run_id = ?", [run_id]).fetchall())


def matches_schema(path: Path) -> bool:
    """True when the warehouse has this release's tables; False for those of another release, older or newer."""
    from warehouse.build import mark_tables, read_mark

    with connect(path) as connection, reading(path):
        try:
            mark = read_mark(connection)
        except duckdb.CatalogException:
            return False
    return mark is not None and mark[0] == mark_tables()


def run_checks(path: Path) -> dict[str, int]:
    """Rows of the check views that are not empty: name -> rows."""
    with connect(path) as connection, reading(path):
        names = connection.execute("SELECT view_name FROM duckdb_views() WHERE schema_name = 'checks' ORDER BY 1")
        counts = {name: count_rows(connection, f'checks."{name}"') for (name,) in names.fetchall()}
    return {name: count for name, count in counts.items() if count}


def digest_tables(path: Path) -> dict[str, tuple[int, int]]:
    """Rows, and a hash of them that their order does not change, of every table. Reads every byte: damage shows."""
    with connect(path) as connection, reading(path):
        tables = connection.execute(
            "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = 'warehouse' ORDER BY ALL"
        ).fetchall()
        return {f"{schema}.{table}": digest_table(connection, schema, table) for schema, table in tables}


def digest_table(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> tuple[int, int]:
    row = connection.execute(f'SELECT count(*), coalesce(sum(hash(t)), 0) FROM {schema}."{table}" AS t').fetchone()
    assert row is not None
    return int(row[0]), int(row[1])


def count_rows(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {relation}").fetchone()
    assert row is not None
    return int(row[0])


def first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
