"""A document's outline: the blocks that stay in it, each as a number that can be compared across documents.

It is what is remembered of a document so that its publisher's boilerplate can be told from its text; see `recurring`.
"""

import re
from collections.abc import Container, Iterable, Sequence
from enum import IntEnum
from hashlib import blake2b
from struct import Struct
from typing import NamedTuple

from pipeline.clean.page import Page
from pipeline.text import ends_sentence, starts_in_mid_sentence
from schemas.block import KEPT, Label

_PACKED = Struct("<QBH")
_DIGITS = re.compile(r"\d+")
_FREE = frozenset({None, Label.PARAGRAPH, Label.HEADING, Label.QUESTION, Label.LIST_ITEM, Label.QUOTE, Label.TABLE})
_LONG_WORDS = 8  # a shorter line tells nothing of the sentence that a page break may have cut
_WHOLE_SENTENCE_WORDS = 6  # "Thank you." recurs and is said each time


class Kind(IntEnum):
    """What a block can be to another document."""

    SETTLED = 0
    """Known for what it is (title, byline, note ...), whoever repeats it: an author writes many briefs."""
    PROSE = 1
    """A sentence of some length, or more."""
    LINE = 2
    """Shorter than that: furniture at the edges of a document, a heading anywhere else."""
    BREAK = 3
    """A line that cuts a sentence in two, as a page break does."""


_KINDS = tuple(Kind)


class Mark(NamedTuple):
    """One block of an outline."""

    key: int
    """Equal for blocks that say the same in the same half of their documents; digits in lines may differ."""
    kind: Kind
    word_count: int


def outline(page: Page) -> dict[int, Mark]:
    """The page's kept and open blocks by ordinal, in order."""
    kept = [ordinal for ordinal in range(len(page.texts)) if (page.label_of(ordinal) or Label.PARAGRAPH) in KEPT]
    breaks = _find_breaks(page, kept)
    return {
        ordinal: _mark(page, ordinal, is_break=ordinal in breaks, is_late=2 * place >= len(kept))
        for place, ordinal in enumerate(kept)
    }


def pack(marks: Iterable[Mark]) -> bytes:
    """The outline in eleven bytes a block."""
    return b"".join(_PACKED.pack(*mark) for mark in marks)


def unpack(packed: bytes) -> list[Mark]:
    """What `pack` was given."""
    return [Mark(key, _KINDS[kind], word_count) for key, kind, word_count in _PACKED.iter_unpack(packed)]


def find_boilerplate(marks: Sequence[Mark], recurring: Container[int]) -> list[int]:
    """Places in the outline of what its publisher repeats, given the keys that recur.

    Prose and lines in a page break wherever they stand. Other lines only at the edges: the last ones of the document,
    and those before the body that stand over its title, byline or date, or over more of their kind. "Recommendations"
    recurs as well, with text below it.
    """
    found = {place for place, mark in enumerate(marks) if mark.kind in _ANYWHERE and mark.key in recurring}
    found |= _find_last_lines(marks, recurring, found)
    return sorted(found | _find_first_lines(marks, recurring, found))


_ANYWHERE = frozenset({Kind.PROSE, Kind.BREAK})


def _find_last_lines(marks: Sequence[Mark], recurring: Container[int], found: Container[int]) -> set[int]:
    """Recurring lines with nothing below them that is the document's own."""
    last: set[int] = set()
    for place in range(len(marks) - 1, -1, -1):
        if marks[place].kind is Kind.LINE and marks[place].key in recurring:
            last.add(place)
        elif marks[place].kind is not Kind.SETTLED and place not in found:
            break
    return last


def _find_first_lines(marks: Sequence[Mark], recurring: Container[int], found: Container[int]) -> set[int]:
    """Recurring lines before the body, each over a settled block or over more boilerplate."""
    body = (place for place, mark in enumerate(marks) if mark.kind is Kind.PROSE and place not in found)
    first: set[int] = set()
    for place in range(next(body, 0) - 1, -1, -1):
        mark, below = marks[place], place + 1
        over = marks[below].kind is Kind.SETTLED or below in found or below in first
        if over and mark.kind is Kind.LINE and mark.key in recurring:
            first.add(place)
    return first


def _mark(page: Page, ordinal: int, *, is_break: bool, is_late: bool) -> Mark:
    kind = _tell_kind(page, ordinal, is_break=is_break)
    word_count = min(page.word_counts[ordinal], 0xFFFF)
    if kind is Kind.SETTLED:
        return Mark(0, kind, word_count)
    form = page.forms[ordinal] if kind is Kind.PROSE else _DIGITS.sub("#", page.forms[ordinal])
    # The half is part of the key: a brief's own first paragraph stands as a teaser at the end of others.
    half = "|" if is_break else "<>"[is_late]
    digest = blake2b(f"{half}{form}".encode(errors="replace"), digest_size=8).digest()
    return Mark(int.from_bytes(digest, "little"), kind, word_count)


def _tell_kind(page: Page, ordinal: int, *, is_break: bool) -> Kind:
    if page.label_of(ordinal) not in _FREE:
        return Kind.SETTLED
    if page.opens_body(ordinal):
        return Kind.PROSE
    if is_break:
        return Kind.BREAK
    is_said = page.word_counts[ordinal] < _WHOLE_SENTENCE_WORDS and ends_sentence(page.texts[ordinal])
    return Kind.SETTLED if is_said else Kind.LINE


def _find_breaks(page: Page, kept: Sequence[int]) -> set[int]:
    """Short lines between a text that stops in mid-sentence and one that goes on."""
    breaks: set[int] = set()
    long = [place for place, ordinal in enumerate(kept) if page.word_counts[ordinal] >= _LONG_WORDS]
    for before, after in zip(long, long[1:], strict=False):
        is_cut = after - before > 1 and starts_in_mid_sentence(page.texts[kept[after]])
        if is_cut and not ends_sentence(page.texts[kept[before]]):
            breaks.update(kept[before + 1 : after])
    return breaks
