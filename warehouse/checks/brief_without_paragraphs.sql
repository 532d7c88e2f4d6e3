-- Briefs without a body.
SELECT brief_id, document_id
FROM briefs
ANTI JOIN paragraphs USING (brief_id, document_id)
