"""Reads lines into bylines: names, the heads over them, the offices under them, other people's names between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from pipeline.calendar import read_dateline
from pipeline.offices import find_office, has_office, split_office
from pipeline.structure.byline_words import find_by
from pipeline.structure.bylines import cut_tail, is_name, make_author, read_byline, read_dated, tidy_name
from pipeline.structure.found import Offer
from pipeline.structure.labelled import LabelledBlock
from pipeline.text import count_words, ends_sentence
from schemas.block import Label
from schemas.brief import Author

Authors = tuple[Author, ...]

OTHERS = frozenset(
    {Label.RELATED_ITEM, Label.RELATED_HEADING, Label.COMMENT, Label.ADVERTISEMENT, Label.CONSENT, Label.COPYRIGHT}
)
"""Labels of blocks whose names are other people's."""
_WIDEST_GAP = 2  # lines between two of one byline that are no part of it, and one less
_LONGEST = 400  # characters of a line
_SHORT = 40  # characters of a line that can stand over names, as a caption cannot
_ROLE_WORDS = 25
# Lines over or before names of people who did not write the text.
_NOT_AUTHORS = re.compile(
    r"(?:(?:medically|technically|legally|clinically|expert|peer|scientifically)[\s-]*)?"
    r"(?:reviewe[dr]s?|fact[- ]?check(?:ed|er)?|verified|approved|translat(?:ed|ion|ors?)|photo(?:s|graph\w*)?|image|"
    r"illustrat\w+|graphics?|produced|narrated|hosted|sponsored|updated|(?:media )?contact|editors?|edited|"
    r"data analysis|developed|acknowledge?ments?|cover)\b(?:\sby\b)?",
    re.IGNORECASE,
)
_NEXT_HEAD = re.compile(r"\s+(?:co-?)?author(?:s|\(s\))?:?$", re.IGNORECASE)
_FILLER = re.compile(r"[\s|•·,–—-]*$|\d+\s?min|and$|&$|(?:full|read|see)?\s?bio$", re.IGNORECASE)


@dataclass
class Run:
    """Lines that belong to one byline or card."""

    people: list[Author] = field(default_factory=list)
    lines: list[LabelledBlock] = field(default_factory=list)
    untold: set[str] = field(default_factory=set)
    """Names of which nothing but their place says that they are names."""

    def add_office(self, text: str) -> None:
        """The office of the last person, when none stood beside the name."""
        last = self.people[-1]
        if last.role is None and last.affiliation is None:
            role, affiliation = split_office(_NEXT_HEAD.sub("", text))
            self.people[-1] = make_author(last.name, role, affiliation)

    def offer(self, method: str) -> Offer[Authors]:
        """Its authors, with its lines for evidence; a byline of which no line says what it is, is a line of names."""
        said = " / ".join(block.text for block in self.lines)
        is_told = any(person.role or person.name not in self.untold for person in self.people)
        method = method if is_told or method != "byline" else "name_line"
        return Offer(tuple(self.people), method, f"block {self.lines[0].ordinal}: {said}")


class _Line(NamedTuple):
    """What a line is to a byline, and whom it names."""

    kind: Literal["head", "names", "office", "others", "filler", "other"]
    people: Sequence[Author] = ()
    is_told: bool = True
    """False for names that only their place tells: beside a date, by the title."""


@dataclass
class _Reader:
    """Reads line after line: what stands before a line tells what it can be."""

    marked: frozenset[int]
    hinted: frozenset[int] = frozenset()
    run: Run = field(default_factory=Run)
    is_announced: bool = False
    """True below a line such as "Authors"."""
    is_others: bool = False
    """True below a line such as "Reviewed by"."""
    gap: int = 0
    """Lines since the last that belonged to the run."""

    def read(self, block: LabelledBlock) -> Run | None:
        """Takes the line in; the run before it, when the line ends one."""
        line = self._tell(block)
        if line.kind == "filler":
            return None
        self.gap = self.gap + 1 if line.kind == "other" else 0
        self.is_announced = line.kind == "head" or (self.is_announced and line.kind == "names")
        self.is_others = (line.kind == "others" and not line.people and len(block.text) <= _SHORT) or (
            self.is_others and self.gap == 1
        )
        if line.kind == "names":
            self.run.people += line.people
            self.run.lines.append(block)
            self.run.untold |= set() if line.is_told else {person.name for person in line.people}
        elif line.kind == "office":
            self.run.add_office(block.text)
        return self._end() if self.gap >= _WIDEST_GAP else None

    def _end(self) -> Run | None:
        ended, self.run = self.run, Run()
        return ended if ended.people else None

    def _tell(self, block: LabelledBlock) -> _Line:
        """What the line is."""
        text = block.text.strip()
        if block.label in OTHERS or len(text) > _LONGEST:
            return _Line("other")
        if _FILLER.match(text) or read_dateline(text):
            return _Line("filler")
        if others := _NOT_AUTHORS.match(text):
            return _Line("others", read_byline(text[others.end() :].strip(": "), is_marked=True))
        start = find_by(text)
        if start is not None and not cut_tail(text[start:]):
            return _Line("head")
        if start is None and not self.run.people and (people := read_dated(text)):
            return _Line("names", people, block.ordinal in self.marked)
        is_told = block.ordinal in self.marked or self.is_announced
        is_marked = is_told or block.ordinal in self.hinted or block.label is Label.BYLINE
        if start is None and (self.is_others or not is_marked):
            return self._tell_office(text)
        is_first = self.is_announced and not self.run.people
        people = read_byline(text, is_marked=is_first)
        if not people and (start is not None or not self._awaits_office):
            people = read_card_line(cut_tail(text[start or 0 :]))
        return _Line("names", people, is_told or start is not None) if people else self._tell_office(text)

    @property
    def _awaits_office(self) -> bool:
        """True below a name without an office: a line with one is the office, whatever it begins with."""
        return bool(self.run.people) and self.run.people[-1].role is None

    def _tell_office(self, text: str) -> _Line:
        """An office on a line of its own, below a name; else the line is no part of a byline."""
        if not self.run.people or self.is_others or count_words(text) > _ROLE_WORDS or ends_sentence(text):
            return _Line("other")
        return _Line("office" if has_office(text) else "other")


def read_runs(
    blocks: Sequence[LabelledBlock], marked: frozenset[int], hinted: frozenset[int] = frozenset()
) -> Iterator[Run]:
    """Runs of lines that name authors, in the order of the blocks.

    `marked` blocks are said to name authors, `hinted` ones are likely to.
    """
    reader = _Reader(marked, hinted)
    yield from filter(None, map(reader.read, blocks))
    if reader.run.people:
        yield reader.run


def read_card_line(text: str) -> list[Author]:
    """A name with an office right behind it: "Jane Doe Senior Fellow", and whose office comes on the next line."""
    words = text.split()
    if not 3 <= len(words) <= _ROLE_WORDS or ends_sentence(text):
        return []
    for count in range(min(4, len(words) - 1), 1, -1):
        name, rest = " ".join(words[:count]), " ".join(words[count:])
        office = find_office(rest)
        if (count <= 3 or "." in name) and is_name(name) and rest[0].isupper() and office and office.start() <= 40:
            role, following = _part_next(rest, office.end())
            return [make_author(tidy_name(name), *split_office(role)), *following]
    return []


def _part_next(rest: str, end: int) -> tuple[str, list[Author]]:
    """The office, and the person whose name stands right behind it: "Analyst John Roe"."""
    name = rest[end:].strip()
    return (rest[:end], [make_author(tidy_name(name))]) if 2 <= len(name.split()) <= 3 and is_name(name) else (rest, [])
