# One k-means of scikit-learn from given centres, on one thread: seconds, iterations and inertia as JSON.
import json
import sys
import time

import numpy as np
from sklearn.cluster import KMeans

folder, dimensions, tolerance = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
rows = np.fromfile(folder + "/rows.f64").reshape(-1, dimensions)
start = np.fromfile(folder + "/start.f64").reshape(-1, dimensions)
began = time.perf_counter()
model = KMeans(len(start), init=start, n_init=1, tol=tolerance, max_iter=300, algorithm="lloyd").fit(rows)
seconds = time.perf_counter() - began
print(json.dumps({"seconds": seconds, "iterations": int(model.n_iter_), "inertia": float(model.inertia_)}))
