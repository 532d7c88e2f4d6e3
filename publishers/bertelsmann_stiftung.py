"""Bertelsmann Stiftung, Gütersloh."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="bertelsmann_stiftung",
    name="Bertelsmann Stiftung",
    domains=("bertelsmann-stiftung.de", "bti-project.org"),
    country="DE",
)
