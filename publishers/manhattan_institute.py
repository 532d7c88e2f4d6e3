"""Manhattan Institute, New York."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="manhattan_institute",
    name="Manhattan Institute",
    aliases=("Manhattan Institute for Policy Research",),
    domains=("manhattan.institute", "manhattan-institute.org", "city-journal.org"),
    country="US",
)
