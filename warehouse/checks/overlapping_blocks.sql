-- Blocks that are empty, begin before the one before them ends, or do not follow it in number.
SELECT document_id, ordinal, start, "end"
FROM (
    SELECT document_id, ordinal, start, "end", lag("end") OVER w AS last_end, lag(ordinal) OVER w AS last_ordinal
    FROM blocks
    WINDOW w AS (PARTITION BY document_id ORDER BY ordinal, start)
)
WHERE "end" <= start OR start < coalesce(last_end, 0) OR ordinal <> coalesce(last_ordinal + 1, 0)
