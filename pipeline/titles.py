"""Titles: which block of a page is its headline, by what the page declares; and a title without its site's name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from urllib.parse import urlsplit

from pipeline.evidence import Declared, Markup
from pipeline.json_ld import clean_text, list_articles, list_texts, list_values, types_of
from pipeline.text import compare_form

# What parts a page's title from its site's name: "A Quay Too Far | Harbour Studies".
MARK = re.compile(r"\s+(?:[|·•»«>/\\–—-]{1,2}|::)\s+|\s?[|｜]\s?")
_COLON = re.compile(r":\s")
_WORD = re.compile(r"\w+")
_TITLE_KEYS = ("citation_title", "og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title")
_SITE_KEYS = ("og:site_name", "application-name", "twitter:site", "citation_publisher", "dc.publisher")
_OWNERS = ("organization", "website", "corporation", "person")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONGEST = 400  # characters of a headline
_LONGEST_SITE = 7  # words of a site's name with its motto
_MOST_TITLES = 20  # that a page declares
_LONG_NAME = 4  # letters of a site's name that can stand with a motto
_REACH = 400  # blocks in which the headline is looked for
# Dice's coefficient of the words of two titles. Of 716 labelled pages these bars lose the fewest titles.
_LIKE = 0.5
_ALIKE = 0.75


@dataclass(frozen=True)
class DeclaredTitle:
    """A title that a page declares, its site's name cut off, and where it stands."""

    text: str
    source: str


@dataclass(frozen=True)
class Headline:
    """The block that is the page's headline, its element, and what tells so."""

    ordinal: int
    tag: str
    evidence: str


@dataclass(frozen=True)
class Titles:
    """What a page declares of its title and of its site's name."""

    declared: Declared
    address: str | None = None

    @cached_property
    def sites(self) -> frozenset[str]:
        """Names of the site and of its owner, and its host's, in the form of `squeeze`."""
        names = {squeeze(name) for name in _name_sites(self.declared)}
        for address in (self.address, self.declared.canonical_url):
            names |= _name_host(address) if address else set()
        return frozenset(name for name in names if len(name) > 2)

    @cached_property
    def titles(self) -> tuple[DeclaredTitle, ...]:
        """The declared titles, the strongest first; those that only name the site are left out."""
        told = ((self.cut_site(text), source) for text, source in islice(_list_titles(self.declared), _MOST_TITLES))
        return tuple(DeclaredTitle(text, source) for text, source in told if text and squeeze(text) not in self.sites)

    @cached_property
    def _houses(self) -> frozenset[str]:
        """Of the sites, those that the page declares to be no person: before a colon only these are cut."""
        return frozenset(name for name in map(squeeze, _name_houses(self.declared)) if len(name) > _LONG_NAME)

    def cut_site(self, title: str) -> str:
        """The title without the site's name before or after it."""
        while shorter := self._cut_once(title):
            title = shorter
        return title.strip()

    def _cut_once(self, title: str) -> str | None:
        """The title without its last or first part when that names the site; None when neither does."""
        marks = list(MARK.finditer(title[:_LONGEST]))
        if marks and self._is_site(title[marks[-1].end() :]):
            return title[: marks[-1].start()].strip()
        if marks and self._is_site(title[: marks[0].start()]):
            return title[marks[0].end() :].strip()
        colon = _COLON.search(title)
        return title[colon.end() :] if colon and squeeze(title[: colon.start()]) in self._houses else None

    def _is_site(self, part: str) -> bool:
        """True for the site's name, also with a motto before or after it."""
        form = squeeze(part)
        if form in self.sites:
            return True
        is_short = len(_WORD.findall(part)) <= _LONGEST_SITE
        return is_short and any(form.startswith(site) or form.endswith(site) for site in self._houses)

    def find_headline(self, texts: Sequence[str], markup: Sequence[Markup], first_prose: int) -> Headline | None:
        """The heading that a declared title agrees with best, else the first `h1` above the text; None without either.

        `first_prose` is the ordinal of the first block of the text. A page without a DOM has no headline to be found.
        """
        headings = [
            Headline(ordinal, tag, "")
            for ordinal, each in enumerate(markup[:_REACH])
            if (tag := find_heading_tag(each)) and self._can_be_headline(texts[ordinal], each)
        ]
        return self._find_agreeing(texts, headings, first_prose) or _find_first(texts, headings, first_prose)

    def _can_be_headline(self, text: str, markup: Markup) -> bool:
        return len(text) <= _LONGEST and not markup.is_hidden and squeeze(text) not in self.sites

    def _find_agreeing(self, texts: Sequence[str], headings: Sequence[Headline], first_prose: int) -> Headline | None:
        """Of the headings that say what a declared title says, the likest; an `h1`, and one above the text, rather."""
        best, found = 0.0, None
        for heading in headings:
            likeness, title = self._compare(texts[heading.ordinal])
            is_first = heading.tag == "h1"
            if title is None or likeness < (_LIKE if is_first else _ALIKE):
                continue
            worth = likeness + 0.3 * is_first - 0.3 * (heading.ordinal > first_prose + 8)
            if worth > best + 1e-9:
                best, found = worth, Headline(heading.ordinal, heading.tag, f"agrees with {title.source}")
        return found

    def _compare(self, text: str) -> tuple[float, DeclaredTitle | None]:
        """How like the likest declared title is, and which it is; 1.5 for one that is the same, letter for letter."""
        form = squeeze(text)
        same = next((title for title in self.titles if squeeze(title.text) == form), None)
        if same:
            return 1.5, same
        return max(
            ((liken(text, title.text), title) for title in self.titles), key=lambda it: it[0], default=(0.0, None)
        )


def _find_first(texts: Sequence[str], headings: Sequence[Headline], first_prose: int) -> Headline | None:
    """The first `h1` of several words above the text."""
    for heading in headings:
        if (
            heading.tag == "h1"
            and heading.ordinal <= first_prose + 3
            and len(_WORD.findall(texts[heading.ordinal])) > 1
        ):
            return Headline(heading.ordinal, "h1", "the first h1 above the text")
    return None


def find_heading_tag(markup: Markup) -> str:
    """The heading element that the block stands in; empty when it stands in none."""
    if markup.tag in _HEADINGS:
        return markup.tag
    steps = (re.split(r"[#.\[]", step, maxsplit=1)[0] for step in reversed(markup.path[-3:]))
    return next((tag for tag in steps if tag in _HEADINGS), "")


def _list_titles(declared: Declared) -> Iterator[tuple[str, str]]:
    for node in list_articles(declared):
        for key in ("headline", "name"):
            yield from ((text, f"json_ld {key}") for text in list_texts(node, key))
    for key in _TITLE_KEYS:
        yield from ((clean_text(text), f"meta {key}") for text in declared.meta.get(key, ()))
    if declared.title:
        yield clean_text(declared.title), "window title"


def _name_sites(declared: Declared) -> Iterator[str]:
    """What the page calls its site, its publisher and its author."""
    for key in _SITE_KEYS:
        yield from declared.meta.get(key, ())
    for node in declared.json_ld:
        if any(kind.endswith(_OWNERS) for kind in types_of(node)):
            yield from (*list_texts(node, "name"), *list_texts(node, "alternateName"))
        for key in ("publisher", "isPartOf"):
            for owner in list_values(node, key):
                yield from list_texts(owner, "name") if isinstance(owner, Mapping) else ()


def _name_houses(declared: Declared) -> Iterator[str]:
    """What the page calls its site and its publisher."""
    for key in _SITE_KEYS:
        yield from declared.meta.get(key, ())
    for node in declared.json_ld:
        kinds = types_of(node)
        if any(kind.endswith(_OWNERS) for kind in kinds) and "person" not in kinds:
            yield from list_texts(node, "name")


def _name_host(address: str) -> set[str]:
    """The host whole, and its telling part: "harbour" of www.harbour.org, of harbour.or.kr too."""
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return set()
    parts = host.split(".")
    telling = [part for part in parts[:-1] if len(part) > 3] or parts[:1]
    return {squeeze(host), squeeze(telling[-1])}


def squeeze(text: str) -> str:
    """Letters and digits alone, in comparison form: two titles that differ in marks and spaces are one."""
    return "".join(_WORD.findall(compare_form(text)))


def liken(one: str, other: str) -> float:
    """Dice's coefficient of the words of the two, 0-1."""
    left, right = (set(_WORD.findall(compare_form(text))) for text in (one, other))
    return 2 * len(left & right) / max(1, len(left) + len(right))
