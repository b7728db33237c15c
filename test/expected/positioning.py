"""Expected values for the perceptual map, the largest empty circle and cycles of plans.

Run with scikit-learn 1.2.1, scipy 1.10.1: python3 test/expected/positioning.py > test/expected/positioning.json
"""
import json
import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import Voronoi, cKDTree
from sklearn.decomposition import PCA

scores = np.array([[4, 3, 5, 2], [2, 5, 3, 4], [5, 2, 4, 1], [3, 4, 2, 5], [1, 4.5, 2.5, 3.5]])
pca = PCA().fit(scores)
coordinates = pca.transform(scores)[:, :2]
axes = pca.components_[:2]
signs = np.array([axis[np.argmax(np.abs(axis))] for axis in axes])
signs = np.sign(signs)
perceptual = {
    'scores': scores.tolist(),
    'shares': pca.explained_variance_ratio_[:2].tolist(),
    'coordinates': (coordinates * signs).tolist(),
    'loadings': ((axes.T * signs) * np.sqrt(pca.explained_variance_[:2])).tolist(),
}


def largest_circle(points):
    """The largest circle inside the unit square without a point, by a fine search around the best of a grid."""
    tree = cKDTree(points)
    def radius(at):
        return np.minimum(np.minimum(at, 1 - at).min(axis=1), tree.query(at)[0])
    grid = np.stack(np.meshgrid(np.linspace(0, 1, 1001), np.linspace(0, 1, 1001)), -1).reshape(-1, 2)
    best = grid[np.argmax(radius(grid))]
    fine = best + np.stack(np.meshgrid(np.linspace(-.001, .001, 401), np.linspace(-.001, .001, 401)), -1).reshape(-1, 2)
    return float(radius(fine).max())


rng = np.random.default_rng(7)
circles = []
for count in (2, 3, 5, 8, 12):
    points = np.round(rng.random((count, 2)), 3)
    circles.append({'points': points.tolist(), 'radius': largest_circle(points)})

graphs = []
for nodes, links in ((6, 7), (12, 14), (30, 34), (60, 75)):
    edges = [sorted(set(int(x) for x in rng.integers(0, nodes, rng.integers(0, 3)))) for _ in range(nodes)]
    rows = [i for i, to in enumerate(edges) for _ in to]
    columns = [j for to in edges for j in to]
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(nodes, nodes))
    _, labels = connected_components(matrix, directed=True, connection='strong')
    groups = [[int(i) for i in np.flatnonzero(labels == label)] for label in range(labels.max() + 1)]
    cycles = sorted([g for g in groups if len(g) > 1 or g[0] in edges[g[0]]])
    graphs.append({'edges': edges, 'cycles': cycles})

print(json.dumps({'perceptual': perceptual, 'circles': circles, 'graphs': graphs}))
