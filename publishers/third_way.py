"""Third Way, Washington."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="third_way",
    name="Third Way",
    domains=("thirdway.org",),
    country="US",
)
