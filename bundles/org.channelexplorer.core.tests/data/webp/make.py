#!/usr/bin/env python3
"""Makes images.zip: WebP files of many kinds, an animated PNG, BigTIFFs, and beside each what Pillow's convert("RGB") makes of it (NAME.rgb: width and height as
two 16-bit numbers, little end first, then the bytes). Needs python3-pil and python3-numpy. Lossy files begin with 'lossy'."""
import io, os, struct, zipfile
import numpy as np
from PIL import Image, ImageCms, ImageFilter

rng = np.random.default_rng(11)
files = {}

def picture(w, h, noise=4):
    y, x = np.mgrid[0:h, 0:w]
    a = np.stack([128 + 90 * np.sin(x / 19 + y / 27), 120 + 80 * np.cos(x / 23 - y / 18), 60 + (x * 3 + y * 2) % 120], -1)
    return Image.fromarray(np.clip(a + rng.normal(0, noise, (h, w, 1)), 0, 255).astype(np.uint8))

def save(name, image, **options):
    out = io.BytesIO()
    image.save(out, name.rsplit('.', 1)[-1], **options)
    files[name] = out.getvalue()

profile = ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB')).tobytes()
exif = b'Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0'
for w, h in ((1, 1), (16, 16), (19, 13), (97, 61)):
    im = picture(w, h)
    alpha = im.copy()
    alpha.putalpha(Image.fromarray((np.arange(w * h).reshape(h, w) * 7 % 256).astype(np.uint8)))
    for q in (10, 75, 95):
        save(f'lossy-{w}-{q}.webp', im, quality=q)
    save(f'lossy-alpha-{w}.webp', alpha, quality=80)
    save(f'lossy-grey-{w}.webp', im.convert('L'), quality=80)
    save(f'lossy-profile-{w}.webp', im, quality=80, icc_profile=profile, exif=exif)
    save(f'lossy-animated-{w}.webp', im, quality=80, save_all=True, append_images=[im.rotate(180)])
    save(f'lossless-{w}.webp', im, lossless=True)
    save(f'lossless-grey-{w}.webp', im.convert('L'), lossless=True)
    for colours in (2, 3, 16, 200):
        save(f'lossless-{colours}-colours-{w}.webp', im.quantize(colours).convert('RGB'), lossless=True)
    save(f'lossless-alpha-{w}.webp', alpha, lossless=True)
    save(f'lossless-alpha-exact-{w}.webp', alpha, lossless=True, exact=True)
    save(f'lossless-profile-{w}.webp', im, lossless=True, icc_profile=profile, exif=exif)
    save(f'lossless-animated-{w}.webp', alpha, lossless=True, save_all=True, append_images=[alpha.rotate(180)])
    save(f'apng-{w}.png', im, save_all=True, append_images=[im.rotate(180)])

# an animation whose first frame is smaller than its canvas
frame = files['lossless-19.webp'][12:]
body = b'VP8X' + struct.pack('<I', 10) + b'\x02\0\0\0' + struct.pack('<I', 29)[:3] + struct.pack('<I', 20)[:3]
body += b'ANIM' + struct.pack('<IIH', 6, 0xffffffff, 0)
anmf = struct.pack('<I', 2)[:3] + struct.pack('<I', 3)[:3] + struct.pack('<I', 18)[:3] + struct.pack('<I', 12)[:3] + b'\x64\0\0\0' + frame
body += b'ANMF' + struct.pack('<I', len(anmf)) + anmf
files['lossless-placed.webp'] = b'RIFF' + struct.pack('<I', 4 + len(body)) + b'WEBP' + body

# BigTIFF: 64-bit places
def big(name, values, photometric, order, orientation=1):
    h, w = values.shape[:2]
    bands = values.shape[2] if values.ndim == 3 else 1
    data = values.astype(values.dtype.newbyteorder(order)).tobytes()
    bits = values.dtype.itemsize * 8
    fields = [(256, 4, [w]), (257, 4, [h]), (258, 3, [bits] * bands), (259, 3, [1]), (262, 3, [photometric]), (273, 16, [0]), (274, 3, [orientation]),
              (277, 3, [bands]), (278, 4, [h]), (279, 16, [len(data)])]
    size = 16 + 8 + 20 * len(fields) + 8
    out = (b'II' if order == '<' else b'MM') + struct.pack(order + 'HHHQQ', 43, 8, 0, 16, len(fields))
    for tag, kind, v in fields:
        v = [size] if tag == 273 else v
        packed = struct.pack(order + {3: 'H', 4: 'I', 16: 'Q'}[kind] * len(v), *v)
        out += struct.pack(order + 'HHQ', tag, kind, len(v)) + packed.ljust(8, b'\0')
    files[name] = out + bytes(8) + data

pixels = np.asarray(picture(19, 13))
for order, name in (('<', 'little'), ('>', 'big')):
    big(f'bigtiff-rgb-{name}.tif', pixels, 2, order)
    big(f'bigtiff-grey-{name}.tif', pixels[..., 0].copy(), 1, order)
    big(f'bigtiff-grey16-{name}.tif', pixels[..., 1].astype(np.uint16) * 3, 1, order)
big('bigtiff-turned.tif', pixels, 2, '<', 6)

here = os.path.dirname(os.path.abspath(__file__))
with zipfile.ZipFile(os.path.join(here, 'images.zip'), 'w', zipfile.ZIP_DEFLATED) as out:
    for name, content in sorted(files.items()):
        # Pillow 9 does not know big BigTIFFs, which hold the same pixels
        im = Image.open(io.BytesIO(files[name.replace('-big.', '-little.')])).convert('RGB')
        out.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        out.writestr(zipfile.ZipInfo(name + '.rgb'), struct.pack('<HH', *im.size) + im.tobytes(), zipfile.ZIP_DEFLATED)
