"""`briefhouse explain`: the raw text, every block with what became of it and which rule said so."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.terminal import load_settings, make_plain, say, shorten

if TYPE_CHECKING:
    from schemas.outcome import Outcome

_WIDTH = 200  # characters of a value or its evidence


def explain(
    target: Annotated[str, typer.Argument(help="A file, or the id of a brief or document.", show_default=False)],
    html: Annotated[Path | None, typer.Option("--html", help="Write a page instead.", show_default=False)] = None,
    data_dir: Annotated[
        Path | None, typer.Option(help="Folder of the archive and the warehouse.", show_default=False)
    ] = None,
) -> None:
    """Show which parts of a document were kept, which removed, by which rule, and where each field comes from.

    Example: briefhouse explain seeds/003_456043874953060e.txt --html seed.html
    """
    outcome = _find_outcome(target, data_dir)
    if html:
        from cli.explain_page import build_page

        _write_page(html, build_page(outcome))
    else:
        _print_blocks(outcome)
        _print_fields(outcome)
    raise typer.Exit(0 if outcome.brief else 3)


def _write_page(path: Path, page: str) -> None:
    from schemas.errors import StorageError

    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise StorageError(f"{path}: page not written: {error.strerror}", next_step="choose another path") from error
    say(f"wrote {path}")


def _find_outcome(target: str, data_dir: Path | None) -> "Outcome":
    """The walk over the file, or over the archived bytes of the brief or document."""
    from flows.parsing import parse_archived, parse_file
    from pipeline.acquire.folder import list_documents
    from schemas.errors import UsageError

    settings = load_settings(data_dir)
    path = Path(target)
    if _is_file(path):
        listed = next(iter(list_documents([path])))
        try:
            return parse_file(listed, settings.limits)
        except OSError as error:
            raise UsageError(
                f"{target}: {(error.strerror or str(error)).lower()}", next_step="briefhouse doctor"
            ) from error
    from flows.records import find_job

    job = find_job(target, settings)
    if job is None:
        seen = f"{target}: neither a file nor the id of a brief or document"
        raise UsageError(
            seen,
            tried=f"the file system, {settings.ledger_path}",
            next_step="briefhouse query 'SELECT brief_id, display_title FROM briefs'",
        )
    return parse_archived(job)


def _is_file(path: Path) -> bool:
    """False also for a name too long to be one."""
    try:
        return path.is_file()
    except OSError:
        return False


def _print_blocks(outcome: "Outcome") -> None:
    """Each block on stdout: a mark, its label and rule, and its text; removed text is struck out in colour."""
    if outcome.rejection:
        say(f"{outcome.document.uri}: {outcome.disposition}: {outcome.rejection.message}")
    for block, verdict in zip(outcome.blocks, outcome.verdicts, strict=True):
        colour = typer.colors.GREEN if verdict.kept else typer.colors.RED
        mark = "keep  " if verdict.kept else "remove"
        head = f"{mark} {verdict.label:<16} {verdict.rule} ({make_plain(verdict.evidence)})"
        typer.secho(head, fg=colour, bold=True)
        typer.secho(
            f"       {make_plain(' '.join(block.text.split()))}\n",
            dim=not verdict.kept,
            fg=None if verdict.kept else colour,
        )


def _print_fields(outcome: "Outcome") -> None:
    """Each field on stdout: its value, what told it, and what was refused."""
    from cli.explain_fields import account_for_fields

    for account in account_for_fields(outcome):
        typer.secho(f"field  {account.field:<20} {shorten(account.value, _WIDTH)}", bold=True)
        typer.echo(f"       {shorten(account.told_by, _WIDTH)}")
        for refused in account.refused:
            typer.secho(f"       not {shorten(refused, _WIDTH)}", dim=True)
        typer.echo()
