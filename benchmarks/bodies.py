"""What the product, and the extractors it is compared with, take for the body of a document."""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from flows.parsing import parse_file
from pipeline.acquire.folder import Listed
from pipeline.text import flow
from schemas.block import Label
from schemas.brief import Brief
from schemas.outcome import Outcome
from schemas.settings import Limits

BODY = frozenset(
    {
        Label.HEADING,
        Label.QUESTION,
        Label.PARAGRAPH,
        Label.LIST_ITEM,
        Label.QUOTE,
        Label.TABLE,
    }
)
"""Labels of the blocks that the benchmarks' gold holds. It leaves out titles, and mostly captions, notes and deks too:
6 of 118 captions are in AEB's, 85 of 939 in WCXB's, which has 38 of 157 notes; of deks, 24 of 101 are in either.
"""


@dataclass(frozen=True)
class Line:
    """One block as running text, and its verdict."""

    text: str
    label: str
    rule: str
    is_body: bool


@dataclass(frozen=True)
class Body:
    """A body's text, line by line; `lines` also has the blocks outside it. `ended` is the disposition, with reason."""

    text: str
    ended: str = "loaded"
    lines: tuple[Line, ...] = ()


def parse_path(path: Path) -> Outcome:
    """What `briefhouse parse` makes of the file."""
    return parse_file(Listed(str(path), path), Limits())


def parse_bytes(data: bytes, name: str, url: str | None = None) -> Outcome:
    """What `briefhouse parse` makes of a file of that name with these bytes; an address stands in its sidecar."""
    with tempfile.TemporaryDirectory(prefix="briefhouse-score-") as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        if url:
            path.with_name(f"{name}.meta.json").write_text(json.dumps({"url": url}), encoding="utf-8")
        return parse_path(path)


def read_body(outcome: Outcome) -> Body:
    """The kept blocks that make the body, in document order; no text unless the document became a brief."""
    lines = tuple(
        Line(flow(block.text), verdict.label, verdict.rule, verdict.label in BODY)
        for block, verdict in zip(outcome.blocks, outcome.verdicts, strict=True)
    )
    text = "\n".join(line.text for line in lines if line.is_body) if outcome.brief else ""
    return Body(text, tell_end(outcome), lines)


def tell_end(outcome: Outcome) -> str:
    """The disposition, and the reason where there is one."""
    rejection = outcome.rejection
    return f"{outcome.disposition}: {rejection.reason}: {rejection.message}" if rejection else outcome.disposition


def list_paragraphs(brief: Brief | None) -> list[str]:
    """Everything that a brief's body holds: the summary, then each section's heading and paragraphs."""
    if brief is None:
        return []
    sections = [part for section in brief.sections for part in (section.heading, *section.paragraphs)]
    return [part for part in (brief.summary, *sections) if part]


def extract_by_trafilatura(html: str, *, favor_precision: bool = False) -> str:
    """Trafilatura's body, asked as the article-extraction benchmark asks; empty when it finds none."""
    return trafilatura.extract(html, include_comments=False, favor_precision=favor_precision) or ""
