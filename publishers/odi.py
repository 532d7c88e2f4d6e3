"""ODI Global, London."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="odi",
    name="ODI Global",
    acronym="ODI",
    aliases=("Overseas Development Institute",),
    domains=("odi.org", "odi.org.uk"),
    country="GB",
)
