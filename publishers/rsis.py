"""S. Rajaratnam School of International Studies, Singapore."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="rsis",
    name="S. Rajaratnam School of International Studies",
    acronym="RSIS",
    aliases=("Rajaratnam School of International Studies", "Institute of Defence and Strategic Studies"),
    domains=("rsis.edu.sg",),
    country="SG",
    series=(
        SeriesProfile(name="RSIS Commentary", document_type="commentary"),
        SeriesProfile(name="RSIS Commentaries", document_type="commentary"),
        SeriesProfile(name="IDSS Paper", document_type="commentary"),
        SeriesProfile(name="RSIS Working Paper", document_type="report"),
    ),
)
