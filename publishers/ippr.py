"""Institute for Public Policy Research, London."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="ippr",
    name="Institute for Public Policy Research",
    acronym="IPPR",
    domains=("ippr.org",),
    country="GB",
)
