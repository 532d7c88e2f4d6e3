"""How deep headings lie: by their tags on web pages, by their type on paper, by their numbers in plain text."""

import re
from collections.abc import Mapping, Sequence

from pipeline.structure.labelled import LabelledBlock

_DEEPEST = 6
_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\S")
_NO_TAG = 7  # a line in bold over text lies below every heading that has a tag
_SAME_SIZE = 1.04  # times the smaller


def tell_levels(headings: Sequence[LabelledBlock]) -> Mapping[int, int]:
    """Ordinal of each heading -> its level, from 1 for the highest of them; no level between is left out."""
    if not headings:
        return {}
    if headings[0].markup:
        ranks = [_rank_tag(block) for block in headings]
    elif headings[0].typeset:
        ranks = _rank_types(headings)
    else:
        ranks = [_count_parts(block.text) for block in headings]
    order = {rank: level for level, rank in enumerate(sorted(set(ranks)), 1)}
    return {block.ordinal: min(order[rank], _DEEPEST) for block, rank in zip(headings, ranks, strict=True)}


def _rank_tag(block: LabelledBlock) -> int:
    """The number in h1 to h6, of the element or of one right above it."""
    path = block.markup.path[-3:] if block.markup else ()
    tags = (step[:2] for step in reversed(path) if step[:1] == "h" and step[1:2].isdigit() and not step[2:3].isalnum())
    return next((int(tag[1]) for tag in tags), _NO_TAG)


def _rank_types(headings: Sequence[LabelledBlock]) -> list[int]:
    """The larger the type, the higher; of one size, capitals lie above bold type, and that above the rest."""
    faces = [(place.font_size, block.text.isupper(), place.is_bold) for block in headings if (place := block.typeset)]
    ranks: dict[tuple[float, bool, bool], int] = {}
    above: tuple[float, bool, bool] | None = None
    for face in sorted(set(faces), reverse=True):
        is_same = above is not None and face[1:] == above[1:] and face[0] * _SAME_SIZE >= above[0]
        ranks[face] = ranks[above] if above and is_same else len(ranks)
        above = face
    return [ranks[face] for face in faces]


def _count_parts(text: str) -> int:
    """1 for "1. Ports" and for a heading without a number, 2 for "1.1 Quays"."""
    number = _NUMBER.match(text)
    return number.group(1).count(".") + 1 if number else 1
