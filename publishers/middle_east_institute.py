"""Middle East Institute, Washington."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="middle_east_institute",
    name="Middle East Institute",
    acronym="MEI",
    domains=("mei.edu",),
    country="US",
)
