"""Blocks and verdicts: the document's text in pieces, and what became of each piece."""

from enum import StrEnum

from pydantic import Field, model_validator

from schemas.noun import Noun


class Label(StrEnum):
    """What a block is. The first twelve are kept in the brief, the others removed from its body."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    SUMMARY = "summary"
    HEADING = "heading"
    QUESTION = "question"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE = "table"
    CAPTION = "caption"
    NOTE = "note"

    MASTHEAD = "masthead"
    RUNNING_HEADER = "running_header"
    PAGE_NUMBER = "page_number"
    NAVIGATION = "navigation"
    BREADCRUMB = "breadcrumb"
    SHARE = "share"
    NEWSLETTER = "newsletter"
    CONSENT = "consent"
    RELATED_HEADING = "related_heading"
    RELATED_ITEM = "related_item"
    AUTHOR_CARD = "author_card"
    ADVERTISEMENT = "advertisement"
    COMMENT = "comment"
    DISCLAIMER = "disclaimer"
    COPYRIGHT = "copyright"
    DUPLICATE = "duplicate"
    REPEAT_ACROSS_DOCUMENTS = "repeat_across_documents"
    TAXONOMY = "taxonomy"
    OTHER = "other"


KEPT = frozenset(
    {
        Label.TITLE,
        Label.BYLINE,
        Label.DATELINE,
        Label.SUMMARY,
        Label.HEADING,
        Label.QUESTION,
        Label.PARAGRAPH,
        Label.LIST_ITEM,
        Label.QUOTE,
        Label.TABLE,
        Label.CAPTION,
        Label.NOTE,
    }
)
"""Labels whose blocks stay in the brief; blocks of any other label are removed from it."""


class Block(Noun):
    """A piece of the document's text. The blocks of a document, and the white space between them, are its text."""

    ordinal: int = Field(ge=0)
    """Position among the document's blocks, from 0."""
    start: int = Field(ge=0)
    """Offset of the first character in the document's text."""
    end: int = Field(gt=0)
    """Offset after the last character."""
    page: int | None = None
    """Page number, from 1, where the document has pages."""
    dom_path: str | None = None
    """Path of the element in an HTML document."""
    text: str
    """The characters between start and end, unchanged."""


class Verdict(Noun):
    """What became of one block, by which rule, on what evidence."""

    kept: bool
    """True when the block is part of the brief."""
    label: Label
    """What the block is."""
    rule: str
    """Rule that said so: the file's name, a dot, the function's name."""
    evidence: str
    """What the rule saw."""
    confidence: float = Field(ge=0, le=1)
    """How sure the rule is, 0 to 1; 1 where the text itself says it."""

    @model_validator(mode="after")
    def _label_says_kept(self) -> "Verdict":
        if self.kept != (self.label in KEPT):
            raise ValueError(f"label {self.label} contradicts kept={self.kept}")
        return self
