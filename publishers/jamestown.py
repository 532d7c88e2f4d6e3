"""The Jamestown Foundation, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="jamestown",
    name="The Jamestown Foundation",
    aliases=("Jamestown Foundation",),
    domains=("jamestown.org",),
    country="US",
    series=(
        SeriesProfile(name="Eurasia Daily Monitor", document_type="analysis"),
        SeriesProfile(name="China Brief", document_type="analysis"),
        SeriesProfile(name="Terrorism Monitor", document_type="analysis"),
    ),
    feeds=("https://jamestown.org/feed/",),
)
