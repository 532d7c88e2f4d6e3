"""What the ledger knows, for the commands that only look."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from archive.ledger import Ledger, State
from archive.store import Store
from schemas.errors import StorageError
from schemas.outcome import RejectionRecord
from schemas.settings import Settings

if TYPE_CHECKING:
    from flows.parsing import Job

_ID = re.compile("[0-9a-f]{8,64}")


def find_rejections(settings: Settings, reason: str | None = None) -> list[RejectionRecord]:
    """The documents rejected now; none where nothing was ever ingested."""
    if not settings.ledger_path.exists():
        return []
    with Ledger(settings.ledger_path) as ledger:
        return ledger.rejections(reason)


def find_pending(settings: Settings) -> list[str]:
    """Ids of documents that were archived and never judged: a run ended before it came to them."""
    if not settings.ledger_path.exists():
        return []
    with Ledger(settings.ledger_path) as ledger:
        return [document.document_id for document in ledger.documents(State.PENDING)]


def read_archived(settings: Settings, document_id: str) -> bytes:
    """The document's bytes.

    Raises:
        StorageError: they are gone, or cannot be read.
    """
    return Store(settings.data_dir).read(document_id)


def look_for_warehouse(settings: Settings) -> None:
    """Raises StorageError when a warehouse that was there is not there any more."""
    if settings.ledger_path.exists():
        with Ledger(settings.ledger_path) as ledger:
            require_warehouse(ledger, settings.warehouse_path)


def require_warehouse(ledger: Ledger, path: Path) -> None:
    """Raises StorageError when the ledger has documents loaded into a warehouse that is not there."""
    if not path.exists() and (loaded := ledger.count_loaded()):
        seen = f"{path} is missing, and the ledger has {loaded:,} documents loaded into it"
        raise StorageError(seen, next_step="briefhouse verify --rebuild")


def find_job(wanted: str, settings: Settings) -> "Job | None":
    """The archived document of a brief id, or of a document id or its first eight digits, to be walked as it was."""
    from flows.parsing import Job  # here: most commands that look walk nothing

    if not settings.ledger_path.exists() or not _ID.fullmatch(wanted):
        return None
    with Ledger(settings.ledger_path) as ledger:
        document = ledger.find_document(wanted)
        if document is None:
            return None
        known = ledger.recurring([document.document_id]).get(document.document_id, {})
    path = Store(settings.data_dir).path(document.document_id)
    return Job(document, path, settings.limits, recurring=known)
