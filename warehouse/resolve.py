"""Related publications that are briefs of the warehouse: which, by address, else by publisher and title.

It depends on all that the warehouse holds, so it is told anew each time one is published; no part knows it.
"""

_PLAIN = {"'": "‘’‚‛′´", '"': "“”„«»", "-": "‐‑‒–—−"}


def _compare_form(column: str) -> str:
    """SQL for the form in which titles are compared: quotes and dashes plain, white space folded, lower case."""
    signs = "".join(_PLAIN.values())
    plain = "".join(sign * len(variants) for sign, variants in _PLAIN.items()).replace("'", "''")
    return f"lower(trim(regexp_replace(translate({column}, '{signs}', '{plain}'), '\\s+', ' ', 'g')))"


RESOLVE = f"""
UPDATE related_publications AS related
SET resolved_brief_id = named.resolved
FROM (
    WITH told AS (
        SELECT
            related.brief_id,
            related.ordinal,
            related.published,
            briefs.publisher_name,
            left(sha256('url ' || related.url), 16) AS linked,
            {_compare_form("related.title")} AS form
        FROM related_publications AS related
        JOIN briefs ON briefs.brief_id = related.brief_id
    ),
    titled AS (
        SELECT brief_id, publisher_name, published_edtf, {_compare_form("title")} AS form
        FROM briefs
        WHERE title IS NOT NULL AND publisher_name IS NOT NULL
    ),
    alike AS (
        SELECT told.brief_id, told.ordinal, min(titled.brief_id) AS resolved
        FROM told
        JOIN titled ON titled.publisher_name = told.publisher_name AND titled.form = told.form
        WHERE titled.brief_id <> told.brief_id
            AND coalesce(
                starts_with(titled.published_edtf, told.published)
                OR starts_with(told.published, titled.published_edtf),
                true
            )
        GROUP BY ALL
        HAVING count(*) = 1
    )
    SELECT told.brief_id, told.ordinal, coalesce(linked.brief_id, alike.resolved) AS resolved
    FROM told
    LEFT JOIN briefs AS linked ON linked.brief_id = told.linked AND linked.brief_id <> told.brief_id
    LEFT JOIN alike ON alike.brief_id = told.brief_id AND alike.ordinal = told.ordinal
) AS named
WHERE named.brief_id = related.brief_id
    AND named.ordinal = related.ordinal
    AND named.resolved IS DISTINCT FROM related.resolved_brief_id
"""
"""Sets `resolved_brief_id` in rows where it has changed. Of several briefs with one title none is named."""
