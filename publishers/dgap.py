"""German Council on Foreign Relations, Berlin."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="dgap",
    name="German Council on Foreign Relations",
    acronym="DGAP",
    aliases=("Deutsche Gesellschaft für Auswärtige Politik",),
    domains=("dgap.org",),
    country="DE",
    series=(
        SeriesProfile(name="DGAP Policy Brief", document_type="brief"),
        SeriesProfile(name="DGAP Analysis", document_type="analysis"),
        SeriesProfile(name="DGAP Report", document_type="report"),
        SeriesProfile(name="DGAP Memo"),
    ),
)
