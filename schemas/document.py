"""A document: the bytes we were given, and where they came from."""

from datetime import datetime

from pydantic import Field

from schemas.noun import Noun


class Provenance(Noun):
    """What a sidecar `<file>.meta.json`, or an HTTP response, says about a document."""

    url: str | None = None
    """Address the document was fetched from."""
    fetched_at: datetime | None = None
    """When it was fetched (UTC)."""
    licence: str | None = None
    """Licence under which it may be used, as stated."""


class Document(Noun):
    """One document as it was given to us; its bytes lie in the archive under `document_id`."""

    document_id: str = Field(pattern=r"^[0-9a-f]{64}$")
    """SHA-256 of the bytes, in hexadecimal."""
    uri: str
    """Where the bytes were first seen: a path or an address."""
    media_type: str
    """Media type told from the content, for example text/plain."""
    charset: str | None = None
    """Encoding the text was decoded with; null when the document has not been decoded."""
    byte_count: int = Field(ge=0)
    """Size in bytes."""
    url: str | None = None
    """Address the document was fetched from, when it is known."""
    fetched_at: datetime | None = None
    """When it was fetched (UTC), when it is known."""
    licence: str | None = None
    """Licence under which it may be used, as stated by its source."""
