"""Foreign Policy Research Institute, Philadelphia."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="fpri",
    name="Foreign Policy Research Institute",
    acronym="FPRI",
    domains=("fpri.org",),
    country="US",
    series=(SeriesProfile(name="E-Notes"),),
    feeds=("https://www.fpri.org/feed/",),
)
