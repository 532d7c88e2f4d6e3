"""Economic Policy Institute, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="epi",
    name="Economic Policy Institute",
    acronym="EPI",
    domains=("epi.org", "epinet.org"),
    country="US",
    series=(
        SeriesProfile(name="Economic Snapshot"),
        SeriesProfile(name="Working Economics Blog", document_type="commentary"),
        SeriesProfile(name="EPI Briefing Paper", document_type="brief"),
    ),
    feeds=("https://www.epi.org/feed/",),
)
