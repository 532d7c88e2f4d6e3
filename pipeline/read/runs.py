"""Stretches of a line, as the inline elements of an HTML page part it."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from pipeline.evidence import Run
from pipeline.read.element import Element

# Elements within a stretch of text: they stress or mark what they hold, and set it apart from nothing.
_EMPHASIS = frozenset("abbr b bdi big cite dfn em font i ins mark q s small strong sub sup tt u var wbr".split())


def part_runs(pieces: Sequence[str], holders: Sequence[Element]) -> tuple[Run, ...]:
    """The line's stretches, white space folded; none for a line of one. `holders` has one element for each piece.

    The first piece is not white space. What a link holds is one stretch where some of it stands there directly.
    """
    if len(set(holders)) == 1:
        return ()
    stretches = _assign(pieces, holders)
    groups = groupby(zip(pieces, stretches, strict=True), itemgetter(1))
    runs = tuple(
        Run(" ".join("".join(text for text, _ in group).split()), _find_address(element)) for element, group in groups
    )
    return runs if len(runs) > 1 else ()


def _assign(pieces: Sequence[str], holders: Sequence[Element]) -> list[Element]:
    """For each piece, the element whose stretch it belongs to; white space to that before it."""
    whole = {holder for text, holder in zip(pieces, holders, strict=True) if holder.tag == "a" and not text.isspace()}
    stretches: list[Element] = []
    for text, holder in zip(pieces, holders, strict=True):
        if stretches and text.isspace():
            stretches.append(stretches[-1])
        else:
            link = _find_anchor(holder)
            stretches.append(link if link and link in whole else _skip_emphasis(holder))
    return stretches


def _skip_emphasis(element: Element) -> Element:
    while element.tag in _EMPHASIS and element.parent:
        element = element.parent
    return element


def _find_anchor(element: Element) -> Element | None:
    holder: Element | None = element
    while holder and holder.tag != "a":
        holder = holder.parent
    return holder


def _find_address(element: Element) -> str | None:
    anchor = _find_anchor(element)
    return anchor.attributes.get("href") if anchor else None
