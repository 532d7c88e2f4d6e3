"""Pew Research Center, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="pew",
    name="Pew Research Center",
    aliases=(
        "Pew",
        "Pew Research",
        "Pew Research Center for the People & the Press",
        "Pew Research Center for the People and the Press",
    ),
    domains=(
        "pewresearch.org",
        "people-press.org",
        "pewsocialtrends.org",
        "pewglobal.org",
        "pewforum.org",
        "pewhispanic.org",
        "pewinternet.org",
        "journalism.org",
    ),
    country="US",
    series=(SeriesProfile(name="Fact Tank"), SeriesProfile(name="Short Reads"), SeriesProfile(name="Decoded")),
    feeds=("https://www.pewresearch.org/feed/",),
)
