"""Mises Institute, Auburn."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="mises",
    name="Mises Institute",
    aliases=("Ludwig von Mises Institute",),
    domains=("mises.org",),
    country="US",
    series=(
        SeriesProfile(name="Mises Wire", document_type="commentary"),
        SeriesProfile(name="Mises Daily", document_type="commentary"),
        SeriesProfile(name="Power & Market", document_type="commentary"),
    ),
)
