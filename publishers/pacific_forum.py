"""Pacific Forum, Honolulu."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="pacific_forum",
    name="Pacific Forum",
    aliases=("Pacific Forum International", "Pacific Forum CSIS"),
    domains=("pacforum.org",),
    country="US",
)
