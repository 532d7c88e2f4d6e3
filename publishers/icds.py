"""International Centre for Defence and Security, Tallinn."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="icds",
    name="International Centre for Defence and Security",
    acronym="ICDS",
    aliases=("International Centre for Defence Studies", "Rahvusvaheline Kaitseuuringute Keskus"),
    domains=("icds.ee",),
    country="EE",
    feeds=("https://icds.ee/en/feed/",),
)
