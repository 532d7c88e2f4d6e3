"""The gate: a draft becomes a brief, or a rejection that names the field."""

import hashlib
from dataclasses import fields

from pydantic import ValidationError

from pipeline.address import canonicalize
from pipeline.draft import Draft
from schemas.brief import Brief
from schemas.document import Document
from schemas.outcome import Rejection

_BESIDE = frozenset({"identity", "candidates"})
"""Fields of the draft that are none of the brief."""


def admit(draft: Draft, document: Document) -> Brief | Rejection:
    """The brief when the schema takes the draft, else the reason why not."""
    facts = {field.name: getattr(draft, field.name) for field in fields(draft) if field.name not in _BESIDE}
    try:
        return Brief(brief_id=identify(draft, document), document_id=document.document_id, **facts)
    except ValidationError as error:
        return _reject(error)


def identify(draft: Draft, document: Document) -> str:
    """The brief's stable id: of its canonical address, else its number in a listed series, else its bytes."""
    if document.url and (address := canonicalize(document.url)):
        key = f"url {address}"
    elif draft.identity:
        key = draft.identity
    else:
        key = f"bytes {document.document_id}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _reject(error: ValidationError) -> Rejection:
    """The first thing the schema refused, named by its field."""
    first = error.errors(include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"]) or "brief"
    seen = repr(first["input"])
    message = (
        f"{field}: {first['msg'][:1].lower()}{first['msg'][1:]}, seen {seen if len(seen) <= 80 else seen[:77] + '...'}"
    )
    return Rejection(
        reason=f"schema.{str(first['loc'][0] if first['loc'] else 'brief').lower()}", field=field, message=message
    )
