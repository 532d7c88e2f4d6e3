"""Center for Global Development, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="cgd",
    name="Center for Global Development",
    acronym="CGD",
    domains=("cgdev.org",),
    country="US",
    series=(
        SeriesProfile(name="CGD Brief", document_type="brief"),
        SeriesProfile(name="CGD Working Paper", document_type="report"),
        SeriesProfile(name="CGD Note"),
    ),
)
