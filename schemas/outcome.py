"""Outcomes: what became of a document, a rule and a run."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from pydantic import Field

from schemas.block import Block, Verdict
from schemas.brief import Brief
from schemas.candidate import Candidate
from schemas.document import Document
from schemas.noun import Noun


class Disposition(StrEnum):
    """The one end that each document of a run comes to."""

    LOADED = "loaded"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"
    WITHHELD = "withheld"
    UNREADABLE = "unreadable"
    UNREACHABLE = "unreachable"


class Rejection(Noun):
    """Why a document did not become a brief."""

    reason: str = Field(pattern=r"^[a-z]+\.[a-z_]+$")
    """Reason code: the stage, a dot, what is wrong: read.empty, schema.word_count, expectation.published_in_bounds."""
    field: str | None = None
    """Field of the brief that was refused, when one was."""
    message: str
    """What was seen, in one line."""
    tried: str | None = None
    """What was tried before giving up."""


class Outcome(Noun):
    """What the walk makes of one document: a brief, or a rejection; the blocks in either case when it could be read."""

    document: Document
    disposition: Literal[Disposition.LOADED, Disposition.QUARANTINED, Disposition.UNREADABLE]
    brief: Brief | None = None
    blocks: tuple[Block, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    """What the document offers for the fields of the brief, field by field, the strongest first."""
    outline: bytes = b""
    rejection: Rejection | None = None


class DispositionRecord(Noun):
    """One listed document of one run, and the end it came to."""

    run_id: str
    """The run."""
    ordinal: int = Field(ge=0)
    """Position in the run's listing, from 0."""
    uri: str
    """Path or address as listed."""
    document_id: str | None = None
    """The document; null when no bytes could be read."""
    disposition: Disposition
    """loaded, unchanged, duplicate, quarantined, withheld, unreadable or unreachable."""
    reason: str | None = None
    """Reason code; null for loaded and unchanged."""
    message: str | None = None
    """The reason in one line."""


class RejectionRecord(Noun):
    """A document that did not become a brief. Its bytes are in the archive, so it can be replayed."""

    document_id: str
    """The document; its bytes lie in the archive under this SHA-256."""
    run_id: str
    """Run that rejected it last."""
    uri: str
    """Where the bytes were first seen."""
    disposition: Disposition
    """quarantined, withheld or unreadable."""
    reason: str
    """Reason code: the stage, a dot, what is wrong."""
    field: str | None = None
    """Field of the brief that was refused, when one was."""
    message: str
    """What was seen, in one line."""
    tried: str | None = None
    """What was tried before giving up."""
    archive_path: str
    """Where the bytes lie, relative to the data folder."""
    rejected_at: datetime
    """When (UTC)."""


class RuleOutcome(Noun):
    """What one quality rule found in one batch of a run."""

    run_id: str
    """The run."""
    batch: int = Field(ge=0)
    """Number of the batch within the run, from 0."""
    table_name: str
    """Table the rule looks at."""
    rule: str
    """Name of the rule, unique within the table."""
    severity: Literal["critical", "warning"]
    """critical withholds the offending documents, warning is recorded."""
    why: str
    """Why the rule matters."""
    passed: bool
    """True when no row, or few enough, broke the rule."""
    row_count: int = Field(ge=0)
    """Rows looked at."""
    unexpected_count: int = Field(ge=0)
    """Rows that broke the rule."""
    examples: tuple[str, ...] = ()
    """Up to five of the values that broke it."""


class Run(Noun):
    """One run of the ingest. Its dispositions add up to the documents listed."""

    run_id: str
    """Sortable id: UTC time of the start, and a random tail."""
    command: str
    """What was asked for."""
    engine: Literal["prefect", "direct"]
    """Whether Prefect drove the run."""
    status: Literal["running", "finished", "crashed", "interrupted"]
    """finished when every listed document has its disposition."""
    started_at: datetime
    """When it began (UTC)."""
    finished_at: datetime | None = None
    """When it ended (UTC); null while it runs or when it crashed."""
    rules: str
    """Fingerprint of the code and limits that judged the documents."""
    listed: int = Field(default=0, ge=0)
    """Documents found at the given paths."""
    loaded: int = Field(default=0, ge=0)
    """New briefs in the warehouse."""
    unchanged: int = Field(default=0, ge=0)
    """Documents whose bytes were already there."""
    duplicate: int = Field(default=0, ge=0)
    """Documents with the same bytes as another one of the run."""
    quarantined: int = Field(default=0, ge=0)
    """Documents refused by the schema."""
    withheld: int = Field(default=0, ge=0)
    """Documents refused by a critical expectation."""
    unreadable: int = Field(default=0, ge=0)
    """Documents that no reader could read."""
    unreachable: int = Field(default=0, ge=0)
    """Documents that were not there, or could not be opened."""
