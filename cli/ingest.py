"""`briefhouse ingest`: raw documents in, a queryable warehouse out."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.terminal import is_watched, load_settings, say, shorten, shorten_path, typed_command

if TYPE_CHECKING:
    from flows.order import Order, Report

_PLAIN_EVERY_SECONDS = 10.0
DataDir = Annotated[Path | None, typer.Option(help="Folder of the archive and the warehouse.", show_default=False)]
Direct = Annotated[bool, typer.Option("--direct", help="Run without Prefect.")]
Wait = Annotated[float, typer.Option(help="Seconds to wait while another ingest runs.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="The run as one JSON object.")]


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.", show_default=False, readable=False)],
    direct: Direct = False,
    wait: Wait = 0,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Read documents and load their briefs into the warehouse.

    Example: briefhouse ingest seeds/
    """
    from flows.order import Order

    settings = load_settings(data_dir)
    order = Order(
        command=typed_command(),
        settings=settings,
        paths=tuple(paths),
        wait_seconds=wait,
        engine="direct" if direct else "prefect",
    )
    report = carry_out(order)
    show_report(report, as_json=as_json)
    raise typer.Exit(0 if report.is_complete else 3)


def carry_out(order: "Order") -> "Report":
    """The run, with its progress on stderr."""
    from flows.run import run

    with _show_progress():
        return run(order, warn=lambda line: say(f"warning: {line}"))


def show_report(report: "Report", *, as_json: bool) -> None:
    """What came of the run: counts, new briefs, and each document that did not load with its reason."""
    if as_json:
        typer.echo(report.run.model_dump_json())
        return
    run = report.run
    for brief in report.briefs:
        typer.echo(f"loaded       {shorten_path(brief.uri, 44)}: {shorten(brief.display_title, 80)}")
    for each in report.problems:
        typer.echo(f"{each.disposition:<12} {shorten_path(each.uri, 44)}: {shorten(each.message or '', 100)}")
    shown = ("loaded", "unchanged", "duplicate", "quarantined", "withheld", "unreadable", "unreachable")
    counts = [f"{count:,} {name}" for name in shown if (count := getattr(run, name))]
    typer.echo(f"{run.listed:,} listed = {' + '.join(counts) or 'nothing'}")
    for rule in report.broken_rules:
        say(f"quality: {rule.name}: {rule.unexpected_count:,} of {rule.row_count:,} rows; see ops.rule_outcomes")


@contextmanager
def _show_progress() -> Iterator[None]:
    """A bar when a person watches; a plain line every ten seconds when not."""
    from flows.order import WATCH

    watcher = _Bar() if is_watched() else _PlainLines()
    token = WATCH.set(watcher.tell)
    try:
        yield
    finally:
        WATCH.reset(token)
        watcher.close()


class _PlainLines:
    """Progress for logs."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _PLAIN_EVERY_SECONDS

    def tell(self, done: int, listed: int) -> None:
        if time.monotonic() >= self._next:
            say(f"{done:,} of {listed:,} documents")
            self._next = time.monotonic() + _PLAIN_EVERY_SECONDS

    def close(self) -> None:
        """Nothing to put away."""


class _Bar:
    """Progress for eyes."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("ingest", total=None)
        self._progress.start()

    def tell(self, done: int, listed: int) -> None:
        self._progress.update(self._task, completed=done, total=listed)

    def close(self) -> None:
        self._progress.stop()
