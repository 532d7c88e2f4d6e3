-- Rows whose brief or document is not in the warehouse.
WITH children AS (
    SELECT 'authors' AS table_name, brief_id, document_id FROM authors
    UNION ALL SELECT 'sections', brief_id, document_id FROM sections
    UNION ALL SELECT 'paragraphs', brief_id, document_id FROM paragraphs
    UNION ALL SELECT 'related_publications', brief_id, document_id FROM related_publications
    UNION ALL SELECT 'candidates', brief_id, document_id FROM candidates
),
homeless AS (
    SELECT 'briefs' AS table_name, brief_id, document_id FROM briefs
    UNION ALL SELECT 'brief_versions', brief_id, document_id FROM brief_versions
    UNION ALL SELECT 'blocks', NULL, document_id FROM blocks
)
SELECT DISTINCT table_name, brief_id, document_id
FROM children
ANTI JOIN briefs USING (brief_id, document_id)
UNION ALL
SELECT DISTINCT table_name, brief_id, document_id
FROM homeless
ANTI JOIN documents USING (document_id)
