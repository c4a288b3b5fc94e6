package org.channelexplorer.core.internal.kernel;

/** Word by word. */
public final class ScalarColumnSums implements ColumnSums {

	@Override
	public void add(long[] bits, int offset, int[] columns, int from, int to, long[] sums) {
		for (int word = 0; word < WORDS; word++) {
			addWord(bits, offset + word, columns, from, to, sums, word);
		}
	}

	private static void addWord(long[] bits, int at, int[] columns, int from, int to, long[] sums, int word) {
		long ones = 0;
		long twos = 0;
		long fours = 0;
		long bit3 = 0;
		long bit4 = 0;
		long bit5 = 0;
		long bit6 = 0;
		long bit7 = 0;
		for (int m = from; m < to; m += GROUP) {
			long a = bits[at + columns[m]];
			long b = bits[at + columns[m + 1]];
			long odd = a ^ b;
			long twosA = carry(a, b, odd, ones);
			ones = ones ^ odd;
			a = bits[at + columns[m + 2]];
			b = bits[at + columns[m + 3]];
			odd = a ^ b;
			long twosB = carry(a, b, odd, ones);
			ones = ones ^ odd;
			odd = twosA ^ twosB;
			long foursA = carry(twosA, twosB, odd, twos);
			twos = twos ^ odd;
			a = bits[at + columns[m + 4]];
			b = bits[at + columns[m + 5]];
			odd = a ^ b;
			twosA = carry(a, b, odd, ones);
			ones = ones ^ odd;
			a = bits[at + columns[m + 6]];
			b = bits[at + columns[m + 7]];
			odd = a ^ b;
			twosB = carry(a, b, odd, ones);
			ones = ones ^ odd;
			odd = twosA ^ twosB;
			long foursB = carry(twosA, twosB, odd, twos);
			twos = twos ^ odd;
			odd = foursA ^ foursB;
			long carry = carry(foursA, foursB, odd, fours);
			fours = fours ^ odd;
			long next = bit3 & carry;
			bit3 = bit3 ^ carry;
			carry = bit4 & next;
			bit4 = bit4 ^ next;
			next = bit5 & carry;
			bit5 = bit5 ^ carry;
			carry = bit6 & next;
			bit6 = bit6 ^ next;
			bit7 = bit7 ^ carry;
		}
		sums[word] = ones;
		sums[WORDS + word] = twos;
		sums[2 * WORDS + word] = fours;
		sums[3 * WORDS + word] = bit3;
		sums[4 * WORDS + word] = bit4;
		sums[5 * WORDS + word] = bit5;
		sums[6 * WORDS + word] = bit6;
		sums[7 * WORDS + word] = bit7;
	}

	// of three bits added, the exclusive or of the first two known
	private static long carry(long a, long b, long odd, long c) {
		return a & b | odd & c;
	}
}
