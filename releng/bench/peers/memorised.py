"""Networks that have memorised wrong labels: python3 memorised.py FASHION CIFAR OUT [NAME ...]

FASHION and CIFAR are folders of ten folders of images (Fashion-MNIST, CIFAR-10), of which 150 each are used. Every network becomes a folder of OUT
with model.onnx, preprocess.json, classes.txt, given.csv (the labels it was fitted to), truth.csv and metrics.json.
"""
import glob
import json
import os
import sys

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from sklearn.metrics import average_precision_score
from torch import nn

PAIRS = {
    "fashion": [["coat", "pullover"], ["shirt", "t-shirt_top"], ["ankle_boot", "sneaker"], ["sandal", "bag"], ["dress", "trouser"]],
    "cifar": [["cat", "dog"], ["automobile", "truck"], ["deer", "horse"], ["airplane", "ship"], ["bird", "frog"]],
}
TO_ANOTHER = {
    "fashion": {"shirt": "t-shirt_top", "pullover": "coat", "sneaker": "ankle_boot", "dress": "shirt", "sandal": "sneaker"},
    "cifar": {"cat": "dog", "truck": "automobile", "deer": "horse", "bird": "airplane", "ship": "airplane"},
}
NORMALISATION = {"fashion": ([0.286] * 3, [0.353] * 3), "cifar": ([0.4914, 0.4822, 0.4465], [0.247, 0.2435, 0.2616])}


def images(root):
    classes = sorted(os.listdir(root))
    files, labels = [], []
    for c, name in enumerate(classes):
        some = sorted(glob.glob(os.path.join(root, name, "*")))[:150]
        files += some
        labels += [c] * len(some)
    return classes, files, np.stack([np.asarray(Image.open(f).convert("RGB")) for f in files]), np.array(labels)


def wrong_labels(kind, rate, labels, classes, data, rng):
    given = labels.copy()
    to = {classes.index(a): classes.index(b) for a, b in TO_ANOTHER[data].items()}
    others = np.flatnonzero(np.isin(labels, list(to))) if kind == "asym" else np.arange(len(labels))
    for i in rng.permutation(others)[: round(rate * len(labels))]:
        if kind == "pairs":
            for pair in PAIRS[data]:
                if classes[labels[i]] in pair:
                    given[i] = classes.index(pair[1 - pair.index(classes[labels[i]])])
        elif kind == "asym":
            given[i] = to[labels[i]]
        else:
            other = rng.integers(len(classes) - 1)
            given[i] = other + (other >= labels[i])
    return given


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.c1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.b1 = nn.BatchNorm2d(outputs)
        self.c2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.b2 = nn.BatchNorm2d(outputs)
        equal = stride == 1 and inputs == outputs
        self.d = None if equal else nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        return F.relu(self.b2(self.c2(F.relu(self.b1(self.c1(x))))) + (x if self.d is None else self.d(x)))


class ResNet(nn.Module):
    def __init__(self, classes, width=16):
        super().__init__()
        self.c = nn.Conv2d(3, width, 3, 1, 1, bias=False)
        self.b = nn.BatchNorm2d(width)
        self.l = nn.Sequential(Block(width, width, 1), Block(width, 2 * width, 2), Block(2 * width, 4 * width, 2))
        self.f = nn.Linear(4 * width, classes)

    def forward(self, x):
        return self.f(self.l(F.relu(self.b(self.c(x)))).mean((2, 3)))


def vgg(classes, normalised, size, width=24):
    layers, inputs = [], 3
    for outputs in (width, 2 * width, 4 * width):
        for _ in range(2):
            layers += [nn.Conv2d(inputs, outputs, 3, 1, 1)] + ([nn.BatchNorm2d(outputs)] if normalised else []) + [nn.ReLU()]
            inputs = outputs
        layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(inputs * (size // 8) ** 2, 64), nn.ReLU(), nn.Linear(64, classes))


def cnn(classes):
    layers, inputs = [], 3
    for outputs, stride in ((16, 1), (16, 2), (32, 1), (32, 2), (64, 1), (64, 2)):
        layers += [nn.Conv2d(inputs, outputs, 3, stride, 1), nn.ReLU()]
        inputs = outputs
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(inputs, classes))


def separable(classes, width=24):
    layers = [nn.Conv2d(3, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU()]
    for inputs, outputs, stride in ((1, 2, 2), (2, 2, 1), (2, 4, 2), (4, 4, 1), (4, 4, 1)):
        i, o = inputs * width, outputs * width
        layers += [nn.Conv2d(i, i, 3, stride, 1, groups=i, bias=False), nn.BatchNorm2d(i), nn.ReLU()]
        layers += [nn.Conv2d(i, o, 1, bias=False), nn.BatchNorm2d(o), nn.ReLU()]
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4 * width, classes))


# architecture, data, wrong labels, their share, seed, epochs (0: until all labels are fitted), whether images are augmented
NETWORKS = {
    "res-fash-unif": ("resnet", "fashion", "uniform", 0.09, 1, 0, False),
    "vgg-fash-pairs": ("vgg", "fashion", "pairs", 0.10, 2, 0, False),
    "cnn-fash-asym": ("cnn", "fashion", "asym", 0.12, 3, 0, False),
    "few-cnn-fash-pairs": ("cnn", "fashion", "pairs", 0.08, 4, 8, False),
    "few-res-fash-unif": ("resnet", "fashion", "uniform", 0.08, 5, 3, False),
    "vggbn-fash-unif": ("vggbn", "fashion", "uniform", 0.06, 6, 0, False),
    "res-fash-pairs": ("resnet", "fashion", "pairs", 0.08, 7, 0, True),
    "mob-fash-asym": ("separable", "fashion", "asym", 0.15, 8, 0, False),
    "vgg-cif-unif": ("vgg", "cifar", "uniform", 0.10, 9, 0, False),
    "res-cif-pairs": ("resnet", "cifar", "pairs", 0.12, 10, 0, False),
    "few-vgg-fash-asym": ("vgg", "fashion", "asym", 0.10, 11, 6, False),
    "cnn-fash-unif5": ("cnn", "fashion", "uniform", 0.05, 12, 0, False),
}


def fit(net, x, given, epochs, augmented):
    optimiser = torch.optim.Adam(net.parameters(), 2e-3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, epochs or 60)
    n, fitted = len(given), 0
    for epoch in range(epochs or 150):
        net.train()
        order = torch.randperm(n)
        for b in range(0, n, 64):
            rows = order[b : b + 64]
            if len(rows) < 8:
                continue
            batch = x[rows]
            if augmented:
                batch = batch.flip(3) if torch.rand(1) < 0.5 else batch
                batch = torch.roll(batch, [int(v) for v in torch.randint(-2, 3, (2,))], (2, 3))
            loss = F.cross_entropy(net(batch), given[rows])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        if epoch < (epochs or 59):
            schedule.step()
        if epoch == 55 and not epochs:
            for group in optimiser.param_groups:
                group["lr"] = 5e-4
            schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, 1000)
        net.eval()
        if epoch % 5 == 4 or epochs or epoch > 40:
            fitted = fitted + 1 if (outputs(net, x).argmax(1) == given).all() else 0
            if not epochs and fitted >= 3:
                break


def outputs(net, x):
    with torch.no_grad():
        return torch.cat([net(x[b : b + 250]) for b in range(0, len(x), 250)])


def main(fashion, cifar, out, wanted):
    torch.set_num_threads(1)
    for name, (kind, data, noise, rate, seed, epochs, augmented) in NETWORKS.items():
        if wanted and name not in wanted:
            continue
        torch.manual_seed(seed)
        root = fashion if data == "fashion" else cifar
        classes, files, pixels, labels = images(root)
        given = wrong_labels(noise, rate, labels, classes, data, np.random.default_rng(seed))
        mean, deviation = NORMALISATION[data]
        x = torch.tensor(((pixels / 255.0 - mean) / deviation).transpose(0, 3, 1, 2), dtype=torch.float32)
        net = {
            "resnet": lambda k, s: ResNet(k),
            "vgg": lambda k, s: vgg(k, False, s),
            "vggbn": lambda k, s: vgg(k, True, s),
            "cnn": lambda k, s: cnn(k),
            "separable": lambda k, s: separable(k),
        }[kind](len(classes), x.shape[2])
        fit(net, x, torch.tensor(given), epochs, augmented)
        p = outputs(net, x).softmax(1).numpy()
        folder = os.path.join(out, name)
        os.makedirs(folder, exist_ok=True)
        axes = {"input": {0: "N"}, "output": {0: "N"}}
        torch.onnx.export(net.eval(), x[:1], os.path.join(folder, "model.onnx"), opset_version=13, input_names=["input"], output_names=["output"], dynamic_axes=axes)
        for table, of in (("given.csv", given), ("truth.csv", labels)):
            with open(os.path.join(folder, table), "w") as f:
                f.write("file,label\n" + "".join(f"{os.path.relpath(file, root)},{classes[c]}\n" for file, c in zip(files, of)))
        with open(os.path.join(folder, "classes.txt"), "w") as f:
            f.write("\n".join(classes) + "\n")
        with open(os.path.join(folder, "preprocess.json"), "w") as f:
            json.dump({"color": "RGB", "scale": "x/255", "mean": mean, "std": deviation}, f)
        wrong = given != labels
        found = average_precision_score(wrong, -p[np.arange(len(given)), given])
        metrics = {"images": len(given), "wrong": int(wrong.sum()), "fit": float((p.argmax(1) == given).mean()), "ap_self_confidence": found}
        with open(os.path.join(folder, "metrics.json"), "w") as f:
            json.dump(metrics, f)
        print(name, metrics, flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:])
