package org.channelexplorer.djl.tests;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.djl.internal.TorchScriptImporter;
import org.channelexplorer.testkit.internal.ChildProcess;

/**
 * Opens damaged archives, in a process of its own: {@code FILE SEED MUTATIONS}. Its last line has the number of those that opened and that were
 * refused, the most CPU seconds of one, and the megabytes that the process has grown by since the sound file was open.
 */
final class TorchFuzz {
	private final Path sound;
	private final Path damaged;
	private final Map<String, byte[]> entries;
	private int opened;
	private int refused;
	private double slowest;

	private TorchFuzz(Path sound) throws IOException {
		this.sound = sound;
		damaged = sound.resolveSibling("damaged.pt");
		entries = Archives.read(sound);
	}

	public static void main(String[] args) throws Exception {
		TorchFuzz fuzz = new TorchFuzz(Path.of(args[0]));
		new TorchScriptImporter().open(fuzz.sound).close();
		long before = megabytes();
		Random random = new Random(Long.parseLong(args[1]));
		int mutations = Integer.parseInt(args[2]);
		for (int i = 0; i < mutations; i++) {
			System.out.println("bytes, mutation " + i);
			fuzz.bytes(random);
			fuzz.open();
			System.out.println("content, mutation " + i);
			fuzz.content(random);
			fuzz.open();
		}
		for (Map.Entry<String, Supplier<Map<String, byte[]>>> e : made().entrySet()) {
			System.out.println("made, mutation " + e.getKey());
			Archives.write(fuzz.damaged, e.getValue().get());
			int was = fuzz.opened;
			fuzz.open();
			if (fuzz.opened > was) {
				throw new AssertionError(e.getKey() + " was opened");
			}
		}
		System.out.println(ChildProcess.RESULT + fuzz.opened + " " + fuzz.refused + " " + fuzz.slowest + " " + (megabytes() - before));
	}

	private static long megabytes() throws IOException {
		Path status = Path.of("/proc/self/status");
		if (!Files.exists(status)) {
			return 0;
		}
		return Files.readAllLines(status).stream().filter(l -> l.startsWith("VmHWM")).mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
				.findFirst().orElseThrow();
	}

	private void open() {
		long from = cpu();
		try (ImportedModel _ = new TorchScriptImporter().open(damaged)) {
			opened++;
		} catch (InputException e) {
			refused++;
			if (!e.getMessage().startsWith(damaged.toString()) || e.getMessage().lines().count() != 1) {
				throw new AssertionError("this names neither file nor reason: " + e.getMessage(), e);
			}
		}
		double seconds = (cpu() - from) / 1e9;
		System.out.printf(java.util.Locale.ROOT, "%.2f s%n", seconds);
		slowest = Math.max(slowest, seconds);
	}

	private static long cpu() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

	/** Some bytes of the file changed, or its end cut off. */
	private void bytes(Random random) throws IOException {
		byte[] bytes = Files.readAllBytes(sound);
		if (random.nextInt(4) == 0) {
			bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
		} else {
			for (int n = 1 + random.nextInt(8); n > 0; n--) {
				// half of them in the directory at the end
				int at = random.nextBoolean() ? random.nextInt(bytes.length) : bytes.length - 1 - random.nextInt(Math.min(bytes.length, 3000));
				bytes[at] ^= (byte) (1 << random.nextInt(8));
			}
		}
		Files.write(damaged, bytes);
	}

	/** A sound archive with one entry that is not. */
	private void content(Random random) throws IOException {
		Map<String, byte[]> changed = new LinkedHashMap<>(entries);
		List<String> names = new ArrayList<>(entries.keySet());
		names.removeIf(n -> n.endsWith(".debug_pkl"));
		String code = names.stream().filter(n -> n.endsWith(".py")).toList().get(random.nextInt((int) names.stream().filter(n -> n.endsWith(".py")).count()));
		switch (random.nextInt(6)) {
		case 0 -> changed.remove(names.get(random.nextInt(names.size())));
		case 1 -> {
			String name = names.get(random.nextInt(names.size()));
			changed.put(name, Arrays.copyOf(entries.get(name), random.nextInt(entries.get(name).length + 1)));
		}
		case 2, 3 -> {
			String pickle = names.stream().filter(n -> n.endsWith("/data.pkl")).findFirst().orElseThrow();
			changed.put(pickle, flipped(entries.get(pickle), random));
		}
		case 4 -> changed.put(code, flipped(entries.get(code), random));
		default -> changed.put(code, edited(new String(entries.get(code), StandardCharsets.UTF_8), random).getBytes(StandardCharsets.UTF_8));
		}
		Archives.write(damaged, changed);
	}

	private static byte[] flipped(byte[] bytes, Random random) {
		byte[] flipped = bytes.clone();
		for (int n = 1 + random.nextInt(4); n > 0; n--) {
			flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
		}
		return flipped;
	}

	/** A line left out, written twice or in another place. */
	private static String edited(String text, Random random) {
		List<String> lines = new ArrayList<>(text.lines().toList());
		int at = random.nextInt(lines.size());
		switch (random.nextInt(3)) {
		case 0 -> lines.remove(at);
		case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
		default -> lines.add(random.nextInt(lines.size()), lines.remove(at));
		}
		return String.join("\n", lines) + "\n";
	}

	/** What would take much memory or time. */
	private static Map<String, Supplier<Map<String, byte[]>>> made() {
		Map<String, Supplier<Map<String, byte[]>>> made = new LinkedHashMap<>();
		String head = "class Net(Module):\n  training : bool\n  def forward(self: __torch__.Net,\n    x: Tensor) -> Tensor:\n";
		made.put("nested parentheses", () -> network(head + "    return " + "(".repeat(100_000) + "x" + ")".repeat(100_000) + "\n"));
		made.put("nested signs", () -> network(head + "    return " + "-".repeat(100_000) + "1\n"));
		made.put("nested attributes", () -> network(head + "    return x" + ".a".repeat(100_000) + "\n"));
		made.put("nested blocks", () -> network(head + IntStream.range(2, 1_000).mapToObj(i -> "  ".repeat(i) + "if x:\n").collect(Collectors.joining())));
		made.put("calls that double", () -> network(head + "    return (self).f0(x, )\n" + IntStream.range(0, 60).mapToObj(
				i -> "  def f%d(self: __torch__.Net,\n    x: Tensor) -> Tensor:\n    y = (self).f%d(x, )\n    return (self).f%d(y, )\n".formatted(i, i + 1,
						i + 1))
				.collect(Collectors.joining()) + "  def f60(self: __torch__.Net,\n    x: Tensor) -> Tensor:\n    return torch.relu(x)\n"));
		made.put("a text of blanks", () -> network(blanks(64 << 20, ' ')));
		made.put("a long text", () -> network(head + "    y = x\n".repeat(600_000)));
		made.put("a text that never ends its line", () -> network(head + "    y = " + "x + ".repeat(1_000_000)));
		made.put("a pickle of lists", () -> with("net/data.pkl", blanks(15 << 20, ']')));
		made.put("a pickle that is too large", () -> with("net/data.pkl", blanks(64 << 20, 'N')));
		made.put("a text in the pickle that is longer than it", () -> with("net/data.pkl", new byte[] { (byte) 0x80, 2, 'X', -1, -1, -1, 127, 'a', '.' }));
		made.put("many entries", () -> {
			Map<String, byte[]> many = network(head + "    return x\n");
			IntStream.range(0, 60_000).forEach(i -> many.put("net/data/" + i, new byte[0]));
			return many;
		});
		return made;
	}

	private static byte[] blanks(int length, char c) {
		byte[] bytes = new byte[length];
		Arrays.fill(bytes, (byte) c);
		return bytes;
	}

	private static Map<String, byte[]> with(String name, byte[] content) {
		Map<String, byte[]> entries = network("");
		entries.put(name, content);
		return entries;
	}

	private static Map<String, byte[]> network(String code) {
		return network(code.getBytes(StandardCharsets.UTF_8));
	}

	private static Map<String, byte[]> network(byte[] code) {
		Map<String, byte[]> entries = new LinkedHashMap<>();
		entries.put("net/data.pkl", Archives.object("__torch__", "Net"));
		entries.put("net/code/__torch__.py", code);
		entries.put("net/constants.pkl", new byte[] { (byte) 0x80, 2, ')', '.' });
		entries.put("net/version", "3\n".getBytes(StandardCharsets.UTF_8));
		return entries;
	}
}
