"""Bipartisan Policy Center, Washington."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="bipartisan_policy_center",
    name="Bipartisan Policy Center",
    acronym="BPC",
    domains=("bipartisanpolicy.org",),
    country="US",
)
