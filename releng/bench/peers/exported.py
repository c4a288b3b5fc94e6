#!/usr/bin/python3
"""Accuracy of networks on the images that a surgery was measured on, by ONNX Runtime and Pillow alone (pip install onnxruntime numpy pillow):

    channelexplorer run surgery ... --format json --out plan.json
    channelexplorer surgery ... --out small.onnx
    exported.py --plan plan.json --images FOLDER --labels labels.txt [--scale 128,128] model.onnx small.onnx

Folders of images are classes; the outputs that are compared are those whose name a folder has, behind a number and _.
"""
import argparse, json, os
import numpy as np, onnxruntime
from PIL import Image

p = argparse.ArgumentParser()
p.add_argument("--plan", required=True); p.add_argument("--images", required=True); p.add_argument("--labels", required=True)
p.add_argument("--scale", default="128,128", help="(x - first) / second"); p.add_argument("networks", nargs="+", help="the first is the one that the others are compared with")
a = p.parse_args()
columns = {c["name"]: c["values"] for c in json.load(open(a.plan))["tables"]["images"]}
held = [f for f, h in zip(columns["image"], columns["heldOut"]) if h == 1]
plain = lambda name: "".join(c for c in name.lower() if c.isalnum())
outputs = [plain(line) for line in open(a.labels)]
classes = sorted({f.split("/")[0] for f in held})
columns = [outputs.index(plain(c.split("_", 1)[1])) for c in classes]
shift, scale = map(float, a.scale.split(","))
options = onnxruntime.SessionOptions(); options.intra_op_num_threads = 1
sessions = [onnxruntime.InferenceSession(n, options) for n in a.networks]
name = sessions[0].get_inputs()[0].name; side = sessions[0].get_inputs()[0].shape[2:]
right = np.zeros((len(sessions), len(held)))
for i, f in enumerate(held):
    x = np.asarray(Image.open(os.path.join(a.images, f)).convert("RGB").resize((side[1], side[0]), Image.BILINEAR), np.float32)
    x = ((x - shift) / scale).transpose(2, 0, 1)[None]
    for s, session in enumerate(sessions):
        right[s, i] = classes[int(np.argmax(session.run(None, {name: x})[0][0].ravel()[columns]))] == f.split("/")[0]
for s, network in enumerate(a.networks):
    d = right[s] - right[0]
    by = {c: np.mean([d[i] for i, f in enumerate(held) if f.split("/")[0] == c]) for c in classes}
    worst = min(by, key=by.get)
    print("%s: %d images, accuracy %.4f, change %+.4f (%+.4f to %+.4f), worst class %s %+.2f" % (
        os.path.basename(network), len(held), right[s].mean(), d.mean(), d.mean() - 1.96 * d.std() / len(d) ** .5, d.mean() + 1.96 * d.std() / len(d) ** .5, worst, by[worst]))
