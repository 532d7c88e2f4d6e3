"""What a reader hands on, and what it raises when it cannot."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from pipeline.evidence import Declared, Markup, Typeset
from pipeline.text import flow
from schemas.block import Block

Layout = Literal["blank_lines", "lines", "hard_wrapped", "flat", "html", "pdf"]


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
