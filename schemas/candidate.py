"""Candidates: what a document offers for a field of its brief, taken or not, and why."""

from typing import Literal

from pydantic import Field, model_validator

from schemas.noun import Noun

FactField = Literal["publisher", "series", "title", "authors", "published", "document_type", "language", "summary"]
"""Fields that several places of a document can tell."""


class Candidate(Noun):
    """One value that the document offers for a field of its brief."""

    field: FactField
    """Field of the brief it was offered for."""
    value: str
    """The value as it would be stored, or as the document prints it; shortened when it is long."""
    method: str
    """Where it was found: json_ld, meta, heading, dateline, copyright, ..."""
    evidence: str
    """The words or the element that give it."""
    block: int | None = None
    """Ordinal of the document's block it was found in; null for what stands outside the text."""
    rank: int = Field(ge=1)
    """Strength of the method among those of the field, from 1, the strongest."""
    is_chosen: bool
    """True when the brief has this value."""
    reason: str | None = None
    """Why the brief does not have it; null for a chosen one."""

    @model_validator(mode="after")
    def _rejected_for_a_reason(self) -> "Candidate":
        if self.is_chosen == (self.reason is not None):
            raise ValueError("a candidate is either chosen or rejected for a reason")
        return self
