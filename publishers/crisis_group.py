"""International Crisis Group, Brussels."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="crisis_group",
    name="International Crisis Group",
    aliases=("Crisis Group",),
    domains=("crisisgroup.org", "crisisweb.org"),
    country="BE",
    series=(SeriesProfile(name="CrisisWatch"),),
    feeds=("https://www.crisisgroup.org/rss.xml",),
)
