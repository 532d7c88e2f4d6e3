"""East-West Center, Honolulu."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="east_west_center",
    name="East-West Center",
    acronym="EWC",
    domains=("eastwestcenter.org",),
    country="US",
    series=(
        SeriesProfile(name="Asia Pacific Bulletin", document_type="commentary"),
        SeriesProfile(name="AsiaPacific Issues", document_type="analysis"),
    ),
)
