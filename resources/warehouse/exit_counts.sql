-- The exits after training of more people than a workstation holds, counted where they lie.
--
-- Reads  exits(person_id, cohort_year, product_code, exit_date, exit_order, gender, education_level, age, commune,
--              positive_exit, to_work, to_work_1m, months_to_work, still_working_12m)
--            one row a person and exit; the outcomes are booleans, NULL where they are not known; months_to_work is a
--            number, NULL without a job; exit_order tells which of two exits of one day came later
--        products(product_code, domain)
-- Gives  the table of counts that the program imports as "exits", the same counts it makes of such rows itself:
--            shortage-app import exits exit_counts.csv -w brussels.shortage
--
-- The unit is a person, once per cohort, by the last exit. Kept are cohort × product × gender × education level and,
-- apart, cohort × domain × gender × age band and cohort × domain × gender × commune; never the full cross, whose cells
-- would be people. The small counts in the result are confidential: the program hides them, a warehouse does not.
WITH last_exit AS (
    SELECT *
    FROM (
        SELECT exits.*,
               row_number() OVER (
                   PARTITION BY person_id, cohort_year ORDER BY exit_date DESC NULLS LAST, exit_order DESC
               ) AS from_the_last
        FROM exits
    ) AS numbered
    WHERE from_the_last = 1
),
told AS (
    SELECT last_exit.*,
           coalesce(products.domain, '') AS domain,
           ceil(months_to_work) AS months,
           coalesce(to_work, FALSE) OR coalesce(to_work_1m, FALSE) OR coalesce(still_working_12m, FALSE)
               OR coalesce(ceil(months_to_work) BETWEEN 0 AND 12, FALSE) AS works,
           CASE
               WHEN age IS NULL THEN 'unknown'
               WHEN age < 25 THEN '15-24'
               WHEN age < 30 THEN '25-29'
               WHEN age < 40 THEN '30-39'
               WHEN age < 50 THEN '40-49'
               ELSE '50+'
           END AS age_band,
           coalesce(commune, 'unknown') AS known_commune
    FROM last_exit
    LEFT JOIN products USING (product_code)
)
SELECT cohort_year,
       CASE WHEN grouping(product_code) = 0 THEN product_code ELSE '' END AS product_code,
       CASE WHEN grouping(domain) = 0 THEN domain ELSE '' END AS domain,
       gender,
       CASE WHEN grouping(education_level) = 0 THEN education_level ELSE '' END AS education_level,
       CASE WHEN grouping(age_band) = 0 THEN age_band ELSE '' END AS age_band,
       CASE WHEN grouping(known_commune) = 0 THEN known_commune ELSE '' END AS commune,
       count(*) AS leavers,
       count(*) FILTER (WHERE positive_exit) AS positive,
       count(*) FILTER (WHERE works) AS to_work,
       count(*) FILTER (WHERE to_work_1m) AS to_work_1m,
       count(*) FILTER (WHERE still_working_12m) AS still_working_12m,
       count(*) FILTER (WHERE months BETWEEN 0 AND 3) AS delay_0_3,
       count(*) FILTER (WHERE months > 3 AND months <= 6) AS delay_3_6,
       count(*) FILTER (WHERE months > 6 AND months <= 12) AS delay_6_12,
       count(*) FILTER (WHERE to_work IS NULL AND NOT works) AS unknown_outcome
FROM told
GROUP BY GROUPING SETS (
    (cohort_year, product_code, gender, education_level),
    (cohort_year, domain, gender, age_band),
    (cohort_year, domain, gender, known_commune)
)
ORDER BY cohort_year, product_code, domain, gender, education_level, age_band, commune
