"""Text that the document says twice: teasers, doubled questions, the leavings of nested tags. One is kept."""

from collections.abc import Iterator

from pipeline.clean.page import Page, Say
from pipeline.text import starts_in_mid_sentence
from schemas.block import Label

_SURE_WORDS = 10
_NEAR = 3  # blocks between the two of a short repeat
_MIN_WORDS = 6  # shorter ones repeat by chance: headings, speakers' names
_FRAGMENT_REACH = 8  # blocks back that a fragment's whole may stand


def said_before(page: Page) -> Iterator[Say]:
    """A block that stood before to the letter; the first one is kept.

    Six words are enough right below the first, ten elsewhere: a refrain is shorter.
    """
    first: dict[str, int] = {}
    for ordinal in page.open():
        if page.word_counts[ordinal] < _MIN_WORDS:
            continue
        earlier = first.setdefault(page.forms[ordinal], ordinal)
        if earlier != ordinal and (page.word_counts[ordinal] >= _SURE_WORDS or ordinal - earlier <= _NEAR):
            yield Say(ordinal, Label.DUPLICATE, f"says again what block {earlier} says")


def nested_fragment(page: Page) -> Iterator[Say]:
    """Pieces of a paragraph that come again below it: bold and link text that a scraper took twice.

    Only where at least two blocks in a row lie inside a paragraph just before them, or one of six
    words or more: a heading may well name what the paragraph above it spoke of.
    """
    if page.typeset:
        return  # no scraper took print from nested tags
    inside = {ordinal: whole for ordinal in page.open() if (whole := _whole(page, ordinal)) is not None}
    if not any(starts_in_mid_sentence(page.texts[ordinal]) for ordinal in inside):
        return  # whole items, each with its capital: a list that the paragraph above announces
    for ordinal, whole in inside.items():
        in_a_row = ordinal - 1 in inside or ordinal + 1 in inside or _is_duplicate(page, ordinal - 1)
        if in_a_row or page.word_counts[ordinal] >= _MIN_WORDS:
            yield Say(ordinal, Label.DUPLICATE, f"a piece of block {whole}, taken twice", 0.9)


def _whole(page: Page, ordinal: int) -> int | None:
    """The block shortly before that holds this one's text within its own, at word boundaries."""
    piece = page.forms[ordinal]
    for before in range(ordinal - 1, max(-1, ordinal - 1 - _FRAGMENT_REACH), -1):
        longer = page.word_counts[before] >= page.word_counts[ordinal] + 4
        if longer and page.word_counts[before] >= 12 and _holds(page.forms[before], piece):
            return before
    return None


def _holds(whole: str, piece: str) -> bool:
    """True when the piece stands in the whole between word boundaries."""
    place = whole.find(piece)
    if place < 0:
        return False
    around = whole[max(0, place - 1) : place] + whole[place + len(piece) : place + len(piece) + 1]
    return not any(map(str.isalnum, around))


def _is_duplicate(page: Page, ordinal: int) -> bool:
    return page.label_of(ordinal) is Label.DUPLICATE
