"""A fresh warehouse: schemas, tables, views, checks, and the mark that tells one release's tables from another's.

A warehouse is never migrated: one with other tables is built anew from the archive. Views, checks
and comments hold no data, so they are replaced in place.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from schemas.block import KEPT
from warehouse.table import Table, find_all_tables

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FOLDERS = {"main": "views", "checks": "checks"}
"""Schema of the views -> folder of their files."""


class View(NamedTuple):
    """A view; its file's first line, a comment, is its comment."""

    schema: str
    name: str
    comment: str
    sql: str


def build(connection: "DuckDBPyConnection") -> None:
    """Makes everything in an empty database, in one transaction."""
    run_all(connection, [*list_table_sql(), *list_view_sql(), *list_mark_sql()])


def refresh_views(connection: "DuckDBPyConnection") -> None:
    """Replaces views, checks and comments when they are not this release's; the tables are."""
    if read_mark(connection) != (mark_tables(), mark_views()):
        run_all(connection, [*list_drop_sql(connection), *list_view_sql(), *list_mark_sql()])


def run_all(connection: "DuckDBPyConnection", statements: list[str]) -> None:
    connection.execute("\n;\n".join(["BEGIN", *statements, "COMMIT"]))


def list_table_sql() -> Iterator[str]:
    yield "CREATE SCHEMA ops"
    yield "CREATE SCHEMA checks"
    yield "CREATE TABLE ops.schema_version (tables VARCHAR NOT NULL, views VARCHAR NOT NULL)"
    for (schema, name), table in find_all_tables().items():
        columns = [f'"{column.name}" {column.type}{"" if column.nullable else " NOT NULL"}' for column in table.columns]
        yield f'CREATE TABLE {schema}."{name}" ({", ".join(columns)})'


def list_view_sql() -> Iterator[str]:
    """Comments on tables, then the views and theirs."""
    yield "COMMENT ON TABLE ops.schema_version IS 'Fingerprints of the tables and views that this warehouse has.'"
    yield "COMMENT ON COLUMN ops.schema_version.tables IS 'Fingerprint of table names, columns and types.'"
    yield "COMMENT ON COLUMN ops.schema_version.views IS 'Fingerprint of views, checks and comments.'"
    for (schema, name), table in find_all_tables().items():
        yield from list_comment_sql(f'{schema}."{name}"', table)
    yield f"CREATE MACRO is_kept_label(label) AS label IN ({', '.join(sorted(map(quote, KEPT)))})"
    for view in find_views():
        yield f'CREATE VIEW {view.schema}."{view.name}" AS {view.sql}'
        yield f'COMMENT ON VIEW {view.schema}."{view.name}" IS {quote(view.comment)}'


def list_comment_sql(qualified: str, table: Table) -> Iterator[str]:
    yield f"COMMENT ON TABLE {qualified} IS {quote(table.comment)}"
    for column in table.columns:
        yield f'COMMENT ON COLUMN {qualified}."{column.name}" IS {quote(column.comment)}'


def list_mark_sql() -> list[str]:
    return [
        "DELETE FROM ops.schema_version",
        f"INSERT INTO ops.schema_version VALUES ('{mark_tables()}', '{mark_views()}')",
    ]


def list_drop_sql(connection: "DuckDBPyConnection") -> list[str]:
    views = connection.execute(
        "SELECT schema_name, view_name FROM duckdb_views() WHERE NOT internal AND database_name = current_database()"
    ).fetchall()
    return [f'DROP VIEW {schema}."{name}"' for schema, name in views] + ["DROP MACRO IF EXISTS is_kept_label"]


@cache
def find_views() -> tuple[View, ...]:
    """The views in `warehouse/views` (schema main) and `warehouse/checks`, by the names of their files."""
    here = Path(__file__).parent
    paths = [(schema, path) for schema, folder in FOLDERS.items() for path in sorted((here / folder).glob("*.sql"))]
    return tuple(read_view(schema, path) for schema, path in paths)


def read_view(schema: str, path: Path) -> View:
    comment, _, sql = path.read_text(encoding="utf-8").partition("\n")
    if not comment.startswith("-- "):
        raise ValueError(f"{path.name}: the first line must be a comment that says what a row is")
    return View(schema, path.stem, comment.removeprefix("-- ").strip(), sql.strip().rstrip(";"))


def read_mark(connection: "DuckDBPyConnection") -> tuple[str, str] | None:
    """The fingerprints of the tables and views that the open warehouse has."""
    row: tuple[str, str] | None = connection.execute("SELECT tables, views FROM ops.schema_version").fetchone()
    return row


@cache
def mark_tables() -> str:
    return fingerprint(list_table_sql())


@cache
def mark_views() -> str:
    return fingerprint(list_view_sql())


def fingerprint(statements: Iterator[str]) -> str:
    return sha256("\n".join(statements).encode()).hexdigest()[:16]


def quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
