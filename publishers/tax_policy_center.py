"""Urban-Brookings Tax Policy Center, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="tax_policy_center",
    name="Urban-Brookings Tax Policy Center",
    acronym="TPC",
    aliases=("Tax Policy Center",),
    domains=("taxpolicycenter.org",),
    country="US",
    series=(SeriesProfile(name="TaxVox", document_type="commentary"),),
)
