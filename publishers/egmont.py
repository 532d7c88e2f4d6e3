"""Egmont Royal Institute for International Relations, Brussels."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="egmont",
    name="Egmont Royal Institute for International Relations",
    aliases=(
        "Egmont Institute",
        "Royal Institute for International Relations",
        "Egmont – Royal Institute for International Relations",
        "Egmont – The Royal Institute for International Relations",
    ),
    domains=("egmontinstitute.be",),
    country="BE",
    series=(
        SeriesProfile(name="Egmont Policy Brief", document_type="brief"),
        SeriesProfile(name="Security Policy Brief", document_type="brief"),
        SeriesProfile(name="European Policy Brief", document_type="brief"),
        SeriesProfile(name="Africa Policy Brief", document_type="brief"),
    ),
)
