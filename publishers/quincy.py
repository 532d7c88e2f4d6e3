"""Quincy Institute for Responsible Statecraft, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="quincy",
    name="Quincy Institute for Responsible Statecraft",
    aliases=("Quincy Institute",),
    domains=("quincyinst.org", "responsiblestatecraft.org"),
    country="US",
    series=(
        SeriesProfile(name="Quincy Brief", document_type="brief"),
        SeriesProfile(name="Quincy Paper", document_type="report"),
        SeriesProfile(name="Responsible Statecraft", document_type="commentary"),
    ),
    feeds=("https://quincyinst.org/feed/",),
)
