"""The page to read first: one document through the rooms.

    read       bytes into text, text into blocks
    clean      one verdict for each block; nothing is deleted
    structure  labelled blocks into the facts of a brief
    admit      the schema takes the draft, or says why not

Pure: the same bytes and the same rules give the same outcome, byte for byte. What the publisher's other documents
say too is not looked up: it is told.
"""

from collections.abc import Mapping, Sequence

from pipeline.admit import admit
from pipeline.clean import Page, judge_page, outline, pack
from pipeline.read import read
from pipeline.read.reading import Reading, Unreadable
from pipeline.structure import structure
from pipeline.structure.labelled import Labelled, label_blocks
from pipeline.structure.publisher import Issuer, find_publisher
from schemas.block import Verdict
from schemas.document import Document
from schemas.outcome import Disposition, Outcome, Rejection
from schemas.publisher import PublisherProfile
from schemas.settings import Limits

NOTHING: Mapping[int, str] = {}
"""No block is known to stand in other documents."""


def walk(
    document: Document,
    data: bytes,
    publishers: Sequence[PublisherProfile],
    limits: Limits,
    recurring: Mapping[int, str] = NOTHING,
) -> Outcome:
    """The document's brief, or why it became none; its blocks and verdicts in either case when it could be read."""
    try:
        reading = read(data, document.media_type, limits)
    except Unreadable as error:
        rejection = Rejection(reason=error.reason, message=error.message, tried=error.tried)
        return Outcome(document=document, disposition=Disposition.UNREADABLE, rejection=rejection)
    document = document.model_copy(update={"charset": reading.charset})
    issuer = find_publisher(reading.texts, document.url, publishers, reading.declared)
    page = _lay_out(reading, issuer.value, recurring)
    verdicts = judge_page(page)
    draft = structure(_label(reading, verdicts, document.url), issuer)
    admitted = admit(draft, document)
    if isinstance(admitted, Rejection):
        end = {"disposition": Disposition.QUARANTINED, "rejection": admitted}
    else:
        outlined = pack(outline(page).values())
        end = {"disposition": Disposition.LOADED, "brief": admitted, "outline": outlined}
    return Outcome.model_validate(
        {"document": document, "blocks": reading.blocks, "verdicts": verdicts, "candidates": draft.candidates, **end}
    )


def _lay_out(reading: Reading, issuer: Issuer | None, recurring: Mapping[int, str]) -> Page:
    """The page as the rules see it."""
    profile = issuer.profile if issuer else None
    return Page(
        reading.texts,
        issuer.names if issuer else (),
        profile.furniture if profile else (),
        [series.name for series in profile.series] if profile else (),
        recurring,
        typeset=reading.typeset,
        markup=reading.markup,
        dom_paths=[block.dom_path or "" for block in reading.blocks] if reading.markup else (),
        declared=reading.declared,
        layout=reading.layout,
    )


def _label(reading: Reading, verdicts: Sequence[Verdict], url: str | None) -> Labelled:
    """The document as the finders of facts see it."""
    blocks = label_blocks(reading.texts, verdicts, reading.markup, reading.typeset)
    return Labelled(blocks, reading.declared, url, reading.layout)
