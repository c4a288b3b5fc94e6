"""Makes the Parquet files beside it with pyarrow and Pillow, and expected.csv: file, row, name of the row's image, class, SHA-256 of the image's file.
Only needed to make them anew: python3 make.py (pyarrow 25, Pillow 9)."""
import csv, hashlib, io, json, os
import numpy as np, pyarrow as pa, pyarrow.parquet as pq
from PIL import Image

here = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(20)
NAMES = ['aeroplane', 'car, red', 'zoë']
expected = []

def png(i):
    out = io.BytesIO()
    Image.fromarray(rng.integers(0, 256, (6 + i % 3, 6, 3), dtype=np.uint8)).save(out, 'png')
    return out.getvalue()

def features(**more):
    return json.dumps({'info': {'features': {'image': {'_type': 'Image'}, **more}}})

CLASSES = features(label={'names': NAMES, '_type': 'ClassLabel'})

def write(file, n, meta=CLASSES, label=lambda i: i * 7 % 3, path=lambda i: 'some/where/%d.png' % (i * 3), none=(), rename=None, flat=False, **options):
    images = [None if i in none else png(i) for i in range(n)]
    paths = [path(i) for i in range(n)]
    labels = [label(i) for i in range(n)]
    if flat:
        column = pa.array(images, type=pa.binary())
    else:
        column = pa.array([{'bytes': b, 'path': p} for b, p in zip(images, paths)], type=pa.struct([('bytes', pa.binary()), ('path', pa.string())]))
    t = pa.table({'image': column, rename or 'label': pa.array(labels), 'other': pa.array(np.arange(n) / 7)})
    if meta:
        t = t.replace_schema_metadata({'huggingface': meta})
    os.makedirs(os.path.dirname(os.path.join(here, file)), exist_ok=True)
    pq.write_table(t, os.path.join(here, file), **options)
    for i in range(n):
        name = '%06d' % i + ('-' + paths[i].split('/')[-1] if paths[i] and not flat else '')
        c = labels[i]
        c = '' if c is None or c == -1 else NAMES[c] if meta == CLASSES and isinstance(c, int) else str(c)
        expected.append([file, i, name, c, hashlib.sha256(images[i]).hexdigest() if images[i] else ''])

write('set/data/train-00000-of-00002.parquet', 40, compression='snappy', row_group_size=15)
write('set/data/train-00001-of-00002.parquet', 25, compression='snappy', use_dictionary=False, data_page_size=500, write_batch_size=4)
write('set/data/test-00000-of-00001.parquet', 12, compression='zstd', data_page_version='2.0', label=lambda i: -1 if i == 5 else i % 3)
write('one/gzip.parquet', 30, compression='gzip', data_page_size=300, write_batch_size=3, dictionary_pagesize_limit=400)
write('one/none.parquet', 30, compression='none', none=(0, 3, 29), path=lambda i: None)
write('one/version2.parquet', 30, compression='snappy', data_page_version='2.0', none=(1, 2, 3), use_dictionary=['label'], data_page_size=300, write_batch_size=3)
write('one/words.parquet', 9, meta=None, label=lambda i: ['b', 'a', None][i % 3], rename='class')
write('one/bytes.parquet', 9, meta=None, flat=True, compression='zstd')
write('one/index.parquet', 60, compression='zstd', write_page_index=True, row_group_size=20, data_page_size=700, write_batch_size=5)
write('refused/lz4.parquet', 5, compression='lz4')
write('refused/delta.parquet', 5, use_dictionary=['label'], column_encoding={'image.bytes': 'DELTA_LENGTH_BYTE_ARRAY'})
pq.write_table(pa.table({'x': [1, 2]}), os.path.join(here, 'refused/table.parquet'))
with open(os.path.join(here, 'expected.csv'), 'w', newline='') as out:
    csv.writer(out, lineterminator='\n').writerows(expected)
