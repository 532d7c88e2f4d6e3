"""When the brief was published: never more exact than the page, never from related items, never from today."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal
from urllib.parse import urlsplit

from pipeline.calendar import CalendarDate, find_dates, find_numeric, read_dateline, read_stamp
from pipeline.json_ld import list_articles, list_texts
from pipeline.structure.date_bounds import narrow_year
from pipeline.structure.found import Found, Offer, choose
from pipeline.structure.labelled import Labelled, LabelledBlock
from pipeline.structure.publisher import Issuer
from schemas.block import Label
from schemas.brief import Published

ORDER = (
    "confirmed_line",
    "dateline",
    "byline",
    "metadata_box",
    "time_element",
    "json_ld",
    "meta",
    "masthead",
    "citation",
    "url",
    "updated",
    "copyright",
    "file_information",
    "related_item",
    "first_published",
)
"""Where a date is looked for. What readers see comes before what machines are told, and first what both are."""

_META_KEYS = (
    "article:published_time",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "datepublished",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.issued",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "date",
)
_META_KEY = re.compile(r"(?:^|[:._-])(?:publish(?:ed)?|pub|publication)[_.-]?(?:date|time)$|^publish(?:ed)?$|[:.]date$")
_CHANGE_KEYS = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
_UPDATED = re.compile(
    r"\b(?:updated|modified|last\s(?:edited|reviewed|changed)|reviewed|aktualisiert|geändert|mis à jour|actualizado|"
    r"aggiornato|revised)\b",
    re.IGNORECASE,
)
_BOX_LABEL = re.compile(
    r"^(?:(?:publication|publishing|release|issue|posting)\s)?date"
    r"(?:\s(?:published|issued|posted|of publication))?\s?:?$|"
    r"^(?:published|posted|released|issued)(?:\son)?\s?:?$|^(?:datum|erscheinungsdatum|veröffentlicht(?: am)?)\s?:?$|"
    r"^(?:fecha|date de publication|publié le|data|발행일|작성일|게시일|등록일)\s?:?$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:published|posted|released|publication date|date of publication|veröffentlicht)\b", re.IGNORECASE
)
_CITATION = re.compile(r"\b(?:recommended|suggested|preferred)\s+citation\b", re.IGNORECASE)
_URL_DATE = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?:/(?P<month>0[1-9]|1[0-2])(?:/(?P<day>0[1-9]|[12]\d|3[01]))?(?=/|$)|"
    r"-(?P<month_>0[1-9]|1[0-2])-(?P<day_>0[1-9]|[12]\d|3[01])(?=[-/]|$))"
)
_URL_COMPACT = re.compile(r"/(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=\D|$)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_YEAR_AT = re.compile(r"(?:19|20)\d\d|/\d\d\b")
_MONTH_FIRST = frozenset({"US", "PH"})
_MONTH_FIRST_LANGUAGE = "en-us"
_BOX_REACH = 2  # blocks after "Publication date" in which its value stands
_LINE_WORDS = 12  # of a line that is hardly more than a date
_LINE_LENGTH = 120  # characters
_EMPTY = (date(1970, 1, 1), date(1900, 1, 1))
_SHOWN_RELATED = 3


@dataclass(frozen=True)
class Dating:
    """A year, month or day. `edtf` tells how exact it is."""

    year: int
    month: int | None = None
    day: int | None = None
    earliest: date | None = field(default=None, compare=False)
    """The first possible day, where the text narrows it."""

    def __str__(self) -> str:
        return "-".join(f"{part:02d}" for part in (self.year, self.month, self.day) if part is not None)

    @property
    def precision(self) -> Literal["year", "month", "day"]:
        return "year" if self.month is None else "month" if self.day is None else "day"

    @property
    def first_day(self) -> date:
        return self.earliest or date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


def find_published(document: Labelled, issuer: Issuer | None, paragraphs: Sequence[str]) -> Found[Published]:
    """The date by the strongest method that gives one; None when nothing does.

    A year alone is narrowed by what the text speaks of as past.
    """
    changed = _list_changes(document)
    offers = [_refuse_change(_refuse_empty(offer), changed) for offer in _list_offers(document, issuer)]
    found = choose("published", [_narrow(offer, paragraphs) for offer in offers], ORDER)
    if found.value is None:
        return Found(None, found.candidates)
    chosen = next(candidate for candidate in found.candidates if candidate.is_chosen)
    return Found(_publish(found.value, chosen.method, chosen.evidence), found.candidates)


def _publish(dating: Dating, method: str, evidence: str) -> Published:
    return Published(
        edtf=str(dating),
        precision=dating.precision,
        earliest=dating.first_day,
        latest=dating.last_day,
        method=method,
        evidence=evidence,
    )


def _list_offers(document: Labelled, issuer: Issuer | None) -> Iterator[Offer[Dating]]:
    declared = [*_from_json_ld(document), *_from_meta(document)]
    day_first = _is_day_first(document, issuer, [offer.value for offer in declared])
    lines = [block for block in document.blocks if _is_short_line(block)]
    yield from _from_datelines(document, day_first)
    yield from _from_box(document, day_first)
    yield from _from_lines_that_agree(lines, declared)
    yield from declared
    yield from _from_mastheads(document)
    yield from _from_citation(document)
    yield from _from_address(document)
    yield from _from_changes(lines, day_first)
    yield from _from_copyright(document)
    yield from _from_file(document)
    yield from _from_elsewhere(document)


def _refuse_empty(offer: Offer[Dating]) -> Offer[Dating]:
    """Dates that stand for none: the first day of a computer's calendar."""
    empty = offer.value.day is not None and offer.value.first_day in _EMPTY
    return replace(offer, objection="stands for no date at all") if empty else offer


def _list_changes(document: Labelled) -> list[Dating]:
    """The days on which the page says that it was changed, where it was published on another one."""
    stamps = [stamp for node in list_articles(document.declared) for stamp in list_texts(node, "dateModified")]
    stamps += [stamp for key in _CHANGE_KEYS for stamp in document.declared.meta.get(key, ())]
    published = {offer.value for offer in (*_from_json_ld(document), *_from_meta(document))}
    changed = [dating for stamp in stamps if (dating := _read_stamp(stamp)) and dating not in published]
    return changed if published else []


def _refuse_change(offer: Offer[Dating], changed: Sequence[Dating]) -> Offer[Dating]:
    """A printed day that the page declares as that of its last change, while it declares another as published."""
    is_printed = offer.method in ("dateline", "byline", "time_element")
    if not is_printed or offer.value.day is None or offer.objection:
        return offer
    is_change = any(each.day and abs((each.first_day - offer.value.first_day).days) <= 1 for each in changed)
    return replace(offer, objection="the page declares it as the day of its last change") if is_change else offer


def _narrow(offer: Offer[Dating], paragraphs: Sequence[str]) -> Offer[Dating]:
    """A year with the first day in it that the text leaves possible, and the words that say so."""
    if offer.objection or offer.value.precision != "year":
        return offer
    earliest, words = narrow_year(offer.value.year, paragraphs)
    evidence = f"{offer.evidence}; not before: “{words}”" if words else offer.evidence
    return replace(offer, value=replace(offer.value, earliest=earliest), evidence=evidence)


def _is_day_first(document: Labelled, issuer: Issuer | None, declared: Sequence[Dating]) -> bool | None:
    """Whether dates in numbers begin with the day here: by the publisher's country, a date that the page declares too,
    or its language.

    None where none of them tells: English is written both ways.
    """
    if issuer and issuer.profile and issuer.profile.country:
        return issuer.profile.country not in _MONTH_FIRST
    told = [*declared, *(dating for block in document.labelled(*_HEAD) for dating in _read_times(block))]
    for block in document.labelled(*_HEAD):
        for _, readings in find_numeric(block.text):
            if len(readings) > 1 and (agreeing := [each for each in readings if _as_dating(each) in told]):
                return agreeing[0] is readings[0]
    language = (document.declared.language or "").lower().replace("_", "-")
    if language == _MONTH_FIRST_LANGUAGE:
        return False
    return None if language in ("", "en") else True


def _from_datelines(document: Labelled, day_first: bool | None) -> Iterator[Offer[Dating]]:
    """Lines of the document's head that are dates, and dates in its byline. A line can tell two."""
    for block in document.labelled(*_HEAD):
        method = "dateline" if block.label is Label.DATELINE else "byline"
        for before, dating, text in _read_line(block, day_first):
            if not _UPDATED.search(before):
                yield Offer(dating, method, text, block=block.ordinal)
        if not _UPDATED.search(block.text):
            yield from _from_time_elements(block)


def _from_changes(short: Sequence[LabelledBlock], day_first: bool | None) -> Iterator[Offer[Dating]]:
    """Lines anywhere that say when the page was changed last."""
    for block in short:
        if not _UPDATED.search(block.text):
            continue
        for _, dating, _ in _read_line(block, day_first):
            yield Offer(dating, "updated", block.text, "tells when the page was changed", block=block.ordinal)


def _read_line(block: LabelledBlock, day_first: bool | None) -> Iterator[tuple[str, Dating, str]]:
    """The dates of a short line: the words before each that speak of it, the date, its own words."""
    if whole := read_dateline(block.text):
        yield block.text, _as_dating(whole), whole.text
        return
    found = [(each.start, each, _as_dating(each)) for each in find_dates(block.text) if each.year]
    found = found or [(at, each[0], _settle(each, day_first)) for at, each in find_numeric(block.text)]
    end = 0
    for start, each, dating in found:
        yield block.text[end:start], dating, each.text
        end = each.end


def _settle(readings: Sequence[CalendarDate], day_first: bool | None) -> Dating:
    """The reading that the place of publication has; the year alone where nothing decides between two."""
    if len(readings) == 1 or day_first:
        return _as_dating(readings[0])
    return _as_dating(readings[1]) if day_first is False else Dating(readings[0].year or 0)


def _as_dating(found: CalendarDate) -> Dating:
    if found.year is None:
        raise ValueError(f"{found.text!r} has no year")
    return Dating(found.year, found.month, found.day)


def _from_time_elements(block: LabelledBlock) -> Iterator[Offer[Dating]]:
    """What the `time` elements of a line of the head say to machines."""
    for dating in _read_times(block):
        yield Offer(dating, "time_element", f"time {dating}", block=block.ordinal)


def _read_times(block: LabelledBlock) -> Iterator[Dating]:
    for stamp in block.markup.times if block.markup else ():
        if dated := read_stamp(stamp[:80]):
            yield _as_dating(dated)


def _from_box(document: Labelled, day_first: bool | None) -> Iterator[Offer[Dating]]:
    """The value beside or below "Publication date" and its like, wherever the box stands."""
    for at, block in enumerate(document.blocks):
        if block.label in _APART or len(block.text) > 60:
            continue
        if block.text[:1].isdigit() or not block.text:
            continue
        if _TOLD.match(block.text) and (dated := next(_read_line(block, day_first), None)):
            yield Offer(dated[1], "metadata_box", block.text, block=block.ordinal)
            return
        if not _BOX_LABEL.match(block.text):
            continue
        for value in document.blocks[at + 1 : at + 1 + _BOX_REACH]:
            if dated := next(_read_line(value, day_first), None):
                yield Offer(dated[1], "metadata_box", f"{block.text} {dated[2]}", block=value.ordinal)
                return


def _from_lines_that_agree(
    short: Sequence[LabelledBlock], declared: Sequence[Offer[Dating]]
) -> Iterator[Offer[Dating]]:
    """A date printed anywhere on a line of its own that a declared one confirms.

    A stamp of another time zone can be a day off; what is printed for readers is the day.
    """
    days = {offer.value.first_day for offer in declared if offer.value.day}
    zoned = {offer.value.first_day for offer in declared if offer.value.day and ":" in offer.evidence.partition(" ")[2]}
    lines = list(_list_printed_days(short)) if days else []
    for slack, told in ((0, days), (1, zoned)):
        for block, found, day in lines:
            if any(abs((day - each).days) <= slack for each in told):
                yield Offer(_as_dating(found), "confirmed_line", found.text, block=block.ordinal)
                return


def _is_short_line(block: LabelledBlock) -> bool:
    """True for a line with a year that belongs neither to the text nor to another one."""
    return len(block.text) <= _LINE_LENGTH and block.label not in _APART and _YEAR_AT.search(block.text) is not None


def _list_printed_days(short: Sequence[LabelledBlock]) -> Iterator[tuple[LabelledBlock, CalendarDate, date]]:
    """The days that short lines name, those of other texts and of changes left out."""
    for block in short:
        if block.text.count(" ") > _LINE_WORDS:
            continue
        for found in find_dates(block.text):
            day = found.in_year(found.year) if found.year else None
            if day and not _UPDATED.search(block.text):
                yield block, found, day


def _from_json_ld(document: Labelled) -> Iterator[Offer[Dating]]:
    for node in list_articles(document.declared):
        for stamp in list_texts(node, "datePublished"):
            if dated := _read_stamp(stamp):
                yield Offer(dated, "json_ld", f"datePublished {stamp}")


def _from_meta(document: Labelled) -> Iterator[Offer[Dating]]:
    meta = document.declared.meta
    for key in (*_META_KEYS, *(key for key in meta if key not in _META_KEYS and _META_KEY.search(key))):
        for stamp in meta.get(key, ())[:1]:
            if dated := _read_stamp(stamp):
                yield Offer(dated, "meta", f"{key} {stamp}")


def _read_stamp(stamp: str) -> Dating | None:
    """A declared date; one in numbers that can be read in two ways tells its year only, as a year alone does."""
    if re.fullmatch(r"(?:19|20)\d\d", stamp.strip()):
        return Dating(int(stamp))
    if dated := read_stamp(stamp[:80]):
        return _as_dating(dated)
    if numeric := next(find_numeric(stamp[:80]), None):
        return _settle(numeric[1], None)
    return next((_as_dating(found) for found in find_dates(stamp[:80]) if found.year), None)


def _from_mastheads(document: Labelled) -> Iterator[Offer[Dating]]:
    """Month and year, or the day, beside a series' name: "NO. 41 JUNE 2020"."""
    lines = document.labelled(Label.MASTHEAD, Label.RUNNING_HEADER)
    for line in {block.text: block for block in lines if len(block.text) <= _LINE_LENGTH}.values():
        for found in find_dates(line.text):
            if found.year:
                yield Offer(_as_dating(found), "masthead", line.text, block=line.ordinal)


def _from_citation(document: Labelled) -> Iterator[Offer[Dating]]:
    """The date in the line that says how the document is to be cited."""
    for block in document.blocks:
        if "itation" in block.text.lower() and (call := _CITATION.search(block.text)):
            rest = " ".join((block.text[call.end() :], *document.texts_after(block, 1)))[:400].strip(" :")
            dates = [found for found in find_dates(rest) if found.year]
            years = _YEAR.findall(rest)
            if dates or years:
                dating = _as_dating(dates[0]) if dates else Dating(int(years[0]))
                yield Offer(dating, "citation", rest[:200], block=block.ordinal)


def _from_address(document: Labelled) -> Iterator[Offer[Dating]]:
    """A date in the path of the address: "/2014/12/16/"."""
    address = document.address or ""
    try:
        path = urlsplit(address).path
    except ValueError:
        return
    if match := _URL_DATE.search(path) or _URL_COMPACT.search(path):
        parts = match.groupdict()
        year, month = int(parts["year"]), int(parts["month"] or parts["month_"])
        day = int(told) if (told := parts["day"] or parts.get("day_")) else None
        if day is None or day <= monthrange(year, month)[1]:
            yield Offer(Dating(year, month, day), "url", address)


def _from_copyright(document: Labelled) -> Iterator[Offer[Dating]]:
    """The copyright line's year, when it names one year only."""
    for line in document.labelled(Label.COPYRIGHT):
        years = {int(year) for year in _YEAR.findall(line.text)}
        if len(years) == 1:
            dating = Dating(years.pop())
            yield Offer(dating, "copyright", line.text, _doubt_copyright(document), block=line.ordinal)


def _doubt_copyright(document: Labelled) -> str | None:
    """At the foot of a web page the line often tells the year of the visit; a scraped page has menus and share bars."""
    on_the_web = any(block.markup for block in document.blocks[:1]) or len(document.labelled(*_WEB)) >= _WEB_BLOCKS
    return "a web page's copyright line may tell the year of the visit" if on_the_web else None


def _from_file(document: Labelled) -> Iterator[Offer[Dating]]:
    """When a PDF was made: evidence, but files are made anew."""
    for stamp in document.declared.meta.get("creationdate", ()):
        if match := re.match(r"(?:D:)?(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])", stamp):
            dating = Dating(int(match["year"]), int(match["month"]))
            yield Offer(dating, "file_information", f"CreationDate {stamp}", "tells when the file was made")


def _from_elsewhere(document: Labelled) -> Iterator[Offer[Dating]]:
    """Dates that a hasty reader would take: of related publications, and of where the text appeared first."""
    related = [(block, found) for block in document.labelled(Label.RELATED_ITEM) for found in find_dates(block.text)]
    for block, found in [each for each in related if each[1].year][:_SHOWN_RELATED]:
        objection = "stands in a list of related publications"
        yield Offer(_as_dating(found), "related_item", block.text, objection, block=block.ordinal)
    for block in document.labelled(Label.NOTE):
        if block.rule.endswith("first_published"):
            for found in find_dates(block.text):
                if found.year:
                    objection = "tells when the text appeared elsewhere"
                    yield Offer(_as_dating(found), "first_published", block.text, objection, block=block.ordinal)


_HEAD = (Label.DATELINE, Label.BYLINE)
_WEB = (Label.NAVIGATION, Label.SHARE, Label.CONSENT, Label.NEWSLETTER)
_WEB_BLOCKS = 4
_APART = frozenset({Label.RELATED_ITEM, Label.RELATED_HEADING, Label.COMMENT, Label.PARAGRAPH, Label.LIST_ITEM})
"""Labels of blocks whose dates are of something else."""
