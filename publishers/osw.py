"""Centre for Eastern Studies, Warsaw."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="osw",
    name="Centre for Eastern Studies",
    acronym="OSW",
    aliases=(
        "OSW Centre for Eastern Studies",
        "Ośrodek Studiów Wschodnich",
        "Ośrodek Studiów Wschodnich im. Marka Karpia",
    ),
    domains=("osw.waw.pl",),
    country="PL",
    series=(
        SeriesProfile(name="OSW Commentary", document_type="commentary"),
        SeriesProfile(name="Komentarze OSW", document_type="commentary"),
        SeriesProfile(name="OSW Report", document_type="report"),
        SeriesProfile(name="OSW Studies", document_type="report"),
    ),
)
