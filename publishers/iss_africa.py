"""Institute for Security Studies, Pretoria."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="iss_africa",
    name="Institute for Security Studies",
    acronym="ISS",
    aliases=("ISS Africa",),
    domains=("issafrica.org", "iss.co.za"),
    country="ZA",
    series=(
        SeriesProfile(name="ISS Today", document_type="commentary"),
        SeriesProfile(name="East Africa Report", document_type="report"),
        SeriesProfile(name="West Africa Report", document_type="report"),
        SeriesProfile(name="Southern Africa Report", document_type="report"),
        SeriesProfile(name="Central Africa Report", document_type="report"),
        SeriesProfile(name="Africa Report", document_type="report"),
    ),
)
