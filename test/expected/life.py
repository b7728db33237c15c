"""
Computes test/expected/life.json, independently of the product (numpy and scipy, no code shared):
- Kaplan-Meier with Greenwood's errors and log-log 95 % intervals, for the spells below, as R's
  survfit(Surv(time, event) ~ 1, conf.type = "log-log") defines them;
- standard errors of BG/NBD and Gamma-Gamma on the CDNOW sample: inverse of the Hessian (finite differences of the
  negative log-likelihood itself, in the natural parameters) at the optimum that Nelder-Mead finds.
Usage: /usr/bin/python3 test/expected/life.py CDNOW_sample.txt > test/expected/life.json
"""
import json
import sys
from collections import defaultdict
from datetime import date

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln

SPELLS = [[3, 1], [3, 1], [5, 0], [7, 1], [7, 0], [7, 1], [10, 0], [12, 1], [20, 1], [20, 0], [31, 1], [45, 0]]


def kaplan_meier(spells):
    times = np.array([t for t, _ in spells], float)
    events = np.array([e for _, e in spells], bool)
    survival, total, rows = 1.0, 0.0, []
    for t in np.unique(times[events]):
        n = int((times >= t).sum())
        d = int((events & (times == t)).sum())
        survival *= (n - d) / n
        total += d / (n * (n - d))
        theta = 1.959963984540054 * np.sqrt(total) / np.log(survival)
        rows.append({
            "time": t, "at_risk": n, "events": d, "survival": survival, "error": survival * np.sqrt(total),
            "low": survival ** np.exp(-theta), "high": survival ** np.exp(theta),
        })
    return rows


def histories(path):
    days = defaultdict(lambda: defaultdict(float))
    end = date(1997, 9, 30)
    for line in open(path):
        parts = line.split()
        if len(parts) < 5:
            continue
        day = date(int(parts[2][:4]), int(parts[2][4:6]), int(parts[2][6:]))
        if day <= end:
            days[parts[1]][day] += float(parts[4])
    rows = []
    for by_day in days.values():
        order = sorted(by_day)
        x = len(order) - 1
        z = sum(by_day[d] for d in order[1:]) / x if x else 0
        rows.append((x, (order[-1] - order[0]).days / 7, (end - order[0]).days / 7, z))
    return np.array(rows).T


def bg_nbd(parameters, x, t, T):
    r, alpha, a, b = parameters
    one = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    two = gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    alive = -(r + x) * np.log(alpha + T)
    gone = np.where(x > 0, np.log(a) - np.log(b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + t), -np.inf)
    return -np.sum(one + two + np.logaddexp(alive, gone))


def gamma_gamma(parameters, x, z):
    p, q, v = parameters
    return -np.sum(gammaln(p * x + q) - gammaln(p * x) - gammaln(q) + q * np.log(v) + (p * x - 1) * np.log(z)
                   + p * x * np.log(x) - (p * x + q) * np.log(x * z + v))


def errors(f, start):
    found = np.log(start)
    for _ in range(4):
        found = minimize(lambda log: f(np.exp(log)), found, method="Nelder-Mead",
                         options={"xatol": 1e-10, "fatol": 1e-10, "maxiter": 20000, "maxfev": 20000}).x
    at = np.exp(found)
    step = at * 2e-4
    n = len(at)
    hessian = np.empty((n, n))
    for i in range(n):
        for j in range(n):
            def g(si, sj):
                moved = at.copy()
                moved[i] += si * step[i]
                moved[j] += sj * step[j]
                return f(moved)
            hessian[i, j] = (g(1, 1) - g(1, -1) - g(-1, 1) + g(-1, -1)) / (4 * step[i] * step[j])
    return {"parameters": at.tolist(), "errors": np.sqrt(np.diag(np.linalg.inv(hessian))).tolist()}


x, t, T, z = histories(sys.argv[1])
keep = (x > 0) & (z > 0)
print(json.dumps({
    "kaplan_meier": {"spells": SPELLS, "curve": kaplan_meier(SPELLS)},
    "bg_nbd": errors(lambda p: bg_nbd(p, x, t, T), [0.25, 4, 0.8, 2.5]),
    "gamma_gamma": errors(lambda p: gamma_gamma(p, x[keep], z[keep]), [6, 4, 15]),
}, indent=1))
