-- Blocks kept under a label of removed ones, or removed under a label of kept ones.
SELECT document_id, ordinal, kept, label, rule
FROM blocks
WHERE kept <> is_kept_label(label)
