"""Fraser Institute, Vancouver."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="fraser",
    name="Fraser Institute",
    domains=("fraserinstitute.org",),
    country="CA",
    series=(SeriesProfile(name="Fraser Research Bulletin"),),
)
