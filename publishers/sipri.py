"""Stockholm International Peace Research Institute, Stockholm."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="sipri",
    name="Stockholm International Peace Research Institute",
    acronym="SIPRI",
    domains=("sipri.org",),
    country="SE",
    series=(
        SeriesProfile(name="SIPRI Fact Sheet"),
        SeriesProfile(name="SIPRI Background Paper"),
        SeriesProfile(name="SIPRI Insights on Peace and Security"),
        SeriesProfile(name="SIPRI Policy Paper", document_type="report"),
    ),
    feeds=("https://www.sipri.org/rss/combined.xml",),
)
