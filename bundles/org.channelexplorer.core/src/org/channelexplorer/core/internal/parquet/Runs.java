package org.channelexplorer.core.internal.parquet;

/**
 * Small numbers in the hybrid of run lengths and packed bits.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/data-pages/encodings/">Parquet, encodings, RLE/bit-packing hybrid</a>
 */
final class Runs {
	private Runs() {
	}

	/**
	 * @param bits of each number, 0 to 32
	 * @throws IndexOutOfBoundsException when the bytes end before the last number
	 */
	static int[] read(byte[] bytes, int from, int bits, int count) {
		int[] out = new int[count];
		int at = from;
		int size = (bits + 7) / 8;
		for (int n = 0; n < count;) {
			int head = 0;
			for (int shift = 0;; shift += 7) {
				byte b = bytes[at++];
				head |= (b & 0x7f) << shift;
				if (b >= 0 || shift > 28) {
					break;
				}
			}
			int length = head >>> 1;
			if (length == 0) {
				throw new IndexOutOfBoundsException("a run of no number");
			} else if ((head & 1) == 0) {
				int value = 0;
				for (int i = 0; i < size; i++) {
					value |= (bytes[at++] & 0xff) << 8 * i;
				}
				int end = (int) Math.min(count, (long) n + length);
				java.util.Arrays.fill(out, n, end, value);
				n = end;
			} else {
				int end = (int) Math.min(count, n + 8L * length);
				long bit = 8L * at;
				for (; n < end; n++, bit += bits) {
					int value = 0;
					for (int i = 0; i < bits; i++) {
						value |= (bytes[(int) (bit + i >> 3)] >> (bit + i & 7) & 1) << i;
					}
					out[n] = value;
				}
				at = Math.addExact(at, Math.multiplyExact(length, bits));
			}
		}
		return out;
	}
}
