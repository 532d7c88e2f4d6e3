"""Brookings Institution, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="brookings",
    name="Brookings Institution",
    aliases=("Brookings",),
    domains=("brookings.edu",),
    country="US",
    series=(
        SeriesProfile(name="Order from Chaos", document_type="commentary"),
        SeriesProfile(name="Africa in Focus", document_type="commentary"),
        SeriesProfile(name="Future Development", document_type="commentary"),
        SeriesProfile(name="FixGov", document_type="commentary"),
        SeriesProfile(name="TechTank", document_type="commentary"),
        SeriesProfile(name="Brown Center Chalkboard", document_type="commentary"),
        SeriesProfile(name="Up Front", document_type="commentary"),
    ),
)
