# Cronbach's alpha, corrected item-total correlations, alpha if deleted, principal components of the correlation matrix and
# varimax (Kaiser-normalised, SVD iteration as in R's stats::varimax) of a small made-up battery and of six columns of
# IBM's telco file; numpy 1.24, scipy 1.10. Run: /usr/bin/python3 needs.py > needs.json
import csv, json, os, numpy as np

def battery():
    # A linear congruential generator, so that no library's random numbers matter.
    state = 12345
    def u():
        nonlocal state
        state = (1103515245 * state + 12345) % 2147483648
        return state / 2147483648
    rows = []
    for _ in range(60):
        a, b = u(), u()
        row = [min(5, max(1, round(1 + 4 * (0.75 * f + 0.25 * u())))) for f in (a, a, a, b, b, b)]
        row[2] = 6 - row[2]
        rows.append(row)
    return rows

def alpha(x):
    k = x.shape[1]
    return k / (k - 1) * (1 - x.var(axis=0, ddof=1).sum() / x.sum(axis=1).var(ddof=1))

def statistics(x):
    k = x.shape[1]
    r = np.corrcoef(x, rowvar=False)
    mean_r = (r.sum() - k) / (k * (k - 1))
    return {
        "alpha": alpha(x), "standardised": k * mean_r / (1 + (k - 1) * mean_r),
        "item_total": [np.corrcoef(x[:, i], np.delete(x, i, 1).sum(axis=1))[0, 1] for i in range(k)],
        "alpha_without": [alpha(np.delete(x, i, 1)) for i in range(k)] if k > 2 else None,
    }

def varimax(phi):
    h = np.sqrt((phi ** 2).sum(axis=1)); z = phi / h[:, None]
    p, k = z.shape; t = np.eye(k); d = 0
    for _ in range(1000):
        l = z @ t
        u, s, v = np.linalg.svd(z.T @ (l ** 3 - l @ np.diag((l ** 2).sum(axis=0)) / p))
        t = u @ v
        if s.sum() < d * (1 + 1e-14): break
        d = s.sum()
    l = (z @ t) * h[:, None]
    l = l[:, np.argsort(-(l ** 2).sum(axis=0))]
    return l * np.sign(l[np.abs(l).argmax(axis=0), range(k)])

def components(x, kept):
    w, v = np.linalg.eigh(np.corrcoef(x, rowvar=False))
    w, v = w[::-1], v[:, ::-1]
    load = v * np.sqrt(np.maximum(w, 0))
    load = load * np.sign(load[np.abs(load).argmax(axis=0), range(load.shape[1])])
    return {"eigenvalues": w.tolist(), "loadings": load[:, :kept].tolist(), "varimax": varimax(load[:, :kept]).tolist()}

rows = battery(); x = np.array(rows, float); turned = x.copy(); turned[:, 2] = 6 - turned[:, 2]
out = {"battery": rows, "raw": statistics(x), "turned": statistics(turned), "first": statistics(turned[:, :3]),
       "components": components(turned, 2)}
path = "/work/shared/data/telco/telco_churn.csv"
if os.path.exists(path):
    names = ["OnlineSecurity", "OnlineBackup", "DeviceProtection", "TechSupport", "StreamingTV", "StreamingMovies"]
    data = [[1.0 if r[n] == "Yes" else 0.0 for n in names] for r in csv.DictReader(open(path))]
    t = np.array(data)
    out["telco"] = {"items": names, **statistics(t), "components": components(t, 2)}
print(json.dumps(out))
