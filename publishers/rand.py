"""RAND Corporation, Santa Monica."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="rand",
    name="RAND Corporation",
    acronym="RAND",
    aliases=("RAND Europe",),
    domains=("rand.org",),
    country="US",
    series=(
        SeriesProfile(name="Perspective"),
        SeriesProfile(name="Research Report", document_type="report"),
        SeriesProfile(name="Research Brief", document_type="brief"),
        SeriesProfile(name="Testimony", document_type="testimony"),
        SeriesProfile(name="The RAND Blog", document_type="commentary"),
        SeriesProfile(name="American Educator Panels Data Note"),
    ),
    feeds=("https://www.rand.org/pubs/new.xml", "https://www.rand.org/pubs/commentary.xml"),
    furniture=(
        "EXPERT INSIGHTS ON A TIMELY POLICY ISSUE",
        "OBJECTIVE ANALYSIS. EFFECTIVE SOLUTIONS.",
        "Limited Print and Electronic Distribution Rights",
    ),
)
