"""`briefhouse quarantine`: documents that did not become briefs, why, and trying them again."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from cli.ingest import AsJson, DataDir, Direct, Wait, carry_out, show_report
from cli.terminal import load_settings, make_plain, say, shorten, shorten_path, typed_command

if TYPE_CHECKING:
    from schemas.outcome import RejectionRecord
    from schemas.settings import Settings

app = typer.Typer(
    help="Documents that did not become briefs: list, show, retry.", no_args_is_help=True, rich_markup_mode=None
)
Reason = Annotated[
    str | None, typer.Option(help="Only this reason, or this stage: read, schema, expectation.", show_default=False)
]


@app.command("list")
def list_rejections(reason: Reason = None, as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """List rejected documents, the reason of each beside it.

    Example: briefhouse quarantine list --reason schema
    """
    rejections = _find(load_settings(data_dir), reason=reason)
    for each in rejections:
        head = f"{each.document_id[:12]}  {each.disposition:<11} {each.reason:<22}"
        short = f"{head} {shorten_path(each.uri, 40)}: {shorten(each.message, 90)}"
        typer.echo(each.model_dump_json() if as_json else short)
    if not rejections:
        say("no rejected documents")


@app.command("show")
def show_rejection(
    document_id: Annotated[str, typer.Argument(help="The document's id, or its first digits.", show_default=False)],
    data_dir: DataDir = None,
) -> None:
    """Show one rejected document: the reason, where its bytes lie, and how it begins.

    Example: briefhouse quarantine show 6e340b9cffb3
    """
    from flows.records import read_archived

    settings = load_settings(data_dir)
    [rejection] = _pick(settings, [document_id])
    for name, value in json.loads(rejection.model_dump_json()).items():
        typer.echo(f"{name:<14} {make_plain(str(value)) if value is not None else '-'}")
    head = read_archived(settings, rejection.document_id)[:400]
    typer.echo(f"{'begins':<14} {shorten(head.decode('utf-8', 'backslashreplace'), 300)}")
    short = rejection.document_id[:12]
    say(f"next: briefhouse explain {short}, or briefhouse quarantine retry {short}")


@app.command("retry")
def retry(
    document_ids: Annotated[
        list[str] | None, typer.Argument(help="Ids, or their first digits.", show_default=False)
    ] = None,
    reason: Reason = None,
    every: Annotated[bool, typer.Option("--all", help="All of them, and documents that no run came to judge.")] = False,
    direct: Direct = False,
    wait: Wait = 0,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Try rejected documents again, from their archived bytes.

    Example: briefhouse quarantine retry --reason schema
    """
    from flows.order import Order
    from flows.records import find_pending
    from schemas.errors import UsageError

    if bool(document_ids) + bool(reason) + every != 1:
        raise UsageError("name documents, or a --reason, or --all", next_step="briefhouse quarantine list")
    settings = load_settings(data_dir)
    rejected = _pick(settings, document_ids) if document_ids else _find(settings, reason=reason)
    chosen = [each.document_id for each in rejected] + (find_pending(settings) if every else [])
    if not chosen:
        say("no rejected documents")
        return
    order = Order(
        command=typed_command(),
        settings=settings,
        retry=tuple(chosen),
        wait_seconds=wait,
        engine="direct" if direct else "prefect",
    )
    report = carry_out(order)
    show_report(report, as_json=as_json)
    raise typer.Exit(0 if report.is_complete else 3)


def _find(settings: "Settings", *, reason: str | None = None) -> "list[RejectionRecord]":
    from flows.records import find_rejections

    return find_rejections(settings, reason)


def _pick(settings: "Settings", ids: list[str]) -> "list[RejectionRecord]":
    """The one rejected document that each id, or beginning of an id, means."""
    from schemas.errors import UsageError

    rejections = _find(settings)
    picked = []
    for wanted in ids:
        matching = [each for each in rejections if each.document_id.startswith(wanted)]
        if len(matching) != 1:
            seen = f"{wanted}: {len(matching) or 'no'} rejected document{'s' if len(matching) > 1 else ''} of this id"
            raise UsageError(seen, next_step="briefhouse quarantine list")
        picked += matching
    return picked
