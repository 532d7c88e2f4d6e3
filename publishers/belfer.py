"""Belfer Center for Science and International Affairs, Cambridge."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="belfer",
    name="Belfer Center for Science and International Affairs",
    aliases=("Belfer Center",),
    domains=("belfercenter.org", "belfercenter.hks.harvard.edu", "belfercenter.ksg.harvard.edu"),
    country="US",
)
