"""HTML pages into blocks: every text node in document order, with what the DOM knows of it.

lxml reads the page as a stream of events, and no tree is built: a tree ends, without a word, at 256 levels (2,048 when
asked for huge ones), and drops the text below and after; the events have no such end.
"""

from collections.abc import Mapping

from lxml import etree

from pipeline.evidence import Markup
from pipeline.read.declared import DECLARING, Declarations
from pipeline.read.page_charset import decode_page
from pipeline.read.reading import Reading, Unreadable
from schemas.block import Block
from schemas.settings import Limits

# What begins and ends a line of text. Anything else runs on in its line.
_BLOCK_LEVEL = frozenset(
    (
        "address article aside blockquote body br button canvas caption center dd details dialog dir div dl dt "
        "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe "
        "legend li link main menu meta nav noframes noscript ol optgroup option p pre search section select "
        "summary table tbody td tfoot th thead title tr ul video audio textarea"
    ).split()
)
_NOT_TEXT = frozenset({"script", "style", "template"})
_UNNUMBERED = frozenset({"html", "head", "body"})
_HIDING_STYLES = ("display:none", "visibility:hidden")
_NAMING = ("role", "itemprop", "aria-label")  # attributes beside id and class that say what an element is for
_MAX_NAME = 80  # characters of an attribute's value in a path
_MAX_DEPTH = 200  # levels that a path names; what lies deeper bears the path of its ancestor at that level

Attributes = Mapping[str, str]


def read_html(data: bytes, limits: Limits) -> Reading:
    """The page's text: a block for each run of text between block-level tags and `br`, white space folded but in `pre`.

    Raises:
        Unreadable: no encoding fits, no text, or a limit exceeded.
    """
    text, charset = decode_page(data)
    page = _Page(limits.max_blocks)
    parser = etree.HTMLParser(target=page, huge_tree=True)
    parser.feed(text)
    parser.close()
    if not page.lines:
        raise Unreadable("read.empty", "no text between the tags")
    return Reading(
        "\n\n".join(page.lines),
        charset,
        "html",
        _place(page.lines, page.dom_paths),
        tuple(page.markup),
        declared=page.declarations.collect(),
    )


def _place(lines: list[str], dom_paths: list[str]) -> tuple[Block, ...]:
    """The lines as blocks of the text that they make when joined by blank lines."""
    blocks = []
    start = 0
    for ordinal, (line, dom_path) in enumerate(zip(lines, dom_paths, strict=True)):
        end = start + len(line)
        blocks.append(Block(ordinal=ordinal, start=start, end=end, dom_path=dom_path, text=line))
        start = end + 2
    return tuple(blocks)


class _Element:
    """An open element."""

    __slots__ = ("_dom_path", "_path", "attributes", "child_counts", "depth", "is_hidden", "parent", "position", "tag")

    def __init__(self, tag: str, attributes: Attributes, parent: "_Element | None") -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.child_counts: dict[str, int] | None = None
        self._path: tuple[str, ...] | None = None
        self._dom_path: str | None = None
        if parent is None:
            self.depth, self.position, self.is_hidden = 0, 1, False
            return
        self.depth = parent.depth + 1
        self.position = parent._count_child(tag)
        self.is_hidden = parent.is_hidden or (bool(attributes) and _is_hiding(attributes))

    def _count_child(self, tag: str) -> int:
        """How many children of that tag there are, with this one."""
        if self.child_counts is None:
            self.child_counts = {tag: 1}
            return 1
        count = self.child_counts[tag] = self.child_counts.get(tag, 0) + 1
        return count

    @property
    def dom_path(self) -> str:
        """Path from the root, as XPath has it."""
        if self._dom_path is None:
            self._dom_path = self._extend_dom_path()
        return self._dom_path

    def _extend_dom_path(self) -> str:
        if self.parent is None:
            return ""
        if self.depth > _MAX_DEPTH:
            return self.parent.dom_path
        number = "" if self.position == 1 and self.tag in _UNNUMBERED else f"[{self.position}]"
        return f"{self.parent.dom_path}/{self.tag}{number}"

    @property
    def path(self) -> tuple[str, ...]:
        """The elements from below `body` or `head` down to this one, each with what names it."""
        if self._path is None:
            self._path = self._extend_path()
        return self._path

    def _extend_path(self) -> tuple[str, ...]:
        if self.parent is None or self.tag in _UNNUMBERED:
            return ()
        if self.depth > _MAX_DEPTH:
            return self.parent.path
        return (*self.parent.path, _name(self.tag, self.attributes))


class _Page:
    """Takes the parser's events; `lines`, `dom_paths` and `markup` have one entry a block."""

    def __init__(self, max_blocks: int) -> None:
        self.lines: list[str] = []
        self.dom_paths: list[str] = []
        self.markup: list[Markup] = []
        self.declarations = Declarations()
        self._max_blocks = max_blocks
        self._open = _Element("", {}, None)
        self._block_level = [self._open]
        self._anchors: list[str] = []
        self._strong = self._muted = self._pre = 0
        self._pieces: list[str] = []
        self._linked: list[str] = []
        self._links: list[str] = []
        self._is_strong = True

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        element = self._open = _Element(tag, attributes, self._open)
        if tag in _BLOCK_LEVEL:
            if self._pieces:
                self._end_line()
            self._block_level.append(element)
            self._pre += tag == "pre"
        elif tag == "a":
            self._anchors.append(attributes.get("href", ""))
        elif tag in ("b", "strong"):
            self._strong += 1
        elif tag in _NOT_TEXT:
            self._muted += 1
        if tag in DECLARING:
            self.declarations.start(tag, attributes)

    def end(self, tag: str) -> None:
        """The element that was opened last ends."""
        if self._open.parent is not None:
            self._open = self._open.parent
        if tag in _BLOCK_LEVEL:
            if self._pieces:
                self._end_line()
            self._block_level.pop()
            self._pre -= tag == "pre"
        elif tag == "a":
            self._anchors.pop()
        elif tag in ("b", "strong"):
            self._strong -= 1
        elif tag in _NOT_TEXT:
            self._muted -= 1
        if tag in DECLARING:
            self.declarations.end(tag)

    def data(self, text: str) -> None:
        """Text; a text node may come in several pieces."""
        if self._muted or self.declarations.is_listening:
            self.declarations.data(text)
            if self._muted:
                return
        self._pieces.append(text)
        if text.isspace():
            return
        if not self._strong:
            self._is_strong = False
        if self._anchors and self._anchors[-1]:
            self._linked.append(text)
            if not self._links or self._links[-1] != self._anchors[-1]:
                self._links.append(self._anchors[-1])

    def close(self) -> None:
        """The page ends."""
        if self._pieces:
            self._end_line()

    def _end_line(self) -> None:
        """What was gathered since the last block-level tag becomes a block, unless it is white space."""
        text = "".join(self._pieces)
        line = " ".join(text.split())
        if line:
            self._add_block(line)
        self._pieces.clear()
        self._linked.clear()
        self._links.clear()
        self._is_strong = True

    def _add_block(self, line: str) -> None:
        if len(self.lines) == self._max_blocks:
            message = f"more blocks than limits.max_blocks = {self._max_blocks:,}"
            raise Unreadable("read.too_many_blocks", message)
        element = self._block_level[-1]
        self.lines.append(line)
        self.dom_paths.append(element.dom_path)
        self.markup.append(
            Markup(
                tag=element.tag,
                path=element.path,
                link_share=self._share_linked(line),
                links=tuple(self._links),
                is_hidden=element.is_hidden,
                is_strong=self._is_strong,
            )
        )

    def _share_linked(self, line: str) -> float:
        """Share of the line's characters inside links, white space not counted."""
        if not self._linked:
            return 0.0
        return sum(len("".join(text.split())) for text in self._linked) / (len(line) - line.count(" "))


def _is_hiding(attributes: Attributes) -> bool:
    """True when the attributes hide their element from readers or from screen readers."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style", "")
    if "none" not in style and "hidden" not in style:
        return False
    style = "".join(style.lower().split())
    return any(hiding in style for hiding in _HIDING_STYLES)


def _name(tag: str, attributes: Attributes) -> str:
    """The tag with what names it: "div#main.article-body[role=main]"."""
    if not attributes:
        return tag
    named = [tag]
    if "id" in attributes:
        named.append("#" + attributes["id"][:_MAX_NAME].strip())
    named += ("." + name[:_MAX_NAME] for name in attributes.get("class", "").split())
    named += (f"[{key}={attributes[key][:_MAX_NAME]}]" for key in _NAMING if key in attributes)
    return "".join(named)
