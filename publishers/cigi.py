"""Centre for International Governance Innovation, Waterloo."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="cigi",
    name="Centre for International Governance Innovation",
    acronym="CIGI",
    domains=("cigionline.org",),
    country="CA",
    series=(
        SeriesProfile(name="CIGI Policy Brief", document_type="brief"),
        SeriesProfile(name="CIGI Papers", document_type="report"),
    ),
)
