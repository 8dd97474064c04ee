-- How many of each gender entered each step, and after how many days half of them had: over an extract in the format PARQUET.
--   duckdb < steps.sql          (https://duckdb.org; in the directory of the extract's files)
-- Spark and Trino read the same files; there the step is taken apart with explode(split(…)) and UNNEST(split(…)).
WITH entered AS (
  SELECT journey, CAST(one.step AS INTEGER) AS step, min(time) AS since
  FROM 'interactions.parquet', unnest(string_split(stages_entered, ';')) AS one(step)
  WHERE stages_entered <> ''
  GROUP BY ALL
)
SELECT step, gender, count(*) AS people, median(date_diff('day', opened_at, since)) AS days
FROM entered JOIN 'journeys.parquet' USING (journey)
GROUP BY ALL
ORDER BY ALL;
