"""Brennan Center for Justice, New York."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="brennan_center",
    name="Brennan Center for Justice",
    aliases=("Brennan Center", "Brennan Center for Justice at NYU School of Law"),
    domains=("brennancenter.org",),
    country="US",
)
