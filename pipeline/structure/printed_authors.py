"""Authors as the page prints them: in the byline by the title, in elements named for authors, in author cards."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal, NamedTuple

from pipeline.calendar import read_dateline
from pipeline.offices import find_office, has_office, split_office
from pipeline.structure.bylines import cut_tail, find_by, is_name, make_author, read_byline, read_people, tidy_name
from pipeline.structure.found import Offer
from pipeline.structure.labelled import Labelled, LabelledBlock
from pipeline.text import count_words, ends_sentence
from schemas.block import Label
from schemas.brief import Author

Authors = tuple[Author, ...]

_OTHERS = frozenset(
    {Label.RELATED_ITEM, Label.RELATED_HEADING, Label.COMMENT, Label.ADVERTISEMENT, Label.CONSENT, Label.COPYRIGHT}
)
"""Labels of blocks whose names are other people's."""
_ABOVE, _BELOW = 8, 24  # blocks over and under the title in which a byline can stand
_TITLE_BLOCKS = 3  # that a title can have
_BODIES = 3  # paragraphs at which the head of a document ends at the latest
_LONG = 25  # words of a block that is body text
_WIDEST_GAP = 2  # lines between two of one byline that are no part of it, and one less
_LINE_WORDS = 60
_ROLE_WORDS = 25
_TAIL_SHARE = 0.7
# Lines over or before names of people who did not write the text.
_NOT_AUTHORS = re.compile(
    r"(?:(?:medically|technically|legally|clinically|expert|peer|scientifically)[\s-]*)?"
    r"(?:reviewe[dr]s?|fact[- ]?check(?:ed|er)?|verified|approved|translat(?:ed|ion|ors?)|photo(?:s|graph\w*)?|image|"
    r"illustrat\w+|graphics?|produced|narrated|hosted|sponsored|updated|(?:media )?contact|editors?|edited|"
    r"data analysis|developed|acknowledge?ments?|cover)\b(?:\sby\b)?",
    re.IGNORECASE,
)
_EDITED = re.compile(
    r"(?:edited\sby|editors?|herausgegeben\svon|(?:sous la )?direction\sde)\s*[:：]?\s*", re.IGNORECASE
)
_NEXT_HEAD = re.compile(r"\s+(?:co-?)?author(?:s|\(s\))?:?$", re.IGNORECASE)
_FILLER = re.compile(r"[\s|•·,–—-]*$|\d+\s?min|and$|&$|(?:full|read|see)?\s?bio$", re.IGNORECASE)
_NO_STEP = re.compile(
    r"authori|comment|reply|review|check|editor|avatar|related|recommend|posts-by|more-from|no-author|hide-author|authors-list-page|copywriter|"
    r"underwriter",
    re.IGNORECASE,
)
_OTHERS_STEP = re.compile(r"comment|reply|respond|related|recommend|reviewer|editor-", re.IGNORECASE)
_GROUP_BLOCKS = 30


def read_bylines(document: Labelled, marked: frozenset[int]) -> Iterator[Offer[Authors]]:
    """The byline by the title: lines that say "By …", lines that cleaning took for it, elements named for authors."""
    for run in _read_runs(_find_zone(document), marked):
        yield run.offer("byline")


def _find_zone(document: Labelled) -> list[LabelledBlock]:
    """The blocks beside the title: those below it down to the second block of body text, then those above it.

    Without a title, the first blocks.
    """
    blocks = document.blocks
    titles = [block.ordinal for block in document.labelled(Label.TITLE)]
    title = titles[0] if titles else 0
    last = max((ordinal for ordinal in titles if ordinal - title < _TITLE_BLOCKS), default=-1)
    below: list[LabelledBlock] = []
    bodies = 0
    for block in blocks[last + 1 : last + 1 + _BELOW]:
        bodies += block.label is Label.PARAGRAPH and count_words(block.text) >= _LONG
        if bodies == _BODIES:
            break
        below.append(block)
    return [*below, *blocks[max(0, title - _ABOVE) : title]]


@dataclass
class _Run:
    """Lines that belong to one byline or card."""

    people: list[Author] = field(default_factory=list)
    lines: list[LabelledBlock] = field(default_factory=list)

    def add_office(self, text: str) -> None:
        """The office of the last person, when none stood beside the name."""
        last = self.people[-1]
        if last.role is None and last.affiliation is None:
            role, affiliation = split_office(_NEXT_HEAD.sub("", text))
            self.people[-1] = make_author(last.name, role, affiliation)

    def offer(self, method: str) -> Offer[Authors]:
        """Its authors, with its lines for evidence."""
        said = " / ".join(block.text for block in self.lines)
        return Offer(tuple(self.people), method, f"block {self.lines[0].ordinal}: {said}")


class _Line(NamedTuple):
    """What a line is to a byline, and whom it names."""

    kind: Literal["head", "names", "office", "others", "filler", "other"]
    people: Sequence[Author] = ()


@dataclass
class _Reader:
    """Reads line after line: what stands before a line tells what it can be."""

    marked: frozenset[int]
    run: _Run = field(default_factory=_Run)
    is_announced: bool = False
    """True below a line such as "Authors"."""
    is_others: bool = False
    """True below a line such as "Reviewed by"."""
    gap: int = 0
    """Lines since the last that belonged to the run."""

    def read(self, block: LabelledBlock) -> _Run | None:
        """Takes the line in; the run before it, when the line ends one."""
        line = self._tell(block)
        if line.kind == "filler":
            return None
        self.gap = self.gap + 1 if line.kind == "other" else 0
        self.is_announced = line.kind == "head" or (self.is_announced and line.kind == "names")
        self.is_others = (line.kind == "others" and not line.people) or (self.is_others and self.gap == 1)
        if line.kind == "names":
            self.run.people += line.people
            self.run.lines.append(block)
        elif line.kind == "office":
            self.run.add_office(block.text)
        return self._end() if self.gap >= _WIDEST_GAP else None

    def _end(self) -> _Run | None:
        ended, self.run = self.run, _Run()
        return ended if ended.people else None

    def _tell(self, block: LabelledBlock) -> _Line:
        """What the line is."""
        text = block.text.strip()
        if block.label in _OTHERS or count_words(text) > _LINE_WORDS:
            return _Line("other")
        if _FILLER.match(text) or read_dateline(text):
            return _Line("filler")
        if others := _NOT_AUTHORS.match(text):
            return _Line("others", read_byline(text[others.end() :].strip(": "), is_marked=True))
        start = find_by(text)
        if start is not None and not cut_tail(text[start:]):
            return _Line("head")
        is_marked = block.ordinal in self.marked or self.is_announced or block.label is Label.BYLINE
        if start is None and (self.is_others or not is_marked):
            return self._tell_office(text)
        is_first = self.is_announced and not self.run.people
        people = read_byline(text, is_marked=is_first) or (read_card_line(text) if is_marked else [])
        return _Line("names", people) if people else self._tell_office(text)

    def _tell_office(self, text: str) -> _Line:
        """An office on a line of its own, below a name; else the line is no part of a byline."""
        if not self.run.people or self.is_others or count_words(text) > _ROLE_WORDS or ends_sentence(text):
            return _Line("other")
        return _Line("office" if has_office(text) else "other")


def _read_runs(blocks: Sequence[LabelledBlock], marked: frozenset[int]) -> Iterator[_Run]:
    """Runs of lines that name authors, in the order of the blocks."""
    reader = _Reader(marked)
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
        if (count <= 3 or "." in name) and is_name(name) and office and office.start() <= 40:
            role, following = _part_next(rest, office.end())
            return [make_author(tidy_name(name), *split_office(role)), *following]
    return []


def _part_next(rest: str, end: int) -> tuple[str, list[Author]]:
    """The office, and the person whose name stands right behind it: "Analyst John Roe"."""
    name = rest[end:].strip()
    return (rest[:end], [make_author(tidy_name(name))]) if 2 <= len(name.split()) <= 3 and is_name(name) else (rest, [])


def find_marked(blocks: Sequence[LabelledBlock]) -> frozenset[int]:
    """Blocks in elements named for authors, where these hold few blocks: a class on the whole text marks nothing."""
    paths = {block.markup.path for block in blocks if block.markup}
    steps = set(chain.from_iterable(paths))
    named = {step for step in steps if _names_author(step)}
    telling = {path for path in paths if not named.isdisjoint(path) and not any(map(_OTHERS_STEP.search, path))}
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    marked: set[int] = set()
    for block in blocks:
        if block.markup is None:
            continue
        if block.markup.wrappers and any(map(_names_author, block.markup.wrappers)):
            marked.add(block.ordinal)
        if block.markup.path in telling:
            path = block.markup.path
            for end in (index for index, step in enumerate(path, 1) if step in named):
                groups[path[:end]].append(block.ordinal)
    return frozenset(marked.union(*(ordinals for ordinals in groups.values() if len(ordinals) <= _GROUP_BLOCKS)))


def _names_author(step: str) -> bool:
    """True when the element's name speaks of the text's author."""
    name = step.lower()
    is_named = "author" in name or "byline" in name or "contributor" in name or "writer" in name
    return is_named and _NO_STEP.search(name) is None


def read_elements(document: Labelled, marked: frozenset[int]) -> Iterator[Offer[Authors]]:
    """Elements named for authors anywhere in the page, but in lists of other publications and in comments."""
    for part in _split_far([document.blocks[ordinal] for ordinal in sorted(marked)]):
        for run in _read_runs(part, marked):
            yield run.offer("element")


def _split_far(blocks: Sequence[LabelledBlock]) -> Iterator[list[LabelledBlock]]:
    part: list[LabelledBlock] = []
    for block in blocks:
        if part and block.ordinal - part[-1].ordinal > 4:
            yield part
            part = []
        part.append(block)
    if part:
        yield part


def read_cards(document: Labelled) -> Iterator[Offer[Authors]]:
    """What cleaning took for author cards: names with their offices, in the order of the first one."""
    said = document.labelled(Label.AUTHOR_CARD, Label.BYLINE)
    cards = [block for block in said if block.label is Label.AUTHOR_CARD or block.rule.startswith("cards.")]
    for part in _split_far(cards):
        marked = frozenset(block.ordinal for block in part)
        for run in _read_runs(part, marked):
            yield run.offer("card")


def read_closing(document: Labelled) -> Iterator[Offer[Authors]]:
    """Lines below the text that say who wrote it."""
    for block in document.blocks[int(_TAIL_SHARE * len(document.blocks)) :]:
        if block.label in _OTHERS or len(block.text) > 120 or find_by(block.text) is None:
            continue
        if people := read_byline(block.text):
            yield Offer(tuple(people), "closing_line", f"block {block.ordinal}: {block.text}")


def read_editors(document: Labelled) -> Iterator[Offer[Authors]]:
    """Who edited it, where the head says so."""
    for block in _find_zone(document):
        edited = _EDITED.match(block.text)
        people = read_people(cut_tail(block.text[edited.end() :]), is_told=True) if edited else []
        if people:
            yield Offer(tuple(people), "editor", f"block {block.ordinal}: {block.text}")
