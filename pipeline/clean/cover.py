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
_NO_NAME = re.compile(
    r"\b(?:notes?|briefs?|briefing|papers?|reports?|stud(?:y|ies)|series|analys[ie]s|commentary|memo(?:randum)?|issue|"
    r"policy|research|working|survey|data|fact ?sheet|insights?|perspectives?|review|bulletin|program(?:me)?|guide|"
    r"manual|corporation|company|inc|ltd|university|institut(?:e|ion)|cent(?:er|re)|council|foundation|committee|"
    r"department|citation|summary|introduction|contents|release|services?)\b"
)
_NO_TITLE = re.compile(r"(?:table of )?contents?$|for (?:immediate )?release\b|(?:https?://|www\.)\S+$|arxiv:")
_RELEASE = re.compile(
    r"^(?:for (?:immediate )?release|(?:first )?(?:published|released|issued|posted|updated)(?: on)?|"
    r"embargoed(?: until)?)\s*[:,]?\s+(?=\S)",
    re.IGNORECASE,
)


def largest_type(page: Page) -> Iterator[Say]:
    """The title: the largest type on the first pages, larger than any heading; set again like that, it is said once."""
    title = _find_title(page)
    if title is None:
        return
    place, words = page.typeset[title], page.word_counts[title]
    for ordinal in range(title, _find_end(page, title)):
        yield Say(ordinal, Label.TITLE, f"the largest type on page {place.page}: {place.font_size:g} points", 0.9)
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
            if page.typeset[ordinal].page == number and _can_be_title(page, ordinal, least)
        ]
        if large:
            title = max(large, key=lambda ordinal: (page.typeset[ordinal].font_size, -ordinal))
            return title if number == 1 or not _is_usual(page, title) else None
    return None


def _can_be_title(page: Page, ordinal: int, least: float) -> bool:
    place, form = page.typeset[ordinal], page.forms[ordinal]
    return (
        place.font_size >= least
        and not place.is_turned
        and 2 <= page.word_counts[ordinal] <= _TITLE_MAX_WORDS
        and any(map(str.isalpha, form))
        and not is_back_matter(form)
        and not _NO_TITLE.match(form)
        and not read_dateline(page.texts[ordinal])
    )


def _is_usual(page: Page, title: int) -> bool:
    """True when other lines further on are set as large: then it is a heading like them."""
    place = page.typeset[title]
    return any(
        page.typeset[ordinal].font_size > 0.97 * place.font_size and page.forms[ordinal] != page.forms[title]
        for ordinal in range(title + 1, len(page.texts))
        if page.typeset[ordinal].page > place.page and page.word_counts[ordinal] >= 2
    )


def _find_end(page: Page, title: int) -> int:
    """Ordinal after the title's last block: lines of it may stand wide apart."""
    end, first = title + 1, page.typeset[title]
    while end < len(page.texts) and end not in page.verdicts:
        before, place = page.typeset[end - 1], page.typeset[end]
        is_near = place.page == first.page and 0 < place.top - before.bottom < 1.2 * first.font_size
        if not is_near or (place.font_size, place.font, place.is_bold) != (first.font_size, first.font, first.is_bold):
            break
        end += 1
    return end


def release_date(page: Page) -> Iterator[Say]:
    """A line of the first pages that says of a date that the document was, or may be, published on it."""
    for ordinal in page.open():
        if not page.typeset or page.typeset[ordinal].page > _FIRST_PAGES:
            return
        words = _RELEASE.match(page.texts[ordinal])
        if words and (dated := read_dateline(page.texts[ordinal][words.end() :])):
            yield Say(ordinal, Label.DATELINE, f"“{words.group().strip()}”, and the date {dated.edtf}")


def beside_title(page: Page) -> Iterator[Say]:
    """Names and dates on the title's page, before body text: byline and dateline; other lines above: the masthead."""
    titles = [ordinal for ordinal, said in page.verdicts.items() if said.label is Label.TITLE]
    if not titles or not page.typeset:
        return
    for ordinal in _find_head(page, max(titles)):
        is_above = page.typeset[ordinal].bottom < page.typeset[titles[0]].top
        if dated := read_dateline(page.texts[ordinal]):
            yield Say(ordinal, Label.DATELINE, f"the whole block is the date {dated.edtf}")
        elif _are_names(page, ordinal, titles[0], is_above=is_above):
            yield Say(ordinal, Label.BYLINE, "names only, on the title's page", 0.8)
        elif is_above:
            yield Say(ordinal, Label.MASTHEAD, "a line above the title", 0.8)


def _are_names(page: Page, ordinal: int, title: int, *, is_above: bool) -> bool:
    """True for names alone, in smaller type than the title; above it, where a series has its place, two at least.

    In capitals, a single name may be anything.
    """
    names = split_names(page.texts[ordinal])
    needed = 1 + (is_above or page.texts[ordinal].isupper())
    is_smaller = page.typeset[ordinal].font_size < 0.8 * page.typeset[title].font_size
    return len(names) >= needed and is_smaller and not _NO_NAME.search(page.forms[ordinal])


def _find_head(page: Page, title: int) -> Iterator[int]:
    """Short open blocks of the title's page above the first body text below it."""
    for ordinal in page.open():
        if page.typeset[ordinal].page > page.typeset[title].page or (ordinal > title and page.opens_body(ordinal)):
            return
        if page.typeset[ordinal].page == page.typeset[title].page and page.word_counts[ordinal] <= _HEAD_MAX_WORDS:
            yield ordinal
