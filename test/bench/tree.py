# One classification tree of scikit-learn, on one thread: seconds and accuracy as JSON.
import json
import sys
import time

import numpy as np
from sklearn.tree import DecisionTreeClassifier

folder, features, depth, leaf = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
# Its own precision and layout, so that no time goes into converting.
columns = np.fromfile(folder + "/columns.f64").reshape(features, -1)
rows = np.ascontiguousarray(columns.T, dtype=np.float32)
labels = np.fromfile(folder + "/labels.u8", dtype=np.uint8)
began = time.perf_counter()
model = DecisionTreeClassifier(max_depth=depth, min_samples_leaf=leaf, random_state=0).fit(rows, labels)
seconds = time.perf_counter() - began
print(json.dumps({"seconds": seconds, "accuracy": float(model.score(rows, labels))}))
