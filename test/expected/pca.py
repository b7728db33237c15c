"""Values of test/expected/pca.json: scikit-learn 1.2.1 PCA on rows drawn by a stated rule, covariance and correlation."""
import json

import numpy as np
from sklearn.decomposition import PCA

rows = 40
i = np.arange(rows)
x = np.stack([(i * 7) % 11, (i * i) % 13 + i / 4, (i * 3) % 5 - i / 8, (i * 5) % 17], axis=1).astype(float)


def fit(values):
    model = PCA().fit(values)
    return {
        "variances": model.explained_variance_.tolist(),
        "shares": model.explained_variance_ratio_.tolist(),
        "axes": model.components_.tolist(),
        "scores": model.transform(values)[:3].tolist(),
    }


z = (x - x.mean(axis=0)) / x.std(axis=0, ddof=1)
print(json.dumps({
    "source": "scikit-learn 1.2.1, sklearn.decomposition.PCA, by test/expected/pca.py; signs as it gives them",
    "rows": x.tolist(), "covariance": fit(x), "correlation": fit(z)}))
