"""Bylines: the authors that one line names, with the offices printed beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.names import is_inverted, is_person_name, split_name
from pipeline.offices import has_institution, has_office, split_office
from pipeline.structure.byline_words import DATED, NO_HANGUL_PERSON, NO_PERSON, find_by
from schemas.brief import Author

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|"
    r"october|november|december)\b\.?"
)
# What stands behind the names on the same line and is no part of the byline.
_MARK = re.compile(r"[|•·‧∙▪⋅@*]|https?:|\[\d")
_TAIL = re.compile(
    rf"\b(?:(?:on\s)?(?:\w+day,?\s)?(?:{_MONTH}\s*\d|\d{{1,2}}(?:st|nd|rd|th)?\.?\s(?:of\s)?(?:{_MONTH}|[a-zé]+\s\d{{4}}))|"
    r"\d{1,4}[./-]\d|\d+\s?(?:min|comment|view|share)|\d{4}\b|"
    r"(?:last\s)?(?:updated|modified)|published|posted|reviewed|(?:medically|technically|legally|peer)\s+review|"
    r"fact[- ]check|edited\sby|delivered\s|photos?\b|photograph|image|illustrat|translated|leave\sa\s|"
    r"no\scomments|comments?\b|share\b|follow\b|view\sin\b|on\sbehalf\sof|read\s(?:by|more)|subscribe|min\sread|et\sal\b|"
    r"(?<!fellow\s)(?<!chair\s)(?<!professor\s)(?<!scholar\s)(?:in|on)\s(?=[a-z#]))",
    re.IGNORECASE,
)
_GLUED_TAIL = re.compile(r"(?<=[a-zà-ÿ])(?=(?:Published|Updated|Posted|Leave a|In [A-Z]|Last [Uu]pdated|Photo))")
# Where an office is grown to the name before it, as two elements side by side print them.
_GLUED_OFFICE = re.compile(
    r"(?<=[a-zà-ÿ])(?=(?:Senior|Junior|Founder|Director|Editor|Research|Fellow|Professor|Analyst|Staff|Contributor|"
    r"Visiting|Nonresident|Deputy|Associate|President|Head)\b)"
)
_CREDENTIAL = re.compile(
    r"(?:(?:Ph\.?\s?D|M\.?D|D\.?O|D\.?Phil|J\.?D|LL\.?[BM]|M\.?B\.?A|M\.?P\.?[AHP]|M\.?S(?:c|W|N|Ed)?|M\.?A|M\.?Ed|"
    r"B\.?[AS](?:c)?|Ed\.?D|Psy\.?D|R\.?N|R\.?D(?:\.?N)?|C\.?P\.?A|C\.?F\.?[AP]|P\.?E|Esq|Dr\.?\srer\.?\s\w+\.?|Pharm\.?D|"
    r"D\.?[DV]\.?[SM]|USA|U\.S\.A|USN|USMC|Ret)\.?[®™]?|\(?ret(?:ired|\.)?\)?|[A-Z][A-Z-]{1,6}[®™]?|[A-Z]{2,5}(?:-[A-Z]+)+)"
)
_SPACED_CREDENTIALS = re.compile(
    r"(?:,?\s+(?:Ph\.?\s?D\.?|M\.?D\.|MD|J\.?D\.|JD|MBA|MPH|MPP|M\.?Sc\.?|RD|RDN|RN|CPA|CFA|CFP®?|Esq\.?|DVM|CPP|PSP|PMP))+$"
)
_COURTESY = re.compile(r"^(?:(?:dr|prof|professor|mr|mrs|ms|drs|ir|dipl\.-\w+|mag)\.?\s+)+(?=\S+\s\S)", re.IGNORECASE)
# What stands in brackets, and what outside; a nickname between two names, "Robert (Bob) Smith", belongs to them.
_PIECES = re.compile(r"\((?![A-ZÀ-Þ][\w’'-]+\) [A-ZÀ-Þ])([^()]*)\)|((?:[^()]|\([A-ZÀ-Þ][\w’'-]+\)(?= [A-ZÀ-Þ]))+)")
_SEPARATOR = re.compile(
    r"(\s*;\s*|\s*[,，、]\s*(?:and|und|et|y|e|&)\s+|\s*[,，、]\s*|\s+(?:and|und|et|y|e|og|och|en|with|mit|avec|con)\s+|"
    r"\s*[&＆]\s*|\s+/\s+|\s+\+\s+|\s+[–—-]\s+)"
)
# Two lines run together, or a file's name: "CategoryBy", "Report.pdf".
_GLUED = re.compile(r"[^\W\d_]{7,}(?<![A-ZÀ-Þ])[A-ZÀ-Þ][a-z]|[a-z][A-Z][a-z]+[A-Z]|[a-z]{3,}\.\w")
# Offices that are names too: Howard Dean, Peter Fellow.
_CALLED_SO = frozenset("dean head fellow holder chair partner general leader principal counsel member".split())
_HANGUL_NAME = re.compile(
    r"[가-힣]{2,4}(?:\s*(?P<role>[가-힣]{0,8}(?:연구위원|연구원|교수|박사|소장|원장|실장|센터장|기자)))?$"
)
_ORIENTAL_NAME = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2,5}(?:[ ・･·][\u3040-\u30ff\u3400-\u9fff]{1,8})?$")
_SUFFIXED = re.compile(r"\b(?:[JS]r|[A-Z])\.$")
_DATE_BEHIND = re.compile(
    rf"[\s,|•·⋅–—-]*(?:(?:published|posted|updated|on|in [A-Z])[\s:]*)?(?:\w+day,?\s)?"
    rf"(?:{_MONTH}\s*\d|\d{{1,2}}\.?\s{_MONTH}|\d{{4}}-\d\d-\d\d|\d\d?[./]\d\d?[./]\d).{{0,40}}",
    re.IGNORECASE,
)
_OFFICE_BETWEEN = re.compile(r"^\s*[|•·⋅][^|•·⋅\d]{3,60}(?=[|•·⋅])")
_EDGES = " ,;:|•·⋅–—-"
_LONGEST_DATED = 160  # characters of names that nothing but a date beside them tells
_DIGIT = re.compile(r"\d")
_LONGEST_NAME = 80
_LONGEST = 700  # characters of a byline of many authors


@dataclass(frozen=True)
class _Person:
    """A name, and the words of its office as they come."""

    name: str
    office: str = ""


def read_byline(line: str, *, is_marked: bool = False) -> list[Author]:
    """The authors that a line names, in their order; none when a part of it is neither a name nor an office.

    "By" frees names from the list of words that usually are none; `is_marked` does the same where the page's
    element says that authors stand in it.
    """
    if not line or len(line) > _LONGEST:
        return []
    start = find_by(line)
    text = cut_tail(line[start or 0 :])
    return read_people(text, is_told=is_marked or start is not None)


def read_dated(line: str) -> list[Author]:
    """The authors of a line that is nothing but names and a date, without a "By": "Jane Doe | May 3, 2021"."""
    if len(line) > _LONGEST_DATED or not _DIGIT.search(line):
        return []
    dated = DATED.match(line)
    start = dated.end() if dated else 0
    names = cut_tail(line[start:])
    behind = _OFFICE_BETWEEN.sub("", line[start:].strip(_EDGES)[len(names) :])
    is_dated = (dated is not None and (not behind or behind.startswith(" in "))) or _DATE_BEHIND.fullmatch(behind)
    if not is_dated or is_inverted(names) or any(name.count(" ") > 2 for name in _SEPARATOR.split(names)):
        return []
    return read_people(names)


def cut_tail(text: str) -> str:
    """The text without the date, the reading time and the like behind its names."""
    text = _GLUED_OFFICE.sub(", ", _GLUED_TAIL.sub(" | ", text)).strip(_EDGES)
    for tail in (_MARK.search(text), _TAIL.search(text)):
        text = text[: tail.start()] if tail else text
    return text.strip(_EDGES)


def read_people(text: str, *, is_told: bool = False) -> list[Author]:
    """The authors in "A, B and C", "A (Office, House) & B", "Doe, Jane; Roe, John", "A, Office, House"."""
    if not text or text.islower() or len(text) > _LONGEST:
        return []
    inverted = _read_inverted(text)
    if inverted and (is_told or all(map(_is_surely_inverted, inverted))):
        return inverted
    people: list[_Person] = []
    for inside, outside in _PIECES.findall(text):
        if not outside:
            people = _add_brackets(people, inside)
        elif not _add_segments(people, outside, is_told=is_told):
            return []
    return [_author(person) for person in people]


def _add_brackets(people: list[_Person], inside: str) -> list[_Person]:
    """What stands in brackets is the office of the person before it, unless it is a nickname or a mark."""
    if people and (has_office(inside) or has_institution(inside) or "," in inside):
        return [*people[:-1], replace(people[-1], office=inside.strip())]
    return people


def _add_segments(people: list[_Person], text: str, *, is_told: bool) -> bool:
    """Adds the persons of the text; False when a part of it is neither name, credential nor office."""
    parts = ["", *_SEPARATOR.split(text.strip()), "", ""]
    for index in range(1, len(parts) - 2, 2):
        segment = parts[index].strip().rstrip("." if not _SUFFIXED.search(parts[index]) else "")
        if segment and not _add_segment(people, segment, parts[index - 1], parts[index + 2], is_told=is_told):
            return False
    return True


def _add_segment(people: list[_Person], segment: str, between: str, following: str, *, is_told: bool) -> bool:
    last = people[-1] if people else None
    is_after_office = last is not None and bool(last.office)
    is_freed = is_told and not is_after_office and not has_office(segment)
    if last and segment.rstrip(".").casefold() in ("jr", "sr", "ii", "iii", "iv"):
        if len(last.name) > _LONGEST_NAME:
            return False
        people[-1] = replace(last, name=f"{last.name}{between.rstrip()} {segment}")
    elif last and _CREDENTIAL.fullmatch(segment) and not is_after_office:
        pass
    elif is_name(segment, is_told=is_freed) and not (is_after_office and _is_house(between, following)):
        people.append(_Person(tidy_name(segment)))
    elif last and (is_after_office or has_office(segment) or (is_told and _is_told_of(segment))):
        people[-1] = replace(last, office=last.office + (between if last.office else "") + segment)
    else:
        return False
    return True


def _is_told_of(segment: str) -> bool:
    """True for a house, or for a calling in small letters: "gastroenterologist"."""
    return has_institution(segment) or (segment.islower() and segment.isalpha())


def _is_house(between: str, following: str) -> bool:
    """True for words behind an office and a mere comma, unless an office comes after them too."""
    return between.strip() == "," and not has_office(following)


def _read_inverted(text: str) -> list[Author]:
    """Authors given as "Family, Given", parted by semicolons, or by "and" where each part is so."""
    bare = text.strip().rstrip(".")
    parts = bare.split(";") if ";" in bare else re.split(r"\s(?:and|und|et|y|&)\s", bare)
    read = [_split_brackets(part) for part in parts if part.strip()]
    if read and all(is_inverted(name) and is_name(name) for name, _ in read):
        return [_author(_Person(name, office)) for name, office in read]
    return []


def _is_surely_inverted(author: Author) -> bool:
    """True for an inverted name that no place is: with an office, an initial, or a given name such as Tae-yeon."""
    given = author.given_name or ""
    return author.role is not None or "." in given or any(part[:1].islower() for part in given.split("-")[1:])


def _split_brackets(text: str) -> tuple[str, str]:
    name, _, office = text.partition("(")
    return name.strip(" ."), office.rstrip(" )")


def is_name(text: str, *, is_told: bool = False) -> bool:
    """True for a person's name; where it is told that names follow, April West is one too, "Our Team" never."""
    text = _SPACED_CREDENTIALS.sub("", text)
    if hangul := _HANGUL_NAME.match(text):
        return (is_told or hangul["role"] is not None) and text not in NO_HANGUL_PERSON
    if _ORIENTAL_NAME.match(text):
        return is_told
    if not is_person_name(text, is_byline=is_told) or ("," in text and not is_inverted(text)):
        return False
    words = [word.strip(".'’").casefold() for word in text.split()]
    if any(map(_GLUED.search, text.split())) or any(word in NO_PERSON for word in words):
        return False
    if not is_told and has_institution(text):
        return False
    return not any(has_office(word) for word in words if not (is_told and word in _CALLED_SO))


def tidy_name(name: str) -> str:
    """The name without courtesy and credentials; one set in capitals in small letters."""
    name = _COURTESY.sub("", _SPACED_CREDENTIALS.sub("", name.strip()))
    words = name.split()
    if len(words) % 2 == 0 and words[: len(words) // 2] == words[len(words) // 2 :]:
        name = " ".join(words[: len(words) // 2])  # a page prints it once for the eye and once for the screen reader
    return _lower_capitals(name) if name.isupper() and len(name) > 5 else name


def _lower_capitals(name: str) -> str:
    """ "TIFFANY TSAI" as "Tiffany Tsai", "J. R. MCDONALD" as "J. R. McDonald"."""
    words = (word if len(word) <= 2 and "." in word else word.title().replace("’S", "’s") for word in name.split())
    return re.sub(r"\bMc([a-z])", lambda part: f"Mc{part[1].upper()}", " ".join(words))


def _author(person: _Person) -> Author:
    hangul = _HANGUL_NAME.match(person.name)
    if hangul:
        role = hangul["role"]
        name = person.name[: hangul.start("role")].strip() if role else person.name
        return Author(name=name, family_name=name[:1], given_name=name[1:], role=role)
    role, affiliation = split_office(person.office)
    return make_author(person.name, role, affiliation)


def make_author(name: str, role: str | None = None, affiliation: str | None = None) -> Author:
    """An author with the parts of the name; a role begins with a capital, as it would on a line of its own."""
    family_name, given_name = split_name(name)
    role = f"{role[:1].upper()}{role[1:]}" if role else None
    return Author(name=name, family_name=family_name, given_name=given_name, role=role, affiliation=affiliation)


def name_key(name: str) -> tuple[str, str]:
    """What two forms of one name have in common: the family name, and the first letter of the given name."""
    family_name, given_name = split_name(name)
    return (family_name or name).casefold(), (given_name or "")[:1].casefold()


def unique(authors: Sequence[Author]) -> Iterator[Author]:
    """Each author once, at the first place."""
    seen = set()
    for author in authors:
        if (key := name_key(author.name)) not in seen:
            seen.add(key)
            yield author
