"""Calendar expressions as they are printed: a date, how exact it is, and where it stands."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

_MONTHS = {
    # English; German, French, Spanish, Italian, Dutch, Portuguese where they differ
    1: "january jan januar janvier enero gennaio januari janeiro",
    2: "february feb februar février fevrier febrero febbraio februari fevereiro",
    3: "march mar märz maerz mars marzo maart março",
    4: "april apr avril abril aprile",
    5: "may mai mayo maggio mei maio",
    6: "june jun juni juin junio giugno junho",
    7: "july jul juli juillet julio luglio julho",
    8: "august aug août aout agosto augustus",
    9: "september sept sep septembre septiembre settembre setembro",
    10: "october oct oktober okt octobre octubre ottobre outubro",
    11: "november nov novembre noviembre novembro",
    12: "december dec dezember dez décembre decembre diciembre dicembre dezembro",
}
_MONTH_NUMBER = {name: number for number, names in _MONTHS.items() for name in names.split()}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|º|er)?"
_TO_DAY = r"(?:\s?(?:-|–|to|and|through)\s?(?P<to_day>[0-3]?\d)(?:st|nd|rd|th)?\b)?"
_YEAR = r"(?P<year>(?:18|19|20)\d{2})"
_WORD_START = r"(?<![^\W\d_])"  # a date can follow another without a space: "June 29, 2020November 12, 2021"

# The forms, the fullest first. A name of a month alone is none: "may" and "March on" are words.
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![\d-]){_YEAR}-(?P<month_number>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
        rf"(?<!\d){_YEAR}\s?[년年]\s?(?P<month_number>[01]?\d)\s?[월月](?:\s?(?P<day>[0-3]?\d)\s?[일日])?",
        rf"(?<!\d){_YEAR}\s{_MONTH}\s{_DAY}\b",
        rf"{_WORD_START}{_MONTH}\s{_DAY}\b{_TO_DAY}(?:(?:,\s?|\s){_YEAR}(?!\d))?",
        rf"(?:(?<![\d.])\b|(?<=[a-z])(?=\d\d?(?:st|nd|rd|th))){_DAY}\.?(?:\sde)?\s{_MONTH}(?:(?:,?\s(?:de\s)?){_YEAR}(?!\d))?",
        rf"{_WORD_START}{_MONTH},?\s(?:of\s|de\s)?{_YEAR}(?!\d)",
    )
)
_WEEKDAY = re.compile(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch),?\s+",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(
    r"^(?:[\sT]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s?(?:[ap]\.?m\.?|Z|UTC|GMT|E[SD]T|[+-]\d{2}:?\d{2})?)?\W*$",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(
    r"^(?:published|posted|updated|last updated|released|date|issued|publication date|veröffentlicht|publié le)"
    r"(?:\s+on)?\s*:?\s+",
    re.IGNORECASE,
)

# "2021-03-04", "2021-03", and what follows in a time stamp.
_STAMP = re.compile(rf"{_YEAR}[-/](?P<month_number>[01]\d)(?:[-/](?P<day>[0-3]\d))?(?!\d)")
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?:(?P<first_year>(?:19|20)\d\d)[/.](?P<second>[01]?\d)[/.](?P<last>[0-3]?\d)|"
    r"(?P<one>[0-3]?\d)(?P<mark>[/.-])(?P<other>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d|\d\d))(?![\d/]|[.-]\d)"
)
_DIGITS = re.compile(r"\d+")
# A quick look before the slow one: what no date is without.
_HINTS = (*sorted({name[:3] for name in _MONTH_NUMBER}), "-0", "-1", "월", "月")
_REACH = 24  # characters between a date's digits, or beyond them, that still belong to it: "September of " and the like

Precision = Literal["year", "month", "day"]


@dataclass(frozen=True)
class CalendarDate:
    """A date as printed. `year` is None where only day and month are; `day` is the last day of a range."""

    year: int | None
    month: int
    day: int | None
    start: int
    end: int
    text: str

    @property
    def precision(self) -> Precision:
        return "month" if self.day is None else "day"

    @property
    def edtf(self) -> str | None:
        """EDTF, or None without a year."""
        if self.year is None:
            return None
        month = f"{self.year:04d}-{self.month:02d}"
        return month if self.day is None else f"{month}-{self.day:02d}"

    def in_year(self, year: int) -> date | None:
        """The day, in this year when the text gives none; None when it has no day or there is no such day."""
        chosen = self.year or year
        if self.day is None or not 1 <= self.day <= monthrange(chosen, self.month)[1]:
            return None
        return date(chosen, self.month, self.day)


def find_dates(text: str) -> Iterator[CalendarDate]:
    """The calendar dates of a text, in order, none inside another. A year alone is not one of them."""
    found: list[CalendarDate] = []
    lower = text.lower()
    for start, end in _around_digits(text):
        if all(lower.find(hint, start, end) < 0 for hint in _HINTS):
            continue
        for form in _FORMS:
            for match in form.finditer(text, start, end):
                read = _read(match)
                if read and not any(read.start < other.end and other.start < read.end for other in found):
                    found.append(read)
    return iter(sorted(found, key=lambda each: each.start))


def _around_digits(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of the text in which a date can stand: every one has a digit. Overlapping ones are one."""
    start = end = 0
    for digits in _DIGITS.finditer(text):
        reach = max(0, digits.start() - _REACH)
        if end and reach > end:
            yield start, end
            end = 0
        start, end = start if end else reach, min(len(text), digits.end() + _REACH)
    if end:
        yield start, end


def read_dateline(text: str) -> CalendarDate | None:
    """The date, when the whole text is one; a weekday, a time of day and a word such as "Published" may stand by it."""
    if not 6 <= len(text) <= 80 or not _DIGITS.search(text):
        return None
    bare = _BEFORE_DATE.sub("", text, count=1)
    bare = _WEEKDAY.sub("", bare.strip(), count=1)
    for form in _FORMS:
        match = form.match(bare)
        if match and _AFTER_DATE.match(bare[match.end() :]):
            read = _read(match)
            return read if read and read.year else None
    return None


def read_stamp(text: str) -> CalendarDate | None:
    """The day that a machine-readable date begins with, "2021-03-04T23:30:00Z", else the date that the text is.

    The day is the one written: a time of day, or a zone, moves it nowhere.
    """
    stamp = _STAMP.match(text.strip())
    return _read(stamp) if stamp else read_dateline(text)


def find_numeric(text: str) -> Iterator[tuple[int, tuple[CalendarDate, ...]]]:
    """Dates in numbers alone: where each begins, and what it can mean, day first before month first.

    "3/4/21" is one of two days, "13.4.2021" one day, "2021/4/13" too. Years of two digits lie between 1970 and 2069.
    """
    for match in _NUMERIC.finditer(text):
        if possible := _read_orders(match):
            yield match.start(), possible


def _read_orders(match: re.Match[str]) -> tuple[CalendarDate, ...]:
    parts = match.groupdict()
    if parts["first_year"]:
        orders, year = [(int(parts["last"]), int(parts["second"]))], int(parts["first_year"])
    else:
        one, other, year = int(parts["one"]), int(parts["other"]), int(parts["year"])
        year += 0 if year > 99 else 1900 if year >= 70 else 2000
        orders = [(one, other)] if parts["mark"] == "." else [(one, other), (other, one)]
    possible = [(day, month) for day, month in orders if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]]
    return tuple(
        CalendarDate(year, month, day, match.start(), match.end(), match.group())
        for day, month in dict.fromkeys(possible)
    )


def _read(match: re.Match[str]) -> CalendarDate | None:
    """The match as a date; None for a day or month that no calendar has."""
    parts = match.groupdict()
    named = parts.get("month") or ""
    month = int(parts["month_number"]) if parts.get("month_number") else _MONTH_NUMBER.get(named.casefold(), 0)
    last_day = parts.get("to_day") or parts.get("day")
    day = int(last_day) if last_day else None
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    year = int(parts["year"]) if parts.get("year") else None
    if day and year and day > monthrange(year, month)[1]:
        return None
    if year is None and parts["month"].islower():  # "may 3 people": a month without a capital and a year is a word
        return None
    return CalendarDate(year, month, day, match.start(), match.end(), match.group())
