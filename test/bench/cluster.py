# scikit-learn's k-means from starts of its own, on one thread: seconds, iterations and inertia as JSON.
import json
import sys
import time

import numpy as np
from sklearn.cluster import KMeans

folder, dimensions, k, starts = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
rows = np.fromfile(folder + "/rows.f64").reshape(-1, dimensions)
began = time.perf_counter()
model = KMeans(k, n_init=starts, random_state=int(sys.argv[5])).fit(rows)
seconds = time.perf_counter() - began
print(json.dumps({"seconds": seconds, "iterations": int(model.n_iter_), "inertia": float(model.inertia_)}))
