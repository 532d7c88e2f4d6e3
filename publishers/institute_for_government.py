"""Institute for Government, London."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="institute_for_government",
    name="Institute for Government",
    acronym="IfG",
    domains=("instituteforgovernment.org.uk",),
    country="GB",
)
