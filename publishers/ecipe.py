"""European Centre for International Political Economy, Brussels."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="ecipe",
    name="European Centre for International Political Economy",
    acronym="ECIPE",
    domains=("ecipe.org",),
    country="BE",
    series=(
        SeriesProfile(name="ECIPE Policy Brief", document_type="brief"),
        SeriesProfile(name="ECIPE Occasional Paper", document_type="report"),
    ),
)
