"""ISEAS – Yusof Ishak Institute, Singapore."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="iseas",
    name="ISEAS – Yusof Ishak Institute",
    acronym="ISEAS",
    aliases=("Institute of Southeast Asian Studies", "ISEAS-Yusof Ishak Institute", "Yusof Ishak Institute"),
    domains=("iseas.edu.sg", "fulcrum.sg"),
    country="SG",
    series=(
        SeriesProfile(name="ISEAS Perspective", document_type="analysis"),
        SeriesProfile(name="ISEAS Commentary", document_type="commentary"),
        SeriesProfile(name="Fulcrum", document_type="commentary"),
        SeriesProfile(name="Trends in Southeast Asia", document_type="report"),
    ),
    feeds=("https://fulcrum.sg/feed/",),
)
