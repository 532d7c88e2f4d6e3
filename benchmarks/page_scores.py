"""Web pages with known bodies: what we and others make of them, from HTML and from flattened text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.bodies import Body, extract_by_trafilatura, parse_bytes, read_body
from benchmarks.corpora import Page, load_flatten, load_norm
from benchmarks.floor import Measured
from benchmarks.shingles import Match, average, match

TRACKS = ("html", "text")
"""The page as it is, and its flattened text: each block-level element's text on a line of its own."""


@dataclass(frozen=True)
class Attempt:
    """What one system made of one page: its shingles against the gold, and how many snippets it has."""

    body: Body
    match: Match
    wanted_found: int
    unwanted_found: int


@dataclass(frozen=True)
class Attempts:
    """What all made of one page, by track; `references` by track and then by the system's name."""

    page: Page
    ours: Mapping[str, Attempt]
    references: Mapping[str, Mapping[str, Attempt]] = field(default_factory=dict)


def attempt_page(page: Page, shared: Path, *, with_reference: bool = True) -> Attempts:
    """The page by our walk, twice, and by the references."""
    html = page.html
    flat = load_flatten(shared)(html)
    ours = {
        "html": read_body(parse_bytes(page.data, "page.html")),
        "text": read_body(parse_bytes(flat.encode(), "page.txt")),
    }
    references = _extract_references(html, flat) if with_reference else {}
    return Attempts(
        page,
        {track: judge_body(page, body, shared) for track, body in ours.items()},
        {
            track: {name: judge_body(page, Body(text), shared) for name, text in texts.items()}
            for track, texts in references.items()
        },
    )


def _extract_references(html: str, flat: str) -> dict[str, dict[str, str]]:
    """The others' bodies; nobody but us extracts from flattened text, so that is compared with itself."""
    usual, precise = extract_by_trafilatura(html), extract_by_trafilatura(html, favor_precision=True)
    return {"html": {"trafilatura": usual, "favouring precision": precise}, "text": {"as it is": flat}}


def judge_body(page: Page, body: Body, shared: Path) -> Attempt:
    """The body against the page's gold and snippets."""
    norm = load_norm(shared)
    text = norm(body.text)
    wanted, unwanted = (sum(norm(each) in text for each in snippets) for snippets in (page.wanted, page.unwanted))
    return Attempt(body, match(body.text, page.gold), wanted, unwanted)


def sum_up(pages: Sequence[Attempts], track: str) -> dict[str, Measured]:
    """The track's metrics over the pages, each with what the references reach."""
    ours = _average([(each.page, each.ours[track]) for each in pages])
    names = list(pages[0].references.get(track, {}))
    others = {name: _average([(each.page, each.references[track][name]) for each in pages]) for name in names}
    return {
        metric: Measured(value, ", ".join(f"{name} {others[name][metric]:.3f}" for name in names))
        for metric, value in ours.items()
    }


def _average(attempts: Sequence[tuple[Page, Attempt]]) -> dict[str, float]:
    """Shingles averaged over pages; shares of all snippets, where the corpus has any; share of pages without text."""
    metrics = average(attempt.match for _, attempt in attempts)
    if wanted := sum(len(page.wanted) for page, _ in attempts):
        metrics["with"] = sum(attempt.wanted_found for _, attempt in attempts) / wanted
    if unwanted := sum(len(page.unwanted) for page, _ in attempts):
        metrics["without"] = sum(attempt.unwanted_found for _, attempt in attempts) / unwanted
    metrics["empty"] = sum(not attempt.body.text for _, attempt in attempts) / len(attempts)
    return metrics
