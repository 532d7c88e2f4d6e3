"""Where each field of a brief comes from: its method and evidence, and what was refused, why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemas.block import Label

if TYPE_CHECKING:
    from schemas.brief import Brief
    from schemas.candidate import Candidate
    from schemas.outcome import Outcome

_LABELS: Mapping[str, tuple[Label, ...]] = {
    "sections": (Label.HEADING, Label.QUESTION),
    "related_publications": (Label.RELATED_ITEM,),
    "notes": (Label.NOTE, Label.CAPTION),
    "disclaimers": (Label.DISCLAIMER,),
    "copyright": (Label.COPYRIGHT,),
}
"""Fields that are blocks of some labels: the rules that gave the labels are their method."""
_SHOWN_BLOCKS = 12


@dataclass(frozen=True)
class Account:
    """One field's value, how it came about, and the values that were refused, each with why."""

    field: str
    value: str
    told_by: str
    refused: tuple[str, ...] = ()


def account_for_fields(outcome: "Outcome") -> Iterator[Account]:
    """Each field of the brief, in the order of the brief; none without a brief."""
    if outcome.brief is None:
        return
    from pipeline.structure import METHODS

    for fact, methods in METHODS.items():
        yield _weigh(fact, outcome, methods)
    for field, labels in _LABELS.items():
        yield _gather(field, outcome, outcome.brief, labels)


def _weigh(field: str, outcome: "Outcome", methods: Sequence[str]) -> Account:
    """A field that candidates compete for."""
    candidates = [each for each in outcome.candidates if each.field == field]
    chosen = next((each for each in candidates if each.is_chosen), None)
    refused = tuple(f"{each.value} ({_tell(each)}): {each.reason}" for each in candidates if not each.is_chosen)
    if chosen is None:
        return Account(field, "not stated", f"looked for: {', '.join(methods)}", refused)
    return Account(field, chosen.value, _tell(chosen), refused)


def _tell(candidate: "Candidate") -> str:
    place = f", block {candidate.block}" if candidate.block is not None else ""
    return f"{candidate.method}{place}: {candidate.evidence}"


def _gather(field: str, outcome: "Outcome", brief: "Brief", labels: tuple[Label, ...]) -> Account:
    """A field that is what cleaning labelled so."""
    marked = [(i, verdict) for i, verdict in enumerate(outcome.verdicts) if verdict.label in labels]
    if not marked and field == "related_publications" and brief.related_publications:
        return Account(field, _show(field, brief), "links among what was removed beside the text")
    if not marked:
        shown = "1 without a heading" if field == "sections" else "not stated"
        return Account(field, shown, f"no block is labelled {' or '.join(labels)}")
    rules = ", ".join(dict.fromkeys(verdict.rule for _, verdict in marked))
    ordinals = ", ".join(str(ordinal) for ordinal, _ in marked[:_SHOWN_BLOCKS])
    more = ", …" if len(marked) > _SHOWN_BLOCKS else ""
    return Account(field, _show(field, brief), f"{rules}: block{'s' * (len(marked) > 1)} {ordinals}{more}")


def _show(field: str, brief: "Brief") -> str:
    """The field's text, or how many it holds and the first of them."""
    value = getattr(brief, field)
    if isinstance(value, str):
        return value
    if field == "sections":
        value = [section.heading for section in value if section.heading]
    elif field == "related_publications":
        value = [related.title for related in value]
    return f"{len(value)}: {'; '.join(value)}" if value else "not stated"
