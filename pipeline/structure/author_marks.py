"""Where a page prints its authors: beside the title, in elements named for authors, behind links to people's pages."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from pipeline.offices import is_office_line
from pipeline.structure.biographies import read_biography
from pipeline.structure.byline_reader import OTHERS
from pipeline.structure.byline_words import find_by
from pipeline.structure.bylines import cut_tail, is_name
from pipeline.structure.labelled import Labelled, LabelledBlock
from pipeline.text import count_words
from schemas.block import Label

_ABOVE, _BELOW = 8, 24  # blocks over and under the title in which a byline can stand
_TITLE_BLOCKS = 3  # that a title can have
_BODIES = 3  # paragraphs at which the head of a document ends at the latest
_LONG = 25  # words of a block that is body text
_NO_STEP = re.compile(
    r"authori|comment|reply|review|check|editor|avatar|related|recommend|posts-by|more-from|no-author|hide-author|authors-list-page|copywriter|"
    r"underwriter",
    re.IGNORECASE,
)
_STEP_WORDS = ("author", "byline", "contributor", "writer")
_AUTH = re.compile(r"[.#]auth(?![\w-])")  # "auth-form" is where readers log in
_OTHERS_STEP = re.compile(r"comment|reply|respond|related|recommend|reviewer|editor-", re.IGNORECASE)
_GROUP_BLOCKS = 30
# Addresses of people's own pages.
_PERSON_PAGE = re.compile(
    r"/(?:our-)?(?:authors?|experts?|people|persons?|staff|team|fellows?|scholars?|contributors?|columnists?|bios?|"
    r"profiles?|writers?|autor(?:en|in)?|auteurs?|equipe|mitarbeiter|personen)/[\w%.-]*[a-z]",
    re.IGNORECASE,
)
_INTRODUCING = re.compile(r"(?:\bby|\babout|\bmore from|\b(?:posts|articles) of)\s$", re.IGNORECASE)
_INTRODUCED = 90  # characters of a line in which the name is looked for
_NAME_WORDS = 4
_LINE = 60  # characters of a line by the title that can be a byline


def find_zone(document: Labelled) -> list[LabelledBlock]:
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


def find_marked(blocks: Sequence[LabelledBlock]) -> frozenset[int]:
    """Blocks in elements named for authors, where these hold few blocks: a class on the whole text marks nothing."""
    paths = {block.markup.path for block in blocks if block.markup}
    steps = set(chain.from_iterable(paths))
    named = set(filter(_names_author, _may_name(steps)))
    telling = {path for path in paths if not named.isdisjoint(path) and not any(map(_names_others, path))}
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    marked: set[int] = set()
    for block in blocks:
        if block.markup is None:
            continue
        if block.markup.wrappers and _wraps_author(block.markup.wrappers):
            marked.add(block.ordinal)
        if block.markup.path in telling:
            path = block.markup.path
            for end in (index for index, step in enumerate(path, 1) if step in named):
                groups[path[:end]].append(block.ordinal)
    return frozenset(marked.union(*(ordinals for ordinals in groups.values() if len(ordinals) <= _GROUP_BLOCKS)))


def _may_name(steps: Iterable[str]) -> Iterator[str]:
    """A quick look: the steps with a word that the names of authors' elements have."""
    ordered = list(steps)
    for step, name in zip(ordered, "\n".join(ordered).lower().split("\n"), strict=False):
        if "auth" in name or "byline" in name or "contributor" in name or "writer" in name:
            yield step


@lru_cache(maxsize=8192)
def _names_author(step: str) -> bool:
    """True when the element's name speaks of the text's author."""
    name = step.lower()
    is_named = any(word in name for word in _STEP_WORDS) or _AUTH.search(name) is not None
    return is_named and _NO_STEP.search(name) is None


@lru_cache(maxsize=8192)
def _names_others(step: str) -> bool:
    """True when the element's name speaks of readers, reviewers or other texts."""
    return _OTHERS_STEP.search(step) is not None


@lru_cache(maxsize=8192)
def _wraps_author(wrappers: tuple[str, ...]) -> bool:
    return any(map(_names_author, wrappers))


def find_linked(zone: Sequence[LabelledBlock]) -> frozenset[int]:
    """Blocks with a link to a person's own page."""
    linked = (block for block in zone if block.markup and any(map(_PERSON_PAGE.search, block.markup.links)))
    return frozenset(block.ordinal for block in linked)


def find_repeated(zone: Sequence[LabelledBlock], blocks: Sequence[LabelledBlock]) -> frozenset[int]:
    """Names alone on a line by the title that a line such as "More by Jane Doe" or a biography below has too."""
    lines = (block for block in zone if 0 < block.text.count(" ") < _NAME_WORDS)
    names = {block.ordinal: block.text for block in lines if block.text[0].isupper() and is_name(block.text)}
    if not names:
        return frozenset()
    below = [block.text for block in blocks[max(names) + 1 :] if block.label not in OTHERS]
    return frozenset(
        ordinal for ordinal, name in names.items() if any(_is_introduced(name, text) for text in below if name in text)
    )


def _is_introduced(name: str, text: str) -> bool:
    """True for the name behind "by", "about" or "more from", and for a biography of who has it."""
    before, found, behind = text[:_INTRODUCED].partition(name)
    if not found:
        return False
    if before:
        return not behind.strip(" .:") and _INTRODUCING.search(before) is not None
    return any(author.name == name for author in read_biography(text))


def find_in_office(document: Labelled) -> frozenset[int]:
    """Names alone on a line, below the title and before the text, with an office on the line below: "Senior Fellow".

    Where the text begins under the title, a name and an office are people whom it speaks of.
    """
    titles = document.labelled(Label.TITLE)
    start = titles[0].ordinal + 1 if titles else 0
    found: set[int] = set()
    for block, below in pairwise(document.blocks[start : start + _BELOW]):
        if count_words(block.text) >= _LONG and block.label is Label.PARAGRAPH:
            break
        if block.text.count(" ") < _NAME_WORDS and is_office_line(below.text) and is_name(block.text):
            found.add(block.ordinal)
    return frozenset(found)


def find_first_words(zone: Iterable[LabelledBlock]) -> frozenset[str]:
    """Single words by the title where a byline has its names: they witness that a declared one is no login."""
    lines = (block.text.strip() for block in zone if len(block.text) <= _LINE)
    return frozenset(word for line in lines if (word := cut_tail(line[find_by(line) or 0 :])).isalpha())
