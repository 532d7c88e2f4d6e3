"""Danish Institute for International Studies, Copenhagen."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="diis",
    name="Danish Institute for International Studies",
    acronym="DIIS",
    aliases=("Dansk Institut for Internationale Studier",),
    domains=("diis.dk",),
    country="DK",
    series=(
        SeriesProfile(name="DIIS Policy Brief", document_type="brief"),
        SeriesProfile(name="DIIS Report", document_type="report"),
        SeriesProfile(name="DIIS Working Paper", document_type="report"),
    ),
)
