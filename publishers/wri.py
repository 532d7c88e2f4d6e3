"""World Resources Institute, Washington."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="wri",
    name="World Resources Institute",
    acronym="WRI",
    domains=("wri.org",),
    country="US",
)
