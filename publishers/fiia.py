"""Finnish Institute of International Affairs, Helsinki."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="fiia",
    name="Finnish Institute of International Affairs",
    acronym="FIIA",
    aliases=("Ulkopoliittinen instituutti",),
    domains=("fiia.fi", "upi-fiia.fi"),
    country="FI",
    series=(
        SeriesProfile(name="FIIA Briefing Paper", document_type="brief"),
        SeriesProfile(name="FIIA Comment", document_type="commentary"),
        SeriesProfile(name="FIIA Report", document_type="report"),
        SeriesProfile(name="FIIA Working Paper", document_type="report"),
    ),
)
