"""The opening of a document: title, byline, dateline and teaser, before the body begins."""

import re
from collections.abc import Iterator

from pipeline.calendar import read_dateline
from pipeline.clean.page import Page, Say
from pipeline.clean.related import reads_like_title
from pipeline.clean.section_names import is_section_name
from pipeline.names import is_inverted, split_at_bars, split_names
from pipeline.offices import is_office_line
from pipeline.things import is_thing
from schemas.block import Label

_OPENING = 8  # open blocks that can belong to the opening
_BY = re.compile(r"^(?:by|von|par|por|written by|author(?:s|\(s\))?\s?:)\s+(?=\S)", re.IGNORECASE)
_NAME_AND_ROLE = re.compile(r"^(?P<names>[^()]{4,80}?)\s?\((?P<role>[^()]{3,160})\)$")
_SUMMARY_MAX_WORDS = 120


def opening(page: Page) -> Iterator[Say]:
    """Title, byline, dateline and teaser among the first open blocks.

    The title is the first title-shaped line before anything else that is open; a first block that
    reads as a sentence is no title. A teaser is one sentence block that stands before a dateline or
    byline of the opening, and before body text.
    """
    head = _head(page)
    marks = {ordinal: kind for ordinal in head if (kind := _mark(page, ordinal))}
    title = None if page.has(Label.TITLE) else _title(page, head, marks)
    marks |= _names_beside(page, head, marks, title)
    if title is not None:
        yield Say(title, Label.TITLE, "the first title-shaped line, before the body", 0.8)
    for ordinal, (label, evidence) in marks.items():
        yield Say(ordinal, label, evidence)
    yield from _teaser(page, head, marks, title)


def _head(page: Page) -> list[int]:
    """The first open blocks, up to the second one of body length."""
    head: list[int] = []
    prose = 0
    for ordinal in page.open():
        prose += page.opens_body(ordinal)
        if prose == 2 or len(head) == _OPENING:
            break
        head.append(ordinal)
    return head


def _mark(page: Page, ordinal: int) -> tuple[Label, str] | None:
    """Whether the block is surely a byline or a dateline, and why."""
    text = page.texts[ordinal]
    if dated := read_dateline(text):
        return Label.DATELINE, f"the whole block is the date {dated.edtf}"
    if page.word_counts[ordinal] > 40:
        return None
    if (by := _BY.match(text)) and split_names(_names_of(text[by.end() :]), is_byline=True):
        return Label.BYLINE, f"“{by.group().strip()}” and names"
    named = _NAME_AND_ROLE.match(text)
    if named and split_names(named["names"]):
        return Label.BYLINE, "a name, and an office in brackets"
    return (Label.BYLINE, "family name, given name") if is_inverted(text) else None


def _names_of(text: str) -> str:
    """The names, without an office in brackets and what stands behind a bar."""
    names = split_at_bars(text)[0]
    named = _NAME_AND_ROLE.match(names)
    return named["names"] if named else names


def _names_beside(
    page: Page, head: list[int], marks: dict[int, tuple[Label, str]], title: int | None
) -> dict[int, tuple[Label, str]]:
    """Lines of names alone beside a date of the opening or over an office: elsewhere two capitals can be anything.

    Names of which the text speaks as of things are none there either.
    """
    dates = {ordinal for ordinal, (label, _) in marks.items() if label is Label.DATELINE}
    dates |= {ordinal for ordinal, said in page.verdicts.items() if said.label is Label.DATELINE}
    found: dict[int, tuple[Label, str]] = {}
    for ordinal in head:
        if ordinal not in marks and ordinal != title and (why := _tells_names(page, ordinal, dates)):
            found[ordinal] = (Label.BYLINE, why)
    return found


def _tells_names(page: Page, ordinal: int, dates: set[int]) -> str | None:
    """Why the line is one of names; None where it is not."""
    is_beside = bool({ordinal - 1, ordinal + 1} & dates)
    below = page.texts[ordinal + 1] if ordinal + 1 < len(page.texts) else ""
    if not (is_beside or is_office_line(below)) or page.word_counts[ordinal] > 40:
        return None
    names = split_names(page.texts[ordinal])
    if not names or any(is_thing(name, text) for name in names for text in page.texts):
        return None
    return "names only, beside the date" if is_beside else "a name over an office"


def _title(page: Page, head: list[int], marks: dict[int, tuple[Label, str]]) -> int | None:
    """The title's ordinal; None when the first open block that is no byline or dateline is no title.

    Of a text without type, `title_line` has told.
    """
    if not page.typeset:
        return None
    for ordinal in head:
        if ordinal in marks:
            continue
        form = page.forms[ordinal]
        shaped = reads_like_title(page.texts[ordinal], page.word_counts[ordinal]) and not is_section_name(
            page.texts[ordinal]
        )
        follows = any(page.opens_body(later) for later in range(ordinal + 1, len(page.texts)))
        shaped = shaped and not is_first_of_questions(page, ordinal)
        return (
            ordinal
            if shaped and follows and not form.endswith(":") and form[:1].isalnum() | (form[:1] in "\"'$")
            else None
        )
    return None


def is_first_of_questions(page: Page, ordinal: int) -> bool:
    """True for a question right above body text where more such questions follow: an interview begins at once."""
    questions = [
        near
        for near in range(ordinal, len(page.texts) - 1)
        if page.texts[near].endswith("?") and not page.is_prose(near) and page.opens_body(near + 1)
    ]
    return len(questions) >= 2 and questions[0] == ordinal


def _teaser(page: Page, head: list[int], marks: dict[int, tuple[Label, str]], title: int | None) -> Iterator[Say]:
    """The sentence block before the dateline, or between title and byline, when body text still follows."""
    if not marks:
        return
    last_mark = max(marks)
    before = [ordinal for ordinal in head if ordinal < last_mark and ordinal not in marks and ordinal != title]
    follows = any(page.opens_body(later) for later in range(last_mark + 1, len(page.texts)))
    dated = any(label is Label.DATELINE for label, _ in marks.values())
    if len(before) == 1 and follows and (dated or title is not None) and _is_teaser_shaped(page, before[0]):
        yield Say(before[0], Label.SUMMARY, "a sentence between the head of the page and its byline or date", 0.8)


def _is_teaser_shaped(page: Page, ordinal: int) -> bool:
    return page.is_prose(ordinal) and page.word_counts[ordinal] <= _SUMMARY_MAX_WORDS
