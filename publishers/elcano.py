"""Elcano Royal Institute, Madrid."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="elcano",
    name="Elcano Royal Institute",
    aliases=("Real Instituto Elcano", "Elcano", "Real Instituto Elcano de Estudios Internacionales y Estratégicos"),
    domains=("realinstitutoelcano.org",),
    country="ES",
    series=(SeriesProfile(name="Elcano Policy Paper"), SeriesProfile(name="ARI", document_type="analysis")),
)
