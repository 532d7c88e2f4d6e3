"""German Institute for Global and Area Studies, Hamburg."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="giga",
    name="German Institute for Global and Area Studies",
    acronym="GIGA",
    aliases=(
        "GIGA German Institute of Global and Area Studies",
        "German Institute of Global and Area Studies",
        "Leibniz-Institut für Globale und Regionale Studien",
    ),
    domains=("giga-hamburg.de",),
    country="DE",
    series=(SeriesProfile(name="GIGA Focus"), SeriesProfile(name="GIGA Working Papers", document_type="report")),
)
