"""Norwegian Institute of International Affairs, Oslo."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="nupi",
    name="Norwegian Institute of International Affairs",
    acronym="NUPI",
    aliases=("Norsk utenrikspolitisk institutt",),
    domains=("nupi.no",),
    country="NO",
    series=(
        SeriesProfile(name="NUPI Policy Brief", document_type="brief"),
        SeriesProfile(name="NUPI Report", document_type="report"),
        SeriesProfile(name="NUPI Working Paper", document_type="report"),
    ),
)
