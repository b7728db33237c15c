# Trees of scikit-learn 1.2.1 on data that both sides make by the same little generator (mulberry32):
# python3 test/expected/tree.py > test/expected/tree.json
import json

import numpy as np
from sklearn.tree import DecisionTreeClassifier


def mulberry(seed):
    state = seed & 0xFFFFFFFF
    while True:
        state = (state + 0x6D2B79F5) & 0xFFFFFFFF
        mixed = ((state ^ (state >> 15)) * (state | 1)) & 0xFFFFFFFF
        mixed ^= (mixed + ((mixed ^ (mixed >> 7)) * (mixed | 61) & 0xFFFFFFFF)) & 0xFFFFFFFF
        yield ((mixed ^ (mixed >> 14)) & 0xFFFFFFFF) / 4294967296


def data(seed, rows, features, classes, round_to):
    random = mulberry(seed)
    x = np.empty((rows, features))
    y = np.empty(rows, dtype=int)
    for row in range(rows):
        for feature in range(features):
            value = next(random)
            x[row, feature] = np.floor(value * round_to) if round_to and feature % 2 == 0 else value
        scale = round_to if round_to else 1
        # The class follows two features, but for one row in five.
        mark = x[row, 0] / scale * 0.6 + x[row, 1] * 0.4
        y[row] = min(classes - 1, int(mark * classes)) if next(random) < 0.8 else int(next(random) * classes)
    return x, y


def node(tree, i):
    if tree.children_left[i] < 0:
        return {"n": int(tree.n_node_samples[i])}
    return {
        "n": int(tree.n_node_samples[i]),
        "feature": int(tree.feature[i]),
        "threshold": float(tree.threshold[i]),
        "left": node(tree, tree.children_left[i]),
        "right": node(tree, tree.children_right[i]),
    }


cases = []
for seed, rows, features, classes, round_to, depth, leaf, weights in [
    (1, 400, 4, 2, 0, 4, 5, None),
    (2, 1500, 5, 3, 30, 5, 10, None),
    (3, 3000, 3, 5, 2000, 4, 20, None),
    (4, 600, 4, 3, 12, 4, 8, "balanced"),
]:
    x, y = data(seed, rows, features, classes, round_to)
    model = DecisionTreeClassifier(max_depth=depth, min_samples_leaf=leaf, class_weight=weights, random_state=0).fit(x.astype(np.float32), y)
    cases.append({
        "seed": seed, "rows": rows, "features": features, "classes": classes, "round_to": round_to,
        "depth": depth, "min_leaf": leaf, "balanced": weights == "balanced",
        "accuracy": float(model.score(x.astype(np.float32), y)),
        "importances": model.feature_importances_.tolist(),
        "tree": node(model.tree_, 0),
    })
print(json.dumps({"about": "scikit-learn 1.2.1, see tree.py", "cases": cases}))
