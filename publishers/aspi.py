"""Australian Strategic Policy Institute, Canberra."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="aspi",
    name="Australian Strategic Policy Institute",
    acronym="ASPI",
    domains=("aspi.org.au", "aspistrategist.org.au"),
    country="AU",
    series=(
        SeriesProfile(name="Strategic Insights"),
        SeriesProfile(name="The Strategist", document_type="commentary"),
        SeriesProfile(name="Special Report", document_type="report"),
    ),
    feeds=("https://www.aspistrategist.org.au/feed/",),
)
