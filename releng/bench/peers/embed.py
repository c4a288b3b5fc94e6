#!/usr/bin/python3
"""scikit-learn / umap-learn / numpy on an images x channels .npy; CPU seconds and quality."""
import os
for v in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"): os.environ.setdefault(v, "1")
import json, resource, sys
import numpy as np
what, path = sys.argv[1:3]; x = np.load(path).astype(np.float32); cpu = lambda: sum(resource.getrusage(resource.RUSAGE_SELF)[:2]); q = None
if what == "umap":
    import umap; umap.UMAP(random_state=1).fit_transform(x[:200])            # numba compiles here
t0 = cpu()
if what == "tsne":
    from sklearn.manifold import TSNE
    y = TSNE(2, perplexity=min(30, (len(x) - 1) / 3), n_iter=1000, init="pca", learning_rate="auto", random_state=1, n_jobs=1).fit_transform(x)
elif what == "pca":
    from sklearn.decomposition import PCA; y = PCA(2, svd_solver="randomized", random_state=1).fit_transform(x)
elif what == "umap": y = umap.UMAP(random_state=1).fit_transform(x)
elif what == "kmeans":
    from sklearn.cluster import KMeans; m = KMeans(10, n_init=1, random_state=1).fit(x); y = None; q = {"inertia_per_item": float(m.inertia_ / len(x))}
elif what == "jaccard":
    k = int(np.ceil(0.1 * x.shape[1])); b = np.zeros(x.shape, np.float32); np.put_along_axis(b, np.argpartition(-x, k, 1)[:, :k], 1, 1)
    i = b @ b.T; j = i / (2 * k - i); y = None; q = {"mean": float(j.mean())}
t = cpu() - t0
if y is not None:
    from sklearn.manifold import trustworthiness
    s = np.random.default_rng(0).permutation(len(x))[:2000]; q = {"trustworthiness12": float(trustworthiness(x[s], y[s], n_neighbors=12)), "sampled": len(s)}
    np.save(path.replace(".npy", f".{what}.peer.npy"), np.ascontiguousarray(y, np.float32))
print(json.dumps({"peer": "python", "what": what, "n": len(x), "d": x.shape[1], "cpu_s": round(t, 2), "quality": q}))
