"""What a reader hands on, and what it raises when it cannot."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from pipeline.text import flow
from schemas.block import Block

Layout = Literal["blank_lines", "lines", "hard_wrapped", "flat", "html", "pdf"]


@dataclass(frozen=True)
class Markup:
    """What the DOM knows of one block."""

    tag: str
    """Nearest block-level element, in lower case."""
    path: tuple[str, ...]
    """The elements from below `body` (or `head`) down to it, each with its id and classes: "div#main.article-body"."""
    link_share: float
    """Share of the block's characters that stand inside links, 0-1."""
    links: tuple[str, ...] = ()
    """Addresses of its links, in order, as written."""
    is_hidden: bool = False
    """True when the element or one above it is marked hidden."""
    is_strong: bool = False
    """True when all of its text stands in `b` or `strong`."""
    is_main: bool | None = None
    """Whether the witness extractor takes the block for main text; None when it was not asked or had no answer."""


@dataclass(frozen=True)
class Typeset:
    """How one block stands on its page: points, from the page's upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    font_size: float
    is_bold: bool = False


@dataclass(frozen=True)
class Declared:
    """What a page or file says of itself outside its text: evidence, not truth."""

    json_ld: tuple[Mapping[str, Any], ...] = ()
    meta: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values of each meta tag (name, property or itemprop, in lower case), or of a PDF's information entries."""
    title: str | None = None
    canonical_url: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Reading:
    """A document's text and its blocks. The blocks, and the white space between them, are the text.

    `markup` (HTML) and `typeset` (PDF) have one entry for each block; both are empty for raw text.
    """

    text: str
    charset: str
    layout: Layout
    blocks: tuple[Block, ...]
    markup: tuple[Markup, ...] = ()
    typeset: tuple[Typeset, ...] = ()
    declared: Declared = field(default_factory=Declared)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Each block as running text."""
        return tuple(flow(block.text) for block in self.blocks)


class Unreadable(Exception):
    """No reader can read the document: `reason` is the code, the message one line, `tried` what was tried."""

    def __init__(self, reason: str, message: str, tried: str | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.tried = tried
