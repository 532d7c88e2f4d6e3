"""The headline: the heading that says what the page declares, or what its window says, over its text."""

import re
from collections.abc import Iterator

from pipeline.calendar import read_dateline
from pipeline.clean.page import Page, Say
from pipeline.text import count_words, ends_sentence
from pipeline.titles import Titles
from schemas.block import Label

# What parts a page's name from its site's: "A Quay Too Far | Harbour Studies".
_SITE = re.compile(r"\s+[|·•»«:>/\\–—-]{1,2}\s+|\s?\|\s?")
_MIN_WORDS = 3
_FIRST_BLOCKS = 3  # the window's title stands among these
_MENU_PROSE = 4  # sentences that a menu may hold
_DATE_REACH = 6  # blocks over the headline that may hold its date
_HEAD_SHARE = 0.4  # of the document's words: the headline stands in that part of it


def declared_headline(page: Page) -> Iterator[Say]:
    """The heading that agrees with the title a page declares, or its first `h1` above the text."""
    if not page.markup:
        return
    first_prose = next((ordinal for ordinal in sorted(page.main) if page.opens_body(ordinal)), len(page.texts))
    headline = Titles(page.declared).find_headline(page.texts, page.markup, first_prose)
    if headline:
        yield Say(headline.ordinal, Label.TITLE, f"{headline.tag}: {headline.evidence}")


def window_title(page: Page) -> Iterator[Say]:
    """The title of the window, where the page's own headline is known."""
    if page.has(Label.TITLE):
        for ordinal, markup in enumerate(page.markup[:_FIRST_BLOCKS]):
            if markup.tag == "title":
                yield Say(ordinal, Label.DUPLICATE, "the window's title; the headline is in the page")


def repeated_headline(page: Page) -> Iterator[Say]:
    """The window's title is the duplicate, its last return before the body is the title; between them is the menu.

    The window's title is one of the first three blocks, with or without the site's name.
    """
    for ordinal in range(min(_FIRST_BLOCKS, len(page.texts))):
        if page.is_prose(ordinal):
            return
        again = _find_return(page, ordinal) if _is_title_shaped(page, ordinal) else None
        # A question asked twice in a row may as well be the first of an interview.
        if again is not None and not (page.texts[ordinal].endswith("?") and again == ordinal + 1):
            yield Say(ordinal, Label.DUPLICATE, f"the page's title, which block {again} gives")
            label = Label.DUPLICATE if page.has(Label.TITLE) else Label.TITLE
            yield Say(again, label, f"stood in block {ordinal}, the page's title, before", 0.9)
            yield from _menu(page, ordinal, again)
            return


def _menu(page: Page, first: int, last: int) -> Iterator[Say]:
    for ordinal in range(first + 1, last):
        is_date = last - ordinal <= _DATE_REACH and read_dateline(page.texts[ordinal]) is not None
        if not page.opens_body(ordinal) and not is_date and not page.is_surely_main(ordinal):
            yield Say(
                ordinal, Label.NAVIGATION, f"between the page's title and the headline, blocks {first} and {last}", 0.8
            )


def _is_title_shaped(page: Page, ordinal: int) -> bool:
    text = page.texts[ordinal]
    if ordinal in page.verdicts:
        return False
    return _MIN_WORDS <= page.word_counts[ordinal] <= 40 and (not ends_sentence(text) or text.endswith(("?", "!")))


def _find_return(page: Page, first: int) -> int | None:
    """The last block of the document's head whose whole text is the title's, its site's name aside."""
    forms = _names(page.forms[first])
    room = _HEAD_SHARE * sum(page.word_counts)
    found, prose = None, 0
    for ordinal in range(first + 1, len(page.texts)):
        prose += page.is_prose(ordinal)
        room -= page.word_counts[ordinal]
        if room < 0 or prose > (_MENU_PROSE if found is None else 0):
            break
        if page.forms[ordinal] in forms:
            found, prose = ordinal, 0
    return found


def _names(form: str) -> set[str]:
    """The title whole, and without the parts that its marks set off at the end or the start."""
    places = [(match.start(), match.end()) for match in _SITE.finditer(form[:400])]
    names = {form, *(form[:start] for start, _ in places), *(form[end:] for _, end in places)}
    return {name for name in names if count_words(name) >= _MIN_WORDS}
