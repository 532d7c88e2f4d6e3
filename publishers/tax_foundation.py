"""Tax Foundation, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="tax_foundation",
    name="Tax Foundation",
    domains=("taxfoundation.org",),
    country="US",
    series=(SeriesProfile(name="Fiscal Fact"),),
    feeds=("https://taxfoundation.org/feed/",),
)
