"""European Council on Foreign Relations, Berlin."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="ecfr",
    name="European Council on Foreign Relations",
    acronym="ECFR",
    domains=("ecfr.eu",),
    country="DE",
    feeds=("https://ecfr.eu/feed/",),
)
