package org.channelexplorer.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.channelexplorer.cli.CliMain;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.util.Hashes;

/**
 * Kills {@code analyze} (SIGKILL) at random moments, opens what is there, resumes, and compares every file with those of an
 * uninterrupted run. Ends with 1 when a byte differs. {@code --kills 20 --images 2000 --seed 1}
 */
public final class KillBench {
	private final DemoSet demo;
	private final Path folder;
	private final Path images;

	private KillBench(Path folder, int count) throws Exception {
		this.folder = folder;
		demo = new DemoSet(folder);
		images = demo.images(count);
	}

	public static void main(String[] args) throws Exception {
		Map<String, String> options = new HashMap<>(Map.of("kills", "20", "images", "2000", "seed", "1"));
		for (int i = 0; i + 1 < args.length; i += 2) {
			options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
		}
		Path folder = Files.createTempDirectory("channelexplorer-kill");
		boolean same;
		try {
			same = new KillBench(folder, Integer.parseInt(options.get("images"))).run(Integer.parseInt(options.get("kills")), Long.parseLong(options.get("seed")));
		} finally {
			DemoSet.delete(folder);
		}
		System.exit(same ? 0 : 1);
	}

	private Process start(String name) throws Exception {
		return ChildJvm.start("1g", CliMain.class, folder.resolve(name + ".log"), "analyze", "--model", demo.model(), "--images", images, "--out",
				folder.resolve(name + ".channelexplorer"));
	}

	private void finish(String name) throws Exception {
		if (start(name).waitFor() != 0) {
			throw new IllegalStateException("analyze failed: " + Files.readString(folder.resolve(name + ".log")));
		}
	}

	private boolean run(int kills, long seed) throws Exception {
		long begin = System.nanoTime();
		finish("whole");
		double seconds = (System.nanoTime() - begin) / 1e9;
		Map<String, String> whole = contents("whole");
		System.out.printf("uninterrupted: %.1f s, %d files%n", seconds, whole.size());
		Random random = new Random(seed);
		int equal = 0;
		int late = 0;
		for (int k = 1; k <= kills;) {
			String name = "killed" + k;
			double moment = random.nextDouble() * seconds;
			Process child = start(name);
			boolean ended = child.waitFor((long) (moment * 1000), TimeUnit.MILLISECONDS);
			child.destroyForcibly().waitFor();
			if (ended) { // this run was faster: it is not a kill and does not count
				if (++late > 3 * kills) {
					throw new IllegalStateException("runs end before they can be killed; give more --images");
				}
				seconds = moment;
				DemoSet.delete(folder.resolve(name + ".data"));
				Files.delete(folder.resolve(name + ".channelexplorer"));
				continue;
			}
			String there = "nothing on the disk yet";
			if (Files.exists(folder.resolve(name + ".data/manifest.json"))) {
				try (Analysis opened = new Analyses(Catalogue.ofClasspath(KillBench.class.getClassLoader())).open(folder.resolve(name + ".channelexplorer"))) {
					there = opened.images().size() + " images there, it opens";
				}
			}
			finish(name);
			boolean same = contents(name).equals(whole);
			equal += same ? 1 : 0;
			System.out.printf("kill %2d after %5.2f s: %s; resumed: %s%n", k, moment, there, same ? "same bytes" : "OTHER BYTES");
			DemoSet.delete(folder.resolve(name + ".data"));
			k++;
		}
		System.out.printf("%d of %d byte-identical%n", equal, kills);
		return equal == kills;
	}

	private Map<String, String> contents(String name) throws Exception {
		Path data = folder.resolve(name + ".data");
		Map<String, String> hashes = new TreeMap<>();
		try (Stream<Path> files = Files.walk(data)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				hashes.put(data.relativize(file).toString(), Hashes.of(file));
			}
		}
		return hashes;
	}
}
