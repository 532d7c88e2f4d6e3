"""Centre for European Policy Studies, Brussels."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="ceps",
    name="Centre for European Policy Studies",
    acronym="CEPS",
    domains=("ceps.eu", "ceps.be"),
    country="BE",
    series=(
        SeriesProfile(name="CEPS Policy Insights"),
        SeriesProfile(name="CEPS Explainer"),
        SeriesProfile(name="CEPS Policy Brief", document_type="brief"),
        SeriesProfile(name="CEPS Commentary", document_type="commentary"),
        SeriesProfile(name="CEPS In-Depth Analysis", document_type="analysis"),
    ),
)
