"""
Computes test/expected/market.json, independently of the product (numpy, no code shared):
- CDNOW sample: amounts, customers with a purchase and the largest customer of two half years, by customer number mod 3;
- a GE matrix of five markets: scores, places, the share of one criterion's weight within which the same two lead
  (scanned in steps of 1 %), and 200,000 draws of weights moved by up to 50 % each.
Usage: /usr/bin/python3 test/expected/market.py CDNOW_sample.txt > test/expected/market.json
"""
import json
import sys
from collections import defaultdict

import numpy as np

NONE = np.nan
# Points of five markets (rows): three criteria of attractiveness, two of ability.
POINTS = np.array([
    [5.0, 2.0, 3.5, 4.0, 2.0],
    [1.0, 5.0, 4.0, 3.0, 5.0],
    [3.0, 3.0, NONE, 2.0, 2.5],
    [2.0, 1.0, 1.5, 5.0, 4.0],
    [4.0, 4.0, 2.0, 1.0, 1.5],
])
AXIS = np.array([0, 0, 0, 1, 1])
WEIGHTS = np.array([2.0, 1.0, 1.0, 3.0, 1.0])
BALANCE, LEADERS, SWING = 0.6, 2, 0.5


def axes(weights):
    out = []
    for axis in (0, 1):
        p, w = POINTS[:, AXIS == axis], weights[AXIS == axis]
        known = ~np.isnan(p)
        out.append((np.where(known, p, 0) @ w) / (known @ w))
    return np.array(out)


def overall(weights):
    a, b = axes(weights)
    return BALANCE * a + (1 - BALANCE) * b


def leaders(weights):
    return frozenset(np.argsort(-overall(weights), kind="stable")[:LEADERS].tolist())


def holds(criterion):
    same = AXIS == AXIS[criterion]
    total, own = WEIGHTS[same].sum(), WEIGHTS[criterion]

    def at(share):
        w = WEIGHTS.copy()
        w[same] = (1 - share) * WEIGHTS[same] / (total - own)
        w[criterion] = share
        return w
    now = own / total
    base = leaders(at(now))
    low = high = now
    for step in range(int(np.floor(now * 100)), -1, -1):
        if leaders(at(step / 100)) != base:
            break
        low = step / 100
    for step in range(int(np.ceil(now * 100)), 101):
        if leaders(at(step / 100)) != base:
            break
        high = step / 100
    return [low, high]


def field(a, b):
    third = lambda x: (x >= 1 + 4 / 3 - 1e-9).astype(int) + (x >= 1 + 8 / 3 - 1e-9).astype(int)
    return third(a) * 3 + third(b)


def firmness():
    rng = np.random.default_rng(7)
    draws = 200_000
    base = field(*axes(WEIGHTS))
    a, b, lead, same = np.empty((draws, 5)), np.empty((draws, 5)), np.zeros(5), np.zeros(5)
    for draw in range(draws):
        w = WEIGHTS * rng.uniform(1 - SWING, 1 + SWING, 5)
        a[draw], b[draw] = axes(w)
        score = BALANCE * a[draw] + (1 - BALANCE) * b[draw]
        lead[np.argsort(-score, kind="stable")[:LEADERS]] += 1
        same += field(a[draw], b[draw]) == base
    return [{
        "attractiveness": np.quantile(a[:, i], [0.05, 0.95]).tolist(),
        "ability": np.quantile(b[:, i], [0.05, 0.95]).tolist(),
        "same_field": same[i] / draws,
        "leads": lead[i] / draws,
    } for i in range(5)]


def cdnow(path):
    sums = defaultdict(lambda: [0.0, 0.0])
    bought = defaultdict(lambda: [0, 0])
    with open(path) as lines:
        for line in lines:
            parts = line.split()
            if len(parts) < 5 or not parts[0].isdigit():
                continue
            customer, day, amount = parts[1], parts[2], float(parts[4])
            if not "19970701" <= day < "19980701":
                continue
            now = 1 if day >= "19980101" else 0
            sums[customer][now] += amount
            bought[customer][now] += 1
    segments = {}
    for rest in range(3):
        mine = [c for c in sums if int(c) % 3 == rest]
        amount = sum(sums[c][1] for c in mine)
        segments[str(rest)] = {
            "amount": amount,
            "amount_before": sum(sums[c][0] for c in mine),
            "active": sum(bought[c][1] > 0 for c in mine),
            "active_before": sum(bought[c][0] > 0 for c in mine),
            "largest_share": max(sums[c][1] for c in mine) / amount,
        }
    return segments


rounded = json.loads(json.dumps({
    "cdnow": cdnow(sys.argv[1]),
    "matrix": {
        "scores": np.vstack([axes(WEIGHTS), overall(WEIGHTS)]).T.tolist(),
        "leaders": sorted(leaders(WEIGHTS)),
        "holds": [holds(i) for i in range(5)],
        "firmness": firmness(),
    },
}), parse_float=lambda text: round(float(text), 9))
print(json.dumps(rounded, indent=1))
