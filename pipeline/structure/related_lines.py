"""Lines of a list of publications, each told what it is of an entry: title, date, byline, type, topic or teaser."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from pipeline.calendar import CalendarDate, find_dates, find_numeric, read_dateline
from pipeline.evidence import Markup, Run
from pipeline.names import split_names
from pipeline.offices import has_office
from pipeline.related_headings import is_related_heading
from pipeline.structure.labelled import LabelledBlock
from pipeline.structure.related_links import is_publication_link
from pipeline.text import compare_form, count_words, ends_sentence
from schemas.block import Label

Kind = Literal["title", "short", "date", "byline", "type", "topic", "blurb", "more"]

BY = re.compile(r"^(?:(?:written |words )?by|von|par|por|di|edited by|with|authors?)\b\s?:?\s+", re.IGNORECASE)
TYPE = re.compile(r"^(?:type|publication type|content type|format)\s?:\s?", re.IGNORECASE)
TOPIC = re.compile(r"^(?:topics?|tags?|regions?|category|program)\s?:\s?", re.IGNORECASE)
_YEAR = re.compile(r"^(?:19|20)\d\d$")
# What stands before the titles of the pages before and behind this one; the letter that follows is no small one.
_PAGE = r"(?:\s(?:post|article|story|issue|entry|page|publication|commentary|report|event))?"
_BEFORE_THIS = (
    rf"(?i:prev(?:ious)?{_PAGE}|older{_PAGE}|vorheriger? \w+|précédente?|anterior|precedente)|이전 ?글?|前の\w+|上一篇"
)
_BEHIND_THIS = (
    rf"(?i:next{_PAGE}|newer{_PAGE}|nächster? \w+|suivante?|siguiente|successiv[oa])|다음 ?글?|次の\w+|下一篇"
)
NEIGHBOUR = re.compile(rf"^\W*(?:(?P<before>{_BEFORE_THIS})|{_BEHIND_THIS})\s*[:»›→←«‹|]?(?=\s*$|\s+[^a-z\s])\s*")
_WEEKDAY = re.compile(r"^[^\W\d]{3,12},?\s(?=\d)")
_STUCK = re.compile(
    r"(?<=^By)(?=[A-ZÀ-Ý][a-zà-ÿ’'.-]+\s[A-ZÀ-Ý])|(?<=[a-zà-ÿ])(?=(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.? \d)"
)
# What stands behind a date: a time of day, a duration.
_CLOCK = re.compile(
    r"^\W*(?:\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?|(?:\d+\s?h(?:ou)?rs?\W+)?\d+\s?min(?:ute)?s?"
    r"(?:\s\d+\s?sec(?:ond)?s?)?(?:\sread)?)(?=\W|$)",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"\s?[,|–—-]\s(?:by|von|par|por)\s(?=[A-ZÀ-Ý])")
_AUTHOR_BEHIND = re.compile(r"(?<!:)\s(?:By|BY)\s(?=[A-ZÀ-Ý])")  # in titles it is "by"
_KICKER_GAP = re.compile(r"\s+[/|·•]\s+")
_EDGE = " \t|·•,–—-:/("
_BEFORE_DATE = re.compile(
    r"\b(?:on|of|in|since|to|from|until|by|before|after|the|and|am|vom|du|le|del)$", re.IGNORECASE
)
_WEEKDAY_BEFORE = re.compile(
    r"(?:^|\W)(?:\w+day|\w+tag|mittwoch|mon|tues?|wed|thurs?|fri|sat|sun),?\s*$", re.IGNORECASE
)
_ANNOUNCED = re.compile(
    r"(?:^|\W)(?:published|posted|updated|last updated|released|date|issued)(?:\son)?\s?:?$", re.IGNORECASE
)
_MORE = re.compile(
    r"^(?:(?:read|learn|view|see|show|find out|explore|discover)\b.{0,20}\b(?:more|all|full|here|now|course|article|"
    r"report|post|details|story)\b|continue reading|weiterlesen|mehr (?:lesen|erfahren)|lire la suite|leer más|"
    r"download|(?:try|book|request|start|get)\b.{0,30}\b(?:free|demo|trial|now|today)$|"
    r"(?:sign up|subscribe|check out|tell us|join (?:us|our)|contact us|follow us|donate|support (?:us|our)|"
    r"get (?:in|the|our|all)|"
    r"like what you|skip to|back to|return to|(?:all|view|post|leave a) comments?$)\b)",
    re.IGNORECASE,
)
_MORE_MAX_CHARS = 40
_MORE_OF = re.compile(
    r"^(?:[Rr]ead [Mm]ore|[Cc]ontinue [Rr]eading)(?: about)?\s[“\"]?[^\Wa-z]"
)  # a title that was said before
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
_OFFICE_WORDS = 8


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
    lines = _tell_runs(markup, layout) if markup and markup.runs else []
    lines = lines or list(_tell_parts(text, link, layout, is_heading=_is_heading(markup)))
    yield from lines
    is_dated = any(line.kind == "date" for line in lines)
    if markup and markup.times and not is_dated and (told := read_date(markup.times[0][:10])):
        yield Line(markup.times[0][:10], "date", link, told)


def _is_heading(markup: Markup | None) -> bool:
    return markup is not None and any(step[:2] in _HEADING_TAGS for step in markup.path[-3:])


def _tell_parts(text: str, link: str | None, layout: str, *, is_heading: bool) -> Iterator[Line]:
    """The lines that a text is made of: what stands before and behind its date, its type and its byline."""
    text = _STUCK.sub(" ", NEIGHBOUR.sub("", _READING_TIME.sub("", text)))
    for piece in _split_date(text, layout):
        for part in chain.from_iterable(map(_split_byline, _split_kicker(piece))):
            if part and not _PHOTO.search(part):
                yield Line(part, _tell_apart(part), link, read_date(part), is_heading)


def _tell_runs(markup: Markup, layout: str) -> list[Line]:
    """The lines of a block that inline elements part; none where they part it into nothing that is an entry's."""
    is_heading = _is_heading(markup)
    lines = [line for run in markup.runs for line in _tell_run(run, layout, is_heading=is_heading)]
    titled = {line.link for line in lines if line.kind in ("title", "blurb") and line.link}
    if not titled or (len({run.link for run in markup.runs}) == 1 and not any(map(_is_detail, lines))):
        return []
    return [line if line.link in titled else replace(line, link=None) for line in lines]


def _is_detail(line: Line) -> bool:
    """True for what can be no part of a title."""
    return line.kind not in ("title", "short", "blurb") or line.text.lower() in _TYPES


def _tell_run(run: Run, layout: str, *, is_heading: bool) -> Iterator[Line]:
    text = run.text.strip(_EDGE + ")") if run.link is None else run.text
    link = run.link if run.link and is_publication_link(run.link) else None
    if any(map(str.isalnum, text)):
        if _MORE.match(text) and len(text) <= _MORE_MAX_CHARS:
            yield Line(text, "more", link)
        else:
            yield from _tell_parts(text, link, layout, is_heading=is_heading)


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
    if _MORE_OF.match(text):
        return True
    return len(text) <= _MORE_MAX_CHARS and bool(_MORE.match(text)) and not text.endswith("?")


_HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def read_date(text: str) -> str | None:
    """The whole line's date in EDTF; a year alone, or 24.11.2025, is one here. Of 3/4/2021 there is none."""
    if _YEAR.match(text):
        return text
    if possible := _read_numeric(text):
        return possible[0].edtf if len(possible) == 1 else None
    dated = read_dateline(text)
    return dated.edtf if dated else None


def _read_numeric(text: str) -> tuple[CalendarDate, ...]:
    """What the line can mean where it is a date in numbers, a weekday before it left out."""
    bare = _WEEKDAY.sub("", text)
    if not bare[:1].isdecimal() or len(bare) > 20:
        return ()
    return next((possible for _, possible in find_numeric(bare) if possible[0].text == bare), ())


def _tell_apart(text: str) -> Kind:
    """What of an entry the line would be; the heading of a list inside the list is nothing of one."""
    kind = tell_kind(text)
    return "more" if kind == "short" and is_related_heading(compare_form(text)) else kind


def tell_kind(text: str) -> Kind:
    """What of an entry the line would be by itself."""
    words = count_words(text)
    if read_date(text) or _read_numeric(text):
        return "date"
    if words <= _BYLINE_MAX_WORDS and text.lower() not in _TYPES and _is_byline(text):
        return "byline"
    if words <= 12 and TYPE.match(text):
        return "type"
    if TOPIC.match(text):
        return "topic"
    is_sentence = words >= _BLURB_WORDS and not text.endswith("?") and ends_sentence(text)
    if is_sentence or words > _TITLE_MAX_WORDS:
        return "blurb"
    return "short" if words <= _SHORT_MAX_WORDS and not text.endswith("?") else "title"


def _is_byline(text: str) -> bool:
    return bool(BY.match(text) or split_names(text)) or has_office_behind(text)


def has_office_behind(text: str) -> bool:
    """True for one name with an office: "Eve Frost, Senior Fellow"."""
    name, comma, office = text.partition(",")
    return bool(comma) and count_words(office) <= _OFFICE_WORDS and has_office(office) and len(split_names(name)) == 1


def _drop_heading(text: str) -> str:
    """The line without the heading of the next list, which a flat text sticks to its end."""
    words = text.split()
    for count in range(1, min(_TAIL_WORDS, len(words) - 3) + 1):
        tail = words[-count:]
        if tail[0][0].isupper() and is_related_heading(compare_form(" ".join(tail))):
            return " ".join(words[:-count])
    return text


def _split_date(text: str, layout: str) -> tuple[str, ...]:
    """The line, or those that it is made of where it holds a date: "Report | June 4, 2021", "Eve Frost 3 Feb 2020"."""
    if len(text) > 250 or read_date(text) or not any(map(str.isdecimal, text)):
        return (text,)
    for date in _find_dates(text):
        before = _ANNOUNCED.sub("", _WEEKDAY_BEFORE.sub("", text[: date.start]).strip(_EDGE))
        after = _CLOCK.sub("", text[date.end :]).strip(_EDGE + ")")
        if _parts(before, after, layout):
            return tuple(part for part in (before, date.text, after) if part)
    return (text,)


def _find_dates(text: str) -> Iterator[CalendarDate]:
    """Its dates with a year, in words and in numbers, those with two meanings too."""
    yield from (date for date in find_dates(text) if date.year)
    yield from (possible[0] for _, possible in find_numeric(text))


def _parts(before: str, after: str, layout: str) -> bool:
    """True where a date between the two stands apart from both, and is no part of a sentence or a title."""
    if not before or not after:
        return not _BEFORE_DATE.search(before) and not after[:1].islower()
    if _BEFORE_DATE.search(before) or after[0].islower():
        return False
    return layout == "flat" or before.lower() in _TYPES or bool(split_names(after))


def _split_kicker(text: str) -> tuple[str, ...]:
    """The line, or what it is made of where it begins with a type: "Commentary / Ports"."""
    parts = _KICKER_GAP.split(text)
    return tuple(parts) if len(parts) > 1 and parts[0].lower() in _TYPES else (text,)


def _split_byline(text: str) -> tuple[str, ...]:
    """The line, or the two that it is made of where it ends with who wrote it: "A Quay Too Far, by Eve Frost".

    Without a mark before it, only behind a word or two: "Harbour Notes By Eve Frost".
    """
    credit = _CREDIT.search(text)
    if credit is None and (credit := _AUTHOR_BEHIND.search(text)):
        credit = credit if count_words(text[: credit.start()]) <= _SHORT_MAX_WORDS else None
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
    score = 2 * line.is_heading + (line.kind == "title") + (line.kind not in ("blurb", "byline"))
    return (score, min(words, 6))


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
