/**
 * A shop of a hundred customers whose figures can be worked out by hand.
 * c000–c039 order on the 1st of January, March and May 2024, 300 each time; c040–c094 once, on the 1st of February, 100;
 * c095–c099 once, on the 1st of March, 50.
 */
export const ordersSql = `
SELECT printf('c%03d', i) AS customer, 'o' || i || '-' || m AS "order", make_date(2024, m, 1)::TIMESTAMP AS time,
  300::DECIMAL(18,4) AS amount, CASE WHEN m = 5 AND i % 2 = 0 THEN '玩具' ELSE '母婴' END AS category, '深圳' AS city
FROM range(40) a(i), (VALUES (1), (3), (5)) b(m)
UNION ALL
SELECT printf('c%03d', i), 'o' || i, TIMESTAMP '2024-02-01', 100, '家居', CASE WHEN i % 2 = 0 THEN '广州' END
FROM range(40, 95) a(i)
UNION ALL
SELECT printf('c%03d', i), 'o' || i, TIMESTAMP '2024-03-01', 50, '家居', '北京' FROM range(95, 100) a(i)`;

/** Half of them women; aged 28 or 33, half and half. */
export const customersSql = `
SELECT printf('c%03d', i) AS customer, CASE WHEN i % 2 = 0 THEN '女' ELSE ' 男 ' END AS sex,
  CASE WHEN i % 2 = 0 THEN 28 ELSE 33 END AS age, 'plan' || i % 3 AS plan
FROM range(100) a(i)`;
