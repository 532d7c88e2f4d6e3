"""Hoover Institution, Stanford."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="hoover",
    name="Hoover Institution",
    aliases=("Hoover Institution on War, Revolution, and Peace", "Hoover Institution on War, Revolution and Peace"),
    domains=("hoover.org",),
    country="US",
    series=(
        SeriesProfile(name="Defining Ideas", document_type="commentary"),
        SeriesProfile(name="Hoover Digest"),
        SeriesProfile(name="Strategika"),
    ),
)
