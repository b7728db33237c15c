# Values of the special functions and of the tails of the chi-square, F, t and normal distributions, computed with
# mpmath 1.4.1 at 60 digits; where scipy 1.10.1 has the function, the script asserts that it agrees as far as double
# precision lets it. Run: python3 test/expected/special.py > test/expected/special.json
import json
import math

import mpmath as mp
import scipy.special as sc
import scipy.stats as st

mp.mp.dps = 60


def row(args, value, peer=None, tolerance=1e-8):
    value = mp.mpf(value)
    if peer is not None and math.isfinite(peer) and abs(peer) > 1e-250:
        assert abs(peer - value) <= tolerance * abs(value) + 1e-12 * (abs(value) < 1e-3 and abs(peer) > 1e-3), (args, peer, value)
    return {"args": args, "value": float(value), "ln": float(mp.log(abs(value))) if value != 0 else None}


def upper_gamma(a, x):
    return mp.gammainc(mp.mpf(a), mp.mpf(x), mp.inf, regularized=True)


def upper_f(f, d1, d2):
    f, d1, d2 = mp.mpf(f), mp.mpf(d1), mp.mpf(d2)
    x = d2 / (d2 + d1 * f)
    # I_x(a, b) by its series of positive terms (DLMF 8.17.8), summed here: mpmath's own betainc gives up on large shapes.
    a, b = d2 / 2, d1 / 2
    term = total = mp.mpf(1)
    n = 0
    while term > total * mp.mpf(10) ** -50:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    return x**a * (1 - x) ** b / (a * mp.beta(a, b)) * total


out = {"about": "mpmath 1.4.1 at 60 digits, checked against scipy 1.10.1; see special.py"}
out["lnGamma"] = [row([x], mp.loggamma(x) if x > 0 else mp.log(abs(mp.gamma(x))), sc.gammaln(x), 1e-10)
                  for x in [1e-8, 0.1, 0.5, 1.5, 2.5, 3, 7.25, 9.99, 10, 42.5, 1234.5, 1e6, 1e12, -0.5, -3.7]]
out["lnBeta"] = [row([a, b], mp.log(mp.beta(a, b)), sc.betaln(a, b), 1e-6)
                 for a, b in [(0.1, 0.2), (1, 1.5), (2.5, 30), (12, 40), (0.5, 1e6), (3, 1e8), (500, 700), (1e5, 2e5)]]
out["digamma"] = [row([x], mp.digamma(x), float(sc.digamma(x)), 1e-10) for x in [0.01, 0.5, 1, 1.4, 3, 10, 55.5, 1e6, -0.3, -2.2]]
out["gammaUpper"] = [row([a, x], upper_gamma(a, x), sc.gammaincc(a, x), 1e-7)
                     for a, x in [(0.5, 0.01), (0.5, 1.4), (0.5, 30), (1, 3), (2.5, 2), (10, 40), (50, 50), (500, 480), (500, 700), (5000, 5300), (5000, 5900), (0.01, 0.5)]]
out["gammaLower"] = [row([a, x], mp.gammainc(mp.mpf(a), 0, mp.mpf(x), regularized=True), sc.gammainc(a, x), 1e-7)
                     for a, x in [(0.5, 1e-6), (3, 0.01), (10, 2), (50, 20), (5000, 4600)]]
out["betaLower"] = [row([a, b, x], mp.betainc(a, b, 0, mp.mpf(x), regularized=True), sc.betainc(a, b, x), 1e-7)
                    for a, b, x in [(0.5, 0.5, 0.2), (2, 3, 0.9), (1, 1, 0.5), (30, 10, 0.4), (200, 300, 0.37), (0.5, 400, 0.002)]]
out["erfc"] = [row([x], mp.erfc(x), sc.erfc(x), 1e-12) for x in [-2, -0.1, 0, 0.3, 1, 1.3, 3, 8, 26]]
out["normalQuantile"] = [row([p], mp.sqrt(2) * mp.erfinv(2 * mp.mpf(p) - 1), sc.ndtri(p), 1e-10) for p in [1e-12, 1e-4, 0.01, 0.07, 0.3, 0.6, 0.975, 0.9999]]
out["chiSquare"] = [row([x, df], upper_gamma(df / 2, x / 2), st.chi2.sf(x, df), 1e-7)
                    for x, df in [(3.84, 1), (0.001, 1), (120, 1), (9.2, 4), (40, 4), (150, 12), (300, 299), (450, 299), (1000, 1000), (1700, 1000), (10000, 10000), (11000, 10000), (11700, 10000), (9000, 10000), (2500, 10), (60000, 24), (1e6, 5)]]
out["f"] = [row([f, a, b], upper_f(f, a, b), st.f.sf(f, a, b), 1e-6)
            for f, a, b in [(0.5, 1, 10), (4, 1, 30), (3, 2, 100.5), (60, 3, 400), (1.2, 7, 9990), (9, 7, 9990), (21, 7, 9990), (1.05, 5000, 5000), (1.3, 5000, 5000), (1.0, 10000, 10000), (1.18, 10000, 10000), (2.2, 4, 33.33), (400, 4, 9000), (5000, 5, 999994), (1e5, 1, 3)]]
out["t"] = [row([t, df], upper_f(mp.mpf(t) ** 2, 1, df), 2 * st.t.sf(t, df), 1e-8)
            for t, df in [(0.1, 3), (2.1, 5.5), (2, 1e4), (11, 9000.25), (40, 20), (200, 1000), (5, 2e4)]]
out["z"] = [row([z], mp.erfc(mp.mpf(z) / mp.sqrt(2)), 2 * st.norm.sf(z), 1e-10) for z in [0.2, 1.96, 5, 11, 30, 200]]
print(json.dumps(out, indent=1))
