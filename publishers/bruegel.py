"""Bruegel, Brussels."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="bruegel",
    name="Bruegel",
    aliases=("Brussels European and Global Economic Laboratory",),
    domains=("bruegel.org",),
    country="BE",
    series=(
        SeriesProfile(name="Policy Contribution"),
        SeriesProfile(name="Policy Brief", document_type="brief"),
        SeriesProfile(name="Working Paper", document_type="report"),
    ),
    feeds=("https://www.bruegel.org/rss.xml",),
)
