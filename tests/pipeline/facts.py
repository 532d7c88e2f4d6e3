"""Made-up documents through the walk, for tests of single facts."""

import hashlib
from collections.abc import Sequence

from pipeline.walk import walk
from schemas.candidate import Candidate
from schemas.document import Document
from schemas.outcome import Outcome
from schemas.publisher import PublisherProfile, SeriesProfile
from schemas.settings import Limits

HARBOURS = PublisherProfile(
    publisher_id="ihs",
    name="Institute for Harbour Studies",
    acronym="IHS",
    aliases=("Hafeninstitut e.V.",),
    domains=("harbours.example",),
    country="US",
    series=(SeriesProfile(name="Quay Papers", document_type="brief"), SeriesProfile(name="Tide Tables Data Note")),
)
MOLES = PublisherProfile(publisher_id="moles", name="Centre for Moles", domains=("moles.example",), country="GB")
BODY = (
    "The harbour was closed for the winter, and the towns along the coast had to find other ways to trade with each "
    "other until the ice had gone and the first ships could leave the quays again.",
    "Its quays had been rebuilt after the storm of the year before, which had taken away the pier, two cranes and the "
    "roof of the custom house, and had left the old mole in pieces that nobody could lift.",
    "What the towns need now is a plan for the years in which no ship can land, since the board has promised them one "
    "three times and has never said who is to pay for the dredging of the channel.",
)


def walk_text(*lines: str, url: str | None = None) -> Outcome:
    """The lines as a text with blank lines between them."""
    return _walk("\n\n".join(lines).encode(), "text/plain", url)


def walk_page(body: str, head: str = "", url: str | None = None, lang: str = "en", foot: str = "") -> Outcome:
    """A web page with three paragraphs of text between what is given."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    page = f"<head>{head}</head><body><main>{body}{text}</main>{foot}</body>"
    html = f"<!doctype html><html lang={lang}>{page}</html>"
    return _walk(html.encode(), "text/html", url)


def _walk(data: bytes, media_type: str, url: str | None) -> Outcome:
    digest = hashlib.sha256(data).hexdigest()
    document = Document(document_id=digest, uri="a", media_type=media_type, byte_count=len(data), url=url)
    outcome = walk(document, data, [HARBOURS, MOLES], Limits())
    assert outcome.brief, outcome.rejection
    return outcome


def list_candidates(outcome: Outcome, field: str) -> Sequence[Candidate]:
    """The candidates of one field, the strongest first."""
    return [candidate for candidate in outcome.candidates if candidate.field == field]


def find_method(outcome: Outcome, field: str) -> str | None:
    """The method of the field's chosen candidate."""
    return next((each.method for each in list_candidates(outcome, field) if each.is_chosen), None)
