-- Briefs or documents that stand in briefs more than once.
SELECT 'brief_id' AS duplicated, brief_id AS id, count(*) AS row_count FROM briefs GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'document_id', document_id, count(*) FROM briefs GROUP BY ALL HAVING count(*) > 1
