#!/usr/bin/python3
"""Makes reference answers with other inputs, by NumPy, SciPy and scikit-learn and not by our code:

    golden/make.py --seed 7 --out /tmp/golden7 && ./build test -pl analysis.tests -Dgolden.dir=/tmp/golden7
    golden/make.py --check golden          compares the answers of a folder with what comes out here for its inputs

The definitions are those that each file's note states. overlay.json is copied with --out: OverlayTest of plot.tests reads it.
"""
import argparse, json, math, os, shutil, sys
import numpy as np
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import squareform
from sklearn import metrics
from sklearn.decomposition import PCA
from sklearn.manifold import trustworthiness

here = os.path.dirname(os.path.abspath(__file__))


def otsu_sum(m):
    m = np.abs(m.astype("f4")).ravel()
    if m.max() == m.min():
        return m.sum(dtype="f8")
    count, edge = np.histogram(m.astype("f8"), 256)
    p, centre = count / count.sum(), (edge[:-1] + edge[1:]) / 2
    below = np.cumsum(p)
    above = 1 - below
    mean = np.cumsum(p * centre)
    with np.errstate(all="ignore"):
        between = np.where((below > 0) & (count.sum() * above > 0.5), (mean[-1] * below - mean) ** 2 / (below * above), -1)
    return m[m > centre[np.argmax(between)]].sum(dtype="f8")


def summaries(inputs):
    def of(x):
        a = np.abs(x).astype("f8")
        return {"l2": np.sqrt((a ** 2).sum((2, 3))), "mean": a.mean((2, 3)), "max": a.max((2, 3)),
                "otsuSum": np.array([[otsu_sum(c) for c in i] for i in x])}
    return {"maps": of(np.array(inputs["activations"], "f4").reshape(inputs["shape"])),
            "onePixel": of(np.array(inputs["onePixel"], "f4").reshape(inputs["onePixelShape"]))}


def jaccard(inputs):
    x, label = np.array(inputs["summaries"]), np.array(inputs["labels"])
    n, channels = x.shape
    answers = {}
    for eta in ["0.05", "0.1", "0.25", "0.5", "1.0"]:
        k = math.ceil(round(float(eta) * channels, 9))
        b = np.zeros(x.shape, int)
        for i in range(n):
            b[i, np.argsort(-x[i], kind="stable")[:k]] = 1
        shared = b @ b.T
        j = shared / (2 * k - shared)
        other = ~np.eye(n, dtype=bool)
        classes = range(label.max() + 1)
        mean = [[j[np.ix_(label == a, label == c)][other[np.ix_(label == a, label == c)]].mean() for c in classes] for a in classes]
        answers[eta] = {"k": k, "intersection": shared, "jaccard": j, "classMean": mean, "chance": k / channels / (2 - k / channels)}
    return answers


def hierarchy(inputs):
    def one(s):
        d = 1 - np.array(s)
        np.fill_diagonal(d, 0)
        return linkage(squareform(d, checks=False), "average")
    return {"merges": [one(s) for s in inputs["similarity"]]}


def quantiles(v, m):
    v = np.sort(v)
    return np.interp((np.arange(m) + 0.5) / m, (np.arange(len(v)) + 0.5) / len(v), v)


def ranking(inputs):
    x, label = np.array(inputs["summaries"]), np.array(inputs["labels"])
    groups = [x[label == c] for c in range(label.max() + 1)]
    distance = np.zeros(x.shape[1])
    for a in range(len(groups)):
        for b in range(a):
            m = max(len(groups[a]), len(groups[b]))
            for c in range(x.shape[1]):
                distance[c] += np.linalg.norm(quantiles(groups[a][:, c], m) - quantiles(groups[b][:, c], m))
    between = sum(len(g) * (g.mean(0) - x.mean(0)) ** 2 for g in groups)
    total = ((x - x.mean(0)) ** 2).sum(0)
    constant = x.max(0) == x.min(0)
    return {"variance": x.var(0), "classPairwiseDistance": distance,
            "etaSquared": np.where(constant, 0, between / np.where(constant, 1, total))}


def separability(inputs):
    x, label = np.array(inputs["vectors"]), np.array(inputs["labels"])
    d = np.linalg.norm(x[:, None] - x[None], axis=2)
    np.fill_diagonal(d, np.inf)
    nearest = np.argsort(d, 1, kind="stable")[:, :5]
    groups = [x[label == c] for c in range(label.max() + 1)]
    between = sum(len(g) * ((g.mean(0) - x.mean(0)) ** 2).sum() for g in groups)
    within = sum(((g - g.mean(0)) ** 2).sum() for g in groups)
    return {"silhouette": metrics.silhouette_score(x, label), "silhouetteSamples": metrics.silhouette_samples(x, label),
            "daviesBouldin": metrics.davies_bouldin_score(x, label), "calinskiHarabasz": metrics.calinski_harabasz_score(x, label),
            "knnPurity5": (label[nearest] == label[:, None]).mean(), "fisherRatio": between / within}


def projection(inputs):
    x = np.array(inputs["vectors"])
    pca = PCA(2, svd_solver="full").fit_transform(x)
    centred = x - x.mean(0)
    value, vector = np.linalg.eigh(centred @ centred.T)
    mds = vector[:, :-3:-1] * np.sqrt(value[:-3:-1])
    return {"pca": pca, "classicalMds": mds, "trustworthinessPca12": trustworthiness(x, pca, n_neighbors=12),
            "continuityPca12": trustworthiness(pca, x, n_neighbors=12)}


def clusters(r, n, d, classes, spread):
    centre = spread * r.standard_normal((classes, d))
    label = np.sort(r.integers(0, classes, n))
    label[: 2 * classes] = np.repeat(np.arange(classes), 2)     # no class is empty
    label.sort()
    return centre[label] + r.standard_normal((n, d)), label


def inputs(r):
    made = {}
    n, c, h, w = r.integers(4, 9), 8, r.integers(4, 12), r.integers(4, 12)
    a = r.standard_normal((n, c, h, w))
    a[:, 1] = np.maximum(a[:, 1], 0)
    a[:, 2] = 0
    a[:, 3] = r.standard_normal()
    a[:, 4] = -np.exp(1.5 * a[:, 4])
    a[:, 5] = np.exp(3 * a[:, 5])
    a[0, 6] = 0
    a[0, 6, h // 2, w // 2] = 7
    made["summaries"] = {"shape": a.shape, "activations": a.astype("f4").ravel(), "onePixelShape": (n, c, 1, 1),
                         "onePixel": r.standard_normal(n * c).astype("f4")}
    label = np.repeat(np.arange(4), r.integers(2, 7, 4))
    x = r.gamma(1, 1, (len(label), r.integers(20, 80)))
    x[:, 3] = np.round(x[:, 3])
    x[1, 5:9] = x[1].max()                                      # ties go to the lower index
    made["jaccard"] = {"summaries": x, "labels": label}
    symmetric = []
    for size in (5, 11):
        s = r.random((size, size))
        s = (s + s.T) / 2
        np.fill_diagonal(s, 1)
        symmetric.append(s)
    made["hierarchy"] = {"similarity": symmetric}
    label = np.repeat(np.arange(3), (5, 7, 11))
    x = r.gamma(2, 1, (len(label), 12))
    x[:, 3] += 2 * label
    x[:, 9] = 1
    made["ranking"] = {"summaries": x, "labels": label}
    x, label = clusters(r, 90, 12, 4, 1.0)
    label[r.integers(0, 90, 5)] = r.integers(0, 4, 5)
    made["separability"] = {"vectors": x, "labels": label}
    made["projection"] = {"vectors": clusters(r, 70, 14, 3, 2.0)[0]}
    return made


ANSWERS = {f.__name__: f for f in (summaries, jaccard, hierarchy, ranking, separability, projection)}


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(v) for v in value]
    return value.item() if isinstance(value, np.generic) else value


def differences(where, a, b):
    if isinstance(a, dict):
        return [d for k in a for d in differences(where + "." + k, a[k], b[k])]
    a, b = np.array(a, dtype=object), np.array(b, dtype=object)
    if a.ndim and a.dtype == object and not all(np.shape(v) == np.shape(a[0]) for v in a):
        return [d for i in range(len(a)) for d in differences(f"{where}[{i}]", a[i], b[i])]
    a, b = a.astype(float), b.astype(float)
    if where.endswith((".pca", ".classicalMds")):               # columns up to sign
        a = a * np.sign((a * b).sum(0))
    return [] if np.allclose(a, b, rtol=1e-5, atol=1e-9) else [f"{where}: {np.abs(a - b).max()} apart"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", help="folder to write")
    parser.add_argument("--check", help="folder to compare")
    options = parser.parse_args()
    if options.check:
        bad = []
        for name, answer in ANSWERS.items():
            golden = json.load(open(os.path.join(options.check, name + ".json")))
            bad += differences(name, golden["expected"], plain(answer(golden["inputs"])))
        print("\n".join(bad) or "all answers agree")
        sys.exit(1 if bad else 0)
    os.makedirs(options.out, exist_ok=True)
    for name, given in inputs(np.random.default_rng(options.seed)).items():
        note = json.load(open(os.path.join(here, name + ".json")))["note"]
        given = plain(given)
        with open(os.path.join(options.out, name + ".json"), "w") as file:
            json.dump({"note": note, "inputs": given, "expected": plain(ANSWERS[name](given))}, file)
    shutil.copy(os.path.join(here, "overlay.json"), options.out)


main()
