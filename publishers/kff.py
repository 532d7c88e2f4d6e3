"""KFF, San Francisco."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="kff",
    name="KFF",
    aliases=("Kaiser Family Foundation", "Henry J. Kaiser Family Foundation"),
    domains=("kff.org", "kffhealthnews.org", "khn.org"),
    country="US",
    series=(
        SeriesProfile(name="Data Note"),
        SeriesProfile(name="Poll Finding"),
        SeriesProfile(name="Issue Brief", document_type="brief"),
        SeriesProfile(name="Quick Takes", document_type="commentary"),
    ),
    feeds=("https://www.kff.org/feed/",),
)
