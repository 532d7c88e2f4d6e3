-- Paragraphs made from no block, or from blocks that do not exist or were removed.
WITH cited AS (
    SELECT brief_id, document_id, ordinal, unnest(blocks) AS block FROM paragraphs
)
SELECT cited.brief_id, cited.document_id, cited.ordinal, cited.block
FROM cited
ANTI JOIN (SELECT document_id, ordinal FROM blocks WHERE kept) AS kept
    ON kept.document_id = cited.document_id AND kept.ordinal = cited.block
UNION ALL
SELECT brief_id, document_id, ordinal, NULL FROM paragraphs WHERE len(blocks) = 0
