"""Hudson Institute, Washington."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="hudson",
    name="Hudson Institute",
    domains=("hudson.org",),
    country="US",
    feeds=("https://www.hudson.org/rss.xml",),
)
