"""Aspen Institute, Washington."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="aspen",
    name="Aspen Institute",
    domains=("aspeninstitute.org",),
    country="US",
)
