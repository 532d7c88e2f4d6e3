"""Series and number: from what running headers and mastheads say, removed from the body as they are."""

import re
from collections.abc import Sequence

from pipeline.structure.labelled import LabelledBlock, texts_of
from pipeline.structure.publisher import Issuer
from pipeline.text import compare_form
from schemas.block import Label

# "CO 24-22", "RR-2575/8", "No. 3388", "2024/07", "Vol. 3, No. 2": at least one digit, no words but a short code.
_NUMBER = re.compile(
    r"(?<!\w)(?:(?:[A-Z]{1,5}[\s-]?)?\d{1,4}[-/–]\d{1,4}(?:[-/]\d{1,3})?|[A-Z]{1,5}[\s-]?\d{2,6}|"
    r"(?i:(?:vol(?:ume)?\.?\s?\d{1,4},?\s)?(?:no|nr|number|issue)\.?\s?\d{1,5})|#\s?\d{1,5})(?!\w)"
)
_TRAILING = re.compile(r"[\s,:|–-]+$")


def find_series(blocks: Sequence[LabelledBlock], issuer: Issuer | None) -> tuple[str | None, str | None]:
    """The series' name and the number in it, as printed; None for what no header or masthead gives.

    A header is a series when its publisher lists it as one, or when a number stands beside it.
    """
    lines = tuple(dict.fromkeys(texts_of(blocks, Label.RUNNING_HEADER, Label.MASTHEAD)))
    number = next((line for line in lines if _NUMBER.fullmatch(line)), None)
    names = [line for line in lines if line != number and not _is_publisher(line, issuer)]
    listed = (
        {compare_form(series.name): series.name for series in issuer.profile.series}
        if issuer and issuer.profile
        else {}
    )
    for line in names:
        if compare_form(line) in listed:
            return listed[compare_form(line)], number
        if number is None and (tail := _number_at_end(line)):
            return tail
    return (names[0], number) if number and names else (None, number)


def identify_by_series(
    series: str | None, number: str | None, language: str | None, issuer: Issuer | None
) -> str | None:
    """What names the brief for good: its number in a series that its publisher lists, in its language.

    A header that only looks like a series, or a month that looks like a number, must not make two briefs one.
    """
    if not (series and number and issuer and issuer.profile):
        return None
    listed = any(compare_form(each.name) == compare_form(series) for each in issuer.profile.series)
    return f"series {issuer.profile.publisher_id} {series} {number} {language}" if listed else None


def _number_at_end(line: str) -> tuple[str, str] | None:
    """ "Backgrounder No. 3388" as name and number."""
    found = list(_NUMBER.finditer(line))
    if not found or found[-1].end() != len(line):
        return None
    name = _TRAILING.sub("", line[: found[-1].start()])
    return (name, found[-1].group()) if name else None


def _is_publisher(line: str, issuer: Issuer | None) -> bool:
    return issuer is not None and compare_form(line) in {compare_form(name) for name in issuer.names}
