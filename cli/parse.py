"""`briefhouse parse`: what the walk makes of files; no warehouse, no Prefect."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.terminal import load_settings, shorten, shorten_path

if TYPE_CHECKING:
    from pipeline.acquire.folder import Listed
    from schemas.outcome import Outcome
    from schemas.settings import Settings

_HANDFUL = 50


def parse(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.", show_default=False, readable=False)],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Show what becomes of files, without loading them.

    Example: briefhouse parse seeds/ --json | head -1
    """
    from pipeline.acquire.folder import list_documents

    settings = load_settings()
    listed = list(list_documents(paths))
    ended_well = True
    for line in _parse_all(listed, settings, as_json=as_json):
        ended_well &= line["disposition"] == "loaded"
        typer.echo(json.dumps(line, ensure_ascii=False) if as_json else _tell(line))
    raise typer.Exit(0 if ended_well else 3)


def _parse_all(listed: "Sequence[Listed]", settings: "Settings", *, as_json: bool) -> Iterator[dict[str, Any]]:
    """One line a file, in the order listed; by several processes when there is enough to do."""
    total = sum(each.size for each in listed)
    if total < settings.pool_threshold_bytes and not any(map(_is_pdf, listed)):
        for each in listed:
            yield from parse_listed([(each, settings, as_json)])
        return
    from flows.workers import Lost, hire

    jobs = [(each, settings, as_json) for each in listed]
    handfuls = [jobs[start : start + _HANDFUL] for start in range(0, len(jobs), _HANDFUL)]
    with hire(settings.workers, settings.limits) as crew:
        for ticket in [crew.send(parse_listed, handful) for handful in handfuls]:
            for result in crew.collect(ticket):
                if isinstance(result, Lost):
                    yield _refused(result.job[0], "unreadable", result.rejection.reason, result.rejection.message)
                else:
                    yield from result


def _is_pdf(listed: "Listed") -> bool:
    """True for a PDF, by its first bytes: a bad one takes its process with it, which must not be this one."""
    if listed.problem:
        return False
    try:
        with listed.path.open("rb") as file:
            return b"%PDF-" in file.read(1024)
    except OSError:
        return False


def parse_listed(jobs: "Sequence[tuple[Listed, Settings, bool]]") -> list[dict[str, Any]]:
    """The lines for a handful of files; runs in a worker process when there are many."""
    return [_line(listed, settings, whole=whole) for listed, settings, whole in jobs]


def _line(listed: "Listed", settings: "Settings", *, whole: bool) -> dict[str, Any]:
    from flows.parsing import parse_file

    if listed.problem:
        return _refused(listed, "unreachable", *listed.problem)
    try:
        outcome = parse_file(listed, settings.limits)
    except OSError as error:
        return _refused(listed, "unreachable", "list.vanished", (error.strerror or str(error)).lower())
    return describe_outcome(outcome) if whole else _digest(outcome)


def describe_outcome(outcome: "Outcome") -> dict[str, Any]:
    """The outcome as `--json` prints it."""
    document = outcome.document.model_dump(mode="json")
    blocks = [
        {
            "ordinal": block.ordinal,
            "start": block.start,
            "end": block.end,
            "label": verdict.label.value,
            "kept": verdict.kept,
            "rule": verdict.rule,
            "evidence": verdict.evidence,
        }
        for block, verdict in zip(outcome.blocks, outcome.verdicts, strict=True)
    ]
    return {
        "document": {"path": outcome.document.uri, **document},
        "disposition": outcome.disposition.value,
        "brief": outcome.brief.model_dump(mode="json") if outcome.brief else None,
        "findings": {},
        "blocks": blocks,
        "rejection": outcome.rejection.model_dump(mode="json") if outcome.rejection else None,
    }


def _digest(outcome: "Outcome") -> dict[str, Any]:
    """What the short form shows; small enough to be sent between processes."""
    brief = outcome.brief
    return {
        "document": {"path": outcome.document.uri},
        "disposition": outcome.disposition.value,
        "title": brief.display_title if brief else None,
        "published": brief.published.edtf if brief and brief.published else None,
        "word_count": brief.word_count if brief else None,
        "rejection": {"message": outcome.rejection.message} if outcome.rejection else None,
    }


def _refused(listed: "Listed", disposition: str, reason: str, message: str) -> dict[str, Any]:
    """A file that could not be opened or parsed at all."""
    rejection = {"reason": reason, "field": None, "message": message, "tried": None}
    nothing: dict[str, Any] = {"brief": None, "findings": {}, "blocks": []}
    return {"document": {"path": listed.uri}, "disposition": disposition, **nothing, "rejection": rejection}


def _tell(line: dict[str, Any]) -> str:
    """One line for a reader."""
    path = shorten_path(line["document"]["path"], 60)
    if line["rejection"]:
        return f"{path}: {line['disposition']}: {shorten(line['rejection']['message'], 100)}"
    return f"{path}: {line['published'] or 'undated'}, {line['word_count']:,} words: {shorten(line['title'], 80)}"
