"""Columns that only rows have: the keys that tie a row to its brief or document, and the load that brought it."""

from datetime import datetime

from pydantic import Field

from schemas.noun import Noun


class Load(Noun):
    """The run that brought a row into the warehouse."""

    run_id: str
    """Run that loaded the row."""
    loaded_at: datetime
    """When it was loaded (UTC)."""


class DocumentKey(Noun):
    """Ties a row to its document."""

    document_id: str
    """The document the row was read from."""


class BriefKey(Noun):
    """Ties a row to its brief and document."""

    brief_id: str
    """The brief the row belongs to."""
    document_id: str
    """The document the row was read from."""


class Place(Noun):
    """A row's place among the rows of the same brief."""

    ordinal: int = Field(ge=0)
    """Position within the brief, from 0."""


class Resolution(Noun):
    """Which brief of the warehouse a publication is."""

    resolved_brief_id: str | None = None
    """The brief of this warehouse that it is, by address, else by publisher, title and date; null when none is."""


class Paragraph(Noun):
    """One paragraph of a brief's body."""

    section_ordinal: int = Field(ge=0)
    """Ordinal of the section it stands in."""
    text: str
    """The paragraph, white space folded, rejoined where a page break cut it."""
    word_count: int = Field(ge=0)
    """Words of the paragraph."""
    blocks: tuple[int, ...]
    """Ordinals of the document's blocks it was made from."""


class SupersededText(Noun):
    """The body of a version that is no longer current."""

    paragraphs: tuple[str, ...]
    """The paragraphs of the superseded version, in reading order."""
