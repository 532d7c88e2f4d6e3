"""The first day on which a document of some year can have been published, by the events it speaks of as past."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.calendar import find_dates

_PAST = re.compile(r"\b(?:was|were|had|has|have|been|held|took|met|began|ended|won|[a-z]{3,}ed)\b[^.;]{0,60}$")
_NOT_PAST = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|to be|scheduled|expected|planned|upcoming|due|next|until|by|before|"
    r"ahead of)\b[^.;]{0,40}$"
)
_LAST_QUARTER = 10  # an undated day of October to December in a brief of early 2024 is one of 2023
_REACH = 120  # characters before a date that tell whether it is past


def narrow_year(year: int, paragraphs: Sequence[str]) -> tuple[date, str | None]:
    """The last day of the year that the text speaks of as past, with its words; January 1 and None without any."""
    events = sorted(_past_events(paragraphs, year), key=lambda event: event[0])
    return events[-1] if events else (date(year, 1, 1), None)


def _past_events(paragraphs: Sequence[str], year: int) -> Iterator[tuple[date, str]]:
    """Days of that year that the text speaks of as past, with the words that do."""
    for paragraph in paragraphs:
        for found in find_dates(paragraph):
            day = found.in_year(year)
            if day is None or day.year != year or (found.year is None and day.month >= _LAST_QUARTER):
                continue
            before = paragraph[max(0, found.start - _REACH) : found.start]
            if _PAST.search(before) and not _NOT_PAST.search(before):
                yield day, f"{before[-40:].partition(' ')[2]}{found.text}"
