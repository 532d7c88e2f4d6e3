"""Council on Foreign Relations, New York."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="cfr",
    name="Council on Foreign Relations",
    acronym="CFR",
    domains=("cfr.org",),
    country="US",
    series=(
        SeriesProfile(name="Backgrounder"),
        SeriesProfile(name="Contingency Planning Memorandum"),
        SeriesProfile(name="Policy Innovation Memorandum"),
        SeriesProfile(name="Council Special Report", document_type="report"),
        SeriesProfile(name="Expert Brief", document_type="brief"),
    ),
)
