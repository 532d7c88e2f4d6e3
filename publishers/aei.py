"""American Enterprise Institute, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="aei",
    name="American Enterprise Institute",
    acronym="AEI",
    aliases=("American Enterprise Institute for Public Policy Research",),
    domains=("aei.org",),
    country="US",
    series=(SeriesProfile(name="AEIdeas", document_type="commentary"),),
    feeds=("https://www.aei.org/feed/",),
)
