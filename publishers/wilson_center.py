"""Woodrow Wilson International Center for Scholars, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="wilson_center",
    name="Woodrow Wilson International Center for Scholars",
    aliases=("Wilson Center", "Woodrow Wilson Center"),
    domains=("wilsoncenter.org",),
    country="US",
    series=(SeriesProfile(name="Kennan Cable"),),
)
