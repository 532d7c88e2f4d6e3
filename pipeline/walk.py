"""The page to read first: one document through the rooms.

    read       bytes into text, text into blocks
    clean      one verdict for each block; nothing is deleted
    structure  labelled blocks into the facts of a brief
    admit      the schema takes the draft, or says why not

Pure: the same bytes and the same rules give the same outcome, byte for byte.
"""

from collections.abc import Sequence

from pipeline.admit import admit
from pipeline.clean import judge
from pipeline.read import read
from pipeline.read.reading import Unreadable
from pipeline.structure import structure
from pipeline.structure.labelled import label_blocks
from pipeline.structure.publisher import find_publisher
from schemas.document import Document
from schemas.outcome import Disposition, Outcome, Rejection
from schemas.publisher import PublisherProfile
from schemas.settings import Limits


def walk(document: Document, data: bytes, publishers: Sequence[PublisherProfile], limits: Limits) -> Outcome:
    """The document's brief, or why it became none; its blocks and verdicts in either case when it could be read."""
    try:
        reading = read(data, document.media_type, limits)
    except Unreadable as error:
        rejection = Rejection(reason=error.reason, message=error.message, tried=error.tried)
        return Outcome(document=document, disposition=Disposition.UNREADABLE, rejection=rejection)
    document = document.model_copy(update={"charset": reading.charset})
    issuer = find_publisher(reading.texts, document.url, publishers)
    verdicts = judge(reading.texts, issuer.names if issuer else ())
    draft = structure(label_blocks(reading.texts, verdicts), issuer, is_flat=reading.layout == "flat")
    admitted = admit(draft, document)
    if isinstance(admitted, Rejection):
        end = {"disposition": Disposition.QUARANTINED, "rejection": admitted}
    else:
        end = {"disposition": Disposition.LOADED, "brief": admitted}
    return Outcome.model_validate({"document": document, "blocks": reading.blocks, "verdicts": verdicts, **end})
