"""The draft of a brief: every fact that was found, before the schema has its say."""

from dataclasses import dataclass

from schemas.brief import Author, DocumentType, Published, Publisher, RelatedPublication, Section
from schemas.candidate import Candidate


@dataclass(frozen=True)
class Draft:
    """The fields of a brief but for its ids; `admit` turns it into one, or refuses it.

    `identity` is what it has in common with later versions of itself, when its publisher numbers it; `candidates` is
    what was weighed for the fields.
    """

    publisher: Publisher | None
    series: str | None
    series_number: str | None
    title: str | None
    display_title: str
    is_display_title_derived: bool
    authors: tuple[Author, ...]
    published: Published | None
    document_type: DocumentType | None
    language: str | None
    summary: str | None
    sections: tuple[Section, ...]
    related_publications: tuple[RelatedPublication, ...]
    notes: tuple[str, ...]
    disclaimers: tuple[str, ...]
    copyright: str | None
    word_count: int
    identity: str | None
    candidates: tuple[Candidate, ...] = ()
