"""How well t-SNE converges beside scikit-learn's: releng/bench/run tsne-kl ANALYSIS [--layers REGEX] [--seeds 1,2,3] [--launcher FILE]

Of every layer of an analysis (of a few hundred images) the exact Kullback-Leibler divergence, all pairs of images, of the placement that
`run projection` gives and of scikit-learn's from the same summaries, at the same perplexity and number of iterations, both from PCA. A layer's figure is
the median over the seeds; the ratio is ours over theirs. `far` is the largest distance from the centre over the median: single images that were
thrown out show in it. Needs /usr/bin/python3 with numpy and scikit-learn (Debian: python3-sklearn)."""
import argparse, csv, io, json, os, re, subprocess
import numpy as np
from sklearn.manifold import TSNE
from sklearn.manifold._t_sne import _joint_probabilities
from sklearn.metrics import pairwise_distances
from scipy.spatial.distance import squareform

ap = argparse.ArgumentParser()
ap.add_argument('analysis'), ap.add_argument('--layers', default='.*'), ap.add_argument('--seeds', default='1,2,3')
ap.add_argument('--launcher', default=os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../channelexplorer'))
a = ap.parse_args()
data = re.sub(r'\.channelexplorer$', '.data', a.analysis)
recipe = json.load(open(data + '/manifest.json'))['recipe']
seeds = [int(s) for s in a.seeds.split(',')]


def summary(layer):
    names = [f for f in os.listdir(data) if re.match(r'%04d-.*\.%s\.npy$' % (layer, recipe['functions'][0]['id']), f)]
    return np.load(os.path.join(data, names[0]))


def kl(p, y):
    d = pairwise_distances(y, metric='sqeuclidean')
    q = 1 / (1 + d)
    np.fill_diagonal(q, 0)
    q = np.maximum(q / q.sum(), np.finfo(float).eps)
    return float((p * np.log(np.maximum(p, np.finfo(float).eps) / q)).sum())


def far(y):
    r = np.linalg.norm(y - y.mean(0), axis=1)
    return r.max() / np.median(r)


def ours(layer, seed):
    out = subprocess.run([a.launcher, 'run', 'projection', '--analysis', a.analysis, '--layer', layer, '--seed', str(seed), '--format', 'csv'], capture_output=True,
                         text=True, check=True).stdout
    return np.array([[float(r['x']), float(r['y'])] for r in csv.DictReader(io.StringIO(out))])


ratios = []
for i, layer in enumerate(recipe['layers']):
    if not re.search(a.layers, layer['id']):
        continue
    x = summary(i).astype(float)
    perplexity = min(30, (len(x) - 1) / 3)
    p = squareform(_joint_probabilities(pairwise_distances(x, metric='sqeuclidean').astype(np.float32), perplexity, 0))
    mine = [ours(layer['id'], s) for s in seeds]
    its = [TSNE(perplexity=perplexity, init='pca', learning_rate='auto', random_state=s).fit_transform(x.astype(np.float32)) for s in seeds]
    m, t = np.median([kl(p, y) for y in mine]), np.median([kl(p, y) for y in its])
    ratios.append(m / t)
    print('| %s | %d | %.4f | %.4f | %.3f | %.1f, %.1f |' % (layer['id'], x.shape[1], m, t, m / t, max(far(y) for y in mine), max(far(y) for y in its)), flush=True)
print('largest ratio %.3f over %d layers' % (max(ratios), len(ratios)))
