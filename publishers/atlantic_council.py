"""Atlantic Council, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="atlantic_council",
    name="Atlantic Council",
    aliases=("Atlantic Council of the United States",),
    domains=("atlanticcouncil.org",),
    country="US",
    series=(
        SeriesProfile(name="Issue Brief", document_type="brief"),
        SeriesProfile(name="New Atlanticist", document_type="commentary"),
        SeriesProfile(name="UkraineAlert", document_type="commentary"),
        SeriesProfile(name="MENASource", document_type="commentary"),
        SeriesProfile(name="IranSource", document_type="commentary"),
    ),
    feeds=("https://www.atlanticcouncil.org/feed/",),
)
