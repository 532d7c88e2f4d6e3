"""German Marshall Fund of the United States, Washington."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="german_marshall_fund",
    name="German Marshall Fund of the United States",
    acronym="GMF",
    aliases=("German Marshall Fund", "GMFUS"),
    domains=("gmfus.org",),
    country="US",
)
