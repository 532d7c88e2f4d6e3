"""The head of a printed document: its title is what is set largest on its first pages."""

import re
from collections.abc import Iterator

from pipeline.calendar import read_dateline
from pipeline.clean.page import Page, Say
from pipeline.clean.smallprint import is_back_matter
from pipeline.clean.typeset import find_body_face
from pipeline.names import split_names
from schemas.block import Label

_FIRST_PAGES = 3
_LARGE = 1.25  # times the size of the body
_TITLE_MAX_WORDS = 30
_HEAD_MAX_WORDS = 15
_PUBLICATION = re.compile(
    r"\b(?:notes?|briefs?|briefing|papers?|reports?|stud(?:y|ies)|series|analys[ie]s|commentary|memo(?:randum)?|issue|"
    r"policy|research|working|survey|data|fact ?sheet|insights?|perspectives?|review|bulletin|program(?:me)?)\b"
)


def largest_type(page: Page) -> Iterator[Say]:
    """The title: the largest type on the first pages; set again like that, it is said once."""
    title = _find_title(page)
    if title is None:
        return
    size, words = page.typeset[title].font_size, page.word_counts[title]
    yield Say(title, Label.TITLE, f"the largest type on page {page.typeset[title].page}: {size:g} points", 0.9)
    for ordinal in page.open():
        again = page.forms[ordinal] == page.forms[title] and words >= 2
        if again and ordinal != title and page.typeset[ordinal].page <= _FIRST_PAGES + 2:
            yield Say(ordinal, Label.DUPLICATE, f"the title in block {title}, again")


def _find_title(page: Page) -> int | None:
    """The first block of the largest type on the first page that has one larger than the body."""
    if not page.typeset:
        return None
    least = _LARGE * find_body_face(page).size
    for number in range(1, _FIRST_PAGES + 1):
        large = [
            ordinal
            for ordinal in page.open()
            if page.typeset[ordinal].page == number and page.typeset[ordinal].font_size >= least
            if 2 <= page.word_counts[ordinal] <= _TITLE_MAX_WORDS and any(map(str.isalpha, page.texts[ordinal]))
            if not is_back_matter(page.forms[ordinal])
        ]
        if large:
            return max(large, key=lambda ordinal: (page.typeset[ordinal].font_size, -ordinal))
    return None


def beside_title(page: Page) -> Iterator[Say]:
    """Names and dates on the title's page, before body text: byline and dateline; other lines above: the masthead."""
    title = next((ordinal for ordinal, said in page.verdicts.items() if said.label is Label.TITLE), None)
    if title is None or not page.typeset:
        return
    for ordinal in _find_head(page, title):
        text = page.texts[ordinal]
        if dated := read_dateline(text):
            yield Say(ordinal, Label.DATELINE, f"the whole block is the date {dated.edtf}")
        elif _are_names(page, ordinal, is_above=page.typeset[ordinal].bottom < page.typeset[title].top):
            yield Say(ordinal, Label.BYLINE, "names only, on the title's page", 0.8)
        elif page.typeset[ordinal].bottom < page.typeset[title].top:
            yield Say(ordinal, Label.MASTHEAD, "a line above the title", 0.8)


def _are_names(page: Page, ordinal: int, *, is_above: bool) -> bool:
    """True for names alone; above the title, where a series has its place, for two at least."""
    names = split_names(page.texts[ordinal])
    return len(names) > is_above and not _PUBLICATION.search(page.forms[ordinal])


def _find_head(page: Page, title: int) -> Iterator[int]:
    """Short open blocks of the title's page above the first body text below it."""
    for ordinal in page.open():
        if page.typeset[ordinal].page > page.typeset[title].page or (ordinal > title and page.opens_body(ordinal)):
            return
        if page.typeset[ordinal].page == page.typeset[title].page and page.word_counts[ordinal] <= _HEAD_MAX_WORDS:
            yield ordinal
