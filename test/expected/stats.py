# Tests of scipy 1.10.1 on small made-up data, and formulas scipy lacks worked out with numpy (Welch's F: as in
# statsmodels anova_oneway; Dunn: as in scikit-posthocs; adjusted Rand and NMI: scikit-learn 1.2.1).
# Run: python3 test/expected/stats.py > test/expected/stats.json
import json
import math

import numpy as np
import scipy.stats as st
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

out = {"about": "scipy 1.10.1 and scikit-learn 1.2.1, see stats.py", "tables": [], "groups": [], "adjust": [], "agreement": []}

for table in [[[10, 20], [30, 25]], [[5, 9, 0], [12, 3, 8], [40, 2, 7], [1, 1, 30]], [[500, 20, 3], [10, 600, 40]], [[90000, 8000], [70000, 30000]]]:
    t = np.array(table, dtype=float)
    stat, p, df, expected = st.chi2_contingency(t, correction=False)
    n = t.sum()
    row, col = t.sum(1, keepdims=True), t.sum(0, keepdims=True)
    residuals = (t - expected) / np.sqrt(expected * (1 - row / n) * (1 - col / n))
    phi = stat / n
    r, c = t.shape
    corrected = max(0, phi - (r - 1) * (c - 1) / (n - 1))
    rr, cc = r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)
    out["tables"].append({"table": table, "statistic": stat, "df": df, "p": p, "ln_p": float(st.chi2.logsf(stat, df)) if p > 0 else None,
                          "v": st.contingency.association(t.astype(int), method="cramer"), "v_corrected": math.sqrt(corrected / min(rr - 1, cc - 1)),
                          "residuals": residuals.tolist()})

rng = np.random.default_rng(7)
cases = [
    [rng.normal(10, 2, 30), rng.normal(11, 3, 25), rng.normal(13, 1, 40)],
    [rng.integers(0, 4, 20), rng.integers(1, 6, 15), rng.integers(0, 5, 12), rng.integers(2, 9, 9)],
    [rng.lognormal(1, 1.2, 60), rng.lognormal(1.8, 1, 80)],
    [rng.normal(0, 1, 300), rng.normal(1.2, 1, 300), rng.normal(4, 1.5, 200)],
]
for groups in cases:
    groups = [np.round(np.asarray(g, dtype=float), 3) for g in groups]
    values = np.concatenate(groups)
    n, k = len(values), len(groups)
    ranks = st.rankdata(values)
    _, t = np.unique(values, return_counts=True)
    ties = float((t.astype(float) ** 3 - t).sum())
    f, p = st.f_oneway(*groups)
    h, ph = st.kruskal(*groups)
    sizes = np.array([len(g) for g in groups]); means = np.array([g.mean() for g in groups]); var = np.array([g.var(ddof=1) for g in groups])
    ssb = float((sizes * (means - values.mean()) ** 2).sum()); ssw = float(((sizes - 1) * var).sum()); ms = ssw / (n - k)
    w = sizes / var; grand = (w * means).sum() / w.sum()
    a = (w * (means - grand) ** 2).sum() / (k - 1)
    lam = ((1 - w / w.sum()) ** 2 / (sizes - 1)).sum()
    wf = a / (1 + 2 * (k - 2) / (k * k - 1) * lam); wdf = (k * k - 1) / (3 * lam)
    starts = np.cumsum([0, *sizes])
    rank_sums = [float(ranks[starts[i]:starts[i + 1]].sum()) for i in range(k)]
    pairs = []
    for i in range(k):
        for j in range(i + 1, k):
            tt = st.ttest_ind(groups[i], groups[j], equal_var=False)
            z = (rank_sums[i] / sizes[i] - rank_sums[j] / sizes[j]) / math.sqrt((n * (n + 1) / 12 - ties / (12 * (n - 1))) * (1 / sizes[i] + 1 / sizes[j]))
            pairs.append({"i": i, "j": j, "t": tt.statistic, "p": tt.pvalue, "z": z, "pz": 2 * st.norm.sf(abs(z))})
    out["groups"].append({"groups": [g.tolist() for g in groups], "rank_sums": rank_sums, "ties": ties, "f": f, "p": p, "h": h, "ph": ph,
                          "eta2": ssb / (ssb + ssw), "omega2": max(0, (ssb - (k - 1) * ms) / (ssb + ssw + ms)),
                          "welch_f": wf, "welch_df": wdf, "welch_p": float(st.f.sf(wf, k - 1, wdf)), "pairs": pairs})


def holm(p):
    order = np.argsort(p, kind="stable"); found = np.empty(len(p)); most = 0
    for place, i in enumerate(order):
        most = max(most, min(1, p[i] * (len(p) - place))); found[i] = most
    return found.tolist()


for p in [[0.01, 0.04, 0.03, 0.005], [0.5, 0.6, 0.02], [1e-40, 0.2, 1e-3, 0.049, 0.9]]:
    order = np.argsort(p); bh = np.empty(len(p)); least = 1
    for place in range(len(p), 0, -1):
        i = order[place - 1]; least = min(least, p[i] * len(p) / place); bh[i] = least
    out["adjust"].append({"p": p, "holm": holm(p), "bh": bh.tolist()})

for size, ka, kb, keep in [(60, 3, 4, 0.6), (200, 5, 5, 0.1), (40, 2, 2, 1.0)]:
    a = rng.integers(0, ka, size); b = np.where(rng.random(size) < keep, a % kb, rng.integers(0, kb, size))
    table = [[int(((a == i) & (b == j)).sum()) for j in range(kb)] for i in range(ka)]
    out["agreement"].append({"table": table, "ari": adjusted_rand_score(a, b), "nmi": normalized_mutual_info_score(a, b)})
print(json.dumps(out))
