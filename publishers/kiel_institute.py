"""Kiel Institute for the World Economy, Kiel."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="kiel_institute",
    name="Kiel Institute for the World Economy",
    acronym="IfW",
    aliases=("Kiel Institute", "Institut für Weltwirtschaft", "IfW Kiel"),
    domains=("ifw-kiel.de",),
    country="DE",
    series=(
        SeriesProfile(name="Kiel Policy Brief", document_type="brief"),
        SeriesProfile(name="Kiel Working Paper", document_type="report"),
    ),
)
