"""Headings of printed documents: lines set apart from the body by their type, right over its text."""

from collections.abc import Iterator

from pipeline.clean.page import Page, Say
from pipeline.clean.typeset import Face, find_body_face, is_set_as_body
from pipeline.text import ends_sentence, starts_in_mid_sentence
from schemas.block import Label

_MAX_WORDS = 30
_LARGER = 1.08  # times the size of the body
_NEAR = 3.0  # times the size of the larger of the two: the white between a heading and its text
_LEVELS = 3  # headings that may stand over each other


def set_apart(page: Page) -> Iterator[Say]:
    """A bold or larger line that is no sentence, with body text right below it, or with such a line between."""
    if not page.typeset:
        return
    body = find_body_face(page)
    for ordinal in page.open():
        if page.texts[ordinal].endswith("?") or not _is_shaped(page, ordinal, body):
            continue
        if (text := _find_text(page, ordinal, body)) is not None:
            place = page.typeset[ordinal]
            how = f"{'bold, ' if place.is_bold else ''}{place.font_size:g} points"
            yield Say(ordinal, Label.HEADING, f"{how}, over body text in block {text}", 0.9)


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
