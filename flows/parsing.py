"""One document, or a handful, through the walk: what worker processes do. Imports neither Prefect nor DuckDB."""

import hashlib
import threading
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from flows.houses import find_house
from flows.time_limit import TooSlow, time_limit
from pipeline.acquire.folder import Listed, read_provenance
from pipeline.read.media import refuse_size, tell_media_type
from pipeline.walk import walk
from publishers import all_publishers
from schemas.brief import Brief
from schemas.document import Document, Provenance
from schemas.errors import StorageError
from schemas.outcome import Disposition, Outcome, Rejection
from schemas.row import Load
from schemas.settings import Limits

HEAD = 1024
"""First bytes of a document that tell its media type."""


@dataclass(frozen=True)
class Job:
    """A document to parse, where its bytes lie, and the load it belongs to."""

    document: Document
    path: Path
    limits: Limits
    load: Load | None = None
    part: Path | None = None
    recurring: Mapping[int, str] = field(default_factory=dict)
    """Which of its blocks stand in other documents of its publisher, and in how many."""
    replaces: Path | None = None
    """The part that has the document from an earlier walk: it is taken out of that one."""


@dataclass(frozen=True)
class Parsed:
    """What became of one document, small enough to be sent between processes; the brief itself is in the part."""

    document: Document
    disposition: Disposition
    brief_id: str | None = None
    display_title: str | None = None
    rejection: Rejection | None = None
    part: Path | None = None
    house: str = ""
    """Whose documents it is compared with."""
    outline: bytes = b""
    recurring: Mapping[int, str] = field(default_factory=dict)
    """What was known of it when it was walked."""


def describe(uri: str, document_id: str, byte_count: int, head: bytes, provenance: Provenance | None) -> Document:
    """The document as it was given to us, before anybody has parsed it."""
    told = provenance.model_dump() if provenance else {}
    media_type = tell_media_type(head, uri)
    return Document(document_id=document_id, uri=uri, media_type=media_type, byte_count=byte_count, **told)


def parse(job: Job) -> Outcome:
    """The document's outcome; one that is too large is not even read.

    A fault of ours in one document is that document's rejection, with its kind and place named.
    """
    if job.document.byte_count > job.limits.max_bytes:
        return _unread(job.document, refuse_size(job.document.byte_count, job.limits))
    try:
        with time_limit(job.limits.max_seconds) if _can_be_interrupted() else nullcontext():
            return walk(job.document, job.path.read_bytes(), all_publishers(), job.limits, job.recurring)
    except TooSlow:
        seen = f"not parsed after {job.limits.max_seconds:g} seconds (limits.max_seconds)"
        return _unread(job.document, Rejection(reason="limit.seconds", message=seen))
    except (MemoryError, OSError):  # the worker's limit, or the disk: not of this document's making
        raise
    except Exception as error:
        return _unread(job.document, Rejection(reason="internal.error", message=_describe_fault(error)))


def parse_archived(job: Job) -> Outcome:
    """The outcome of a document in the archive.

    Raises:
        StorageError: its bytes are gone, or cannot be read.
    """
    try:
        return parse(job)
    except OSError as error:
        seen = f"{job.path}: archived document cannot be read: {error.strerror or error}"
        raise StorageError(seen, next_step="briefhouse verify") from error


def parse_file(listed: Listed, limits: Limits) -> Outcome:
    """The outcome of a file that is not in the archive, for `briefhouse parse`."""
    with listed.path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        byte_count = file.tell()
    return parse(Job(describe(listed.uri, digest, byte_count, head, read_provenance(listed.path)), listed.path, limits))


def parse_into_part(jobs: Sequence[Job]) -> list[Parsed]:
    """Parses the handful and writes its briefs as one part; the part is there when this returns."""
    from warehouse.parts import drop_documents, write_part  # here: `briefhouse parse` must not wait for Arrow

    if replaced := jobs[0].replaces:
        drop_documents(replaced, {job.document.document_id for job in jobs})
    outcomes = [parse_archived(job) for job in jobs]
    briefs = [outcome for outcome in outcomes if outcome.brief]
    first = jobs[0]
    part = _name_part(jobs)
    if briefs and part and first.load:
        write_part(part, briefs, first.load)
    return [_sum_up(outcome, part, job.recurring) for outcome, job in zip(outcomes, jobs, strict=True)]


def _name_part(jobs: Sequence[Job]) -> Path | None:
    """A folder of this handful's own: after a failure its documents come again one by one, each with its part."""
    first = jobs[0]
    return first.part.with_name(f"{first.part.name}-{first.document.document_id[:16]}") if first.part else None


def _sum_up(outcome: Outcome, part: Path | None, recurring: Mapping[int, str]) -> Parsed:
    brief: Brief | None = outcome.brief
    return Parsed(
        outcome.document,
        Disposition(outcome.disposition),
        brief.brief_id if brief else None,
        brief.display_title if brief else None,
        outcome.rejection,
        part if brief else None,
        find_house(outcome.document, brief.publisher) if brief else "",
        outcome.outline,
        recurring,
    )


def _unread(document: Document, rejection: Rejection) -> Outcome:
    return Outcome(document=document, disposition=Disposition.UNREADABLE, rejection=rejection)


def _can_be_interrupted() -> bool:
    """Signals reach the main thread only."""
    return threading.current_thread() is threading.main_thread()


def _describe_fault(error: Exception) -> str:
    """The fault's kind and the line it came from."""
    trace, place = error.__traceback__, "?"
    while trace:
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"a fault of ours, {type(error).__name__} at {place}: {str(error)[:120]}"
