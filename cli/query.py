"""`briefhouse query`: SQL on the warehouse, read-only, in a child process with limits."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from cli.terminal import load_settings


def query(
    sql: Annotated[str, typer.Argument(help="One statement, or - to read it from stdin.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a row.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Comma-separated, with a header.")] = False,
    as_table: Annotated[bool, typer.Option("--table", help="A table to read (the default).")] = False,
    data_dir: Annotated[Path | None, typer.Option(help="Folder of the warehouse.", show_default=False)] = None,
) -> None:
    """Ask the warehouse a question in SQL.

    Example: briefhouse query "SELECT title, published_edtf FROM briefs"
    """
    from schemas.errors import UsageError
    from warehouse.query import run_query

    if as_json + as_csv + as_table > 1:
        raise UsageError("--json, --csv and --table exclude each other")
    settings = load_settings(data_dir)
    output: Literal["json", "csv", "table"] = "json" if as_json else "csv" if as_csv else "table"
    statement = sys.stdin.read() if sql == "-" else sql
    if not _is_text(statement):
        raise UsageError("the statement is not UTF-8", next_step="save it as UTF-8, then run the same command again")
    if not settings.warehouse_path.exists():
        from flows.records import look_for_warehouse  # here: it opens the ledger, which costs time

        look_for_warehouse(settings)
    raise typer.Exit(run_query(settings.warehouse_path, statement, output, settings.query))


def _is_text(statement: str) -> bool:
    """False for what the shell or stdin gave as bytes that are no UTF-8."""
    try:
        statement.encode()
    except UnicodeEncodeError:
        return False
    return True
