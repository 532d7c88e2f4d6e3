"""Mercatus Center, Arlington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="mercatus",
    name="Mercatus Center",
    aliases=("Mercatus Center at George Mason University", "Mercatus"),
    domains=("mercatus.org",),
    country="US",
    series=(
        SeriesProfile(name="Mercatus on Policy", document_type="brief"),
        SeriesProfile(name="Mercatus Working Paper", document_type="report"),
    ),
)
