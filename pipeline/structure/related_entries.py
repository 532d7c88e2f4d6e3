"""Entries of a list of publications, from its lines: each is a title with what stands before or behind it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.structure.related_lines import BY, TOPIC, TYPE, Kind, Line, has_office_behind
from pipeline.text import count_words

_NAME_GAP = re.compile(r"\s*(?:;|,\s*and\s|,\s|\sand\s|\s&\s)\s*")
_DEGREE = re.compile(r"^(?:[A-Z]{2,4}|Ph\.?D\.?|Dr\.?|[A-Z]\.[A-Z]\.?)$")
_TOPIC_GAP = re.compile(r"\s*[;,]\s*")
_TITLE_WORDS = 4  # of a title that nothing else speaks for
_TITLE_MAX_CHARS = 400
_GLUED = re.compile(r"[a-z][A-Z][a-z]")
_MOST_GLUED = 2  # names such as McKinsey and YouTube
_MENU_LINES, _MENU_WORDS = 4, 3


@dataclass
class Entry:
    """One publication of the list, as far as it is read."""

    title: str
    link: str | None = None
    is_stamped: bool = False
    """True with a date, be it one that can be read in two ways."""
    published: str | None = None
    authors: list[str] = field(default_factory=list)
    type: str | None = None
    topics: list[str] = field(default_factory=list)
    blurbs: list[str] = field(default_factory=list)

    @property
    def is_dated(self) -> bool:
        """True when something speaks for it beside its title."""
        return bool(self.is_stamped or self.authors or self.blurbs)


def build_entries(lines: Sequence[Line], *, has_dom: bool) -> list[Entry]:
    """The entries of the list, in order; those that only look like one are left out."""
    lines = _promote(_drop_doubled(lines if has_dom else _drop_menu(lines)))
    titles = [index for index, line in enumerate(lines) if line.kind == "title"]
    if not titles:
        return []
    lead: Counter[Kind] = Counter(line.kind for line in lines[: titles[0]] if line.kind != "more")
    entries = [Entry(lines[index].text, lines[index].link) for index in titles]
    _fill(entries[0], _as_lead(lines[: titles[0]]))
    ends = [*titles[1:], len(lines)]
    for place, (title, end) in enumerate(zip(titles, ends, strict=True)):
        cut = _cut_gap(lines, title + 1, end, lead)
        _fill(entries[place], lines[title + 1 : cut])
        if place + 1 < len(entries):
            _fill(entries[place + 1], _as_lead(lines[cut:end]))
    return list(_select(entries, has_dom=has_dom))


def _drop_menu(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above a run of some that are a few words each: the page's menu has begun."""
    run = 0
    for index, line in enumerate(lines):
        is_word = line.kind in ("short", "more") or (line.kind == "byline" and count_words(line.text) <= _MENU_WORDS)
        run = run + 1 if is_word else 0
        if run == _MENU_LINES:
            return lines[: index + 1 - run]
    return lines


def _drop_doubled(lines: Sequence[Line]) -> list[Line]:
    """The lines, one said twice running kept once, as a title."""
    kept: list[Line] = []
    for line in lines:
        if kept and kept[-1].text == line.text and line.kind in ("title", "short", "byline", "blurb"):
            kept[-1] = Line(line.text, "title", kept[-1].link or line.link)
        else:
            kept.append(line)
    return kept


def _promote(lines: list[Line]) -> list[Line]:
    """The lines, a short one over what else stands under titles made a title where the entry has none."""
    follow = {after.kind for line, after in zip(lines, lines[1:], strict=False) if line.kind == "title"}
    follow &= {"date", "byline"}
    told = list(lines)
    for index, line in enumerate(lines[:-1]):
        is_over = lines[index + 1].kind in follow and count_words(line.text) > 1
        is_title_above = index > 0 and told[index - 1].kind == "title"
        if line.kind == "short" and is_over and not is_title_above:
            told[index] = Line(line.text, "title", line.link)
    return told


def _cut_gap(lines: Sequence[Line], start: int, end: int, lead: Counter[Kind]) -> int:
    """Where, between two titles, the lines begin that belong to the lower: as many as stand over the first title."""
    left = lead.copy()
    cut = end
    own, next_link = lines[start - 1].link, lines[end].link if end < len(lines) else None
    while cut > start and lines[cut - 1].kind != "more":
        line = lines[cut - 1]
        is_next = line.link is not None and line.link == next_link != own
        if not is_next and (left[line.kind] <= 0 or (line.link is not None and line.link == own)):
            break
        left[line.kind] -= 1
        cut -= 1
    return cut


def _as_lead(lines: Sequence[Line]) -> list[Line]:
    """Lines over a title: what looks like a name there is a column's or a series', unless "By" stands before it."""
    return [
        replace(line, kind="short") if line.kind == "byline" and not BY.match(line.text) else line for line in lines
    ]


def _fill(entry: Entry, lines: Sequence[Line]) -> None:
    """Takes dates, bylines, types, topics and teasers into the entry."""
    for index, line in enumerate(lines):
        if line.kind == "date":
            entry.is_stamped, entry.published = True, entry.published or line.edtf
        elif line.kind == "byline":
            entry.authors += [name for name in _list_names(line.text) if name not in entry.authors]
        elif line.kind == "type":
            entry.type = TYPE.sub("", line.text)
        elif line.kind == "topic":
            entry.topics += _TOPIC_GAP.split(TOPIC.sub("", line.text))
        elif line.kind == "blurb":
            entry.blurbs.append(line.text)
        elif line.kind == "short":
            _fill_short(entry, line, lines[index + 1 : index + 2])


def _list_names(text: str) -> list[str]:
    """The names of a byline, an office behind the only one left out."""
    names = BY.sub("", text).strip(" |·•/")
    if has_office_behind(names):
        return [names.partition(",")[0]]
    return [name for name in _NAME_GAP.split(names) if name and not _DEGREE.match(name)]


def _fill_short(entry: Entry, line: Line, below: Sequence[Line]) -> None:
    """A word or two is the type, then a topic; right over a teaser, behind the date, it is the teaser's beginning."""
    if entry.published and below and below[0].kind == "blurb" and not entry.blurbs:
        entry.blurbs.append(line.text)
    elif entry.type is None:
        entry.type = line.text
    else:
        entry.topics.append(line.text)


def _select(entries: Sequence[Entry], *, has_dom: bool) -> Iterator[Entry]:
    """Entries that something speaks for: their details, or the length of their titles and of most others'.

    On a web page what has neither an address nor a date is none; in a text the list ends where its make does.
    """
    long = sum(count_words(entry.title) >= _TITLE_WORDS for entry in entries)
    is_list = 2 * long >= len(entries)
    for entry in entries if has_dom else _trim(entries):
        is_titled = is_list and count_words(entry.title) >= _TITLE_WORDS
        is_linked = not has_dom or entry.link or entry.is_stamped
        if (entry.is_dated or is_titled) and is_linked and _may_be_title(entry.title):
            yield entry


def _trim(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries made as the first: dated where it is, with a teaser where it has one, bare where it is.

    Text under an entry with a name, where the ones above have a name and no teaser, belongs to what follows the list.
    """
    first = entries[0]
    if first.is_stamped or first.blurbs:
        return entries[: max(place for place, entry in enumerate(entries) if _is_alike(entry, first)) + 1]
    for place, entry in enumerate(entries):
        if entry.blurbs and not entry.is_stamped:
            is_last = bool(first.authors and entry.authors)
            return [*entries[:place], replace(entry, blurbs=[])] if is_last else entries[:place]
    return entries


def _is_alike(entry: Entry, first: Entry) -> bool:
    return (entry.is_stamped or not first.is_stamped) and bool(entry.blurbs or not first.blurbs)


def _may_be_title(text: str) -> bool:
    """True unless it is one word, a paragraph, or lines of a menu stuck together: "HomeNewsAbout us"."""
    return len(text) <= _TITLE_MAX_CHARS and count_words(text) > 1 and len(_GLUED.findall(text)) <= _MOST_GLUED
