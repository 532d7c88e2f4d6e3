"""Policy Exchange, London."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="policy_exchange",
    name="Policy Exchange",
    domains=("policyexchange.org.uk",),
    country="GB",
)
