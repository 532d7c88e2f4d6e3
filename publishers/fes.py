"""Friedrich-Ebert-Stiftung, Bonn."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="fes",
    name="Friedrich-Ebert-Stiftung",
    acronym="FES",
    aliases=(
        "Friedrich Ebert Foundation",
        "Friedrich Ebert Stiftung",
        "Friedrich-Ebert-Stiftung e.V.",
        "Friedrich-Ebert-Stiftung e. V.",
    ),
    domains=("fes.de", "fes-asia.org"),
    country="DE",
)
