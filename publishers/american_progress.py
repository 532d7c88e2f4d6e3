"""Center for American Progress, Washington."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="american_progress",
    name="Center for American Progress",
    domains=("americanprogress.org",),
    country="US",
)
