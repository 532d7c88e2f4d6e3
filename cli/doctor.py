"""`briefhouse doctor`: what this installation is, and what is wrong with it."""

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cli.terminal import load_settings

if TYPE_CHECKING:
    from schemas.settings import Settings

_PACKAGES = (
    "briefhouse",
    "prefect",
    "fastapi",
    "duckdb",
    "great-expectations",
    "pandas",
    "pyarrow",
    "pydantic",
    "pebble",
)
_MIN_FREE_BYTES = 500_000_000


class Finding(NamedTuple):
    """One thing looked at; `remedy` is given when it is not well."""

    name: str
    seen: str
    remedy: str | None = None


def doctor(
    data_dir: Annotated[
        Path | None, typer.Option(help="Folder of the archive and the warehouse.", show_default=False)
    ] = None,
) -> None:
    """Show versions, paths, permissions, the lock, Prefect and free disk, with a remedy for what is wrong.

    Example: briefhouse doctor
    """
    settings = load_settings(data_dir)
    findings = [*_look_at_versions(), *_look_at_data(settings), _look_at_lock(settings), _look_at_prefect()]
    for finding in findings:
        typer.echo(f"{'ok' if finding.remedy is None else 'WRONG':<6}{finding.name:<20}{finding.seen}")
        if finding.remedy:
            typer.echo(f"{'':<6}{'':<20}next: {finding.remedy}")
    raise typer.Exit(6 if any(finding.remedy for finding in findings) else 0)


def _look_at_versions() -> Iterator[Finding]:
    from importlib.metadata import PackageNotFoundError, version

    yield Finding("python", f"{platform.python_version()} at {sys.executable}")
    for name in _PACKAGES:
        try:
            yield Finding(name, version(name))
        except PackageNotFoundError:
            yield Finding(name, "not installed", "make setup")


def _look_at_data(settings: "Settings") -> Iterator[Finding]:
    """The data folder, its files, and the room on its disk."""
    folder = settings.data_dir.absolute()
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    writable = existing.is_dir() and os.access(existing, os.W_OK)
    yield Finding(
        "data folder", str(folder), None if writable else f"make {existing} writable, or set BRIEFHOUSE_DATA_DIR"
    )
    free = shutil.disk_usage(existing).free
    yield Finding("free disk", f"{free / 1e9:.1f} GB", None if free > _MIN_FREE_BYTES else "make room on that disk")
    yield _look_at_ledger(settings)
    yield _look_at_warehouse(settings)


def _look_at_ledger(settings: "Settings") -> Finding:
    from archive.ledger import Ledger
    from schemas.errors import BriefhouseError

    if not settings.ledger_path.exists():
        return Finding("ledger", "none yet: nothing was ingested")
    try:
        with Ledger(settings.ledger_path) as ledger:
            damage, runs = ledger.verify(), len(ledger.runs())
    except BriefhouseError as error:
        return Finding("ledger", error.seen, error.next_step or "briefhouse verify")
    return Finding("ledger", damage[0] if damage else f"{runs:,} runs", "put a backup in its place" if damage else None)


def _look_at_warehouse(settings: "Settings") -> Finding:
    from schemas.errors import BriefhouseError

    if not settings.warehouse_path.exists():
        return _look_for_warehouse(settings)
    try:
        from warehouse.connect import connect

        with connect(settings.warehouse_path) as connection:
            row = connection.execute("SELECT count(*) FROM briefs").fetchone()
    except BriefhouseError as error:
        return Finding("warehouse", error.seen, error.next_step or "briefhouse verify --rebuild")
    return Finding("warehouse", f"{row[0] if row else 0:,} briefs in {settings.warehouse_path}")


def _look_for_warehouse(settings: "Settings") -> Finding:
    from flows.records import look_for_warehouse
    from schemas.errors import BriefhouseError

    try:
        look_for_warehouse(settings)
    except BriefhouseError as error:
        return Finding("warehouse", error.seen, error.next_step)
    return Finding("warehouse", "none yet: nothing was loaded")


def _look_at_lock(settings: "Settings") -> Finding:
    from archive.lock import holder

    facts = holder(settings.lock_path)
    return Finding("lock", f"held by PID {facts['pid']} on {facts['host']} since {facts['since']}" if facts else "free")


def _look_at_prefect() -> Finding:
    """Which server a run would use; none is started for the looking."""
    address = os.environ.get("PREFECT_API_URL")
    if not address:
        return Finding("prefect server", "embedded: started with each run (PREFECT_API_URL is not set)")
    from urllib.error import URLError
    from urllib.request import urlopen

    try:
        with urlopen(f"{address.rstrip('/')}/health", timeout=5):
            return Finding("prefect server", f"{address} answers")
    except (URLError, ValueError, OSError) as error:
        return Finding("prefect server", f"{address}: {error}", "prefect server start, or unset PREFECT_API_URL")
