"""Heinrich-Böll-Stiftung, Berlin."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="boell",
    name="Heinrich-Böll-Stiftung",
    aliases=(
        "Heinrich Böll Foundation",
        "Heinrich Böll Stiftung",
        "Heinrich Boell Foundation",
        "Heinrich-Böll-Stiftung e.V.",
    ),
    domains=("boell.de", "boell.org"),
    country="DE",
)
