"""What printed and declared authors say of each other: which byline yields to a declaration, and where a name ends."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.structure.bylines import make_author, name_key
from pipeline.structure.found import Offer
from pipeline.structure.labelled import Labelled
from pipeline.titles import squeeze
from schemas.brief import Author

Authors = tuple[Author, ...]
_DECLARED = ("citation", "json_ld")
_TOLD = ("biography", "card")
_PRINTED = ("byline", "name_line", "card", "element")
_LONGEST_LINE = 300  # characters of a line that is no body text


def yield_to_declared(offer: Offer[Authors], offers: Sequence[Offer[Authors]], document: Labelled) -> Offer[Authors]:
    """The offer, objected to where it is a byline that yields to a declaration whose people the page prints too.

    "By Jane Doe" yields to a declaration of her and others; a line of names alone to any that differs, and to a
    biography of somebody else; a card to biographies of more people.
    """
    if offer.objection or offer.method not in ("byline", "name_line", "card"):
        return offer
    keys = _keys(offer)
    for other in (each for each in offers if not each.objection):
        if offer.method == "card" and other.method == "biography" and keys < _keys(other):
            return replace(offer, objection=f"biographies introduce {len(other.value)}, these among them")
        if (
            offer.method != "card"
            and other.method in _DECLARED
            and _is_stronger(other, keys, offer.method)
            and _prints(document, other.value)
        ):
            return replace(offer, objection=f"{other.method} names {len(other.value)}, whom the page prints")
        if offer.method == "name_line" and other.method in _TOLD and not keys & _keys(other):
            return replace(offer, objection=f"{other.method} introduces others")
    return offer


def _keys(offer: Offer[Authors]) -> set[tuple[str, str]]:
    return {name_key(author.name) for author in offer.value}


def _is_stronger(declared: Offer[Authors], keys: set[tuple[str, str]], method: str) -> bool:
    """True when the declared ones are the byline's and more, or differ from a line of names alone."""
    others = _keys(declared)
    return keys < others if method == "byline" else keys != others


def _prints(document: Labelled, people: Iterable[Author]) -> bool:
    """True when for each of the people a line that is no body text has the family name."""
    families = [author.family_name or author.name for author in people]
    lines = [block.text for block in document.blocks if len(block.text) < _LONGEST_LINE]
    return all(any(family in line for line in lines) for family in families)


def cut_houses(offers: Sequence[Offer[Authors]], sites: frozenset[str]) -> Iterator[Offer[Authors]]:
    """The offers, without a house right behind a name: the name is declared without it, or it is one of the sites."""
    names = {author.name for offer in offers if offer.method in (*_DECLARED, "meta") for author in offer.value}
    for offer in offers:
        value = tuple(_cut(author, names, sites) for author in offer.value) if offer.method in _PRINTED else offer.value
        yield offer if value == offer.value else replace(offer, value=value, shown=None)


def _cut(author: Author, names: Iterable[str], sites: frozenset[str]) -> Author:
    words = author.name.split()
    for count in range(2, len(words)):
        name, house = " ".join(words[:count]), " ".join(words[count:])
        if name in names or squeeze(house) in sites:
            return make_author(name, author.role, author.affiliation or house)
    return author
