package org.channelexplorer.core.internal.kernel;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** All sums stay in registers: kept in an array, loading and storing them costs more than adding. */
public final class VectorColumnSums implements ColumnSums {
	private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED.length() > WORDS ? LongVector.SPECIES_512 : LongVector.SPECIES_PREFERRED;

	@Override
	public void add(long[] bits, int offset, int[] columns, int from, int to, long[] sums) {
		for (int word = 0; word < WORDS; word += LONGS.length()) {
			addSome(bits, offset + word, columns, from, to, sums, word);
		}
	}

	// the words of a vector; written out: with a method for an adder the compiler no longer inlines everything, and it takes eight times as long
	private static void addSome(long[] bits, int at, int[] columns, int from, int to, long[] sums, int word) {
		LongVector ones = LongVector.zero(LONGS);
		LongVector twos = ones;
		LongVector fours = ones;
		LongVector bit3 = ones;
		LongVector bit4 = ones;
		LongVector bit5 = ones;
		LongVector bit6 = ones;
		LongVector bit7 = ones;
		for (int m = from; m < to; m += GROUP) {
			LongVector a = LongVector.fromArray(LONGS, bits, at + columns[m]);
			LongVector b = LongVector.fromArray(LONGS, bits, at + columns[m + 1]);
			LongVector odd = a.lanewise(VectorOperators.XOR, b);
			LongVector twosA = a.and(b).or(odd.and(ones));
			ones = ones.lanewise(VectorOperators.XOR, odd);
			a = LongVector.fromArray(LONGS, bits, at + columns[m + 2]);
			b = LongVector.fromArray(LONGS, bits, at + columns[m + 3]);
			odd = a.lanewise(VectorOperators.XOR, b);
			LongVector twosB = a.and(b).or(odd.and(ones));
			ones = ones.lanewise(VectorOperators.XOR, odd);
			odd = twosA.lanewise(VectorOperators.XOR, twosB);
			LongVector foursA = twosA.and(twosB).or(odd.and(twos));
			twos = twos.lanewise(VectorOperators.XOR, odd);
			a = LongVector.fromArray(LONGS, bits, at + columns[m + 4]);
			b = LongVector.fromArray(LONGS, bits, at + columns[m + 5]);
			odd = a.lanewise(VectorOperators.XOR, b);
			twosA = a.and(b).or(odd.and(ones));
			ones = ones.lanewise(VectorOperators.XOR, odd);
			a = LongVector.fromArray(LONGS, bits, at + columns[m + 6]);
			b = LongVector.fromArray(LONGS, bits, at + columns[m + 7]);
			odd = a.lanewise(VectorOperators.XOR, b);
			twosB = a.and(b).or(odd.and(ones));
			ones = ones.lanewise(VectorOperators.XOR, odd);
			odd = twosA.lanewise(VectorOperators.XOR, twosB);
			LongVector foursB = twosA.and(twosB).or(odd.and(twos));
			twos = twos.lanewise(VectorOperators.XOR, odd);
			odd = foursA.lanewise(VectorOperators.XOR, foursB);
			LongVector carry = foursA.and(foursB).or(odd.and(fours));
			fours = fours.lanewise(VectorOperators.XOR, odd);
			LongVector next = bit3.and(carry);
			bit3 = bit3.lanewise(VectorOperators.XOR, carry);
			carry = bit4.and(next);
			bit4 = bit4.lanewise(VectorOperators.XOR, next);
			next = bit5.and(carry);
			bit5 = bit5.lanewise(VectorOperators.XOR, carry);
			carry = bit6.and(next);
			bit6 = bit6.lanewise(VectorOperators.XOR, next);
			bit7 = bit7.lanewise(VectorOperators.XOR, carry);
		}
		ones.intoArray(sums, word);
		twos.intoArray(sums, WORDS + word);
		fours.intoArray(sums, 2 * WORDS + word);
		bit3.intoArray(sums, 3 * WORDS + word);
		bit4.intoArray(sums, 4 * WORDS + word);
		bit5.intoArray(sums, 5 * WORDS + word);
		bit6.intoArray(sums, 6 * WORDS + word);
		bit7.intoArray(sums, 7 * WORDS + word);
	}
}
