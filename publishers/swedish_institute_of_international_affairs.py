"""Swedish Institute of International Affairs, Stockholm."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="swedish_institute_of_international_affairs",
    name="Swedish Institute of International Affairs",
    aliases=("Utrikespolitiska institutet",),
    domains=("ui.se",),
    country="SE",
    series=(
        SeriesProfile(name="UI Brief", document_type="brief"),
        SeriesProfile(name="UI Report", document_type="report"),
        SeriesProfile(name="UI Paper", document_type="report"),
    ),
)
