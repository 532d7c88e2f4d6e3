"""What the printed page carries beside its text: mastheads, running headers, page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.clean.page import Page, Say
from pipeline.text import ends_sentence, starts_in_mid_sentence
from schemas.block import Label

_PAGE_NUMBER = re.compile(
    r"^(?:page\s|p\.\s?|seite\s|[-–—|]\s?)?(?:\d{1,4}|[ivxl]{1,6})(?:\s?(?:/|of|von)\s?\d{1,4})?(?:\s?[-–—|])?$"
)
_DIGITS = re.compile(r"\d+")
_HEADER_MAX_WORDS = 15
_CUT_MIN_WORDS = 8  # a shorter line that ends without a stop may be complete


def page_number(page: Page) -> Iterator[Say]:
    """Numbers on lines of their own that count up through the document."""
    numbered = [
        (ordinal, int(digits.group())) for ordinal in page.open() if (digits := _lone_number(page.forms[ordinal]))
    ]
    values = [value for _, value in numbered]
    if len(values) >= 2 and all(low < high for low, high in zip(values, values[1:], strict=False)):
        for ordinal, value in numbered:
            yield Say(ordinal, Label.PAGE_NUMBER, f"{value} in a rising row of {len(values)} lone numbers", 0.9)


def _lone_number(form: str) -> re.Match[str] | None:
    return _DIGITS.search(form) if _PAGE_NUMBER.match(form) else None


def running_header(page: Page) -> Iterator[Say]:
    """A short line that comes again between stretches of body text, page after page.

    It stands three times, or twice with a sentence cut in two around it; numbers in it may
    differ. Lines that end as sentences or with a colon (speakers, questions) are none.
    """
    places = defaultdict(list)
    for ordinal in page.open():
        if _is_header_shaped(page, ordinal):
            places[_DIGITS.sub("#", page.forms[ordinal])].append(ordinal)
    runs = _runs_between_prose(page)
    for form, ordinals in places.items():
        spread = len({runs[ordinal] for ordinal in ordinals})
        cuts = sum(_cuts_sentence(page, ordinal) for ordinal in ordinals)
        if len(ordinals) == spread and (spread >= 3 or (spread == 2 and cuts)):
            evidence = f"“{form}” stands {len(ordinals)} times between body text, {cuts} times in mid-sentence"
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


def _cuts_sentence(page: Page, ordinal: int) -> bool:
    """True when the body text before the block stops in mid-sentence and the text after it goes on."""
    before = next((near for near in range(ordinal - 1, -1, -1) if page.word_counts[near] >= _CUT_MIN_WORDS), None)
    after = next(
        (near for near in range(ordinal + 1, len(page.texts)) if page.word_counts[near] >= _CUT_MIN_WORDS), None
    )
    if before is None or after is None or after - before > 8:
        return False
    return not ends_sentence(page.texts[before]) and starts_in_mid_sentence(page.texts[after])


def masthead(page: Page) -> Iterator[Say]:
    """The publisher's own name on a line of its own, at the head of the document or at its end."""
    last = len(page.texts) - 1
    for ordinal in page.open():
        at_an_end = ordinal < 6 or ordinal > last - 3
        if at_an_end and page.forms[ordinal].removeprefix("the ") in page.publisher_forms:
            yield Say(ordinal, Label.MASTHEAD, "the publisher's name on a line of its own")
