"""The worst pages and documents, and what is wrong with each: for whoever improves the rules."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.bodies import Body, Line
from benchmarks.brief_checks import Check, Checked
from benchmarks.fact_checks import Fact
from benchmarks.metadata import FIELDS, Compared
from benchmarks.page_scores import Attempts
from benchmarks.shingles import SIZE, Shingles, count_shingles, tokenize

SHOWN = 8
"""Lines shown of each kind, unless all are asked for: the longest, in the order of the text."""
ALL = 100_000
_WIDTH = 150


@dataclass(frozen=True)
class Loss:
    """A line that is too many or missing: its words, and what is known of it."""

    words: int
    text: str
    why: str


def describe_documents(documents: Iterable[Checked], count: int) -> Iterator[str]:
    """That many documents with the most checks unmet, each check with the blocks that hold its snippet."""
    wrong = {each: _list_wrong(each) for each in documents}
    for document in sorted(wrong, key=lambda each: -len(wrong[each]))[:count]:
        if wrong[document]:
            total = len(document.checks) + len(document.facts)
            yield f"\n{document.document_id}: {len(wrong[document])} of {total} wrong; {document.ended}"
            yield from (_describe_check(check) for check in wrong[document])


def _list_wrong(document: Checked) -> list[Check | Fact]:
    checks: tuple[Check | Fact, ...] = (*document.checks, *document.facts)
    return [check for check in checks if not check.is_met]


def describe_fields(pages: Iterable[Compared], count: int) -> Iterator[str]:
    """That many pages with a wrong field: what the label says, what we found, what the other found."""
    wrong = [(page, field) for page in pages for field in FIELDS if not page.is_right(field)]
    for page, field in wrong[:count]:
        gold, ours, theirs = (" | ".join(sorted(values[field])) for values in (page.gold, page.ours, page.theirs))
        yield f"  {page.page.page_id} {field:7} {gold!r}; found {ours!r}; trafilatura {theirs!r}"


def _describe_check(check: Check | Fact) -> str:
    if isinstance(check, Fact):
        return f"  {check.field:10} {check.seen}"
    return f"  {check.kind:7} {_cut(check.snippet)}\n          [{check.seen}]"


def describe_pages(pages: Iterable[Attempts], track: str, count: int, shown: int = SHOWN) -> Iterator[str]:
    """That many pages with the lowest F1 on the track: what we have too much, and what we miss."""
    for each in sorted(pages, key=lambda each: each.ours[track].match.f1)[:count]:
        attempt = each.ours[track]
        others = ", ".join(f"{name} {other.match.f1:.3f}" for name, other in each.references.get(track, {}).items())
        precision, recall = (attempt.match.precision or 0.0, attempt.match.recall or 0.0)
        yield f"\n{each.page.page_id} {each.page.url}"
        yield f"  F1 {attempt.match.f1:.3f}  P {precision:.3f}  R {recall:.3f}  ({others}); {attempt.body.ended}"
        yield from _describe_losses("extra", find_extra(attempt.body, each.page.gold), shown)
        yield from _describe_losses("missing", find_missing(attempt.body, each.page.gold), shown)


def _describe_losses(kind: str, losses: Sequence[Loss], shown: int) -> Iterator[str]:
    """The longest of the losses, in their order."""
    longest = sorted(losses, key=lambda loss: -loss.words)[:shown]
    for loss in losses:
        if loss in longest:
            yield f"  {kind:7} {loss.words:4} words  {_cut(loss.text)}\n          [{loss.why}]"
    if len(losses) > shown:
        yield f"  {kind:7} and {len(losses) - shown} shorter"


def find_extra(body: Body, gold: str) -> list[Loss]:
    """Lines of the body that the gold has not, or has less often."""
    if not body.text:
        return []
    left = _Leftover(gold)
    lines = [line for line in body.lines if line.is_body]
    return [Loss(_size(line.text), line.text, _name(line)) for line in lines if not left.take(line.text)]


def find_missing(body: Body, gold: str) -> list[Loss]:
    """Lines of the gold that the body has not, each with the block of the page that comes nearest to it."""
    left = _Leftover(body.text)
    lines = [line for line in gold.splitlines() if line.strip() and not left.take(line)]
    outside = [(count_shingles(line.text), line) for line in body.lines if not (line.is_body and body.text)]
    return [Loss(_size(line), line, _find_nearest(line, outside)) for line in lines]


def _find_nearest(text: str, outside: Sequence[tuple[Shingles, Line]]) -> str:
    """The verdict of the block outside the body that shares the most shingles with the text."""
    mine = count_shingles(text)
    shared, nearest = max((((mine & theirs).total(), -i) for i, (theirs, _) in enumerate(outside)), default=(0, 0))
    return _name(outside[-nearest][1]) if shared else "in no block outside the body"


class _Leftover:
    """A text from which lines are taken; each part of it once."""

    def __init__(self, text: str) -> None:
        self._shingles = count_shingles(text)
        self._words = f" {' '.join(tokenize(text))} "

    def take(self, line: str) -> bool:
        """True when at least half of the line's shingles are left, or the words of a line too short to have any."""
        if _size(line) < SIZE:
            return f" {' '.join(tokenize(line))} " in self._words
        wanted = count_shingles(line)
        found = wanted & self._shingles
        self._shingles -= found
        return found.total() * 2 >= wanted.total()


def _name(line: Line) -> str:
    return f"{line.label} by {line.rule}"


def _size(text: str) -> int:
    return len(tokenize(text))


def _cut(text: str) -> str:
    """The text on one line, its middle left out when it is long."""
    text = " ".join(text.split())
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 40]} … {text[-37:]}"
