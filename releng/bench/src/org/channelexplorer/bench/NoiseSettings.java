package org.channelexplorer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;

/**
 * Settings of label noise whose truth is known. Made-up ones: classes in pairs that are harder to tell apart, images of different difficulty, a
 * network's probabilities that are right, too certain, too hesitant, noisy, or learned from labels with this noise or with another; labels changed
 * to any class, to the other of a pair, to the next one, or by random matrices of which a share is zero, as cleanlab's
 * {@code generate_noise_matrix_from_trace} makes them (C. G. Northcutt et al., 2021). And real ones: the probabilities of a folder of settings with their own labels and with others.
 */
final class NoiseSettings {
	private static final int[] CLASSES = { 3, 5, 10, 25, 100 };
	private static final int[] IMAGES = { 500, 1500, 5000, 15_000, 50_000 };
	private static final double[] RATES = { 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4 };
	private static final double[] MATRIX_RATES = { 0.2, 0.3, 0.4, 0.5, 0.6 };
	private static final double[] ZEROS = { 0, 0.2, 0.4, 0.6 };
	private static final int FEWEST = 20; // images per class
	private static final long MOST = 2_000_000; // values

	/** How a network comes to its probabilities. */
	private enum Network {
		RIGHT(1, 0, false, false), CERTAIN(2.5, 0, false, false), HESITANT(0.5, 0, false, false), NOISY(1, 0.8, false, false), LEARNED(1, 0.3, true,
				false), LEARNED_CERTAIN(1.6, 0.3, true, false), LEARNED_ELSEWHERE(1, 0.3, true, true);

		final double power;
		final double jitter;
		final boolean learned;
		final boolean elsewhere;

		Network(double power, double jitter, boolean learned, boolean elsewhere) {
			this.power = power;
			this.jitter = jitter;
			this.learned = learned;
			this.elsewhere = elsewhere;
		}
	}

	/** A setting. */
	record Setting(String name, FloatMatrix p, Labels given, int[] truth) {

		boolean[] wrong() {
			boolean[] wrong = new boolean[truth.length];
			for (int i = 0; i < wrong.length; i++) {
				wrong[i] = given.classOf(i) != truth[i];
			}
			return wrong;
		}
	}

	private NoiseSettings() {
	}

	/** A made-up setting; which one follows from the seed. */
	static Setting madeUp(long seed) {
		SplittableRandom random = new SplittableRandom(0x9E37L * seed + 17);
		int k = CLASSES[random.nextInt(CLASSES.length)];
		int n = IMAGES[random.nextInt(IMAGES.length)];
		while (n < FEWEST * k || (long) n * k > MOST) {
			n = IMAGES[random.nextInt(IMAGES.length)];
		}
		int kind = random.nextInt(4);
		double rate = kind == 3 ? MATRIX_RATES[random.nextInt(MATRIX_RATES.length)] : RATES[random.nextInt(RATES.length)];
		double zeros = ZEROS[random.nextInt(ZEROS.length)];
		if (k == 3) { // right labels must be the most
			rate = Math.min(rate, 0.4);
		}
		Network network = Network.values()[random.nextInt(Network.values().length)];
		double separation = 2.5 + 2 * random.nextDouble();
		double[][] chances = chances(kind, k, rate, zeros, random);
		int[] truth = new int[n];
		double[][] right = posteriors(truth, k, separation, random);
		double[][] learned = !network.learned ? null : network.elsewhere ? chances(random.nextInt(4), k, 0.2, 0.4, random) : chances;
		float[] p = new float[n * k];
		for (int i = 0; i < n; i++) {
			double[] row = right[i];
			for (int c = 0; c < k; c++) {
				row[c] *= Math.exp(network.jitter * gaussian(random));
			}
			row = powered(row, 1);
			if (learned != null) {
				double[] given = new double[k];
				for (int y = 0; y < k; y++) {
					for (int g = 0; g < k; g++) {
						given[g] += row[y] * learned[y][g];
					}
				}
				row = given;
			}
			row = powered(row, network.power);
			for (int c = 0; c < k; c++) {
				p[i * k + c] = (float) row[c];
			}
		}
		String name = String.format("%d: %d classes, %d, %s %.2f%s, %s", seed, k, n, List.of("any", "pairs", "next", "matrix").get(kind), rate,
				kind == 3 ? " zeros " + zeros : "", network.name().toLowerCase(java.util.Locale.ROOT));
		return setting(name, FloatMatrix.of(n, k, p), truth, chances, random);
	}

	/** The settings of a folder, whole and of few images, with their labels and with others. */
	static List<Setting> real(Path folder, int images, long seed) throws IOException {
		List<Setting> settings = new ArrayList<>();
		try (Stream<Path> folders = Files.list(folder)) {
			for (Path f : folders.filter(f -> Files.isRegularFile(f.resolve("probabilities.npy"))).sorted().toList()) {
				int[] truth = bytes(f.resolve("true.npy"));
				int[] given = bytes(f.resolve("given.npy"));
				ByteBuffer half = ByteBuffer.wrap(body(f.resolve("probabilities.npy"))).order(ByteOrder.LITTLE_ENDIAN);
				float[] values = new float[half.capacity() / 2];
				for (int i = 0; i < values.length; i++) {
					values[i] = Float.float16ToFloat(half.getShort());
				}
				int k = values.length / truth.length;
				FloatMatrix p = FloatMatrix.of(truth.length, k, values);
				List<String> names = names(k);
				String name = f.getFileName().toString();
				SplittableRandom random = new SplittableRandom(seed);
				settings.add(new Setting(name + " own labels", p, new Labels(names, given), truth));
				for (int few : new int[] { 1500, 5000 }) {
					int[] rows = random.ints(few, 0, truth.length).toArray();
					settings.add(new Setting(name + " own labels of " + few, p.selectRows(rows), new Labels(names, at(given, rows)), at(truth, rows)));
				}
				int[] rows = random.ints(Math.min(images, truth.length), 0, truth.length).toArray(); // they lie class by class
				FloatMatrix first = p.selectRows(rows);
				int[] right = at(truth, rows);
				for (double rate : new double[] { 0.01, 0.02, 0.05, 0.1, 0.2, 0.4 }) {
					settings.add(setting(name + " any " + rate, first, right, chances(0, k, rate, 0, random), random));
				}
				for (double rate : new double[] { 0.05, 0.2, 0.4 }) {
					settings.add(setting(name + " next " + rate, first, right, chances(2, k, rate, 0, random), random));
				}
				for (double rate : new double[] { 0.2, 0.4, 0.6 }) {
					settings.add(setting(name + " matrix " + rate, first, right, chances(3, k, rate, 0.2, random), random));
				}
				int[] ownGiven = at(given, rows);
				for (double power : new double[] { 0.4, 2, 4 }) {
					float[] sharp = new float[rows.length * k];
					for (int i = 0; i < rows.length; i++) {
						double[] row = new double[k];
						for (int c = 0; c < k; c++) {
							row[c] = first.get(i, c);
						}
						row = powered(row, power);
						for (int c = 0; c < k; c++) {
							sharp[i * k + c] = (float) row[c];
						}
					}
					settings.add(new Setting(name + " own labels, power " + power, FloatMatrix.of(rows.length, k, sharp), new Labels(names, ownGiven), right));
				}
				for (double share : new double[] { 0.2, 0.5 }) {
					int[] fewer = right.clone();
					for (int i = 0; i < fewer.length; i++) {
						fewer[i] = random.nextDouble() < share ? ownGiven[i] : fewer[i];
					}
					settings.add(new Setting(name + " own errors, of them " + share, first, new Labels(names, fewer), right));
				}
			}
		}
		return settings;
	}

	/** Labels drawn for the true classes by chances. */
	static Setting setting(String name, FloatMatrix p, int[] truth, double[][] chances, SplittableRandom random) {
		int[] given = new int[truth.length];
		for (int i = 0; i < given.length; i++) {
			double u = random.nextDouble();
			int g = 0;
			while (g < chances.length - 1 && u >= chances[truth[i]][g]) {
				u -= chances[truth[i]][g++];
			}
			given[i] = g;
		}
		return new Setting(name, p, new Labels(names(chances.length), given), truth);
	}

	/** @param kind 0 any class, 1 the other of a pair, 2 the next class, 3 a random matrix. @return true class x label */
	static double[][] chances(int kind, int k, double rate, double zeros, SplittableRandom random) {
		double[][] chances = new double[k][k];
		double[] right = new double[k];
		Arrays.fill(right, 1 - rate);
		if (kind == 3) { // diagonals that differ, of the wanted mean
			double spread = Math.min(rate, 1 - rate) * 0.7;
			double mean = 0;
			for (int y = 0; y < k; y++) {
				right[y] += spread * (2 * random.nextDouble() - 1);
				mean += right[y] / k;
			}
			for (int y = 0; y < k; y++) {
				right[y] = Math.clamp(right[y] + 1 - rate - mean, 0.1, 0.99);
			}
		}
		for (int y = 0; y < k; y++) {
			double[] to = new double[k];
			double sum = 0;
			int kept = random.nextInt(k - 1); // one of the others at least
			for (int g = 0; g < k; g++) {
				int place = g < y ? g : g - 1;
				to[g] = g == y ? 0 : switch (kind) {
				case 0 -> 1;
				case 1 -> g == (k % 2 == 1 && y == k - 1 ? 0 : y ^ 1) ? 1 : 0;
				case 2 -> g == (y + 1) % k ? 1 : 0;
				default -> place == kept || random.nextDouble() >= zeros ? -Math.log(1 - random.nextDouble()) : 0;
				};
				sum += to[g];
			}
			for (int g = 0; g < k; g++) {
				chances[y][g] = g == y ? right[y] : (1 - right[y]) * to[g] / sum;
			}
		}
		return chances;
	}

	// unit Gaussian clouds around means that pairs of classes have partly in common; every image has them nearer or further apart
	private static double[][] posteriors(int[] truth, int k, double separation, SplittableRandom random) {
		double[][] q = new double[truth.length][];
		int pairs = (k + 1) / 2;
		for (int i = 0; i < truth.length; i++) {
			truth[i] = random.nextInt(k);
			double far = separation * (random.nextDouble() < 0.25 ? 0.5 : 1.2);
			double near = far * 0.7;
			double common = Math.sqrt(far * far - near * near);
			double[] x = new double[k + pairs];
			for (int d = 0; d < x.length; d++) {
				x[d] = gaussian(random) + (d == truth[i] ? near : d == k + truth[i] / 2 ? common : 0);
			}
			double[] log = new double[k];
			double max = Double.NEGATIVE_INFINITY;
			for (int c = 0; c < k; c++) {
				log[c] = near * x[c] + common * x[k + c / 2];
				max = Math.max(max, log[c]);
			}
			for (int c = 0; c < k; c++) {
				log[c] = Math.exp(log[c] - max);
			}
			q[i] = powered(log, 1);
		}
		return q;
	}

	private static double[] powered(double[] row, double power) {
		double[] q = new double[row.length];
		double sum = 0;
		for (int c = 0; c < q.length; c++) {
			q[c] = Math.pow(Math.max(row[c], 1e-12), power);
			sum += q[c];
		}
		for (int c = 0; c < q.length; c++) {
			q[c] /= sum;
		}
		return q;
	}

	private static double gaussian(SplittableRandom random) {
		return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
	}

	private static List<String> names(int k) {
		return IntStream.range(0, k).mapToObj(c -> "class " + c).toList();
	}

	private static int[] at(int[] of, int[] rows) {
		return IntStream.of(rows).map(i -> of[i]).toArray();
	}

	private static byte[] body(Path npy) throws IOException {
		byte[] all = Files.readAllBytes(npy);
		ByteBuffer header = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
		return Arrays.copyOfRange(all, all[6] == 1 ? 10 + header.getShort(8) : 12 + header.getInt(8), all.length);
	}

	private static int[] bytes(Path npy) throws IOException {
		byte[] bytes = body(npy);
		return IntStream.range(0, bytes.length).map(i -> bytes[i] & 0xff).toArray();
	}
}
