"""New America, Washington."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="new_america",
    name="New America",
    aliases=("New America Foundation",),
    domains=("newamerica.org", "newamerica.net"),
    country="US",
)
