"""Lists of other publications: other people's titles, names and dates, inside the page or at its tail."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Literal

from pipeline.calendar import read_dateline
from pipeline.clean.page import Page, Say
from pipeline.clean.places import has_prose_below
from pipeline.names import split_names
from pipeline.related_headings import is_related_heading
from pipeline.text import ends_sentence
from schemas.block import Label

_BY = re.compile(r"^(?:by|von|par|por|di|edited by|authors?|with)\b\s?:?\s", re.IGNORECASE)
_TYPE = re.compile(
    r"^(?:type|publication type|content type|format|category|topics?|tags?|regions?|program)\s?:", re.IGNORECASE
)
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_BAR = re.compile(r"\s*[|·•]\s*")
_DATED_MAX_CHARS = 100
_TITLE_MAX_WORDS = 30
_TEASER_SENTENCES = 3
# A line that ends with one of these is a sentence cut off, not a title.
_NO_LAST_WORD = frozenset(
    "the a an of and or to in for with by on at from that is are was were its their which".split()
)

Part = Literal["date", "byline", "type", "title", "again", "more", "blurb", "said"]
_SURE_SIGNS = 2  # of entries that stand over body text
_STRONG = frozenset({"date", "byline", "type", "again", "more"})
_MORE = ("read more", "continue reading", "read article", "read now", "weiterlesen", "lire la suite", "leer más")


def related_list(page: Page) -> Iterator[Say]:
    """A heading such as "Related Publications" and the entries under it.

    Entries are titles, dates, bylines and types; a sentence counts only inside an entry. The
    list ends where body text begins again, or with the document.
    """
    headings = [ordinal for ordinal in page.open() if is_related_heading(page.forms[ordinal])]
    if not headings:
        return
    parts = _tell_parts(page, headings[0])
    signs = _find_signs(parts)
    read = [0, *accumulate(page.word_counts)]
    end = 0
    for ordinal in headings:
        if ordinal < end:
            continue
        is_near_end = read[ordinal] > 3 * (read[-1] - read[ordinal])
        end = _end_of_list(parts, signs, ordinal, is_near_end=is_near_end)
        items = range(ordinal + 1, end)
        if items and not _is_body(page, items) and not _may_be_section(page, items):
            yield Say(
                ordinal, Label.RELATED_HEADING, f"a heading over {end - ordinal - 1} blocks of other publications"
            )
            for item in items:
                yield Say(item, Label.RELATED_ITEM, f"{parts[item]} in the list under block {ordinal}", 0.9)


def _is_body(page: Page, ordinals: range) -> bool:
    """True when the labeller has hardly a doubt of most of the blocks: a list of things that the text is about."""
    return 2 * sum(map(page.is_surely_main, ordinals)) > len(ordinals)


def _may_be_section(page: Page, items: range) -> bool:
    """True for blocks over body text of which names are all that speaks for a list: people may be its subject."""
    parts = [part for item in items if (part := tell_part(page, item)) in _STRONG]
    return (len(parts) < _SURE_SIGNS or set(parts) == {"byline"}) and has_prose_below(page, items[-1])


def tell_part(page: Page, ordinal: int) -> Part:
    """What the block would be in an entry of a list of publications."""
    text = page.texts[ordinal]
    if ordinal in page.verdicts:
        return "more" if page.forms[ordinal].startswith(_MORE) else "said"
    if _TYPE.match(text) and page.word_counts[ordinal] <= 12:
        return "type"
    if _is_dated(text):
        return "date"
    if page.word_counts[ordinal] <= 25 and (_BY.match(text) or split_names(text)):
        return "byline"
    if page.forms[ordinal] in page.forms[max(0, ordinal - 1) : ordinal]:
        return "again"
    is_title = page.word_counts[ordinal] <= _TITLE_MAX_WORDS and not page.is_prose(ordinal)
    return "title" if is_title or (text.endswith("?") and page.word_counts[ordinal] <= _TITLE_MAX_WORDS) else "blurb"


def _is_dated(text: str) -> bool:
    """True for a date, a year, and a line such as "Report | May 4, 2021"."""
    if read_dateline(text) or _YEAR.match(text):
        return True
    return len(text) <= _DATED_MAX_CHARS and any(map(read_dateline, _BAR.split(text)[1:]))


def _tell_parts(page: Page, heading: int) -> list[Part]:
    """The part of each block below the heading; what stands above it is in no list."""
    return [tell_part(page, ordinal) if ordinal > heading else "said" for ordinal in range(len(page.texts))]


def _find_signs(parts: Sequence[Part]) -> list[Part | None]:
    """For each place, the first part from there on that tells: a sign of an entry, or a sentence. None at the end."""
    signs: list[Part | None] = [None]
    for part in reversed(parts):
        signs.append(part if part in _STRONG or part == "blurb" else signs[-1])
    return signs[::-1]


def _end_of_list(parts: list[Part], signs: Sequence[Part | None], heading: int, *, is_near_end: bool) -> int:
    """Ordinal after the list's last block.

    The last sure sign of an entry (date, byline, type, doubled title) and, at the document's end, what follows it.
    Without any sign, only a bare list of titles that ends the document is one.
    """
    first = heading + 1
    if signs[first] is None:
        return len(parts) if is_near_end and len(parts) >= first + 2 else first
    if signs[first] == "blurb":
        return first
    below = parts[first:]
    run = _run_of_entries(below)
    last = max(index for index in range(run) if below[index] in _STRONG)
    return len(parts) if run == len(below) else first + last + 1


def _run_of_entries(parts: list[Part]) -> int:
    """How many blocks from the heading on can be entries: up to the first sentence outside of one."""
    for index, part in enumerate(parts):
        if part == "blurb" and not _is_inside_entry(parts, index):
            return index
    return len(parts)


def _is_inside_entry(parts: list[Part], index: int) -> bool:
    """True for a sentence with a date, byline, type or doubled title shortly before it, and after it no body text.

    After it stands another sign of an entry, or the document ends with a title or two. Of a flat page, where a teaser
    falls into its sentences, three in a row may be one.
    """
    first = index
    while first > 0 and parts[first - 1] == "blurb":
        first -= 1
    last = index
    while last + 1 < len(parts) and parts[last + 1] == "blurb":
        last += 1
    before = any(part in _STRONG for part in parts[max(0, first - 3) : first])
    rest = parts[last + 1 :]
    is_teaser = last - first < (_TEASER_SENTENCES if "more" in rest[:1] else 1)
    return before and is_teaser and (any(part in _STRONG for part in rest[:4]) or len(rest) <= 1)


def reads_like_title(text: str, word_count: int) -> bool:
    """True for a line short enough to be a title that ends neither as a sentence nor in the middle of one."""
    if not 2 <= word_count <= _TITLE_MAX_WORDS or text.rpartition(" ")[2].lower() in _NO_LAST_WORD:
        return False
    return not ends_sentence(text) or text.endswith("?")


def dated_entries(page: Page) -> Iterator[Say]:
    """Entries without a heading over them: lines that are no sentences, two or more of them dates, in the later part.

    A chronology has sentences between its dates, or its dates rise, or the text goes on below it: it stays. Signs of
    publications beside the dates outweigh the two.
    """
    for run in _lines_after_body(page):
        dates = [ordinal for ordinal in run if read_dateline(page.texts[ordinal])]
        known = set(dates)
        titles = [
            ordinal for ordinal in run if 4 <= page.word_counts[ordinal] <= _TITLE_MAX_WORDS and ordinal not in known
        ]
        if len(dates) >= _MIN_DATES and len(titles) >= _MIN_DATES and not _may_be_chronology(page, run, dates):
            first = dates[0] if run[0] == dates[0] else max(run[0], dates[0] - _ENTRY_BLOCKS)
            last = run[-1] if page.texts[run[-1]] and run[-1] - dates[-1] <= _ENTRY_BLOCKS else dates[-1]
            for ordinal in range(first, last + 1):
                yield Say(ordinal, Label.RELATED_ITEM, f"among {len(dates)} lines that are dates", 0.8)


def _may_be_chronology(page: Page, run: list[int], dates: list[int]) -> bool:
    """True where no kind, byline or removed word stands beside the dates, and they rise or body text follows."""
    signs = sum(tell_part(page, ordinal) in ("byline", "type", "more") for ordinal in run)
    signs += sum(page.forms[ordinal] in _KINDS for ordinal in run)
    if 2 * signs >= len(dates):
        return False
    told = [dated.edtf or "" for ordinal in dates if (dated := read_dateline(page.texts[ordinal]))]
    return (told == sorted(told) and len(set(told)) > 1) or has_prose_below(page, run[-1])


# Kinds of publications, as they stand on lines of their own.
_KINDS = frozenset(
    (
        "report|article|commentary|op-ed|paper|working paper|policy paper|policy brief|brief|briefing|essay|blog|"
        "blog post|post|podcast|video|event|news|press release|publication|testimony|interview|book|analysis|research|"
        "statement|speech|opinion|in the news|issue brief|fact sheet|q&a|explainer|webinar"
    ).split("|")
)
_MIN_DATES = 2
_ENTRY_BLOCKS = 3  # of an entry: title, author, type beside its date
_BODY_SHARE = 0.3  # of the document's words: before that, dates belong to its head


def _lines_after_body(page: Page) -> Iterator[list[int]]:
    """Runs of blocks that are no sentences, in the document's later part."""
    run: list[int] = []
    read, total = 0, sum(page.word_counts)
    for ordinal in range(len(page.texts)):
        if read >= _BODY_SHARE * total and _is_line(page, ordinal):
            run.append(ordinal)
        elif run:
            yield run
            run = []
        read += page.word_counts[ordinal]
    if run:
        yield run


def _is_line(page: Page, ordinal: int) -> bool:
    """True for a block that is no sentence, or was said to be something."""
    said = page.label_of(ordinal)
    if said in _NO_ENTRY or page.word_counts[ordinal] > 40:
        return False
    return said is not None or not ends_sentence(page.texts[ordinal])


_NO_ENTRY = frozenset({Label.RELATED_ITEM, Label.RELATED_HEADING, Label.TITLE, Label.COPYRIGHT})
