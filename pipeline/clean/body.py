"""The body: questions, headings, list items, and paragraphs, which are what remains."""

import re
from collections.abc import Iterator

from pipeline.clean.page import Page, Say
from pipeline.text import ends_sentence, starts_in_mid_sentence
from schemas.block import Label

_QUESTION_MAX_WORDS = 45
_HEADING_MAX_WORDS = 16
_NOTED_END = re.compile(r"[.,;]\[\d{1,3}\]$")
_BULLET = re.compile(r"^(?:[•·▪‣◦●○■–—*-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")


def question(page: Page) -> Iterator[Say]:
    """A short block that is one question, with body text right below it."""
    for ordinal in page.open():
        text = page.texts[ordinal]
        alone = text.endswith("?") and not text.startswith(tuple("•·▪‣◦●○■□")) and not re.search(r"[.!]\s", text)
        if alone and 3 <= page.word_counts[ordinal] <= _QUESTION_MAX_WORDS and _has_text_below(page, ordinal):
            yield Say(ordinal, Label.QUESTION, "one question, with an answer below it", 0.9)


def heading(page: Page) -> Iterator[Say]:
    """A short line that is no sentence, begins with a capital or number, and has body text below it."""
    for ordinal in page.open():
        text = page.texts[ordinal]
        short = (
            1 <= page.word_counts[ordinal] <= _HEADING_MAX_WORDS
            and not text.endswith((".", ",", ";", ":"))
            and not text.endswith((".”", ',"', '."', ",”", ".)", ".'", ".’", ".]"))
            and not _NOTED_END.search(text)
        )
        if short and not starts_in_mid_sentence(text) and not _BULLET.match(text) and _has_text_below(page, ordinal):
            yield Say(ordinal, Label.HEADING, "a short line over body text", 0.7)


def list_item(page: Page) -> Iterator[Say]:
    """A block that begins with a bullet or a number."""
    for ordinal in page.open():
        if mark := _BULLET.match(page.texts[ordinal]):
            yield Say(ordinal, Label.LIST_ITEM, f"begins with “{mark.group()[:-1].strip()}”", 0.8)


def paragraph(page: Page) -> Iterator[Say]:
    """Whatever no rule has spoken of."""
    for ordinal in page.open():
        sure = ends_sentence(page.texts[ordinal]) and page.word_counts[ordinal] >= 8
        yield Say(ordinal, Label.PARAGRAPH, "no rule removes it", 0.8 if sure else 0.5)


def _has_text_below(page: Page, ordinal: int) -> bool:
    """True when the next block still open is longer than the heading and reads as text."""
    below = next((near for near in range(ordinal + 1, len(page.texts)) if near not in page.verdicts), None)
    return below is not None and (page.word_counts[below] >= 12 or page.is_prose(below))
