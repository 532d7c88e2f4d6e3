"""Mercator Institute for China Studies, Berlin."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="merics",
    name="Mercator Institute for China Studies",
    acronym="MERICS",
    aliases=("Mercator Institute for China Studies (MERICS)",),
    domains=("merics.org",),
    country="DE",
    series=(SeriesProfile(name="MERICS China Monitor"), SeriesProfile(name="MERICS Briefs")),
    feeds=("https://merics.org/en/rss",),
)
