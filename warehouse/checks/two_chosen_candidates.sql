-- Fields of a brief for which more than one candidate was chosen.
SELECT brief_id, field, count(*) AS chosen
FROM candidates
WHERE is_chosen
GROUP BY ALL
HAVING count(*) > 1
