"""Center for a New American Security, Washington."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="cnas",
    name="Center for a New American Security",
    acronym="CNAS",
    aliases=("Center for New American Security",),
    domains=("cnas.org",),
    country="US",
)
