"""Authors: from the byline, else from a teaser that names one of the publisher's own people."""

import re
from collections.abc import Iterator, Sequence

from pipeline.names import is_person_name, split_at_bars, split_name, split_names
from pipeline.structure.found import Found
from pipeline.structure.labelled import Labelled
from pipeline.structure.publisher import Issuer
from schemas.block import Label
from schemas.brief import Author

_BY = re.compile(r"^(?:by|von|par|por|written by|author(?:s|\(s\))?\s?:)\s*:?\s+", re.IGNORECASE)
_NAMES_AND_OFFICE = re.compile(r"^(?P<names>[^()]{4,80}?)\s?\((?P<office>[^()]{3,160})\)$")
# What a teaser lets an author do: "the Institute's Jane Doe outlines …".
_OWN_EXPERT = re.compile(
    r"['’]s\s+(?P<name>(?:[A-ZÀ-Ž][\w’'.-]*\s){1,3}[A-ZÀ-Ž][\w’'-]*)\s+"
    r"(?:outlines|examines|explains|discusses|analyzes|analyses|argues|assesses|explores|considers|describes|looks|reflects|"
    r"writes|reviews|answers|offers|details|unpacks)\b"
)


def find_authors(document: Labelled, issuer: Issuer | None) -> Found[tuple[Author, ...]]:
    """The authors in the order of the byline, each once.

    Names in related lists and of people quoted never count: only bylines are read, and where
    there is none, the teaser's "USIP's Jane Doe outlines …", which also tells the affiliation.
    """
    named = [author for line in document.texts_of(Label.BYLINE) for author in read_byline(line)]
    if not named and issuer:
        named = list(_own_experts(document.texts_of(Label.SUMMARY), issuer))
    return Found(tuple({author.name: author for author in named}.values()))


def read_byline(line: str) -> list[Author]:
    """The authors a byline names; an office in brackets belongs to the only author before it."""
    by = _BY.match(line)
    text = split_at_bars(line[by.end() :] if by else line)[0]
    office = _NAMES_AND_OFFICE.match(text)
    names = split_names(office["names"] if office else text, is_byline=by is not None)
    role, affiliation = _split_office(office["office"]) if office and len(names) == 1 else (None, None)
    return [_author(name, role, affiliation) for name in names]


def _split_office(office: str) -> tuple[str, str | None]:
    """Role and affiliation: "Research Fellow, Division" parts at the first comma."""
    role, _, affiliation = office.partition(",")
    return role.strip(), affiliation.strip() or None


def _own_experts(teasers: Sequence[str], issuer: Issuer) -> Iterator[Author]:
    """People whom the teaser calls the publisher's own, by its name or acronym right before them."""
    for teaser in teasers:
        for match in _OWN_EXPERT.finditer(teaser):
            owner = teaser[: match.start()].endswith(issuer.names)
            if owner and is_person_name(match["name"]):
                yield _author(match["name"], None, issuer.publisher.name)


def _author(name: str, role: str | None, affiliation: str | None) -> Author:
    family_name, given_name = split_name(name)
    return Author(name=name, family_name=family_name, given_name=given_name, role=role, affiliation=affiliation)
