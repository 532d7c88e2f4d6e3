"""German Council on Foreign Relations, Berlin."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="dgap",
    name="German Council on Foreign Relations",
    acronym="DGAP",
    aliases=("Deutsche Gesellschaft für Auswärtige Politik",),
    domains=("dgap.org",),
    country="DE",
)
