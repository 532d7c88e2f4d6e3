"""United States Institute of Peace, Washington."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="usip",
    name="United States Institute of Peace",
    acronym="USIP",
    aliases=("U.S. Institute of Peace", "US Institute of Peace"),
    domains=("usip.org",),
    country="US",
)
