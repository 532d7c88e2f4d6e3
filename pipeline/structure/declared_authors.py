"""Authors that a page or file declares outside its text: JSON-LD, meta tags, a PDF's information entries."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from pipeline.evidence import Declared
from pipeline.json_ld import Node, clean_text, list_articles, list_texts, list_values, types_of
from pipeline.offices import has_office
from pipeline.structure.author_marks import find_first_words
from pipeline.structure.byline_words import find_by
from pipeline.structure.bylines import cut_tail, is_name, make_author, read_people
from pipeline.structure.found import Offer
from pipeline.structure.labelled import LabelledBlock
from pipeline.titles import squeeze
from schemas.brief import Author

Authors = tuple[Author, ...]

_CITATION_KEYS = (
    "citation_author",
    "citation_authors",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "bepress_citation_author",
)
_META_KEYS = (
    "author",
    "parsely-author",
    "sailthru.author",
    "article:author",
    "og:article:author",
    "article:author_name",
    "byl",
    "cxenseparse:author",
    "rbauthors",
    "creator",
)
_CARD_LABELS = ("written by", "author", "by", "verfasst von", "geschrieben von", "écrit par", "escrito por")
_ADDRESS = re.compile(r"https?:|www\.|@|\w\.(?:com|org|net|co|io|edu)\b|/", re.IGNORECASE)
_FIRST_NAME = re.compile(r"[^\W\d_]{3,15}$")
_SMALL_NAME = re.compile(r"[a-zà-ÿ]{2,15} [a-zà-ÿ]{2,20}$")
_SITE_KEYS = ("og:site_name", "application-name", "citation_publisher", "dc.publisher")
_ORGANIZATIONS = ("organization", "corporation", "newsmediaorganization", "website", "brand")


def read_json_ld(declared: Declared) -> Iterator[Offer[Authors]]:
    """The authors of the page's own article, by the first of its objects that names any."""
    named = {str(node["@id"]): node for node in declared.json_ld if "@id" in node and "name" in node}
    for article in list_articles(declared):
        values = [_resolve(value, named) for value in list_values(article, "author")]
        values = values or [_resolve(value, named) for value in list_values(article, "creator")]
        if values:
            kind = "/".join(types_of(article))
            yield from _offer_values(values, "json_ld", f"author of the {kind} in JSON-LD")


def _resolve(value: Any, named: Mapping[str, Node]) -> Any:
    """The object that a value without a name points to, where one with its id has a name."""
    if isinstance(value, Mapping) and "name" not in value:
        return named.get(str(value.get("@id")), value)
    return value


def _offer_values(
    values: Sequence[Any], method: str, evidence: str, zone: Sequence[LabelledBlock] = ()
) -> Iterator[Offer[Authors]]:
    """One offer of all that are persons; one with its objection for each that is none."""
    people: list[Author] = []
    for value in values:
        name, role = _name_of(value)
        is_organization = isinstance(value, Mapping) and any(kind in _ORGANIZATIONS for kind in types_of(value))
        is_person = (isinstance(value, Mapping) and not is_organization) or (
            _FIRST_NAME.match(name) is not None and name in find_first_words(zone)
        )
        if isinstance(value, Mapping) and "person" in types_of(value) and _SMALL_NAME.match(name):
            name = name.title()
        read = [] if is_organization else read_declared(name, is_first_name_told=is_person)
        if len(read) == 1 and role and has_office(role) and len(role) <= 120:
            read = [read[0].model_copy(update={"role": role})]
        people += read
        if name and not read:
            yield Offer(
                (), method, f"{evidence}: {name}", "is an organization" if is_organization else object_to(name), name
            )
    if people:
        yield Offer(tuple(people), method, f"{evidence}: {'; '.join(author.name for author in people)}")


def _name_of(value: Any) -> tuple[str, str | None]:
    """The name, and the office where one is given."""
    if isinstance(value, str):
        return clean_text(value), None
    if not isinstance(value, Mapping):
        return "", None
    name = next((each for each in list_values(value, "name") if isinstance(each, str)), "")
    role = next((each for each in list_values(value, "jobTitle") if isinstance(each, str)), None)
    return clean_text(name), clean_text(role) if role else None


def read_declared(text: str, *, is_first_name_told: bool = False) -> list[Author]:
    """The authors in a declared value: a name or a list of names, none for logins, addresses and teams."""
    text = text.strip(" \"'“”,;")
    if not text or _ADDRESS.search(text):
        return []
    names = cut_tail(text[find_by(text) or 0 :])
    read = read_people(names, is_told=True)
    if not read and is_first_name_told and _FIRST_NAME.match(names) and names[0].isupper() and names[1:].islower():
        read = [make_author(names)] if is_name(f"Jane {names}", is_told=True) else []
    return read


def object_to(value: str) -> str:
    """Why a declared value names no person."""
    if _ADDRESS.search(value):
        return "is an address"
    if not re.search(r"\s", value.strip()):
        return "a login, or one word"
    return "is no person's name"


def name_sites(declared: Declared) -> frozenset[str]:
    """What the site and its owner go by, squeezed."""
    owners = [node for node in declared.json_ld if any(kind in _ORGANIZATIONS for kind in types_of(node))]
    owners += [
        owner for node in declared.json_ld for owner in list_values(node, "publisher") if isinstance(owner, Mapping)
    ]
    names = chain(
        (name for key in _SITE_KEYS for name in declared.meta.get(key, ())),
        (name for owner in owners for name in list_texts(owner, "name")),
    )
    return frozenset(map(squeeze, names))


def name_people(declared: Declared) -> frozenset[str]:
    """Names, squeezed, of the objects that are declared to be persons, and of the authors and publishers that are."""
    parts = (
        each
        for node in declared.json_ld
        for each in (node, *list_values(node, "author"), *list_values(node, "publisher"))
    )
    people = (each for each in parts if isinstance(each, Mapping) and "person" in types_of(each))
    return frozenset(squeeze(name) for person in people for name in list_texts(person, "name"))


def read_meta(declared: Declared, zone: Sequence[LabelledBlock] = ()) -> Iterator[Offer[Authors]]:
    """Authors in meta tags: first those made for citations, then those made for readers of feeds and cards.

    A first name alone must be printed by the title, in the `zone` of the byline.
    """
    for key in _CITATION_KEYS:
        if values := declared.meta.get(key):
            yield from _offer_values([clean_text(value) for value in values], "citation", f"meta {key}")
    for key in _META_KEYS:
        if values := declared.meta.get(key):
            yield from _offer_values([clean_text(value) for value in values], "meta", f"meta {key}", zone)
    for number in ("1", "2"):
        label = next(iter(declared.meta.get(f"twitter:label{number}", ())), "").casefold()
        if label in _CARD_LABELS and (values := declared.meta.get(f"twitter:data{number}")):
            yield from _offer_values([clean_text(values[0])], "meta", f"meta twitter:data{number}", zone)


def read_information(declared: Declared, opening: str) -> Iterator[Offer[Authors]]:
    """A PDF's Author entry: often a typist, so its name must stand on the first pages too."""
    for value in declared.meta.get("author", ()):
        read = read_declared(value)
        missing = [author.name for author in read if (author.family_name or author.name).casefold() not in opening]
        objection = "does not stand on the first pages" if missing else None if read else object_to(value)
        yield Offer(tuple(read), "information", f"the file's Author entry: {value}", objection, value)
