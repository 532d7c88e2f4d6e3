"""Authors: from the byline, what the page declares, author cards and biographies; quoted and related people never."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from pipeline.names import is_person_name
from pipeline.offices import has_institution
from pipeline.structure.author_doubts import cut_houses, yield_to_declared
from pipeline.structure.author_marks import find_marked, find_zone
from pipeline.structure.biographies import read_biographies
from pipeline.structure.bylines import is_name, make_author, name_key, read_byline, unique
from pipeline.structure.declared_authors import name_people, name_sites, read_information, read_json_ld, read_meta
from pipeline.structure.found import Found, Offer, choose
from pipeline.structure.labelled import Labelled, LabelledBlock
from pipeline.structure.printed_authors import read_bylines, read_cards, read_closing, read_editors, read_elements
from pipeline.structure.publisher import Issuer
from pipeline.text import compare_form
from pipeline.titles import squeeze
from schemas.block import Label
from schemas.brief import Author

Authors = tuple[Author, ...]

ORDER = (
    "byline",
    "name_line",
    "json_ld",
    "citation",
    "meta",
    "card",
    "element",
    "biography",
    "closing_line",
    "editor",
    "teaser",
    "information",
)
"""Where authors are looked for. What readers see by the title comes before what machines are told."""

_WITHHELD = re.compile(
    r"\b(?:author|writer)(?:['’]s|s['’]?)?\s(?:names?|identity|identities)\s(?:is|are|has\sbeen|have\sbeen|was|were)\s(?:being\s)?withheld\b|"
    r"\bnames?\s(?:has\sbeen\s|have\sbeen\s|is\s|are\s)?withheld\b|\banonymous\sauthor\b|\b(?:author|writer)s?\s(?:wish(?:es)?|asked|prefer(?:s|red)?)\sto\s"
    r"(?:remain|stay)\sanonymous\b",
    re.IGNORECASE,
)
_SPOKEN_WITH = re.compile(
    r"\b(?:interview(?:s|ed)?|conversation|q&a|talks?|speaking|speaks|dialogue)\s(?:with|by)?\s*", re.IGNORECASE
)
# What a teaser lets an author do: "the Institute's Jane Doe outlines …".
_OWN_EXPERT = re.compile(
    r"['’]s\s+(?P<name>(?:[A-ZÀ-Ž][\w’'.-]*\s){1,3}[A-ZÀ-Ž][\w’'-]*)\s+"
    r"(?:outlines|examines|explains|discusses|analyzes|analyses|argues|assesses|explores|considers|describes|looks|reflects|"
    r"writes|reviews|answers|offers|details|unpacks)\b"
)
_CONTACT = re.compile(r"\b(?:contacts?|inquir(?:y|ies)|media|press|e-?mail|tel(?:ephone)?|phone)\b", re.IGNORECASE)
_LONGEST_NOTE = 300  # characters
_FIRST_PAGES = 2


def find_authors(document: Labelled, issuer: Issuer | None) -> Found[Authors]:
    """The authors in the order of the byline, each once; an office is filled in from where else the page tells it.

    Names in related lists and of people quoted never count, nor logins and the site's own name.
    """
    page = _read_page(document, issuer)
    offers = [
        offer if offer.objection else replace(offer, objection=page.object_to(offer))
        for offer in cut_houses(list(_gather(document, issuer)), page.sites)
    ]
    offers = [yield_to_declared(offer, offers, document) for offer in offers]
    found = choose("authors", map(_show, offers), ORDER)
    if not found.value:
        return found
    told = _index_offices(offers)
    return replace(found, value=tuple(_fill(author, told.get(name_key(author.name))) for author in found.value))


def _gather(document: Labelled, issuer: Issuer | None) -> Iterator[Offer[Authors]]:
    """Every offer of authors in the document, each person of it once."""
    marked, zone = find_marked(document.blocks), find_zone(document)
    sources = (
        read_bylines(document, zone, marked),
        *_read_declared(document, zone),
        read_cards(document),
        read_elements(document, marked),
        read_closing(document),
        read_editors(zone),
        read_biographies(document),
        _own_experts(document.texts_of(Label.SUMMARY), issuer) if issuer else (),
    )
    for offer in chain.from_iterable(sources):
        yield replace(offer, value=tuple(unique(offer.value)))


def _read_declared(document: Labelled, zone: Sequence[LabelledBlock]) -> tuple[Iterable[Offer[Authors]], ...]:
    """What a page declares, or a file's information entries."""
    if document.layout == "pdf":
        return (read_information(document.declared, _read_opening(document)),)
    return read_json_ld(document.declared), read_meta(document.declared, zone)


def _show(offer: Offer[Authors]) -> Offer[Authors]:
    return replace(offer, shown=offer.shown or "; ".join(author.name for author in offer.value))


@dataclass(frozen=True)
class _Page:
    """What is asked of every offer: names of the house and its site, the title, and whether the name is withheld."""

    houses: frozenset[str]
    sites: frozenset[str]
    people: frozenset[str]
    title: str
    is_withheld: bool
    text: Callable[[], str]
    """All its text."""

    def object_to(self, offer: Offer[Authors]) -> str | None:
        """What speaks against the offer."""
        if any(self._is_site(author.name, offer) for author in offer.value):
            return "is the site's name"
        if self.is_withheld:
            return "the author's name is withheld"
        if offer.method != "byline" and any(_is_spoken_of(author, self.title) for author in offer.value):
            return "is spoken of, not the author"
        return None

    def _is_site(self, name: str, offer: Offer[Authors]) -> bool:
        """True for the house's name, and for the site's, unless it is a person's own: told by "By", or declared so."""
        form = squeeze(name)
        if form in self.houses or form not in self.sites:
            return form in self.houses
        is_told = offer.method == "byline" or form in self.people or self._introduces(name)
        return not (is_told and is_name(name) and not has_institution(name))

    def _introduces(self, name: str) -> bool:
        """True when the page says whose it is: "By Jane Doe", "I'm Jane Doe", "Jane Doe is a writer"."""
        introduced = rf"\b(?:[Bb]y|[Aa]bout|[Mm]eet|I['’]m|I am)\s{re.escape(name)}\b|^{re.escape(name)} is an? "
        return 2 <= len(name.split()) <= 3 and re.search(introduced, self.text(), re.MULTILINE) is not None


def _read_page(document: Labelled, issuer: Issuer | None) -> _Page:
    names = frozenset(map(squeeze, issuer.names if issuer else ()))
    has_file = issuer is not None and issuer.profile is not None
    return _Page(
        names if has_file else frozenset(),
        name_sites(document.declared) | names,
        name_people(document.declared),
        " ".join(document.texts_of(Label.TITLE)),
        _is_withheld(document),
        lambda: document.text,
    )


def _is_withheld(document: Labelled) -> bool:
    """True when a note says that the author is not named."""
    if "withheld" not in document.text and "nonym" not in document.text:
        return False
    return any(_says_withheld(block.text) for block in document.blocks)


def _says_withheld(text: str) -> bool:
    """True for a note that the author is not named."""
    may_say = len(text) < _LONGEST_NOTE and ("withheld" in text or "nonym" in text)
    return may_say and _WITHHELD.search(text) is not None


def _is_spoken_of(author: Author, title: str) -> bool:
    """True when the title speaks of the person, but does not say "by" before the name."""
    before, name, _ = title.partition(author.name)
    return bool(name) and not before.rstrip().lower().endswith("by")


def _index_offices(offers: Iterable[Offer[Authors]]) -> dict[tuple[str, str], Author]:
    """For each name the first place that prints an office beside it, else the first that prints a house."""
    index: dict[tuple[str, str], Author] = {}
    people = [author for offer in offers for author in offer.value if author.role or author.affiliation]
    for author in sorted(people, key=lambda each: each.role is None):
        index.setdefault(name_key(author.name), author)
    return index


def _fill(author: Author, told: Author | None) -> Author:
    """The author with the office that another place prints beside the same name."""
    if author.role or told is None:
        return author
    return author.model_copy(update={"role": told.role, "affiliation": author.affiliation or told.affiliation})


def _read_opening(document: Labelled) -> str:
    """The text of the first pages in comparison form, without whom the press may call."""
    blocks = [block for block in document.blocks if block.typeset and block.typeset.page <= _FIRST_PAGES]
    pairs = zip(("", *(block.text for block in blocks)), blocks, strict=False)
    return compare_form(
        " ".join(block.text for before, block in pairs if not _CONTACT.search(f"{before} {block.text}"))
    )


def _own_experts(teasers: Sequence[str], issuer: Issuer) -> Iterator[Offer[Authors]]:
    """People whom the teaser calls the publisher's own, by its name or acronym right before them."""
    for teaser in teasers:
        for match in _OWN_EXPERT.finditer(teaser):
            owner = teaser[: match.start()].endswith(issuer.names)
            if owner and is_person_name(match["name"]):
                yield Offer((make_author(match["name"], None, issuer.publisher.name),), "teaser", teaser)


__all__ = ["find_authors", "read_byline"]
