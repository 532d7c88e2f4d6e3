"""Konrad-Adenauer-Stiftung, Berlin."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="kas",
    name="Konrad-Adenauer-Stiftung",
    acronym="KAS",
    aliases=(
        "Konrad Adenauer Foundation",
        "Konrad Adenauer Stiftung",
        "Konrad-Adenauer-Stiftung e.V.",
        "Konrad-Adenauer-Stiftung e. V.",
    ),
    domains=("kas.de",),
    country="DE",
    series=(
        SeriesProfile(name="Länderberichte", document_type="report"),
        SeriesProfile(name="Länderbericht", document_type="report"),
        SeriesProfile(name="Country Reports", document_type="report"),
        SeriesProfile(name="Country Report", document_type="report"),
        SeriesProfile(name="Analysen & Argumente"),
        SeriesProfile(name="Facts & Findings"),
    ),
)
