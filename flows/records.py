"""What the ledger knows, for the commands that only look."""

from pathlib import Path

from archive.ledger import Ledger
from archive.store import Store
from schemas.document import Document
from schemas.outcome import RejectionRecord
from schemas.settings import Settings


def find_rejections(settings: Settings, reason: str | None = None) -> list[RejectionRecord]:
    """The documents rejected now; none where nothing was ever ingested."""
    if not settings.ledger_path.exists():
        return []
    with Ledger(settings.ledger_path) as ledger:
        return ledger.rejections(reason)


def find_document(wanted: str, settings: Settings) -> tuple[Document, Path] | None:
    """The archived document of a brief id, or of a document id or its first eight digits, and where its bytes lie."""
    if not settings.ledger_path.exists() or len(wanted) < 8:
        return None
    with Ledger(settings.ledger_path) as ledger:
        document = ledger.find_document(wanted)
    return (document, Store(settings.data_dir).path(document.document_id)) if document else None
