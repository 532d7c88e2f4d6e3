"""Author cards: names, offices and portraits of the authors in a box beside the text."""

import re
from collections.abc import Iterator

from pipeline.clean.page import Page, Say
from pipeline.clean.places import stands_in_body
from pipeline.names import is_person_name, split_names
from pipeline.text import ends_sentence
from schemas.block import Label

_HEADING = re.compile(
    r"^(?:(?:about|meet) (?:the|our) (?:authors?|writers?|contributors?|experts?|speakers?)|authors?|author\(s\)|"
    r"(?:lead |co-?|corresponding )authors?|contributors?|written by|(?:our |featured )?experts?|"
    r"(?:über (?:die|den) )?autor(?:en|in|innen)?|(?:à propos de l'|l')?auteure?s?|(?:sobre (?:el|los|"
    r"la) )?autor(?:es|a)?|"
    r"(?:informazioni sull')?autore|저자(?: ?소개)?|필자(?: ?소개)?|著者(?:紹介)?|执笔者|作者(?:简介)?)\s?[:：]?$"
)
_BARE_WORDS = frozenset({"experts", "expert", "authors", "contributors"})
_OFFICE = re.compile(
    r"\b(?:fellow|director|professor|researcher|analyst|scholar|associate|president|chair|editor|lecturer|expert|"
    r"economist|"
    r"scientist|advis[eo]r|head|student|intern|candidate|manager|officer|ambassador|assistant|coordinator|consultant|"
    r"specialist|strategist|correspondent|journalist|founder|partner|counsel|minister|secretary|general|colonel|"
    r"referent(?:in)?|leiter(?:in)?|wissenschaftliche[rn]?|mitarbeiter(?:in)?|chercheure?|directeur|directrice|"
    r"investigador(?:a)?|directora?|ricercat(?:ore|rice)|연구위원|연구원|교수|研究員|教授|研究员)\b"
)
_BIOGRAPHY = re.compile(r"\b(?:is|was|serves|works|has been|joined|holds|received|ist|war|leitet|est|es|è)\b")
_PRONOUN = re.compile(r"^(?:he|she|they|his|her|their|dr|prof|professor|mr|ms|mrs|ambassador)\b")
_MORE_BY = re.compile(
    r"^(?:(?:view|see|read|browse|show) (?:all|more|other|full)?\s?(?:posts?|articles?|publications?|work|stories|"
    r"bio|biography|"
    r"profile|content|research)?\s?(?:by|from|of)\s|(?:read|view|see|full|more) (?:full )?(?:bio|biography|profile)\b|"
    r"more (?:articles |posts |stories |work )?by\s|follow .{2,40} on (?:twitter|x|linkedin|facebook)\b)"
)
_ROLE_MAX_WORDS = 25
_NAME_MAX_WORDS = 4  # more capitalised words are several lines run together
_MAX_BLOCKS = 40


def author_card(page: Page) -> Iterator[Say]:
    """A heading such as "About the Authors", and the names, offices and biographies below it.

    The first names below it are the byline of a document that has none yet.
    """
    has_byline = page.has(Label.BYLINE)
    for ordinal in page.open():
        form = page.forms[ordinal]
        if len(form) > 80:
            continue
        if _MORE_BY.match(form):
            yield Say(ordinal, Label.AUTHOR_CARD, f"“{form[:40]}”, a link to an author's page", 0.9)
        elif (
            _HEADING.match(form) and (parts := _read_card(page, ordinal)) and not _may_be_section(page, ordinal, parts)
        ):
            yield Say(ordinal, Label.AUTHOR_CARD, f"a heading over {len(parts)} blocks about authors", 0.9)
            for place, is_name in parts.items():
                label = Label.BYLINE if is_name and not has_byline else Label.AUTHOR_CARD
                yield Say(place, label, f"under “{form}” in block {ordinal}", 0.9)
            has_byline = True


def heads_authors(form: str) -> bool:
    """True for a heading such as "Contributors", in comparison form."""
    return _HEADING.match(form) is not None


def _may_be_section(page: Page, heading: int, parts: dict[int, bool]) -> bool:
    """True for one bare word inside the body with no line of names below: experts may be what the text is about."""
    is_bare = page.forms[heading].rstrip(" :：") in _BARE_WORDS
    return is_bare and not any(parts.values()) and stands_in_body(page, heading)


def _read_card(page: Page, heading: int) -> dict[int, bool]:
    """The open blocks that belong to the card, and whether each is a line of names."""
    parts: dict[int, bool] = {}
    surnames: set[str] = set()
    for ordinal in range(heading + 1, min(len(page.texts), heading + 1 + _MAX_BLOCKS)):
        if ordinal in page.verdicts:
            if page.label_of(ordinal) is Label.SHARE:
                continue
            break
        text, is_role = page.texts[ordinal], _is_role(page, ordinal)
        names = split_names(text) if page.word_counts[ordinal] <= _ROLE_MAX_WORDS and not is_role else []
        names = names if all(name.count(" ") < _NAME_MAX_WORDS for name in names) else []
        if not (names or is_role or _is_biography(page, ordinal, surnames)):
            break
        surnames |= {name.split()[-1].casefold() for name in names or [text[:60]] if name.split()}
        parts[ordinal] = bool(names)
    return parts


def _is_role(page: Page, ordinal: int) -> bool:
    """True for an office on a line of its own, or behind the name of who holds it."""
    is_line = page.word_counts[ordinal] <= _ROLE_MAX_WORDS and not ends_sentence(page.texts[ordinal])
    return is_line and bool(_OFFICE.search(page.forms[ordinal]))


def _is_biography(page: Page, ordinal: int, surnames: set[str]) -> bool:
    form = page.forms[ordinal]
    opening = form[:100]
    named = bool(_PRONOUN.match(form)) or any(name in opening for name in surnames)
    starts_named = is_person_name(" ".join(page.texts[ordinal].split()[:2]))
    return ends_sentence(form) and (named or starts_named) and bool(_BIOGRAPHY.search(form[:200]))
