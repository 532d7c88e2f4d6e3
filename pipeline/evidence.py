"""What is known of a block or a document beside its text: its place in the DOM or on paper, and what a page declares.

The readers see it; the rooms above weigh it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Run(NamedTuple):
    """A stretch of a block's text that one inline element holds."""

    text: str
    link: str | None = None
    """Where it leads, as written; None outside of links."""


@dataclass(frozen=True)
class Markup:
    """What the DOM knows of one block."""

    tag: str
    """Nearest block-level element, in lower case."""
    path: tuple[str, ...]
    """The elements from below `body` (or `head`) down to it, named: "div#main.article-body[itemprop=articleBody]"."""
    link_share: float
    """Share of the block's characters that stand inside links, 0-1."""
    links: tuple[str, ...] = ()
    """Addresses of its links, in order, as written."""
    wrappers: tuple[str, ...] = ()
    """Inline elements that each hold all of its text, outermost first, named as in the path: "a[rel=author]"."""
    times: tuple[str, ...] = ()
    """What `time` elements in it, or empty ones just before it, give as `datetime`, in order, as written."""
    line_breaks: int = 0
    """How many `br`, and nothing else, part it from the block before; 0 when a block-level tag does."""
    is_hidden: bool = False
    """True when the element or one above it is marked hidden."""
    is_strong: bool = False
    """True when all of its text stands in `b` or `strong`."""
    runs: tuple[Run, ...] = ()
    """The stretches that a short block with links is made of; none where it is of one piece. Emphasis makes none."""


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
    font: str = ""
    """Family of the type, without weight and slant, in lower case."""
    is_boxed: bool = False
    """True when it stands in a box drawn on the page."""
    is_turned: bool = False
    """True when it does not run from left to right along the page."""
    page_height: float = 0.0


@dataclass(frozen=True)
class Declared:
    """What a page or file says of itself outside its text: evidence, not truth."""

    json_ld: tuple[Mapping[str, Any], ...] = ()
    meta: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values of each meta tag (name, property or itemprop, in lower case), or of a PDF's information entries."""
    title: str | None = None
    canonical_url: str | None = None
    language: str | None = None
