"""Lists of other publications: other people's titles, names and dates, inside the page or at its tail."""

import re
from collections.abc import Iterator
from typing import Literal

from pipeline.calendar import read_dateline
from pipeline.clean.page import Page, Say
from pipeline.names import split_names
from pipeline.text import ends_sentence
from schemas.block import Label

_GOODS = (
    r"(?:publications?|content|articles?|posts?|readings?|research|reports?|stories|news|items?|links?|commentar(?:y|ies)|"
    r"analys[ei]s|resources|materials?|work|books?|briefs?|papers?|events?|experts|topics|products|media|podcasts?|"
    r"videos?|projects?|programs?|blogs?|insights|features?|from [\w\s.&'-]{2,40}|on this (?:topic|issue|subject)|"
    r"by (?:this|the same) authors?)"
)
_HEADING = re.compile(
    r"^(?:(?:related|recommended|similar|more|further|latest|recent|popular|trending|featured|suggested|other|additional|"
    rf"most (?:read|recent|popular))\s(?:\w+\s){{0,2}}?{_GOODS}|(?:read|up|watch|what to read) next|"
    r"you (?:may|might) (?:also )?(?:like|be interested in).{0,20}|"
    r"(?:see|read|lire) also|also (?:on|in|from|by) .{2,40}|related|recommended(?: for you)?|"
    r"more like this|in related news|"
    r"(?:verwandte|ähnliche|weitere) (?:artikel|beiträge|themen|publikationen|veröffentlichungen)|mehr zum thema|"
    r"(?:à lire aussi|articles? (?:liés?|similaires?)|publications? (?:liées?|associées?)|"
    r"sur le même (?:sujet|thème)))\s*[:>›»]?$"
)
_BY = re.compile(r"^(?:by|von|par|por|di|edited by|authors?|with)\b\s?:?\s", re.IGNORECASE)
_TYPE = re.compile(
    r"^(?:type|publication type|content type|format|category|topics?|tags?|regions?|program)\s?:", re.IGNORECASE
)
_TITLE_MAX_WORDS = 30
# A line that ends with one of these is a sentence cut off, not a title.
_NO_LAST_WORD = frozenset(
    "the a an of and or to in for with by on at from that is are was were its their which".split()
)

Part = Literal["date", "byline", "type", "title", "again", "blurb", "said"]
_STRONG = frozenset({"date", "byline", "type", "again"})


def related_list(page: Page) -> Iterator[Say]:
    """A heading such as "Related Publications" and the entries under it.

    Entries are titles, dates, bylines and types; a sentence counts only inside an entry. The
    list ends where body text begins again, or with the document.
    """
    ordinal = 0
    while ordinal < len(page.texts):
        if ordinal in page.verdicts or not is_related_heading(page.forms[ordinal]):
            ordinal += 1
            continue
        end = _end_of_list(page, ordinal)
        if end > ordinal + 1:
            yield Say(
                ordinal, Label.RELATED_HEADING, f"a heading over {end - ordinal - 1} blocks of other publications"
            )
            for item in range(ordinal + 1, end):
                yield Say(item, Label.RELATED_ITEM, f"{tell_part(page, item)} in the list under block {ordinal}", 0.9)
        ordinal = max(end, ordinal + 1)


def is_related_heading(form: str) -> bool:
    """True for a whole block, in comparison form, that announces other publications."""
    return len(form) <= 70 and bool(_HEADING.match(form))


def tell_part(page: Page, ordinal: int) -> Part:
    """What the block would be in an entry of a list of publications."""
    text = page.texts[ordinal]
    if ordinal in page.verdicts:
        return "said"
    if _TYPE.match(text) and page.word_counts[ordinal] <= 12:
        return "type"
    if read_dateline(text):
        return "date"
    if page.word_counts[ordinal] <= 25 and (_BY.match(text) or split_names(text)):
        return "byline"
    if page.forms[ordinal] in page.forms[max(0, ordinal - 1) : ordinal]:
        return "again"
    is_title = page.word_counts[ordinal] <= _TITLE_MAX_WORDS and not page.is_prose(ordinal)
    return "title" if is_title or (text.endswith("?") and page.word_counts[ordinal] <= _TITLE_MAX_WORDS) else "blurb"


def _end_of_list(page: Page, heading: int) -> int:
    """Ordinal after the list's last block.

    The last sure sign of an entry (date, byline, type, doubled title) and, at the document's end, what follows it.
    Without any sign, only a bare list of titles that ends the document is one.
    """
    parts = [tell_part(page, ordinal) for ordinal in range(heading + 1, len(page.texts))]
    run = _run_of_entries(parts)
    strong = [index for index in range(run) if parts[index] in _STRONG]
    if run == len(parts) and (strong or _is_bare_tail(page, heading, parts)):
        return len(page.texts)
    return heading + 1 + (strong[-1] + 1 if strong else 0)


def _is_bare_tail(page: Page, heading: int, parts: list[Part]) -> bool:
    """True for nothing but titles after the heading, near the end of the document."""
    is_near_end = sum(page.word_counts[:heading]) > 3 * sum(page.word_counts[heading:])
    return len(parts) >= 2 and is_near_end and set(parts) <= {"title", "said"}


def _run_of_entries(parts: list[Part]) -> int:
    """How many blocks from the heading on can be entries: up to the first sentence outside of one."""
    for index, part in enumerate(parts):
        if part == "blurb" and not _is_inside_entry(parts, index):
            return index
    return len(parts)


def _is_inside_entry(parts: list[Part], index: int) -> bool:
    """True for a sentence with a date, byline, type or doubled title shortly before it, and after it no body text.

    After it stands another sign of an entry, or the document ends with a title or two.
    """
    before = any(part in _STRONG for part in parts[max(0, index - 3) : index])
    rest = parts[index + 1 :]
    return before and "blurb" not in rest[:1] and (any(part in _STRONG for part in rest[:4]) or len(rest) <= 1)


def reads_like_title(text: str, word_count: int) -> bool:
    """True for a line short enough to be a title that ends neither as a sentence nor in the middle of one."""
    if not 2 <= word_count <= _TITLE_MAX_WORDS or text.rpartition(" ")[2].lower() in _NO_LAST_WORD:
        return False
    return not ends_sentence(text) or text.endswith("?")
