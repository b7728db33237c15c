"""Expected values of test/expected/kpi-quarters.json, from the file itself with Python's csv and decimal modules alone:
python3 test/expected/kpi-quarters.py shared/data/online_retail/online_retail.csv.gz > test/expected/kpi-quarters.json

Rows with a customer, a positive quantity and price, whose invoice is no credit note; orders are distinct invoices.
"""
import csv, gzip, io, json, sys
from collections import defaultdict
from decimal import Decimal

QUARTERS = {"2011-Q1": ("2011-01-01", "2011-03-31"), "2011-Q2": ("2011-04-01", "2011-06-30"), "2011-Q3": ("2011-07-01", "2011-09-30")}
orders, amount, first, lines = defaultdict(set), defaultdict(Decimal), {}, 0
with gzip.open(sys.argv[1], "rt", encoding="utf-8", errors="replace") as f:
    for row in csv.DictReader(f):
        who, invoice = row["CustomerID"].strip(), row["InvoiceNo"]
        if who in ("", "NA") or invoice.startswith("C"): continue
        quantity, price = int(row["Quantity"]), Decimal(row["UnitPrice"])
        if quantity <= 0 or price <= 0: continue
        day = row["InvoiceDate"][:10]
        first[who] = min(first.get(who, day), day)
        lines += 1
        for name, (a, b) in QUARTERS.items():
            if a <= day <= b:
                orders[name, who].add(invoice)
                amount[name] += quantity * price
out = {"lines": lines}
for name, (a, b) in QUARTERS.items():
    mine = {who: len(found) for (q, who), found in orders.items() if q == name}
    out[name] = {"customers": len(mine), "orders": sum(mine.values()), "amount": float(amount[name]),
                 "repeat": sum(n >= 2 for n in mine.values()), "new": sum(a <= day <= b for day in first.values())}
names = list(QUARTERS)
for last, name in zip(names, names[1:]):
    before = {who for (q, who) in orders if q == last}
    out[name]["before"], out[name]["again"] = len(before), len(before & {who for (q, who) in orders if q == name})
print(json.dumps(out, indent=1))
