"""Lines of a list of publications, each told what it is of an entry: title, date, byline, type, topic or teaser."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.calendar import find_dates, read_dateline
from pipeline.clean.related_headings import is_related_heading
from pipeline.evidence import Markup
from pipeline.names import split_names
from pipeline.structure.labelled import LabelledBlock
from pipeline.structure.related_links import is_publication_link
from pipeline.text import compare_form, count_words, ends_sentence
from schemas.block import Label

Kind = Literal["title", "short", "date", "byline", "type", "topic", "blurb", "more"]

BY = re.compile(r"^(?:by|von|par|por|di|edited by|with|authors?)\b\s?:?\s+", re.IGNORECASE)
TYPE = re.compile(r"^(?:type|publication type|content type|format)\s?:\s?", re.IGNORECASE)
TOPIC = re.compile(r"^(?:topics?|tags?|regions?|category|program)\s?:\s?", re.IGNORECASE)
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_DAY_FIRST = re.compile(r"^(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)$")
_CREDIT = re.compile(r"\s?[,|–—-]\s(?:by|von|par|por)\s(?=[A-ZÀ-Ý])")
_EDGE = " \t|·•,–—-:/("
_BEFORE_DATE = re.compile(
    r"\b(?:on|of|in|since|to|from|until|by|before|after|the|and|am|vom|du|le|del)$", re.IGNORECASE
)
_ANNOUNCED = re.compile(
    r"(?:^|\W)(?:published|posted|updated|last updated|released|date|issued)(?:\son)?\s?:?$", re.IGNORECASE
)
_MORE = re.compile(
    r"^(?:(?:read|learn|view|see|show|find out|explore|discover)\b.{0,20}\b(?:more|all|full|here|now|course|article|"
    r"report|post|details|story)\b|continue reading|weiterlesen|mehr (?:lesen|erfahren)|lire la suite|leer más|"
    r"download)",
    re.IGNORECASE,
)
_MORE_MAX_CHARS = 40
_READING_TIME = re.compile(r"(?:^|[|•·,]\s?)\W*\d*\s?-?min(?:ute)?s?\.?(?:\s(?:read|lesezeit))?\W*$", re.IGNORECASE)
_PHOTO = re.compile(r"\b(?:getty images|shutterstock|istock(?:photo)?|unsplash|advertisement)\b", re.IGNORECASE)
_TYPES = frozenset(
    (
        "analyse|analysis|article|articles|audio|backgrounder|bericht|blog|blog post|book|book chapter|"
        "book review|brief|briefing|case study|column|comment|commentary|comments|data|dataset|essay|event|"
        "explainer|external publication|fact sheet|feature|in the news|insight|insights|interview|"
        "issue brief|journal article|kommentar|letter|magazine|media|news|newsletter|op-ed|opinion|paper|"
        "perspective|podcast|podcast episode|policy brief|policy note|policy paper|post|press release|"
        "publication|q&a|question and answer|report|reports|research|research brief|review|special report|"
        "speech|statement|studie|study|testimony|tool|transcript|video|webinar|white paper|working paper"
    ).split("|")
)
_SKIPPED = frozenset(
    {Label.SHARE, Label.PAGE_NUMBER, Label.CAPTION, Label.RELATED_HEADING, Label.NEWSLETTER, Label.BREADCRUMB}
)
_TITLE_MAX_WORDS = 30
_SHORT_MAX_WORDS = 3
_BLURB_WORDS = 8
_BYLINE_MAX_WORDS = 25
_WHOLE_LINK = 0.7  # of a line's characters
_TAIL_WORDS = 5


@dataclass(frozen=True)
class Line:
    """A line of a list, and where it leads to."""

    text: str
    kind: Kind
    link: str | None = None
    edtf: str | None = None
    """The date, where the line is one."""
    is_heading: bool = False


def tell_lines(blocks: Sequence[LabelledBlock], layout: str) -> list[Line]:
    """The lines of the list, in order: a block may hold several, a title may stand in two blocks."""
    pieces = [piece for block in blocks for piece in _split_block(block, layout)]
    return _settle_types(list(_join_titles(pieces)))


def _split_block(block: LabelledBlock, layout: str) -> Iterator[Line]:
    markup = block.markup
    if block.label in _SKIPPED or (markup and markup.is_hidden):
        return
    link = _find_link(markup) if markup else None
    text = _drop_heading(block.text) if layout == "flat" else block.text
    if not _READING_TIME.match(text) and _leads_on(block, text):
        yield Line(text, "more", link)
        return
    is_heading = markup is not None and any(step[:2] in _HEADING_TAGS for step in markup.path[-3:])
    pieces = _split_date(_READING_TIME.sub("", text))
    parts = [part for piece in pieces for part in _split_byline(piece) if part and not _PHOTO.search(part)]
    for part in parts:
        yield Line(part, tell_kind(part), link, read_date(part), is_heading)
    if markup and markup.times and not any(map(read_date, parts)) and (told := read_date(markup.times[0][:10])):
        yield Line(markup.times[0][:10], "date", link, told)


def _find_link(markup: Markup) -> str | None:
    """Where the line leads as a whole; None for a line beside links, and for one of several titles."""
    if markup.link_share < _WHOLE_LINK:
        return None
    links = dict.fromkeys(markup.links)
    if len(links) > 1:
        links = dict.fromkeys(filter(is_publication_link, links))
    return next(iter(links)) if len(links) == 1 else None


def _leads_on(block: LabelledBlock, text: str) -> bool:
    """True for "Read more" and its like, and for other words of menus that are no types of publications."""
    if block.rule == "navigation.nav_words":
        return text.lower() not in _TYPES
    return len(text) <= _MORE_MAX_CHARS and bool(_MORE.match(text)) and not text.endswith("?")


_HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def read_date(text: str) -> str | None:
    """The whole line's date in EDTF; a year alone, or 24.11.2025, is one here."""
    if _YEAR.match(text):
        return text
    if numbers := _DAY_FIRST.match(text):
        day, month, year = map(int, numbers.groups())
        return f"{year:04d}-{month:02d}-{day:02d}" if month <= 12 and 1 <= day <= 31 else None
    dated = read_dateline(text)
    return dated.edtf if dated else None


def tell_kind(text: str) -> Kind:
    """What of an entry the line would be by itself."""
    words = count_words(text)
    if read_date(text):
        return "date"
    if words <= _BYLINE_MAX_WORDS and text.lower() not in _TYPES and (BY.match(text) or split_names(text)):
        return "byline"
    if words <= 12 and TYPE.match(text):
        return "type"
    if TOPIC.match(text):
        return "topic"
    is_sentence = words >= _BLURB_WORDS and not text.endswith("?") and ends_sentence(text)
    if is_sentence or words > _TITLE_MAX_WORDS:
        return "blurb"
    return "short" if words <= _SHORT_MAX_WORDS and not text.endswith("?") else "title"


def _drop_heading(text: str) -> str:
    """The line without the heading of the next list, which a flat text sticks to its end."""
    words = text.split()
    for count in range(1, min(_TAIL_WORDS, len(words) - 3) + 1):
        tail = words[-count:]
        if tail[0][0].isupper() and is_related_heading(compare_form(" ".join(tail))):
            return " ".join(words[:-count])
    return text


def _split_date(text: str) -> tuple[str, ...]:
    """The line, or the two that it is made of where it begins or ends with a date: "Report | June 4, 2021"."""
    if len(text) > 250 or read_date(text) or not any(map(str.isdecimal, text)):
        return (text,)
    for date in find_dates(text):
        if date.year is None:
            continue
        before, after = _ANNOUNCED.sub("", text[: date.start].strip(_EDGE)), text[date.end :].strip(_EDGE + ")")
        if before and not after and not _BEFORE_DATE.search(before):
            return (before, date.text)
        if after and not before and not after[0].islower():
            return (date.text, after)
        if not before and not after:
            return (date.text,)
    return (text,)


def _split_byline(text: str) -> tuple[str, ...]:
    """The line, or the two that it is made of where it ends with who wrote it: "A Quay Too Far, by Eve Frost"."""
    credit = _CREDIT.search(text)
    if credit and credit.start() > 0 and split_names(text[credit.end() :]):
        return (text[: credit.start()], text[credit.start() :].lstrip(_EDGE))
    return (text,)


def _join_titles(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, one that ends with a colon joined to the next."""
    held: Line | None = None
    for line in lines:
        if held and line.kind in ("title", "short"):
            line = replace(line, text=f"{held.text} {line.text}", kind="title")
        elif held:
            yield held
        held = line if line.text.endswith(":") and line.kind in ("title", "short") else None
        if held is None:
            yield line


def _settle_types(lines: list[Line]) -> list[Line]:
    """Titles that stand beside several different others are a type: "Special Report on Ports", three times."""
    counts = Counter(line.text for line in lines if line.kind == "title")
    beside: dict[str, set[str]] = {text: set() for text, count in counts.items() if count > 1}
    for before, line in zip(lines, lines[1:], strict=False):
        if line.text in beside and before.kind == "title" and before.text != line.text:
            beside[line.text].add(before.text)
    types = {text for text, others in beside.items() if len(others) > 1}
    return [replace(line, kind="short") if line.text in types else line for line in lines]


def choose_titles(lines: list[Line]) -> list[Line]:
    """The lines with one title for each address that can be a publication's, where they have addresses.

    What has the same address is a detail of that entry; so is a line without one, be it as long as a title.
    """
    lines = _lend_links(lines)
    chosen: dict[str, Line] = {}
    for line in lines:
        if line.link and is_publication_link(line.link) and line.kind not in ("more", "date"):
            best = chosen.get(line.link)
            if best is None or _rank(line) > _rank(best):
                chosen[line.link] = line
    titles = set(map(id, chosen.values()))
    if not chosen:
        return lines
    return [replace(line, kind="title") if id(line) in titles else _as_detail(line) for line in lines]


def _rank(line: Line) -> tuple[int, int]:
    """How much of a title the line is among those with its address."""
    words = count_words(line.text)
    return (2 * line.is_heading + (line.kind == "title") + (line.kind != "blurb"), min(words, 6))


def _as_detail(line: Line) -> Line:
    if line.kind != "title":
        return line
    return replace(line, kind="short" if count_words(line.text) <= 6 and not ends_sentence(line.text) else "blurb")


def _lend_links(lines: list[Line]) -> list[Line]:
    """The lines; what stands between two of one address has it too, and so has what "Read more" stands under."""
    links = [line.link for line in lines]
    titled = {line.link for line in lines if line.kind != "more"}
    linked = [index for index, link in enumerate(links) if link]
    for before, after in zip([-1, *linked], linked, strict=False):
        is_more = lines[after].kind == "more" and links[after] not in titled
        if is_more or (before >= 0 and links[before] == links[after]):
            links[before + 1 : after] = [links[after]] * (after - before - 1)
    return [replace(line, link=link) if link != line.link else line for line, link in zip(lines, links, strict=True)]
