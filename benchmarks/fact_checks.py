"""The facts of labelled documents: each field is a check, also where the label says that the document has none."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.corpora import LabelledDocument
from benchmarks.floor import Measured
from schemas.brief import Brief

FIELDS = ("title", "authors", "published", "publisher", "series", "headings", "related")
Norm = Callable[[str], str]


@dataclass(frozen=True)
class Fact:
    """One field of one document: what the label says, what was found, as sets of comparable values."""

    field: str
    wanted: frozenset[str]
    found: frozenset[str]

    @property
    def is_met(self) -> bool:
        """True when exactly the wanted was found."""
        return self.wanted == self.found

    @property
    def seen(self) -> str:
        """What is missing and what is too much, in words."""
        missing, extra = sorted(self.wanted - self.found), sorted(self.found - self.wanted)
        return "; ".join(
            f"{name}: {' | '.join(values)}" for name, values in (("missing", missing), ("extra", extra)) if values
        )


def check_facts(document: LabelledDocument, brief: Brief | None, norm: Norm) -> Iterator[Fact]:
    """One fact a field; `published` has the publisher's name only where the document or its address tells it."""
    labels = document.labels
    if "title" not in labels:
        return
    found = _found(brief)
    for field, wanted in _wanted(labels).items():
        values = frozenset(norm(value) for value in found[field])
        yield Fact(field, _accept(labels, field, frozenset(norm(value) for value in wanted), values, norm), values)


def _wanted(labels: Mapping[str, Any]) -> dict[str, list[str]]:
    return {
        "title": _given(labels["title"]),
        "authors": [author["name"] for author in labels["authors"]],
        "published": _given(labels["published_on"]),
        "publisher": _given(labels["publisher"]),
        "series": _given(labels["series"], labels["series_number"]),
        "headings": labels["section_headings"],
        "related": [entry["title"] for entry in labels["related_publications"]],
    }


def _found(brief: Brief | None) -> dict[str, list[str]]:
    if brief is None:
        return {field: [] for field in FIELDS}
    return {
        "title": _given(brief.title),
        "authors": [author.name for author in brief.authors],
        "published": _given(brief.published.edtf if brief.published else None),
        "publisher": _given(brief.publisher.name if brief.publisher else None),
        "series": _given(brief.series, brief.series_number),
        "headings": [section.heading for section in brief.sections if section.heading],
        "related": [entry.title for entry in brief.related_publications],
    }


def _accept(
    labels: Mapping[str, Any], field: str, wanted: frozenset[str], found: frozenset[str], norm: Norm
) -> frozenset[str]:
    """What is wanted; the found itself where it is another accepted form of it."""
    if field == "publisher" and found <= {norm(name) for name in labels["publisher_aliases"]} and found:
        return found
    return wanted


def _given(*values: str | None) -> list[str]:
    return [value for value in values if value]


def sum_up_facts(documents: Sequence[Sequence[Fact]]) -> dict[str, Measured]:
    """Share of documents whose field is exact, and precision and recall where a field has several values."""
    facts = [fact for document in documents for fact in document]
    metrics: dict[str, Measured] = {}
    for field in ("title", "authors", "published", "publisher", "series"):
        metrics[field] = _exact([fact for fact in facts if fact.field == field])
    for field in ("title", "published"):
        metrics[f"{field} made up"] = _made_up([fact for fact in facts if fact.field == field])
    for field in ("authors", "headings", "related"):
        metrics |= _overlap(field, [fact for fact in facts if fact.field == field])
    return metrics


def _exact(facts: Sequence[Fact]) -> Measured:
    met = sum(fact.is_met for fact in facts)
    return Measured(met / len(facts), f"{met} of {len(facts)}")


def _made_up(facts: Iterable[Fact]) -> Measured:
    """Share of the documents that state none which were given one."""
    unstated = [fact for fact in facts if not fact.wanted]
    made_up = sum(bool(fact.found) for fact in unstated)
    return Measured(made_up / max(1, len(unstated)), f"{made_up} of {len(unstated)}")


def _overlap(field: str, facts: Sequence[Fact]) -> dict[str, Measured]:
    """Over the values of all documents."""
    hits = sum(len(fact.wanted & fact.found) for fact in facts)
    found, wanted = sum(len(fact.found) for fact in facts), sum(len(fact.wanted) for fact in facts)
    return {
        f"{field} P": Measured(hits / max(1, found), f"{hits} of {found}"),
        f"{field} R": Measured(hits / max(1, wanted), f"{hits} of {wanted}"),
        f"{field} F1": Measured(2 * hits / max(1, found + wanted)),
    }
