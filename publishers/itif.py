"""Information Technology and Innovation Foundation, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="itif",
    name="Information Technology and Innovation Foundation",
    acronym="ITIF",
    aliases=(
        "Information Technology & Innovation Foundation",
        "Information Technology and Innovation Foundation (ITIF)",
    ),
    domains=("itif.org", "innovationfiles.org"),
    country="US",
    series=(SeriesProfile(name="Innovation Files", document_type="commentary"),),
    feeds=("https://itif.org/feed/",),
)
