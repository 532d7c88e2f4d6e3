"""`briefhouse verify`: archive, ledger and warehouse against each other; the warehouse rebuilt from the archive."""

from typing import Annotated

import typer

from cli.ingest import DataDir, Wait
from cli.terminal import load_settings, say


def verify(
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Build the warehouse anew from the archive.")] = False,
    wait: Wait = 0,
    data_dir: DataDir = None,
) -> None:
    """Hash the archive again and check the warehouse; or build the warehouse anew from the archive.

    Example: briefhouse verify --rebuild
    """
    from flows.verify import find_faults, rebuild_warehouse

    settings = load_settings(data_dir)
    if rebuild:
        count = rebuild_warehouse(settings, wait)
        say(f"rebuilt {settings.warehouse_path}: {count:,} briefs from the archive")
    faults = list(find_faults(settings, wait))
    for fault in faults:
        typer.echo(fault)
    if not faults:
        typer.echo("archive, ledger and warehouse agree")
    raise typer.Exit(6 if faults else 0)
