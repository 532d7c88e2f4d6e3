"""A brief: a document cleaned, structured and admitted."""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from schemas.noun import Noun

DocumentType = Literal[
    "commentary",
    "analysis",
    "report",
    "brief",
    "question_and_answer",
    "testimony",
    "speech",
    "interview",
    "event",
    "other",
]


class Publisher(Noun):
    """Who issued the brief."""

    publisher_id: str | None = None
    """Id of the publisher's file; null for a publisher that has none."""
    name: str
    """The publisher's full name."""
    acronym: str | None = None
    """The acronym it uses of itself."""


class Author(Noun):
    """One author, as the byline names them."""

    name: str = Field(min_length=1, max_length=200)
    """The name as printed."""
    family_name: str | None = None
    """Family name; null where the parts cannot be told apart."""
    given_name: str | None = None
    """Given name or names."""
    role: str | None = None
    """Office held, as printed, for example Research Fellow."""
    affiliation: str | None = None
    """Division or institution, as printed or as the byline implies."""


class Published(Noun):
    """When the brief was published, no more exact than the document says."""

    edtf: str = Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    """Date of publication in EDTF (ISO 8601-2): 2024, 2024-03 or 2024-03-11."""
    precision: Literal["year", "month", "day"]
    """How exact the date is."""
    earliest: date
    """First day the brief can have been published, narrowed by events it speaks of as past."""
    latest: date
    """Last day the brief can have been published."""
    method: str
    """Where the date was found: dateline, copyright, ..."""
    evidence: str
    """The words that give the date."""

    @model_validator(mode="after")
    def _bounds_hold_the_date(self) -> "Published":
        if not self.earliest <= self.latest:
            raise ValueError(f"earliest {self.earliest} is after latest {self.latest}")
        if not self.edtf.startswith(f"{self.latest.year:04d}"):
            raise ValueError(f"latest {self.latest} lies outside {self.edtf}")
        return self


class Section(Noun):
    """A heading or question with the paragraphs below it; the text before the first heading has none."""

    heading: str | None = None
    """The heading as printed; null for the text before the first one."""
    level: int = Field(default=1, ge=1, le=6)
    """Depth of the heading, from 1."""
    kind: Literal["section", "question"] = "section"
    """Question when the heading is a question that the section answers."""
    paragraphs: tuple[str, ...] = ()
    """Paragraphs in reading order, white space folded, those cut by page breaks rejoined."""
    paragraph_blocks: tuple[tuple[int, ...], ...] = ()
    """For each paragraph, the ordinals of the blocks it was made from."""

    @model_validator(mode="after")
    def _paragraphs_cite_blocks(self) -> "Section":
        if len(self.paragraphs) != len(self.paragraph_blocks):
            raise ValueError("every paragraph names the blocks it was made from")
        return self


class RelatedPublication(Noun):
    """A publication that the page advertises beside its own text."""

    title: str
    """Title as printed."""
    published: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    """Date of publication in EDTF, when printed."""
    authors: tuple[str, ...] = ()
    """Names as printed."""
    type: str | None = None
    """Type as the publisher names it, for example Special Report."""
    topics: tuple[str, ...] = ()
    """Topics as printed."""
    blurb: str | None = None
    """The teaser text."""
    url: str | None = None
    """Address, when the page gives one."""


class Brief(Noun):
    """One brief, as the warehouse stores it."""

    brief_id: str = Field(pattern=r"^[0-9a-f]{16}$")
    """Stable across re-ingestion: of the address, else publisher, series number and language, else content."""
    document_id: str = Field(pattern=r"^[0-9a-f]{64}$")
    """The document the brief was read from."""
    version: int = Field(default=1, ge=1)
    """1 for the first text seen under this brief_id, counted up when a changed document arrives."""
    publisher: Publisher | None = None
    """Who issued it; null when neither text nor address tells."""
    series: str | None = None
    """Series, as printed."""
    series_number: str | None = None
    """Number within the series, as printed."""
    title: str | None = Field(default=None, min_length=1, max_length=500)
    """Title as printed; null when the document has none."""
    display_title: str
    """What to show in lists: the title, or the opening words when there is none."""
    is_display_title_derived: bool
    """True when the document has no title and display_title was made from its opening words."""
    authors: tuple[Author, ...] = ()
    """Authors in the order of the byline; empty when the document names none."""
    published: Published | None = None
    """Date of publication; null when the document tells none."""
    document_type: DocumentType | None = None
    """Kind of document; null when nothing tells."""
    language: str | None = Field(default=None, pattern=r"^[a-z]{2}$")
    """ISO 639-1 code of the body's language; null when the text is too short to tell."""
    summary: str | None = None
    """The publisher's own teaser or abstract."""
    sections: tuple[Section, ...] = Field(min_length=1)
    """The body, in reading order."""
    related_publications: tuple[RelatedPublication, ...] = ()
    """Other publications that the page advertises."""
    notes: tuple[str, ...] = ()
    """Footnotes, endnotes, biographies and acknowledgements."""
    disclaimers: tuple[str, ...] = ()
    """Statements on whose views these are, removed from the body."""
    copyright: str | None = None
    """The copyright line, removed from the body."""
    word_count: int = Field(ge=20)
    """Words in the paragraphs of the body; a text of fewer than 20 is no brief."""
