"""Stimson Center, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="stimson",
    name="Stimson Center",
    aliases=("Stimson", "Henry L. Stimson Center"),
    domains=("stimson.org",),
    country="US",
    series=(SeriesProfile(name="Issue Brief", document_type="brief"),),
    feeds=("https://www.stimson.org/feed/",),
)
