"""Biographies: whom the lines at a document's end or head introduce, with office and house."""

import re
from collections.abc import Iterator

from pipeline.offices import has_office
from pipeline.structure.bylines import is_name, make_author, tidy_name
from pipeline.structure.found import Offer
from pipeline.structure.labelled import Labelled, LabelledBlock
from pipeline.text import count_words, split_sentences
from schemas.block import Label
from schemas.brief import Author

Authors = tuple[Author, ...]

_IS = (
    r"(?:is|was|are|serves\sas|served\sas|works\sas|has\sbeen|ist|war|arbeitet\sals|est|es|è)\s"
    r"(?:currently\s|also\s|now\s|presently\s|derzeit\s|seit\s\d{4}\s)?"
    r"(?:(?:an?|the|ein|eine|der|die|une?|le|la|el|il)\s)?"
)
_PERSON_IS = re.compile(
    r"(?:(?:^|\band\s|;\s|\.\s)(?:about\sthe\sauthors?:?\s|the\sauthor,?\s)?)"
    r"(?P<name>(?:(?:Dr|Prof|Ms|Mr|Mrs)\.?\s)?[^\W\d_a-z][\w.’'-]*(?:\s(?:[^\W\d_a-z][\w.’'-]*|de|van|von|der|del|da|di|bin|al|el|la)){1,4})"
    rf"(?:,\s(?:Ph\.?D\.?|M\.?D\.?|J\.?D\.?))?(?:\s\([^()]{{1,40}}\))?,?\s(?:[a-z]+s\s(?:[\w’'-]+\s){{1,4}}and\s)?{_IS}",
)
_CLAUSE_END = re.compile(
    r"\s(?:and|und)\s(?:an?|was|is|the|has|have|formerly|he|she|they)\s|,?\s(?:where|who|whose|which)\s|;|\.\s|\.$"
)
_AT = re.compile(r"\s(?:at|with|for|bei|beim|am|chez|in|of)\s(?:the\s|der\s|dem\s|la\s|le\s)?")
_HELD = re.compile(r"\s(?:at|with|bei|beim|am|chez)\s")
_HOUSE_END = re.compile(
    r"\s\(|,\s(?!and\s[A-Z])|\.\s|\.$|\s(?:and(?=\s[a-z])|where|who|focusing|specializing|covering)\s"
)
_SMALL = re.compile(r"^(?:[a-z][\w-]*,?\s)+(?=[A-Z])")
_BODY_WORDS = 7
_REACH = 1200  # characters of a biography that are read
_MAX_WORDS = 220
_KINDS = frozenset(
    {Label.NOTE, Label.AUTHOR_CARD, Label.PARAGRAPH, Label.OTHER, Label.NAVIGATION, Label.BYLINE, Label.SUMMARY}
)


def read_biographies(document: Labelled) -> Iterator[Offer[Authors]]:
    """One offer of all whom the closing lines introduce as holders of an office."""
    told = [(block, author) for block in _closing(document) for author in read_biography(block.text)]
    if told:
        evidence = " / ".join(f"block {block.ordinal}: {block.text[:120]}" for block, _ in told[:3])
        yield Offer(tuple(author for _, author in told), "biography", evidence)


def _closing(document: Labelled) -> list[LabelledBlock]:
    """Blocks behind the body's last paragraph; that one too, since it may be the biography itself."""
    closing: list[LabelledBlock] = []
    for block in reversed(document.blocks):
        words = count_words(block.text) if block.label in _KINDS else 0
        is_biography = _BODY_WORDS <= words <= _MAX_WORDS and bool(read_biography(block.text))
        if is_biography:
            closing.append(block)
        elif block.label is Label.PARAGRAPH and words >= _BODY_WORDS:
            break
    return closing[::-1]


def read_biography(text: str) -> list[Author]:
    """The persons whom the text introduces: "X is a senior fellow at the House, and Y was an intern with Z".

    The first sentence must introduce one.
    """
    if not _PERSON_IS.match(text):
        return []
    matches = list(_PERSON_IS.finditer(text[:_REACH]))
    ends = [*(match.start() for match in matches[1:]), _REACH]
    read = (_read_person(match["name"], text[match.end() : end]) for match, end in zip(matches, ends, strict=True))
    return [author for author in read if author]


def _read_person(name: str, told: str) -> Author | None:
    """Who it is, when what is told of the person begins with an office."""
    spans = split_sentences(told)
    told = told[: spans[0][1]].strip(" ,") if spans else ""
    stop = _CLAUSE_END.search(told)
    clause = told[: stop.start()] if stop else told
    if not is_name(name) or not has_office(clause[:120]):
        return None
    role = _HELD.split(clause, maxsplit=1)[0].strip(" ,.")
    return make_author(tidy_name(name), role if has_office(role) and len(role) <= 150 else None, _find_house(told))


def _find_house(told: str) -> str | None:
    """Where the office is held: behind the last "at", else behind the first "with" or "for"."""
    at = told.rfind(" at ")
    place = _AT.search(told, at) if at >= 0 else _AT.search(told)
    if place is None:
        return None
    rest = _SMALL.sub("", told[place.end() :])
    end = _HOUSE_END.search(rest)
    house = (rest[: end.start()] if end else rest).strip(" ,.")
    return house if house[:1].isupper() and len(house) <= 150 else None
