"""German Institute for International and Security Affairs, Berlin."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="swp",
    name="German Institute for International and Security Affairs",
    acronym="SWP",
    aliases=("Stiftung Wissenschaft und Politik", "SWP Berlin"),
    domains=("swp-berlin.org",),
    country="DE",
    # The numbers start anew each year: "NO. 41 JUNE 2020" is not NO. 41 of June 2019.
    series=(
        SeriesProfile(name="SWP Comment", document_type="analysis"),
        SeriesProfile(name="SWP-Aktuell", document_type="analysis"),
        SeriesProfile(name="SWP Research Paper", document_type="report"),
        SeriesProfile(name="SWP-Studie", document_type="report"),
    ),
    feeds=("https://www.swp-berlin.org/en/SWPPublications.xml",),
)
