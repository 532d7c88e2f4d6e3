"""What the printed page carries beside its text: mastheads, running headers, page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.clean.page import Page, Say
from pipeline.text import compare_form, ends_sentence, starts_in_mid_sentence
from schemas.block import Label

_PAGE_NUMBER = re.compile(
    r"^(?:page\s|p\.\s?|seite\s|[-–—|]\s?)?(?:\d{1,4}|[ivxl]{1,6})(?:\s?(?:/|of|von)\s?\d{1,4})?(?:\s?[-–—|])?$"
)
_DIGITS = re.compile(r"\d+")
_HEADER_MAX_WORDS = 15
_PAGE_STEP = 4  # pages from one printed number to the next: plates and blank pages have none
_CUT_REACH = 8  # blocks from the one half of a sentence to the other
_CUT_MIN_WORDS = 8  # a shorter line that ends without a stop may be complete


def declared_line(page: Page) -> Iterator[Say]:
    """A line that the publisher's own file declares to be furniture of its pages."""
    declared = {compare_form(line) for line in page.publisher_furniture}
    for ordinal in page.open() if declared else ():
        if page.forms[ordinal] in declared:
            yield Say(ordinal, Label.NAVIGATION, "the publisher's file declares the line")


def page_number(page: Page) -> Iterator[Say]:
    """Numbers on lines of their own that count up through the document.

    A row that begins with 1 cuts a sentence in two at least once: others number what stands below them.
    """
    numbered = [
        (ordinal, int(digits.group())) for ordinal in page.open() if (digits := _lone_number(page.forms[ordinal]))
    ]
    values = [value for _, value in numbered]
    steps = [high - low for low, high in zip(values, values[1:], strict=False)]
    if steps and all(1 <= step <= _PAGE_STEP for step in steps) and not 1800 <= values[0] <= 2100:
        if values[0] <= 1 and not any(map(_cuts(page).__getitem__, (ordinal for ordinal, _ in numbered))):
            return
        for ordinal, value in numbered:
            yield Say(ordinal, Label.PAGE_NUMBER, f"{value} in a rising row of {len(values)} lone numbers", 0.9)


def _lone_number(form: str) -> re.Match[str] | None:
    return _DIGITS.search(form) if _PAGE_NUMBER.match(form) else None


def running_header(page: Page) -> Iterator[Say]:
    """A short line that comes again between stretches of body text, page after page.

    At least once it cuts a sentence in two: headings and speakers' names come again too, and never do.
    Numbers in it may differ.
    """
    places = defaultdict(list)
    for ordinal in page.open():
        if _is_header_shaped(page, ordinal):
            places[_DIGITS.sub("#", page.forms[ordinal])].append(ordinal)
    again = {form: ordinals for form, ordinals in places.items() if len(ordinals) >= 2}
    if not again:
        return
    runs, cuts = _runs_between_prose(page), _cuts(page)
    for form, ordinals in again.items():
        spread = len({runs[ordinal] for ordinal in ordinals})
        if len(ordinals) == spread and (cut := sum(cuts[ordinal] for ordinal in ordinals)):
            evidence = f"“{form}” stands {len(ordinals)} times between body text, {cut} times in mid-sentence"
            yield from (Say(ordinal, Label.RUNNING_HEADER, evidence) for ordinal in ordinals)


def _is_header_shaped(page: Page, ordinal: int) -> bool:
    text = page.texts[ordinal]
    return 1 <= page.word_counts[ordinal] <= _HEADER_MAX_WORDS and not ends_sentence(text) and not text.endswith(":")


def _runs_between_prose(page: Page) -> list[int]:
    """For each block, how many stretches of body text stand before it: equal numbers share a page top."""
    run, runs, in_prose = 0, [], False
    for ordinal in range(len(page.texts)):
        prose = page.opens_body(ordinal)
        run += prose and not in_prose
        in_prose = prose
        runs.append(run)
    return runs


def _cuts(page: Page) -> list[bool]:
    """For each block, whether the body text before it stops in mid-sentence and the text after it goes on."""
    long = [count >= _CUT_MIN_WORDS for count in page.word_counts]
    befores, before = [], -1
    for ordinal, is_long in enumerate(long):
        befores.append(before)
        before = ordinal if is_long else before
    cuts, after = [False] * len(long), -1
    for ordinal in range(len(long) - 1, -1, -1):
        before = befores[ordinal]
        if before >= 0 and 0 <= after - before <= _CUT_REACH:
            cuts[ordinal] = not ends_sentence(page.texts[before]) and starts_in_mid_sentence(page.texts[after])
        after = ordinal if long[ordinal] else after
    return cuts


def masthead(page: Page) -> Iterator[Say]:
    """The publisher's own name on a line of its own, at the head of the document or at its end."""
    last = len(page.texts) - 1
    for ordinal in page.open():
        at_an_end = ordinal < 6 or ordinal > last - 3
        if at_an_end and page.forms[ordinal].removeprefix("the ") in page.publisher_forms:
            yield Say(ordinal, Label.MASTHEAD, "the publisher's name on a line of its own")
