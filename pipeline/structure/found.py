"""What a finder hands back: the value, and every candidate that was weighed for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from schemas.candidate import Candidate, FactField

T = TypeVar("T")

_SHOWN = 300
"""Characters of a value or its evidence that are kept with a candidate."""


@dataclass(frozen=True)
class Offer(Generic[T]):
    """A value offered for a field. `method` says where it was found, `evidence` is what was seen there.

    `objection` says why it cannot be the one, where something speaks against it.
    """

    value: T
    method: str
    evidence: str
    objection: str | None = None
    shown: str | None = None
    """How the candidate prints the value, where that is not its own text."""
    block: int | None = None
    """Ordinal of the block it was found in."""


@dataclass(frozen=True)
class Found(Generic[T]):
    """The value taken, None when none was, and the candidates in the order of their strength."""

    value: T | None
    candidates: tuple[Candidate, ...] = ()


def choose(field: FactField, offers: Iterable[Offer[T]], order: tuple[str, ...]) -> Found[T]:
    """The first offer that nothing speaks against; methods are ranked as `order` names them, equal ones as they come.

    A later offer of the same value as the chosen one is kept as a witness for it, said so in its reason.
    """
    ranked = sorted(offers, key=lambda offer: order.index(offer.method))
    chosen = next((offer for offer in ranked if offer.objection is None), None)
    candidates = tuple(_record(field, offer, order.index(offer.method) + 1, chosen) for offer in ranked)
    return Found(chosen.value if chosen else None, candidates)


def _record(field: FactField, offer: Offer[T], rank: int, chosen: Offer[T] | None) -> Candidate:
    return Candidate(
        field=field,
        value=shorten(_show(offer)),
        method=offer.method,
        evidence=shorten(offer.evidence),
        block=offer.block,
        rank=rank,
        is_chosen=offer is chosen,
        reason=None if offer is chosen else offer.objection or _outranked(offer, chosen),
    )


def _show(offer: Offer[T]) -> str:
    return str(offer.value) if offer.shown is None else offer.shown


def _outranked(offer: Offer[T], chosen: Offer[T] | None) -> str:
    if chosen is None:
        raise ValueError(f"{offer.value!r} has no objection and was not chosen")
    if _show(offer) == _show(chosen):
        return f"says the same as {chosen.method}"
    return f"{chosen.method} comes before {offer.method}" if chosen.method != offer.method else "stands later"


def shorten(text: str) -> str:
    """At most so many characters as a candidate shows."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
