"""Institute for National Security Studies, Tel Aviv."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="inss_israel",
    name="Institute for National Security Studies",
    acronym="INSS",
    aliases=("Jaffee Center for Strategic Studies", "המכון למחקרי ביטחון לאומי"),
    domains=("inss.org.il",),
    country="IL",
    series=(SeriesProfile(name="INSS Insight"),),
)
