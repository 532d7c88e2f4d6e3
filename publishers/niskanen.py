"""Niskanen Center, Washington."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="niskanen",
    name="Niskanen Center",
    domains=("niskanencenter.org",),
    country="US",
)
