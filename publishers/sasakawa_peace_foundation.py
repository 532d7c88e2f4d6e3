"""Sasakawa Peace Foundation, Tokyo."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="sasakawa_peace_foundation",
    name="Sasakawa Peace Foundation",
    acronym="SPF",
    aliases=("笹川平和財団",),
    domains=("spf.org",),
    country="JP",
)
