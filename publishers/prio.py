"""Peace Research Institute Oslo, Oslo."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="prio",
    name="Peace Research Institute Oslo",
    acronym="PRIO",
    aliases=("International Peace Research Institute, Oslo", "Institutt for fredsforskning"),
    domains=("prio.org", "prio.no"),
    country="NO",
    series=(
        SeriesProfile(name="PRIO Policy Brief", document_type="brief"),
        SeriesProfile(name="PRIO Paper", document_type="report"),
    ),
)
