-- Finished runs whose dispositions are not as many as they say: by kind, and all together against the documents listed.
WITH told AS (
    UNPIVOT (
        SELECT run_id, listed, loaded, unchanged, duplicate, quarantined, withheld, unreadable, unreachable
        FROM ops.runs
        WHERE status = 'finished'
    )
    ON listed, loaded, unchanged, duplicate, quarantined, withheld, unreadable, unreachable
    INTO NAME kind VALUE told
),
counted AS (
    SELECT run_id, disposition AS kind, count(*) AS counted FROM ops.dispositions GROUP BY ALL
    UNION ALL
    SELECT run_id, 'listed', count(*) FROM ops.dispositions GROUP BY ALL
)
SELECT run_id, kind, told, coalesce(counted, 0) AS counted
FROM told
LEFT JOIN counted USING (run_id, kind)
WHERE told <> coalesce(counted, 0)
