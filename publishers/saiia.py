"""South African Institute of International Affairs, Johannesburg."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="saiia",
    name="South African Institute of International Affairs",
    acronym="SAIIA",
    domains=("saiia.org.za",),
    country="ZA",
    series=(
        SeriesProfile(name="SAIIA Policy Briefing", document_type="brief"),
        SeriesProfile(name="SAIIA Occasional Paper", document_type="report"),
        SeriesProfile(name="SAIIA Policy Insights"),
    ),
)
