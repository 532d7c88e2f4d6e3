-- Briefs for reading lists, the latest first: title or opening words, publisher, date, authors as one text.
SELECT
    brief_id,
    coalesce(title, display_title) AS title,
    publisher_name AS publisher,
    published_edtf,
    byline.authors,
    word_count
FROM briefs
LEFT JOIN (
    SELECT document_id, string_agg(name, ', ' ORDER BY ordinal) AS authors
    FROM authors
    GROUP BY document_id
) AS byline USING (document_id)
ORDER BY published_latest DESC NULLS LAST, brief_id
