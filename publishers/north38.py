"""38 North, Washington.

A programme of the Stimson Center that publishes under its own name.
"""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="north38",
    name="38 North",
    domains=("38north.org",),
    country="US",
    feeds=("https://www.38north.org/feed/",),
)
