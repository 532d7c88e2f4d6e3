"""What stands at the edges of printed pages: running headers and footers, page numbers; and tables of contents."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator

from pipeline.clean.page import Page, Say
from pipeline.clean.typeset import find_body_face, is_set_as_body
from schemas.block import Label

_EDGE = 0.13  # of the page's height
_MAX_WORDS = 25
_SAME_HEIGHT = 6.0  # points
_FEW_PAGES = 6  # a document of fewer needs two pages to show what runs, others three
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"^(?:page\s|p\.\s?|seite\s|[-–—|]\s?)?(?P<number>\d{1,4}|[ivxl]{1,6})(?:\s?(?:/|of|von|de)\s?\d{1,4})?(?:\s?[-–—|])?$"
)
_NOTE = re.compile(r"^\d{1,3}\s+\S.*\d")  # a note that cites a page or a year
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*(?:\d{1,3}|[ivxl]{1,5})(?=\s|$)")


def running_line(page: Page) -> Iterator[Say]:
    """Lines in the head or foot of pages that come again at the same height: on odd, on even or on all pages.

    Numbers in them may differ. Three pages are needed, two in a document of fewer than six.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for ordinal in _find_edges(page):
        if not _NUMBER.match(page.forms[ordinal]):
            places[_DIGITS.sub("#", page.forms[ordinal])].append(ordinal)
    for form, ordinals in places.items():
        level = _count_level(page, ordinals, ordinals)
        for ordinal in ordinals:
            if (page_count := level[ordinal]) >= _needed(page):
                yield Say(ordinal, Label.RUNNING_HEADER, f"“{form}” stands at one height on {page_count} pages")


def changing_line(page: Page) -> Iterator[Say]:
    """Lines at one height and in one type, other than the body's, on three pages or more: the names of chapters."""
    if not page.typeset:
        return
    body = find_body_face(page)
    places: dict[tuple[str, float, int], list[int]] = defaultdict(list)
    for ordinal in _find_edges(page):
        place = page.typeset[ordinal]
        if not is_set_as_body(page, ordinal, body) and place.font_size <= body.size and _is_lone(page, ordinal):
            places[place.font, place.font_size, round(place.bottom)].append(ordinal)
    for ordinals in places.values():
        page_count = len({page.typeset[ordinal].page for ordinal in ordinals})
        if page_count >= 3 and len(ordinals) <= 2 * page_count:
            for ordinal in ordinals:
                yield Say(ordinal, Label.RUNNING_HEADER, f"a line of one type and height on {page_count} pages", 0.9)


def edge_number(page: Page) -> Iterator[Say]:
    """Lone numbers in the head or foot of pages that count up with the pages, or stand at the height of those."""
    numbers = {
        ordinal: number["number"]
        for ordinal in _find_edges(page)
        if (number := _NUMBER.match(page.forms[ordinal])) is not None
    }
    ahead = Counter(int(number) - page.typeset[ordinal].page for ordinal, number in numbers.items() if number.isdigit())
    if not ahead or ahead.most_common(1)[0][1] < 2:
        return
    step = ahead.most_common(1)[0][0]
    counted = {
        ordinal
        for ordinal, number in numbers.items()
        if number.isdigit() and int(number) == page.typeset[ordinal].page + step
    }
    level = _count_level(page, numbers, counted)
    for ordinal in numbers:
        if ordinal in counted:
            yield Say(ordinal, Label.PAGE_NUMBER, f"counts up with the pages, {step:+d}")
        elif level[ordinal]:
            yield Say(ordinal, Label.PAGE_NUMBER, "stands where other pages have their number", 0.9)


def contents_line(page: Page) -> Iterator[Say]:
    """Lines of a table of contents: dots that lead to a page number."""
    for ordinal in page.open():
        if page.typeset and (leaders := _LEADERS.findall(page.texts[ordinal])):
            yield Say(ordinal, Label.NAVIGATION, f"dots lead to a page number, {len(leaders)} times")


def turned_text(page: Page) -> Iterator[Say]:
    """Text that does not run from left to right along the page: stamps in the margin, names of axes."""
    for ordinal in page.open():
        if page.typeset and page.typeset[ordinal].is_turned:
            yield Say(ordinal, Label.OTHER, "does not run along the page", 0.9)


def _needed(page: Page) -> int:
    """How many pages show that a line runs through the document."""
    return 2 if page.typeset[-1].page < _FEW_PAGES else 3


def _find_edges(page: Page) -> list[int]:
    """Short open blocks in the head or the foot of their page."""
    if not page.typeset:
        return []
    return [
        ordinal for ordinal in page.open() if page.word_counts[ordinal] <= _MAX_WORDS and _is_at_edge(page, ordinal)
    ]


def _is_at_edge(page: Page, ordinal: int) -> bool:
    place = page.typeset[ordinal]
    return place.bottom < _EDGE * place.page_height or place.top > (1 - _EDGE) * place.page_height


def _is_lone(page: Page, ordinal: int) -> bool:
    """True when no block of its type stands right above or below: the last of the notes is at one height as well."""
    place = page.typeset[ordinal]
    for near in (ordinal - 1, ordinal + 1):
        if 0 <= near < len(page.typeset) and page.typeset[near].page == place.page:
            other = page.typeset[near]
            gap = max(other.top - place.bottom, place.top - other.bottom)
            if gap < 2 * place.font_size and (other.font, other.font_size) == (place.font, place.font_size):
                return False
    return not _NOTE.match(page.texts[ordinal]) or place.top < place.page_height / 2


def _count_level(page: Page, ordinals: Iterable[int], others: Iterable[int]) -> dict[int, int]:
    """For each block, on how many pages one of the others stands at its height."""
    waiting = deque(sorted((page.typeset[other].bottom, page.typeset[other].page) for other in others))
    near: deque[tuple[float, int]] = deque()
    counts: Counter[int] = Counter()
    found = {}
    for ordinal in sorted(ordinals, key=lambda each: page.typeset[each].bottom):
        bottom = page.typeset[ordinal].bottom
        while waiting and waiting[0][0] <= bottom + _SAME_HEIGHT:
            near.append(waiting.popleft())
            counts[near[-1][1]] += 1
        while near and near[0][0] < bottom - _SAME_HEIGHT:
            number = near.popleft()[1]
            counts[number] -= 1
            if not counts[number]:
                del counts[number]
        found[ordinal] = len(counts)
    return found
