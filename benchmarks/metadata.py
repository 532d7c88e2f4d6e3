"""Title, author and date of web pages: ours and trafilatura's, against the labels of WCXB, in one run.

A title is right when it is the label's, case, quotes and dashes aside; authors when they are the same set of names,
titles of courtesy and credentials aside; a date when it is the same day. A value where the label has none is wrong.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import trafilatura
from trafilatura.settings import Document

from benchmarks.bodies import parse_bytes
from benchmarks.corpora import Page, load_norm
from benchmarks.floor import Measured
from schemas.brief import Brief

FIELDS = ("title", "author", "date")
_CREDENTIAL = re.compile(
    r",?\s+(?:ph\.?d|m\.?d|m\.?s|m\.?a|r\.?d\.?n?|r\.?n|fand|mph|mba|cfp®?|j\.?d|cpa|esq|lmft|lcsw|dds|psyd|jr)\b\.?",
    re.I,
)
_COURTESY = re.compile(r"^(?:dr|prof|mr|mrs|ms)\.?\s+", re.I)
_BETWEEN = re.compile(r"\s*(?:;|,|\band\b|&|\|)\s*", re.I)

Values = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Compared:
    """One page's fields: what the label says, what we found, what the other found; each a set of comparable values."""

    page: Page
    gold: Values
    ours: Values
    theirs: Values

    def is_right(self, field: str) -> bool:
        """True when ours is what the label says."""
        return self.ours[field] == self.gold[field]


def compare_page(page: Page, shared: Path) -> Compared:
    """The page by our walk and by trafilatura; both are told its address."""
    norm = load_norm(shared)
    told = page.labels
    brief = parse_bytes(page.data, "page.html", url=page.url).brief
    gold = _values(norm, told.get("title"), [told.get("author") or ""], told.get("publish_date"))
    return Compared(page, gold, _ours(brief, norm), _theirs(page, norm))


def _ours(brief: Brief | None, norm: Callable[[str], str]) -> Values:
    if brief is None:
        return _values(norm, None, [], None)
    published = brief.published.edtf if brief.published else None
    return _values(norm, brief.title, [author.name for author in brief.authors], published)


def _theirs(page: Page, norm: Callable[[str], str]) -> Values:
    document = trafilatura.bare_extraction(page.html, url=page.url, with_metadata=True)
    if not isinstance(document, Document):
        return _values(norm, None, [], None)
    return _values(norm, document.title, (document.author or "").split(";"), document.date)


def _values(norm: Callable[[str], str], title: str | None, authors: Sequence[str], date: str | None) -> Values:
    """The fields as sets, so that no value, one and several are compared in the same way."""
    bare = (_CREDENTIAL.sub("", norm(author).casefold()) for author in authors)
    names = (_COURTESY.sub("", name.strip()).strip(" .") for each in bare for name in _BETWEEN.split(each))
    return {
        "title": frozenset([norm(title).casefold()] if title else []),
        "author": frozenset(filter(None, names)),
        "date": frozenset([date] if date else []),
    }


def sum_up_fields(pages: Sequence[Compared]) -> dict[str, Measured]:
    """Share of pages whose field is right, and how many of the other's errors are left."""
    return {field: _share(pages, field) for field in FIELDS}


def _share(pages: Sequence[Compared], field: str) -> Measured:
    wrong = sum(not page.is_right(field) for page in pages)
    theirs = sum(page.theirs[field] != page.gold[field] for page in pages)
    note = f"{wrong} errors, trafilatura {theirs}"
    if theirs:
        note += f", {1 - wrong / theirs:.0%} fewer"
    return Measured(1 - wrong / len(pages), note)
