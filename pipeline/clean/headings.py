"""Headings of printed documents: lines set apart from the body by their type, right over its text."""

from collections import Counter
from collections.abc import Iterator

from pipeline.clean.page import Page, Say
from pipeline.clean.typeset import Face, find_body_face, is_set_as_body
from pipeline.text import ends_sentence, starts_in_mid_sentence
from schemas.block import Label

_MAX_WORDS = 30
_LARGER = 1.08  # times the size of the body
_NEAR = 3.0  # times the size of the larger of the two: the white between a heading and its text
_REMOVED = frozenset({Label.DISCLAIMER, Label.COPYRIGHT, Label.AUTHOR_CARD, Label.NEWSLETTER})
_LEVELS = 3  # headings that may stand over each other


def over_removed(page: Page) -> Iterator[Say]:
    """A line over a disclaimer, a copyright or a card: it heads that, and no text.

    On paper any that is set as headings are; elsewhere one that begins with "About".
    """
    body = find_body_face(page) if page.typeset else None
    for ordinal in page.open():
        below = ordinal + 1
        if page.label_of(below) not in _REMOVED or page.word_counts[ordinal] > _MAX_WORDS:
            continue
        is_over = page.forms[ordinal].startswith("about ") and not ends_sentence(page.texts[ordinal])
        if body:
            is_over = _is_shaped(page, ordinal, body) and _stands_over(page, ordinal, below, body)
        if is_over:
            yield Say(ordinal, Label.OTHER, f"heads what was removed in block {below}", 0.8)


def set_apart(page: Page) -> Iterator[Say]:
    """A bold or larger line that is no sentence, with body text right below it, or with such a line between.

    In a box, and in other type than two headings outside of boxes, it is the title of something beside the text.
    """
    if not page.typeset:
        return
    body = find_body_face(page)
    found = [
        (ordinal, text)
        for ordinal in page.open()
        if not page.texts[ordinal].endswith("?") and _is_shaped(page, ordinal, body)
        if (text := _find_text(page, ordinal, body)) is not None
    ]
    outside = Counter(_tell_face(page, ordinal) for ordinal, _ in found if not page.typeset[ordinal].is_boxed)
    for ordinal, text in found:
        place = page.typeset[ordinal]
        how = f"{'bold, ' if place.is_bold else ''}{place.font_size:g} points"
        if place.is_boxed and outside.total() > 1 and _tell_face(page, ordinal) not in outside:
            yield Say(ordinal, Label.CAPTION, f"{how}, in a box, unlike the headings outside", 0.7)
        else:
            yield Say(ordinal, Label.HEADING, f"{how}, over body text in block {text}", 0.9)


def _tell_face(page: Page, ordinal: int) -> tuple[str, float, bool]:
    place = page.typeset[ordinal]
    return place.font, place.font_size, place.is_bold


def _is_shaped(page: Page, ordinal: int, body: Face) -> bool:
    text, place = page.texts[ordinal], page.typeset[ordinal]
    is_apart = place.is_bold or place.font_size > _LARGER * body.size
    is_line = page.word_counts[ordinal] <= _MAX_WORDS and any(map(str.isalpha, text))
    return (
        is_apart
        and is_line
        and not starts_in_mid_sentence(text)
        and not (ends_sentence(text) or text.endswith((":", ",", ";")))
    )


def _find_text(page: Page, heading: int, body: Face) -> int | None:
    """The block of body text that the line stands over."""
    above = heading
    for below in range(heading + 1, min(len(page.texts), heading + 1 + _LEVELS)):
        if not _stands_over(page, above, below, body):
            return None
        if is_set_as_body(page, below, body) and not page.typeset[below].is_bold:
            return None if starts_in_mid_sentence(page.texts[below]) else below
        if not _is_shaped(page, below, body):
            return None
        above = below
    return None


def _stands_over(page: Page, above: int, below: int, body: Face) -> bool:
    one, other = page.typeset[above], page.typeset[below]
    gap = other.top - one.bottom
    shares_width = min(one.right, other.right) > max(one.left, other.left)
    return one.page == other.page and -1 <= gap < _NEAR * max(one.font_size, body.size) and shares_width
