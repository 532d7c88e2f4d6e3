"""European Union Institute for Security Studies, Paris."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="euiss",
    name="European Union Institute for Security Studies",
    acronym="EUISS",
    aliases=("EU Institute for Security Studies",),
    domains=("iss.europa.eu",),
    country="FR",
    series=(
        SeriesProfile(name="Chaillot Paper", document_type="report"),
        SeriesProfile(name="Chaillot Papers", document_type="report"),
    ),
)
