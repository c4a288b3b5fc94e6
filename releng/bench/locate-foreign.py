"""Whether `run locate` notices images of another kind: releng/bench/run locate-foreign ANALYSIS FOREIGN NEW [--layers REGEX] [--launcher FILE]

FOREIGN and NEW are analyses by the same network: of images of another kind, and of new images of the kind of ANALYSIS. Of every layer: the median
percentile of both, how many are above 95, and the AUC of the percentile for telling foreign from new ones (ties count half).
Needs python3 with numpy."""
import argparse, csv, io, json, os, re, subprocess
import numpy as np

ap = argparse.ArgumentParser()
[ap.add_argument(n) for n in ('analysis', 'foreign', 'new')]
ap.add_argument('--layers', default='.*')
ap.add_argument('--launcher', default=os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../channelexplorer'))
a = ap.parse_args()


def data(analysis):
    return re.sub(r'\.channelexplorer$', '.data', analysis)


def samples(analysis, layer):
    recipe = json.load(open(data(analysis) + '/manifest.json'))['recipe']
    at = [l['id'] for l in recipe['layers']].index(layer)
    name = [f for f in os.listdir(data(analysis)) if re.match(r'%04d-.*\.%s\.npy$' % (at, recipe['functions'][0]['id']), f)][0]
    return os.path.join(data(analysis), name)


def percentiles(analysis, layer):
    out = subprocess.run([a.launcher, 'run', 'locate', '--analysis', a.analysis, '--layer', layer, '-p', 'method=pca', '-p', 'samples=' + samples(analysis, layer),
                          '--format', 'csv'], capture_output=True, text=True, check=True).stdout
    return np.array([float(r['percentile']) for r in csv.DictReader(io.StringIO(out))])


for layer in [l['id'] for l in json.load(open(data(a.analysis) + '/manifest.json'))['recipe']['layers']]:
    if re.search(a.layers, layer):
        f, n = percentiles(a.foreign, layer), percentiles(a.new, layer)
        auc = ((f[:, None] > n).sum() + 0.5 * (f[:, None] == n).sum()) / (len(f) * len(n))
        print('| %s | %.0f, %.0f | %.0f %%, %.0f %% | %.2f |' % (layer, np.median(f), np.median(n), 100 * (f > 95).mean(), 100 * (n > 95).mean(), auc), flush=True)
