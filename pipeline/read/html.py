"""HTML pages into blocks: every text node in document order, with what the DOM knows of it.

lxml reads the page as a stream of events, and no tree is built: a tree ends, without a word, at 256 levels (2,048 when
asked for huge ones), and drops the text below and after; the events have no such end.
"""

from collections.abc import Sequence
from itertools import groupby

from lxml import etree

from pipeline.evidence import Markup
from pipeline.read.declared import DECLARING, Declarations
from pipeline.read.element import Attributes, Element, find_common
from pipeline.read.page_charset import decode_page
from pipeline.read.reading import Reading, Unreadable
from pipeline.read.runs import part_runs
from schemas.block import Block
from schemas.settings import Limits

# What begins and ends a line of text, beside three void elements and `br`. Anything else runs on in its line.
_BLOCK_LEVEL = frozenset(
    (
        "address article aside blockquote body button canvas caption center dd details dialog dir div dl dt fieldset "
        "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup html iframe legend li main menu "
        "nav noframes noscript ol optgroup option p pre search section select summary table tbody td tfoot th thead "
        "title tr ul video audio textarea"
    ).split()
)
_PARTING_VOID = frozenset({"hr", "link", "meta"})
_VOID = _PARTING_VOID | {"br", "img", "input"}
# Elements of which it counts only that the text is inside one.
_STATES = {
    "b": "strong",
    "strong": "strong",
    "pre": "preformatted",
    "script": "muted",
    "style": "muted",
    "template": "muted",
}
_WATCHED = DECLARING | _STATES.keys() | {"a", "time"}
_RUNS_MAX_CHARS = 400  # of a block whose runs are told: a longer one is no entry of a list
_MAX_DEPTH = 100  # levels told apart; the text of what lies deeper counts as that of its ancestor there


def read_html(data: bytes, limits: Limits) -> Reading:
    """The page's text: a block for each run of text between block-level tags and `br`.

    White space is folded, but in `pre`, where blank lines part the blocks.

    Raises:
        Unreadable: no encoding fits, no text, or a limit exceeded.
    """
    text, charset = decode_page(data)
    page = _Page(limits.max_blocks)
    parser = etree.HTMLParser(target=page, huge_tree=True)
    parser.feed(text)
    parser.close()
    if not page.texts:
        raise Unreadable("read.empty", "no text between the tags")
    blocks = _place(page.texts, page.dom_paths)
    declared = page.declarations.collect()
    return Reading("\n\n".join(page.texts), charset, "html", blocks, tuple(page.markup), declared=declared)


def _place(texts: Sequence[str], dom_paths: Sequence[str]) -> tuple[Block, ...]:
    """The texts as blocks of the text that they make when joined by blank lines."""
    blocks = []
    start = 0
    for ordinal, (text, dom_path) in enumerate(zip(texts, dom_paths, strict=True)):
        end = start + len(text)
        blocks.append(Block(ordinal=ordinal, start=start, end=end, dom_path=dom_path, text=text))
        start = end + 2
    return tuple(blocks)


class _Line:
    """The text since the last block-level tag or `br`; it begins with something beside white space."""

    __slots__ = ("holder", "holders", "is_strong", "linked", "links", "pieces")

    def __init__(self, holder: Element) -> None:
        self.pieces: list[str] = []
        self.holders: list[Element] = []
        """For each piece, the innermost element that holds it."""
        self.linked: list[str] = []
        self.links: list[str] = []
        self.is_strong = True
        self.holder = holder
        """The innermost element that holds all of the text."""

    def add_link(self, text: str, address: str) -> None:
        """The text just added stands in a link to that address."""
        self.linked.append(text)
        if not self.links or self.links[-1] != address:
            self.links.append(address)

    def share_linked(self) -> float:
        """Share of the line's characters inside links, white space not counted."""
        if not self.linked:
            return 0.0
        return _count_black("".join(self.linked)) / _count_black("".join(self.pieces))


class _Page:
    """Takes the parser's events; `texts`, `dom_paths` and `markup` get one entry a block."""

    def __init__(self, max_blocks: int) -> None:
        self.texts: list[str] = []
        self.dom_paths: list[str] = []
        self.markup: list[Markup] = []
        self.declarations = Declarations()
        self._max_blocks = max_blocks
        self._depth = 0
        self._element = Element("", {})
        self._block_level = [self._element]
        self._anchors = [""]
        self._inside = dict.fromkeys(_STATES.values(), 0)
        self._times: list[str] = []
        self._line: _Line | None = None
        self._line_breaks = 0
        self._is_parted = True

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        if tag in _VOID:
            self._meet_void(tag, attributes)
            return
        self._depth += 1
        if self._depth <= _MAX_DEPTH:
            self._element = Element(tag, attributes, self._element)
        if tag in _BLOCK_LEVEL:
            if self._line:
                self._end_line()
            self._is_parted = True
            self._block_level.append(self._element)
        if tag in _WATCHED:
            self._watch(tag, attributes)

    def end(self, tag: str) -> None:
        """The element that began last ends."""
        if tag in _VOID:
            return
        if tag in _BLOCK_LEVEL:
            if self._line:
                self._end_line()
            self._is_parted = True
            self._block_level.pop()
        if self._depth <= _MAX_DEPTH and self._element.parent:
            self._element = self._element.parent
        self._depth -= 1
        if tag in _WATCHED:
            self._unwatch(tag)

    def data(self, text: str) -> None:
        """Text; a text node may come in several pieces."""
        if self.declarations.is_listening:
            self.declarations.hear(text)
        if self._inside["muted"]:
            return
        line = self._line
        if text.isspace():
            if line:
                line.pieces.append(text)
                line.holders.append(self._element)
            return
        if line is None:
            line = self._line = _Line(self._element)
        elif line.holder is not self._element:
            line.holder = find_common(line.holder, self._element)
        line.pieces.append(text)
        line.holders.append(self._element)
        if self._anchors[-1]:
            line.add_link(text, self._anchors[-1])
        if not self._inside["strong"]:
            line.is_strong = False

    def close(self) -> None:
        """The page ends."""
        self._end_line()

    def _meet_void(self, tag: str, attributes: Attributes) -> None:
        if tag == "br":
            self._end_line()
            self._line_breaks += 1
        elif tag in _PARTING_VOID:
            self._end_line()
            self._is_parted = True
            self.declarations.start(tag, attributes)

    def _watch(self, tag: str, attributes: Attributes) -> None:
        if tag in _STATES:
            self._inside[_STATES[tag]] += 1
        elif tag == "a":
            self._anchors.append(attributes.get("href", ""))
        elif tag == "time" and "datetime" in attributes:
            self._times.append(attributes["datetime"])
        if tag in DECLARING:
            self.declarations.start(tag, attributes)

    def _unwatch(self, tag: str) -> None:
        if tag in _STATES:
            self._inside[_STATES[tag]] -= 1
        elif tag == "a":
            self._anchors.pop()
        if tag in DECLARING:
            self.declarations.end(tag)

    def _end_line(self) -> None:
        """What was gathered becomes a block, or several in `pre`."""
        if self._line is None:
            return
        text = "".join(self._line.pieces)
        parts = _split_preformatted(text) if self._inside["preformatted"] else (" ".join(text.split()),)
        for part in parts:
            self._add_block(part, self._line)
        self._line = None
        self._times.clear()
        self._line_breaks = 0
        self._is_parted = False

    def _add_block(self, text: str, line: _Line) -> None:
        if len(self.texts) == self._max_blocks:
            raise Unreadable("read.too_many_blocks", f"more blocks than limits.max_blocks = {self._max_blocks:,}")
        element = self._block_level[-1]
        dom_path, path, _ = element.place
        _, path_of_all, is_hidden = line.holder.place
        self.texts.append(text)
        self.dom_paths.append(dom_path)
        self.markup.append(
            Markup(
                tag=element.tag,
                path=path,
                link_share=line.share_linked(),
                links=tuple(line.links),
                wrappers=path_of_all[len(path) :],
                times=tuple(self._times),
                line_breaks=0 if self._is_parted else self._line_breaks,
                is_hidden=is_hidden,
                is_strong=line.is_strong,
                runs=part_runs(line.pieces, line.holders) if line.links and len(text) <= _RUNS_MAX_CHARS else (),
            )
        )


def _count_black(text: str) -> int:
    """How many characters are not white space."""
    return len("".join(text.split()))


def _split_preformatted(text: str) -> list[str]:
    """The paragraphs of a text whose line breaks count, parted by blank lines."""
    lines = [line.rstrip() for line in text.splitlines()]
    return ["\n".join(group).strip() for is_blank, group in groupby(lines, "".__eq__) if not is_blank]
