"""Freedom House, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="freedom_house",
    name="Freedom House",
    domains=("freedomhouse.org",),
    country="US",
    series=(
        SeriesProfile(name="Freedom in the World", document_type="report"),
        SeriesProfile(name="Freedom on the Net", document_type="report"),
        SeriesProfile(name="Nations in Transit", document_type="report"),
    ),
)
