"""The body: questions, headings, list items, and paragraphs, which are what remains."""

import re
from collections.abc import Iterator, Sequence

from pipeline.clean.page import Page, Say
from pipeline.clean.section_names import is_section_name
from pipeline.text import ends_sentence, starts_in_mid_sentence
from schemas.block import Label

_QUESTION_MAX_WORDS = 45
_TAG_MAX_WORDS = 30
_TAG_REACH = 6  # blocks below
_HEADING_TAGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_INNER_STOP = re.compile(r"[.!]\s")
_NUMBER = re.compile(r"^(?:q(?:uestion)?\s?\d{0,2}\s?[.:)]|\(?\d{1,2}[.)])\s+", re.IGNORECASE)
# "Germany: From Benefit to Competition, by Ada Moss": a title with its author is cited, and heads nothing.
_CREDITED = re.compile(r"\s?,\s(?:by|von|par|por)\s[A-ZÀ-Ý][\w.’'-]+(?:\s[\w.’'&-]+){1,8}$")
_HEADING_MAX_WORDS = 16
_SENTENCE_ENDS = (".", ",", ";", ":", ".”", ',"', '."', ",”", ".)", ".'", ".’", ".]")
_BULLETS = tuple("•·▪‣◦●○■□")
_NOTED_END = re.compile(r"[.,;]\[\d{1,3}\]$")
_SECTION_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,4}\.)\s+[A-ZÀ-ÖØ-Þ]")
_NUMBERED_WORDS = 9
_BULLET = re.compile(r"^(?:[•·▪‣◦●○■–—*-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")


def question(page: Page) -> Iterator[Say]:
    """A short block that is one question, with body text right below it."""
    for ordinal in page.open():
        text = page.texts[ordinal]
        alone = text.endswith("?") and not text.startswith(_BULLETS) and not _INNER_STOP.search(_NUMBER.sub("", text))
        if alone and 3 <= page.word_counts[ordinal] <= _QUESTION_MAX_WORDS and _has_text_below(page, ordinal):
            yield Say(ordinal, Label.QUESTION, "one question, with an answer below it", 0.9)


def heading(page: Page) -> Iterator[Say]:
    """A short line that is no sentence, begins with a capital or number, and has body text below it.

    Where a web page marks its headings, these are headings, over a list or another heading too; of the other lines
    only those in bold.
    """
    marked = {ordinal for ordinal in page.open() if page.markup and _is_marked(page, ordinal)}
    for ordinal in page.open():
        if ordinal in marked:
            yield Say(ordinal, Label.HEADING, f"marked {page.markup[ordinal].tag}, with text below it", 0.9)
        elif page.markup and (_is_item(page.markup[ordinal].path) or (marked and not page.markup[ordinal].is_strong)):
            continue
        elif _is_named(page, ordinal) and _has_some_text_below(page, ordinal):
            yield Say(ordinal, Label.HEADING, "a name that sections go by, with text below it", 0.9)
        elif _is_short_line(page, ordinal) and _has_text_below(page, ordinal):
            yield Say(ordinal, Label.HEADING, "a short line over body text", 0.7)
        elif _is_numbered(page, ordinal) and _has_text_below(page, ordinal):
            yield Say(ordinal, Label.HEADING, "a numbered line over body text", 0.7)


def _is_short_line(page: Page, ordinal: int) -> bool:
    text = page.texts[ordinal]
    if not 1 <= page.word_counts[ordinal] <= _HEADING_MAX_WORDS or text.endswith(_SENTENCE_ENDS):
        return False
    return not (
        _NOTED_END.search(text) or _CREDITED.search(text) or starts_in_mid_sentence(text) or _BULLET.match(text)
    )


def _is_named(page: Page, ordinal: int) -> bool:
    """True for a section's name; in a flat text what stands behind its colon may be the rest of a title."""
    text = page.texts[ordinal]
    return is_section_name(text) and not (page.layout == "flat" and text.endswith(":"))


def _is_numbered(page: Page, ordinal: int) -> bool:
    """True for "1. Background": a few words behind a number, no item of a list of such lines."""
    text = page.texts[ordinal]
    number = _SECTION_NUMBER.match(text)
    if number is None or page.word_counts[ordinal] > _NUMBERED_WORDS or text.endswith(_SENTENCE_ENDS):
        return False
    beside = (page.texts[near] for near in (ordinal - 1, ordinal + 1) if 0 <= near < len(page.texts))
    return not any(_BULLET.match(each) for each in beside)


def _is_marked(page: Page, ordinal: int) -> bool:
    """True for an element h2 to h6 of a heading's length with some block of the body below it."""
    text = page.texts[ordinal]
    if page.markup[ordinal].tag not in _HEADING_TAGS:
        return False
    if page.is_prose(ordinal) or page.word_counts[ordinal] > _TAG_MAX_WORDS or not any(map(str.isalnum, text)):
        return False
    return any(near not in page.verdicts for near in range(ordinal + 1, min(len(page.texts), ordinal + _TAG_REACH)))


def list_item(page: Page) -> Iterator[Say]:
    """A block that begins with a bullet or a number, and what a web page marks as an item of a list."""
    for ordinal in page.open():
        if mark := _BULLET.match(page.texts[ordinal]):
            yield Say(ordinal, Label.LIST_ITEM, f"begins with “{mark.group()[:-1].strip()}”", 0.8)
        elif page.markup and _is_item(page.markup[ordinal].path):
            yield Say(ordinal, Label.LIST_ITEM, "an item of a list", 0.9)


def _is_item(path: Sequence[str]) -> bool:
    """True where the element, or the one right above it, is `li`."""
    return any(step == "li" or step.startswith(("li.", "li#", "li[")) for step in path[-2:])


def paragraph(page: Page) -> Iterator[Say]:
    """Whatever no rule has spoken of."""
    for ordinal in page.open():
        sure = ends_sentence(page.texts[ordinal]) and page.word_counts[ordinal] >= 8
        yield Say(ordinal, Label.PARAGRAPH, "no rule removes it", 0.8 if sure else 0.5)


def _has_some_text_below(page: Page, ordinal: int) -> bool:
    """True when a block of the body follows, however short."""
    return any(near not in page.verdicts for near in range(ordinal + 1, min(len(page.texts), ordinal + 3)))


def _has_text_below(page: Page, ordinal: int) -> bool:
    """True when the next block still open is longer than the heading and reads as text."""
    below = next((near for near in range(ordinal + 1, len(page.texts)) if near not in page.verdicts), None)
    return below is not None and (page.word_counts[below] >= 12 or page.is_prose(below))
