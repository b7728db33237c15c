"""Natural breaks by a plain dynamic programme over exact fractions; of equal costs the lower break.

Writes natural-breaks.json. Run from test/expected: python3 natural-breaks.py PATH_TO_Mall_Customers.csv
"""

import csv
import json
import sys
from fractions import Fraction


def spread(values):
    mean = Fraction(sum(values), len(values))
    return sum((value - mean) ** 2 for value in values)


def fits(values, most):
    distinct = sorted(set(values))
    n = len(distinct)
    values = sorted(values)
    part = {}
    for i in range(n):
        inside = []
        for j in range(i, n):
            inside += [v for v in values if v == distinct[j]]
            part[i, j] = spread(inside)
    cost = [part[0, j] for j in range(n)]
    begins = []
    found = [{"k": 1, "breaks": [], "gvf": 0.0}]
    for k in range(2, min(most, n) + 1):
        new, begin = [None] * n, [0] * n
        for j in range(k - 1, n):
            best = min((cost[i - 1] + part[i, j], i) for i in range(k - 1, j + 1))
            new[j], begin[j] = best
        cost = new
        begins.append(begin)
        breaks, last = [], n - 1
        for layer in reversed(begins):
            breaks.insert(0, distinct[layer[last]])
            last = layer[last] - 1
        found.append({"k": k, "breaks": breaks, "gvf": float(1 - cost[n - 1] / part[0, n - 1])})
    return found


mall = [row for row in csv.DictReader(open(sys.argv[1]))]
income = next(name for name in mall[0] if "Income" in name)
cases = [
    ("small", [4, 5, 9, 10, 1, 2, 11, 12, 25, 26, 27], 5),
    ("ties and outliers", [1] * 20 + [2] * 7 + [3] * 3 + [10, 11, 400, 405, 1000], 6),
    ("Mall incomes", [int(row[income]) for row in mall], 6),
]
json.dump(
    {
        "how": "exhaustive dynamic programme over exact fractions, natural-breaks.py beside this file",
        "cases": [{"name": name, "values": values, "by_k": fits(values, most)} for name, values, most in cases],
    },
    open("natural-breaks.json", "w"),
)
