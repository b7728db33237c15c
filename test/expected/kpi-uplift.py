"""Expected values of test/expected/kpi-uplift.json: /usr/bin/python3 test/expected/kpi-uplift.py > test/expected/kpi-uplift.json

scipy 1.10.1: Newcombe's interval from the two Wilson score intervals of scipy.stats.binomtest(...).proportion_ci, Welch's
interval from scipy.stats.t.ppf, the chance from scipy.stats.chi2_contingency without correction.
"""
import json, math
from scipy import stats

def newcombe(a, n, b, m):
    one = stats.binomtest(a, n).proportion_ci(0.95, method="wilson")
    two = stats.binomtest(b, m).proportion_ci(0.95, method="wilson")
    p, q = a / n, b / m
    return {"a": a, "n": n, "b": b, "m": m, "value": p - q,
            "low": p - q - math.hypot(p - one.low, two.high - q),
            "high": p - q + math.hypot(one.high - p, q - two.low)}

def chance(a, n, b, m):
    if a + b in (0, n + m): return None
    return stats.chi2_contingency([[a, n - a], [b, m - b]], correction=False)[1]

def welch(x, y):
    n, m = len(x), len(y)
    vx, vy = stats.tvar(x) / n, stats.tvar(y) / m
    df = (vx + vy) ** 2 / (vx ** 2 / (n - 1) + vy ** 2 / (m - 1))
    d = sum(x) / n - sum(y) / m
    spread = stats.t.ppf(0.975, df) * math.sqrt(vx + vy)
    return {"x": x, "y": y, "value": d, "low": d - spread, "high": d + spread}

CASES = [(56, 70, 48, 80), (9, 10, 3, 10), (6, 7, 2, 7), (5, 56, 0, 29), (0, 10, 0, 20), (10, 10, 0, 10), (40, 100, 20, 100), (4000, 100000, 380, 10000)]
print(json.dumps({
    "newcombe": [{**newcombe(*c), "p": chance(*c)} for c in CASES],
    "welch": [welch([0, 0, 50, 0, 120, 0, 0, 35.5], [0, 10, 0, 0, 20]), welch([1, 2, 3, 4, 5, 6], [2, 2, 2.5, 40])],
    "t_quantile": [{"df": df, "value": stats.t.ppf(0.975, df)} for df in (1, 2.5, 7, 30, 1000.5)],
}, indent=1))
