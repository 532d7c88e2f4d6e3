"""Hanns Seidel Foundation, Munich."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="hss",
    name="Hanns Seidel Foundation",
    acronym="HSS",
    aliases=("Hanns-Seidel-Stiftung", "Hanns-Seidel-Stiftung e.V.", "Hanns-Seidel-Foundation"),
    domains=("hss.de",),
    country="DE",
    series=(SeriesProfile(name="Argumente und Materialien zum Zeitgeschehen"),),
)
