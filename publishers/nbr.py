"""National Bureau of Asian Research, Seattle."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="nbr",
    name="National Bureau of Asian Research",
    acronym="NBR",
    domains=("nbr.org",),
    country="US",
    series=(
        SeriesProfile(name="NBR Special Report", document_type="report"),
        SeriesProfile(name="NBR Analysis", document_type="analysis"),
    ),
    feeds=("https://www.nbr.org/feed/",),
)
