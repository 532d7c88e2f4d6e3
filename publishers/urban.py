"""Urban Institute, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="urban",
    name="Urban Institute",
    domains=("urban.org",),
    country="US",
    series=(
        SeriesProfile(name="Urban Wire", document_type="commentary"),
        SeriesProfile(name="Research Report", document_type="report"),
    ),
)
