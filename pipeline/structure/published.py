"""When the brief was published: never more exact than the page, never from related items, never from today."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.calendar import CalendarDate, find_dates, read_dateline
from pipeline.names import split_at_bars
from pipeline.structure.found import Found
from pipeline.structure.labelled import Labelled, LabelledBlock, texts_of
from pipeline.structure.publisher import Issuer
from schemas.block import Label
from schemas.brief import Published

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_PAST = re.compile(r"\b(?:was|were|had|has|have|been|held|took|met|began|ended|won|[a-z]{3,}ed)\b[^.;]{0,60}$")
_NOT_PAST = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|to be|scheduled|expected|planned|upcoming|due|next|until|by|before|"
    r"ahead of)\b[^.;]{0,40}$"
)
_LAST_QUARTER = 10  # an undated day of October to December in a brief of early 2024 is one of 2023


def find_published(document: Labelled, issuer: Issuer | None, paragraphs: Sequence[str]) -> Found[Published]:
    """From the dateline, else the copyright line's year. Where it first appeared elsewhere is another date.

    A year alone is narrowed by what the text speaks of as past; None when nothing gives a date.
    """
    dated = _from_dateline(_datelines(document.blocks))
    return Found(dated or _from_copyright(document.texts_of(Label.COPYRIGHT), paragraphs))


def _datelines(blocks: Sequence[LabelledBlock]) -> list[str]:
    """Dates on lines of their own, and dates behind a bar in the byline."""
    bylines = [part for line in texts_of(blocks, Label.BYLINE) for part in split_at_bars(line)[1:]]
    return [*texts_of(blocks, Label.DATELINE), *bylines]


def _from_dateline(lines: Sequence[str]) -> Published | None:
    dates = [found for line in lines if (found := read_dateline(line))]
    return _published(dates[0], "dateline", dates[0].text) if dates else None


def _published(found: CalendarDate, method: str, evidence: str) -> Published:
    """The date with the bounds that its precision leaves."""
    year = found.year
    if year is None or found.edtf is None:
        raise ValueError(f"{found.text!r} has no year")
    first = date(year, found.month, found.day or 1)
    last = date(year, found.month, found.day or monthrange(year, found.month)[1])
    return Published(
        edtf=found.edtf, precision=found.precision, earliest=first, latest=last, method=method, evidence=evidence
    )


def _from_copyright(lines: Sequence[str], paragraphs: Sequence[str]) -> Published | None:
    """The copyright line's year, when it names one year only."""
    for line in lines:
        years = {int(year) for year in _YEAR.findall(line)}
        if len(years) == 1:
            return _in_year(years.pop(), line, paragraphs)
    return None


def _in_year(year: int, line: str, paragraphs: Sequence[str]) -> Published:
    events = sorted(_past_events(paragraphs, year), key=lambda event: event[0])
    earliest, words = events[-1] if events else (date(year, 1, 1), None)
    return Published(
        edtf=f"{year:04d}",
        precision="year",
        earliest=earliest,
        latest=date(year, 12, 31),
        method="copyright",
        evidence=f"{line}; not before: “{words}”" if words else line,
    )


def _past_events(paragraphs: Sequence[str], year: int) -> Iterator[tuple[date, str]]:
    """Days of that year that the text speaks of as past, with the words that do."""
    for paragraph in paragraphs:
        for found in find_dates(paragraph):
            day = found.in_year(year)
            if day is None or day.year != year or (found.year is None and day.month >= _LAST_QUARTER):
                continue
            before = paragraph[max(0, found.start - 120) : found.start]
            if _PAST.search(before) and not _NOT_PAST.search(before):
                yield day, f"{before[-40:].partition(' ')[2]}{found.text}"
