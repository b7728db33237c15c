"""Pairs of items that are in the same basket, counted with scipy: one thread. Reads basket and item ids (int32)."""
import json, sys, time
import numpy as np
from scipy.sparse import csr_matrix

folder, support = sys.argv[1], float(sys.argv[2])
basket = np.fromfile(folder + '/basket.bin', dtype=np.int32)
item = np.fromfile(folder + '/item.bin', dtype=np.int32)
began = time.perf_counter()
held = csr_matrix((np.ones(len(item), dtype=np.int32), (basket, item)))
held.data[:] = 1
counts = np.asarray(held.sum(axis=0)).ravel()
least = np.ceil(support * held.shape[0])
frequent = held[:, np.flatnonzero(counts >= least)]
pairs = (frequent.T @ frequent).tocoo()
found = int(((pairs.row < pairs.col) & (pairs.data >= least)).sum())
print(json.dumps({'seconds': time.perf_counter() - began, 'sets': int(frequent.shape[1]), 'pairs': found}))
