"""European Policy Centre, Brussels."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="epc",
    name="European Policy Centre",
    acronym="EPC",
    domains=("epc.eu",),
    country="BE",
)
