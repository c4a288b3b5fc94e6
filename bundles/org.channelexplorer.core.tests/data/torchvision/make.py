#!/usr/bin/env python3
"""Makes the reference values: synthetic PNGs, put through torchvision's classification transform (python3-torchvision, python3-pil)."""
import numpy as np, torch, torchvision.transforms as T
from PIL import Image
rng = np.random.default_rng(5)
def picture(h, w, c):
    y, x = np.mgrid[0:h, 0:w]; planes = []
    for k in range(c):
        f = rng.uniform(0.02, 0.4, 2); p = 127 + 70 * np.sin(f[0] * x + k) + 50 * np.cos(f[1] * y - k) + rng.normal(0, 15, (h, w))
        p[h // 3:h // 2, w // 4:w // 2] = 255 * (k % 2); planes.append(p)
    return np.clip(np.stack(planes, -1), 0, 255).astype(np.uint8)
norm = T.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
for name, h, w, mode in [("wide", 90, 151, "RGB"), ("tall", 133, 71, "RGB"), ("small", 20, 23, "RGB"), ("grey", 100, 80, "L"), ("alpha", 77, 64, "RGBA"), ("palette", 60, 60, "P")]:
    a = picture(h, w, {"L": 1, "RGBA": 4}.get(mode, 3))
    im = Image.fromarray(a[..., 0] if mode == "L" else a, "L" if mode == "L" else "RGBA" if mode == "RGBA" else "RGB")
    if mode == "P": im = im.quantize(32)
    im.save(name + ".png", optimize=True)
    side = 48; short = round(side * 256 / 224)
    t = T.Compose([T.Resize(short, antialias=True), T.CenterCrop(side), T.ToTensor(), norm])(Image.open(name + ".png").convert("RGB"))
    np.save(name + ".npy", t.numpy().astype("<f4"))
print(torch.__version__)
