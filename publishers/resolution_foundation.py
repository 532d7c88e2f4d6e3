"""Resolution Foundation, London."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="resolution_foundation",
    name="Resolution Foundation",
    domains=("resolutionfoundation.org",),
    country="GB",
)
