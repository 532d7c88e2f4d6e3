"""Lowy Institute, Sydney."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="lowy",
    name="Lowy Institute",
    aliases=("Lowy Institute for International Policy",),
    domains=("lowyinstitute.org", "lowyinterpreter.org"),
    country="AU",
    series=(SeriesProfile(name="The Interpreter", document_type="commentary"),),
    feeds=("https://www.lowyinstitute.org/the-interpreter/rss.xml",),
)
