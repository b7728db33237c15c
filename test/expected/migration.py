"""Migration between the two last windows of 182 days of Online Retail (cleaned as in the reference), by numpy alone:
type-7 quintiles of the first window, R 5 - cuts below, F and M 1 + cuts below, the eight segments by score > mean score.
Run: /usr/bin/python3 test/expected/migration.py <online_retail.csv.gz> > test/expected/migration.json"""
import csv, gzip, io, json, sys
from collections import defaultdict
from datetime import datetime, timedelta
import numpy as np

END, DAYS = datetime(2011, 12, 10), 182
sides = [(END - timedelta(2 * DAYS), END - timedelta(DAYS)), (END - timedelta(DAYS), END)]
found = [defaultdict(lambda: [None, set(), 0.0]) for _ in sides]
for row in csv.DictReader(io.TextIOWrapper(gzip.open(sys.argv[1]), encoding="utf-8-sig")):
    quantity, price = int(row["Quantity"]), float(row["UnitPrice"])
    if not row["CustomerID"] or quantity <= 0 or price <= 0 or row["InvoiceNo"].startswith("C"):
        continue
    time = datetime.fromisoformat(row["InvoiceDate"])
    for side, (start, end) in enumerate(sides):
        if start <= time < end:
            one = found[side][row["CustomerID"]]
            one[0] = max(one[0] or time, time)
            one[1].add(row["InvoiceNo"])
            one[2] += quantity * price

def measures(side):
    end = sides[side][1]
    ids = sorted(found[side])
    of = [found[side][i] for i in ids]
    days = [(end.date() - last.date()).days for last, _, _ in of]
    return ids, np.array([days, [len(o) for _, o, _ in of], [round(a, 4) for _, _, a in of]], dtype=float)

def ruler(values):
    cuts = [np.quantile(m, [0.2, 0.4, 0.6, 0.8]) for m in values]
    return cuts, scores(values, cuts).mean(axis=1)

def scores(values, cuts):
    above = np.array([(m[:, None] > c).sum(axis=1) for m, c in zip(values, cuts)])
    return np.array([5 - above[0], 1 + above[1], 1 + above[2]])

def segments(values, by):
    cuts, means = by
    s = scores(values, cuts)
    return s, ["".join("2" if x else "1" for x in col) for col in (s > means[:, None]).T]

(ids1, v1), (ids2, v2) = measures(0), measures(1)
r1, r2 = ruler(v1), ruler(v2)
_, before = segments(v1, r1)
codes, after = segments(v2, r1)
own_codes, own = segments(v2, r2)
first = dict(zip(ids1, before))
both = [i for i, c in enumerate(ids2) if c in first]
print(json.dumps({
    "how": "numpy; see migration.py beside this file",
    "before": len(ids1), "after": len(ids2), "both": len(both),
    "stayed": sum(first[ids2[i]] == after[i] for i in both),
    "changed": sum(a != b for a, b in zip(after, own)),
    "codes_changed": int((codes != own_codes).any(axis=0).sum()),
    "moved_own": sum(first[ids2[i]] != own[i] for i in both),
}, indent=2))
