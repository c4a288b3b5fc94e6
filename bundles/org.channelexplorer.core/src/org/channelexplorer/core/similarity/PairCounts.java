package org.channelexplorer.core.similarity;

import java.util.stream.IntStream;
import org.channelexplorer.core.internal.kernel.BitColumns;

/**
 * Counts what pairs of images share, many pairs at a time. Images are named by their position in an order. Immutable; its {@link Rows} are
 * for one thread each.
 */
final class PairCounts {
	/** Images that a task compares with others, so that these are brought into the cache once for all of them. */
	static final int TILE = 64;
	/** Positions that are counted together. */
	static final int BLOCK = BitColumns.BLOCK;
	/** Counts of a row: a power of two would put a column's all into the same few lines of the cache. */
	static final int STRIDE = BLOCK + 32;

	/** Images by position. */
	final int[] order;
	/** Channels in what is counted. */
	final int size;
	/** What is to be added to a count to get the number of channels shared. */
	final int shift;
	private final ChannelSets sets;
	/** Whether the channels outside the sets are counted, which are fewer. */
	private final boolean outside;
	private final BitColumns columns;

	PairCounts(ChannelSets sets, int[] order) {
		this.sets = sets;
		this.order = order;
		outside = 2 * sets.size() > sets.channels();
		size = outside ? sets.channels() - sets.size() : sets.size();
		shift = outside ? 2 * sets.size() - sets.channels() : 0; // sizes of the union's complement and of the intersection differ by that
		columns = new BitColumns(order.length, sets.channels());
		IntStream.range(0, blocks()).parallel().forEach(block -> {
			int[] members = new int[size];
			for (int p = block * BLOCK; p < Math.min(order.length, (block + 1) * BLOCK); p++) {
				sets.members(order[p], outside, members);
				for (int channel : members) {
					columns.add(p, channel);
				}
			}
		});
	}

	/** Number of blocks of positions. */
	int blocks() {
		return (order.length + BLOCK - 1) / BLOCK;
	}

	/** Position after the last of a block. */
	int end(int block) {
		return Math.min(order.length, (block + 1) * BLOCK);
	}

	/** Jaccard similarities by count: a division for every pair costs more than the pair. */
	double[] similarities() {
		return IntStream.rangeClosed(0, size).mapToDouble(count -> sets.jaccard(count + shift)).toArray();
	}

	/** The counts of some positions with others. */
	Rows rows(int from, int to) {
		return new Rows(from, to);
	}

	/** Some images, to be compared with blocks of others. */
	final class Rows {
		/** Counts with the block last counted: of row r with its position q at {@link #at}. */
		final char[] counts;
		private final BitColumns.Counter[] counters;

		private Rows(int from, int to) {
			counts = new char[(to - from) * STRIDE];
			counters = new BitColumns.Counter[to - from];
			int[] members = new int[size];
			for (int p = from; p < to; p++) {
				sets.members(order[p], outside, members);
				counters[p - from] = columns.counter(members);
			}
		}

		/** Counts with the images of a block. */
		void count(int block) {
			for (int r = 0; r < counters.length; r++) {
				counters[r].count(block, counts, r * STRIDE);
			}
		}

		/** What is to be added to a position of a block to get the place of a row's count. */
		int at(int row, int block) {
			return row * STRIDE - block * BLOCK;
		}
	}
}
