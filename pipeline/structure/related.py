"""Entries of related lists into records: what was removed is data."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from pipeline.calendar import read_dateline
from pipeline.names import split_names
from pipeline.structure.labelled import LabelledBlock
from pipeline.text import count_words, ends_sentence
from schemas.block import Label
from schemas.brief import RelatedPublication

_BY = re.compile(r"^(?:by|von|par|por|di|edited by|authors?)\b\s?:?\s+", re.IGNORECASE)
_TYPE = re.compile(r"^(?:type|publication type|content type|format)\s?:\s?", re.IGNORECASE)
_TOPIC = re.compile(r"^(?:topics?|tags?|regions?|category|program)\s?:\s?", re.IGNORECASE)
_NAME_GAP = re.compile(r"\s*(?:;|,\s*and\s|,\s|\sand\s|\s&\s)\s*")
_TITLE_MAX_WORDS = 30

Detail = Literal["date", "byline", "type", "topic", "blurb"]
_AFTER_TITLE: frozenset[Detail | None] = frozenset({"date", "byline", "blurb"})


@dataclass
class _Entry:
    """One entry of the list while it is read."""

    title: str | None = None
    published: str | None = None
    authors: list[str] = field(default_factory=list)
    type: str | None = None
    topics: list[str] = field(default_factory=list)
    blurbs: list[str] = field(default_factory=list)

    def has_details(self) -> bool:
        return bool(self.published or self.authors or self.blurbs or self.type)


def read_related(blocks: Sequence[LabelledBlock]) -> tuple[RelatedPublication, ...]:
    """The publications of each related list, in order; an entry without a title is none."""
    records: list[RelatedPublication] = []
    for is_item, run in groupby(blocks, key=lambda block: block.label is Label.RELATED_ITEM):
        if is_item:
            records += [_record(entry) for entry in _entries([block.text for block in run]) if entry.title]
    return tuple(records)


def _entries(lines: Sequence[str]) -> Iterator[_Entry]:
    """The list parted at its titles. A line before a title that no entry has room for is the title's type."""
    details = [_tell_detail(line) for line in lines]
    entry, kind = _Entry(), None
    for index, (line, detail) in enumerate(zip(lines, details, strict=True)):
        if index and line == lines[index - 1]:
            continue
        if detail:
            _fill_detail(entry, line, detail)
        elif _is_title(lines, details, index):
            if entry.title:
                yield entry
                entry = _Entry()
            entry.title, entry.type, kind = line, kind or entry.type, None
        elif entry.type and entry.has_details():
            entry.topics.append(line)
        else:
            kind = line
    yield entry


def _tell_detail(line: str) -> Detail | None:
    """What of an entry the line is; None for a title, and for any other line."""
    if read_dateline(line):
        return "date"
    if _BY.match(line) or split_names(line):
        return "byline"
    if _TYPE.match(line):
        return "type"
    if _TOPIC.match(line):
        return "topic"
    words = count_words(line)
    is_blurb = words > _TITLE_MAX_WORDS or (words >= 8 and not line.endswith("?") and ends_sentence(line))
    return "blurb" if is_blurb else None


def _fill_detail(entry: _Entry, line: str, detail: Detail) -> None:
    """Takes a date, byline, type, topic or blurb into the entry."""
    if detail == "date":
        dated = read_dateline(line)
        entry.published = dated.edtf if dated else None
    elif detail == "byline":
        entry.authors += [name for name in _NAME_GAP.split(_BY.sub("", line)) if name]
    elif detail == "type":
        entry.type = _TYPE.sub("", line)
    elif detail == "topic":
        entry.topics += re.split(r"\s*[;,]\s*", _TOPIC.sub("", line))
    else:
        entry.blurbs.append(line)


def _is_title(lines: Sequence[str], details: Sequence[Detail | None], index: int) -> bool:
    """True for a line that is doubled, or that a date, byline or blurb follows; in a bare list every line is one."""
    if lines[index] in lines[index + 1 : index + 2]:
        return True
    if not _AFTER_TITLE.isdisjoint(details[index + 1 : index + 2]):
        return True
    return not any(details)


def _record(entry: _Entry) -> RelatedPublication:
    return RelatedPublication(
        title=entry.title or "",
        published=entry.published,
        authors=tuple(entry.authors),
        type=entry.type,
        topics=tuple(entry.topics),
        blurb=" ".join(entry.blurbs) or None,
    )
