package org.channelexplorer.core.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The constant tables of VP8, from the file beside this class. */
final class Vp8Tables {
	private static final String FILE = "vp8.txt";
	private static final int COEFFICIENTS = 4 * 8 * 3 * 11;
	private static final int MODES = 10 * 10 * 9;
	private static final int STEPS = 128;
	private static final int[] ALL = read();

	/** Default probabilities of coefficients: kind of block, band, context, 11 nodes of the tree. */
	static final int[] COEFFICIENT = Arrays.copyOfRange(ALL, 0, COEFFICIENTS);
	/** Probabilities that one of these is updated. */
	static final int[] UPDATE = Arrays.copyOfRange(ALL, COEFFICIENTS, 2 * COEFFICIENTS);
	/** Probabilities of a sub-block's mode: mode above, mode on the left, 9 nodes of the tree. */
	static final int[] MODE = Arrays.copyOfRange(ALL, 2 * COEFFICIENTS, 2 * COEFFICIENTS + MODES);
	/** Steps of the first coefficient, by quantiser. */
	static final int[] DC = Arrays.copyOfRange(ALL, 2 * COEFFICIENTS + MODES, 2 * COEFFICIENTS + MODES + STEPS);
	/** Steps of the others. */
	static final int[] AC = Arrays.copyOfRange(ALL, 2 * COEFFICIENTS + MODES + STEPS, 2 * COEFFICIENTS + MODES + 2 * STEPS);

	private Vp8Tables() {
	}

	private static int[] read() {
		try (BufferedReader in = new BufferedReader(new InputStreamReader(Vp8Tables.class.getResourceAsStream(FILE), StandardCharsets.US_ASCII))) {
			return in.lines().filter(l -> !l.startsWith("#")).flatMap(l -> Arrays.stream(l.split(" "))).mapToInt(Integer::parseInt).toArray();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
