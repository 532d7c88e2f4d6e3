"""French Institute of International Relations, Paris."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="ifri",
    name="French Institute of International Relations",
    acronym="Ifri",
    aliases=("Institut français des relations internationales",),
    domains=("ifri.org",),
    country="FR",
    series=(
        SeriesProfile(name="Notes de l'Ifri"),
        SeriesProfile(name="Asie.Visions"),
        SeriesProfile(name="Russie.Nei.Visions"),
        SeriesProfile(name="Focus stratégique"),
        SeriesProfile(name="Éditoriaux de l'Ifri", document_type="commentary"),
        SeriesProfile(name="Briefings de l'Ifri", document_type="brief"),
        SeriesProfile(name="Études de l'Ifri", document_type="report"),
    ),
)
