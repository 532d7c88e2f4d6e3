"""The one form of an address: what is the same page is the same text."""


def canonicalize(url: str) -> str | None:
    """The address without its fragment, its query in order, its signs escaped alike; None for what is no address."""
    from w3lib.url import canonicalize_url  # here: scraped texts have no address

    try:
        return str(canonicalize_url(url))
    except ValueError:
        return None
