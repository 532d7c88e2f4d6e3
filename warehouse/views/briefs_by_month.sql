-- Briefs and their words by publisher, year and month; month is null for briefs that state only a year, both for undated ones.
SELECT
    publisher_name AS publisher,
    CAST(left(published_edtf, 4) AS INTEGER) AS year,
    CASE WHEN published_precision <> 'year' THEN left(published_edtf, 7) END AS month,
    count(*) AS brief_count,
    CAST(sum(word_count) AS BIGINT) AS word_count
FROM briefs
GROUP BY ALL
ORDER BY year, month, publisher
