"""Labelled documents of think tanks: each snippet that must, or must not, be in the body is one check."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bodies import Line, list_paragraphs, parse_bytes, parse_path, read_body, tell_end
from benchmarks.corpora import LabelledDocument, load_norm
from benchmarks.fact_checks import Fact, check_facts
from benchmarks.floor import Measured
from schemas.brief import Brief

KINDS = ("keep", "leak", "once", "joined")
_END = 30
Norm = Callable[[str], str]


@dataclass(frozen=True)
class Check:
    """One snippet: what was asked of it, whether that is so, and what was seen."""

    kind: str
    snippet: str
    is_met: bool
    seen: str


@dataclass(frozen=True)
class Checked:
    """A document with all its checks."""

    document_id: str
    ended: str
    checks: tuple[Check, ...]
    facts: tuple[Fact, ...] = ()

    @property
    def is_perfect(self) -> bool:
        """True when every check of the body is met."""
        return all(check.is_met for check in self.checks)


def check_document(document: LabelledDocument, shared: Path) -> Checked:
    """The document through the walk, its body against its labels."""
    outcome = parse_path(document.path)
    norm = load_norm(shared)
    paragraphs = [norm(paragraph) for paragraph in list_paragraphs(outcome.brief)]
    checks = _check(document, paragraphs, read_body(outcome).lines, norm)
    facts = check_facts(document, _with_publisher(document, outcome.brief), norm)
    return Checked(document.document_id, tell_end(outcome), tuple(checks), tuple(facts))


def _with_publisher(document: LabelledDocument, brief: Brief | None) -> Brief | None:
    """The brief; where its text does not name the publisher, with what its address tells."""
    if brief is None or document.labels.get("publisher_in_text", True):
        return brief
    url = document.labels["source_url"]
    told = parse_bytes(document.path.read_bytes(), document.path.name, url).brief
    return brief.model_copy(update={"publisher": told.publisher if told else None})


def _check(document: LabelledDocument, paragraphs: Sequence[str], lines: Sequence[Line], norm: Norm) -> Iterator[Check]:
    body = " ".join(paragraphs)
    for text in document.keep:
        yield Check("keep", text, norm(text) in body, _place(norm(text), lines, norm))
    for text in document.drop:
        yield Check("leak", text, norm(text) not in body, _place(norm(text), lines, norm))
    for text in document.once:
        count = body.count(norm(text))
        yield Check("once", text, count == 1, f"{count} times: {_place(norm(text), lines, norm)}")
    for text in document.joined:
        yield Check("joined", text, any(norm(text) in each for each in paragraphs), _place_ends(text, lines, norm))


def _place(snippet: str, lines: Sequence[Line], norm: Norm) -> str:
    """Label and rule of the blocks that hold the snippet, or else its first half."""
    forms = [(norm(line.text), line) for line in lines]
    for part in (snippet, snippet[: len(snippet) // 2]):
        if found := [f"{line.label} by {line.rule}" for form, line in forms if part in form]:
            return "; ".join(dict.fromkeys(found))
    return "in no block"


def _place_ends(text: str, lines: Sequence[Line], norm: Norm) -> str:
    """Label and rule of the blocks in which the text begins and ends: the cut lies between them."""
    snippet = norm(text)
    begin, end = _place(snippet[:_END], lines, norm), _place(snippet[-_END:], lines, norm)
    return f"not whole in one paragraph; begins in {begin}, ends in {end}"


def sum_up(documents: Sequence[Checked]) -> dict[str, Measured]:
    """Share of snippets kept, leaked, there once and joined; share of documents whose body is perfect."""
    metrics = {}
    for kind in KINDS:
        checks = [check for document in documents for check in document.checks if check.kind == kind]
        met = sum(check.is_met for check in checks)
        if checks:
            metrics[kind] = _share(len(checks) - met if kind == "leak" else met, len(checks))
    metrics["perfect"] = _share(sum(document.is_perfect for document in documents), len(documents))
    return metrics


def _share(count: int, total: int) -> Measured:
    return Measured(count / total, f"{count} of {total}")
