"""Nuclear Threat Initiative, Washington."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="nti",
    name="Nuclear Threat Initiative",
    acronym="NTI",
    domains=("nti.org",),
    country="US",
)
