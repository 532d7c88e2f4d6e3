"""Series and number: from running headers, mastheads, breadcrumbs and what a page declares."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from pipeline.calendar import find_dates, find_numeric
from pipeline.json_ld import list_articles, list_texts, list_values, types_of
from pipeline.structure.found import Found, Offer, choose
from pipeline.structure.labelled import Labelled, LabelledBlock
from pipeline.structure.publisher import Issuer
from pipeline.text import compare_form
from schemas.block import Label

ORDER = ("listed", "numbered_line", "beside_number", "declared", "number_alone")
"""A name that the publisher lists first, then one that stands with a number."""

# "CO 24-22", "RR-2575/8-BMGF", "No. 3388", "2024/07", "Vol. 3, No. 2": at least one digit, no words but a short code.
_NUMBER = re.compile(
    r"(?<!\w)(?:(?:[A-Z]{1,5}[\s-]?)?\d{1,4}[-/–]\d{1,4}(?:[-/]\d{1,3})?(?:-[A-Z]{2,6}|[A-Z])?|[A-Z]{1,5}[\s-]?\d{2,6}(?:-[A-Z]{2,6})?|"
    r"(?i:(?:vol(?:ume)?\.?\s?\d{1,4},?\s)?(?:no|nr|number|issue|núm|n°|nº)\.?\s?\d{1,5}(?:/\d{2,4})?|vol(?:ume)?\.?\s?\d{1,4})|#\s?\d{1,5})(?!\w)"
)
_CODE = re.compile(r"[A-Z]{1,5}[\s-]?\d{2,5}(?:[/-]\w{1,6}){0,3}$")
_NO_CODE = re.compile(r"COVID|SARS|G\d|F-\d|(?:USD|EUR|GBP|KRW|JPY|CNY|CHF)\b")
_SERIES_WORD = re.compile(
    r"\b(?:briefs?|papers?|comments?|commentar\w+|reports?|notes?|backgrounders?|bulletins?|series|memos?|perspectives?|"
    r"policy|analys\w+|focus|reviews?|dossiers?|studien?|insights?|updates?|monitor|outlook|snapshot|opinions?)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"(?i)\b(?:no|nr|number|issue|núm|n°|nº|vol|volume)\b|#")
# "Pier Comment 41", "IAI Commentaries 20 | 65".
_BARE_NUMBER = re.compile(r"\s(?P<number>\d{1,4}(?:\s?[/|]\s?\d{1,4})?)$")
_AROUND = re.compile(r"^[\s,:;|·•–—-]+|[\s,:;(|·•–—-]+$")
_MARK = re.compile(r"\s+[|·•»–—-]{1,2}\s+|\s?[|:]\s")
_NAME_WORDS = 8
_LINE_LENGTH = 120  # characters
_BESIDE = 6  # blocks on either side of the title in which its series stands
_NEAR = 2  # lines on either side of a series' name in which its number stands
_NUMBER_LENGTH = 60  # characters of a line that is hardly more than a series and its number
_APART = frozenset({Label.RELATED_ITEM, Label.RELATED_HEADING, Label.COMMENT, Label.PARAGRAPH, Label.LIST_ITEM})
_HEADERS = (Label.RUNNING_HEADER, Label.MASTHEAD)


@dataclass(frozen=True)
class Series:
    """A series' name and the number in it; a document can print either alone."""

    name: str | None
    number: str | None

    def __str__(self) -> str:
        return " ".join(filter(None, (self.name, self.number)))


def find_series(document: Labelled, issuer: Issuer | None) -> Found[Series]:
    """The series' name and the number in it, as printed; neither is taken from the text itself.

    A header is a series when its publisher lists it as one, or when a number stands with it.
    """
    lines = _unique(document.labelled(*_HEADERS))
    number = next(_find_numbers(lines, document), None)
    offers = [
        *_listed(document, lines, issuer, number),
        *_numbered([*lines, *_above_title(document)], issuer),
        *_beside_number(lines, issuer, number),
        *_declared(document),
    ]
    if number:
        offers.append(Offer(Series(None, number.text), "number_alone", number.text, block=number.ordinal))
    return choose("series", offers, ORDER)


def _unique(blocks: Iterable[LabelledBlock]) -> list[LabelledBlock]:
    """Each line once: running headers return on every page."""
    return list({block.text: block for block in blocks if len(block.text) <= _LINE_LENGTH}.values())


def _find_numbers(lines: Sequence[LabelledBlock], document: Labelled) -> Iterator[LabelledBlock]:
    """Lines that are a number and nothing else; on paper codes on the first two pages and the last one, too."""
    yield from (line for line in lines if _NUMBER.fullmatch(line.text))
    printed = [block for block in document.blocks if block.typeset]
    last = printed[-1].typeset.page if printed and printed[-1].typeset else 0
    for block in printed:
        is_code = _CODE.match(block.text) and not _NO_CODE.match(block.text)
        if is_code and block.typeset and block.typeset.page in (1, 2, last):
            yield block


def _listed(
    document: Labelled, lines: Sequence[LabelledBlock], issuer: Issuer | None, number: LabelledBlock | None
) -> Iterator[Offer[Series]]:
    """A series that the publisher's file lists, named in a header, in the breadcrumb or beside the title."""
    profile = issuer.profile if issuer else None
    names = {compare_form(series.name): series.name for series in profile.series} if profile else {}
    named: list[tuple[LabelledBlock, str, str | None]] = []
    for block in (*lines, *_beside_title(document), *_with_numbers(document)) if names else ():
        for part in (block.text, *_MARK.split(block.text), _AROUND.sub("", _NUMBER.split(block.text)[0])):
            if name := names.get(compare_form(part)) or _begin(part, names):
                found = _number_in(block.text) or _bare_number(block.text, name) or _number_near(document, block)
                named.append((block, name, found))
                break
    if named:
        block, name, found = next((each for each in named if each[2] and each[1] == named[0][1]), named[0])
        yield Offer(Series(name, found or (number and number.text)), "listed", block.text, block=block.ordinal)
        return
    for one, other in permutations(lines, 2) if len(lines) <= 2 * _NAME_WORDS else ():
        if name := names.get(compare_form(f"{one.text} {other.text}")):
            evidence = f"{one.text} / {other.text}"
            yield Offer(Series(name, number.text if number else None), "listed", evidence, block=one.ordinal)
            return


def _begin(line: str, names: Mapping[str, str]) -> str | None:
    """The listed name that the line begins with, where a bare number is all that follows: "Pier Comment 41"."""
    match = _BARE_NUMBER.search(line)
    return names.get(compare_form(line[: match.start()])) if match else None


def _bare_number(line: str, name: str) -> str | None:
    match = _BARE_NUMBER.search(line) if compare_form(line).startswith(compare_form(name)) else None
    return match["number"] if match else None


def _number_near(document: Labelled, block: LabelledBlock) -> str | None:
    """The number on a line beside the series' name: "Vol. 10 No. 32", "No. 3578 | January 28, 2021"."""
    for near in document.blocks[max(0, block.ordinal - _NEAR) : block.ordinal + _NEAR + 1]:
        text = _AROUND.sub("", _without_dates(near.text)) if len(near.text) <= _NUMBER_LENGTH else ""
        if near is not block and (match := _NUMBER.search(text)) and len(match.group()) >= len(text) - 3:
            return match.group().strip()
    return None


def _with_numbers(document: Labelled) -> Iterator[LabelledBlock]:
    """Short lines with digits anywhere that are neither the text's own nor another publication's."""
    for block in document.blocks:
        is_short = len(block.text) <= _NUMBER_LENGTH and any(char.isdigit() for char in block.text)
        if is_short and block.label not in _APART:
            yield block


def _beside_title(document: Labelled) -> Iterator[LabelledBlock]:
    """Breadcrumbs, and short lines near the title."""
    title = next((block.ordinal for block in document.labelled(Label.TITLE)), None)
    yield from (block for block in document.labelled(Label.BREADCRUMB) if len(block.text) <= _LINE_LENGTH)
    if title is not None:
        near = document.blocks[max(0, title - _BESIDE) : title + _BESIDE]
        yield from (block for block in near if len(block.text) <= _LINE_LENGTH and not _is_menu(block))


def _above_title(document: Labelled) -> Iterator[LabelledBlock]:
    """Short lines over the title that say of a number that it is one."""
    title = next((block.ordinal for block in document.labelled(Label.TITLE)), 0)
    for block in document.blocks[max(0, title - _BESIDE) : title]:
        if len(block.text) <= _LINE_LENGTH and block.label is not Label.RELATED_ITEM and _is_series_line(block.text):
            yield block


def _is_series_line(text: str) -> bool:
    """True for a line that says what it numbers: charities, telephones and streets have numbers too."""
    return _TOLD.search(text) is not None and _SERIES_WORD.search(text) is not None


def _is_menu(block: LabelledBlock) -> bool:
    """True for the title itself and for what a rule knows to be a menu."""
    return block.label is Label.TITLE or block.rule.startswith("navigation.")


def _numbered(lines: Sequence[LabelledBlock], issuer: Issuer | None) -> Iterator[Offer[Series]]:
    """ "Backgrounder No. 3388" and "SWP Comment 41, June 2020" as name and number."""
    for line in lines:
        text = _without_dates(line.text)
        match = next((each for each in _NUMBER.finditer(text) if _stands_alone(text, each)), None)
        name = _AROUND.sub("", text[: match.start()]) if match else ""
        if match and name and len(name.split()) <= _NAME_WORDS and not _is_publisher(name, issuer):
            yield Offer(Series(name, match.group().strip()), "numbered_line", line.text, block=line.ordinal)


def _without_dates(text: str) -> str:
    for found in reversed(list(find_dates(text))):
        text = f"{text[: found.start]} {text[found.end :]}"
    for start, readings in reversed(list(find_numeric(text))):
        text = f"{text[:start]} {text[readings[0].end :]}"
    return " ".join(text.split())


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """True for a number that the line says is one, or that ends it."""
    return _TOLD.match(match.group()) is not None or not _AROUND.sub("", text[match.end() :])


def _number_in(text: str) -> str | None:
    """The number in a line that names a listed series."""
    match = next(iter(_NUMBER.finditer(_without_dates(text))), None)
    return match.group().strip() if match else None


def _beside_number(
    lines: Sequence[LabelledBlock], issuer: Issuer | None, number: LabelledBlock | None
) -> Iterator[Offer[Series]]:
    """The header that stands with a number on a line of its own."""
    if number is None or number.label not in _HEADERS:
        return
    for line in lines:
        if line is not number and not _is_publisher(line.text, issuer) and not list(find_dates(line.text)):
            evidence = f"{line.text}, with the number {number.text}"
            yield Offer(Series(line.text, number.text), "beside_number", evidence, block=line.ordinal)
            return


def _declared(document: Labelled) -> Iterator[Offer[Series]]:
    """What a page's JSON-LD or its meta tags for citation call its series."""
    for node in list_articles(document.declared):
        for whole in list_values(node, "isPartOf"):
            if isinstance(whole, Mapping) and any(kind in _SERIES_TYPES for kind in types_of(whole)):
                for name in list_texts(whole, "name"):
                    number = next(iter(list_texts(node, "issueNumber")), None)
                    yield Offer(Series(name, number), "declared", f"isPartOf {name}")
    meta = document.declared.meta
    for name in meta.get("citation_series_title", ()):
        number = next(iter(meta.get("citation_technical_report_number", ())), None)
        yield Offer(Series(name, number), "declared", f"citation_series_title {name}")


_SERIES_TYPES = frozenset({"periodical", "bookseries", "creativeworkseries", "publicationissue", "publicationvolume"})


def identify_by_series(
    series: Series | None, year: int | None, language: str | None, issuer: Issuer | None
) -> str | None:
    """What names the brief for good: its number in a series that its publisher lists, in its language.

    A header that only looks like a series, or a month that looks like a number, must not make two briefs one; nor
    must a plain number, which many houses begin anew each year: it counts with its year only.
    """
    if series is None or not (series.name and series.number and issuer and issuer.profile):
        return None
    if not any(compare_form(each.name) == compare_form(series.name) for each in issuer.profile.series):
        return None
    is_plain = len(re.findall(r"\d+", series.number)) == 1
    if is_plain and year is None:
        return None
    number = f"{series.number} of {year}" if is_plain else series.number
    return f"series {issuer.profile.publisher_id} {series.name} {number} {language}"


def _is_publisher(line: str, issuer: Issuer | None) -> bool:
    return issuer is not None and compare_form(line) in {compare_form(name) for name in issuer.names}
