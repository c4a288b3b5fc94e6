package org.channelexplorer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.channelexplorer.core.util.Hashes;

/**
 * Extraction on Spark beside that on one machine, both by the packaged jar's command line. {@code matrix} (executors x parts: same bytes), {@code kills} (executors
 * killed at random: same bytes), {@code overhead} (processor time of all processes, and wall clock), {@code listed} (the driver's heap by the number of images), {@code hdfs} and {@code s3} (same bytes).
 */
public final class SparkBench {
	/** The folder of the benchmarks. */
	static final Path BENCH = Path.of(System.getProperty("bench.home"));
	private static final Path ROOT = BENCH.resolve("../..").normalize();
	private static final Path MODULE = ROOT.resolve("cluster/org.channelexplorer.spark/target");
	private static final String OURS = ".*/(org/channelexplorer|org/junit|org/opentest4j|org/apiguardian|com/microsoft|org/tribuo|info/picocli|org/ejml|org/eclipse)/.*"
			+ "|.*/commons-csv-.*|.*/target/.*";
	private static final Pattern COLLECTED = Pattern.compile("->(\\d+)M\\(");

	private final Path folder;
	private final Path home;
	private final Map<String, String> options;
	private final DemoSet demo;

	private SparkBench(Path folder, Map<String, String> options) throws Exception {
		this.folder = folder;
		this.options = options;
		home = makeHome();
		demo = new DemoSet(folder);
	}

	public static void main(String[] args) throws Exception {
		Map<String, String> options = new HashMap<>(Map.of("images", "540", "executors", "1,2,4", "ranges", "7,50,1000", "kills", "10", "seed", "1", "cores", "2",
				"overhead", "500,5000", "listed", "1000,1000000"));
		int first = args.length > 0 && !args[0].startsWith("--") ? 1 : 0;
		for (int i = first; i + 1 < args.length; i += 2) {
			options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
		}
		String what = first == 1 ? args[0] : "all";
		Path folder = Files.createTempDirectory("channelexplorer-spark");
		boolean same = true;
		try {
			SparkBench bench = new SparkBench(folder, options);
			if (what.matches("all|matrix")) {
				same &= bench.matrix();
			}
			if (what.matches("all|kills")) {
				same &= bench.kills();
			}
			if (what.matches("all|overhead")) {
				bench.overhead();
			}
			if (what.matches("all|listed")) {
				bench.listed();
			}
			if (what.matches("hdfs|s3")) {
				SparkStores stores = new SparkStores(bench, folder, bench.demo.images(bench.number("images")));
				same &= what.equals("s3") ? stores.s3() : stores.hdfs();
			}
		} finally {
			DemoSet.delete(folder);
		}
		System.exit(same ? 0 : 1);
	}

	// that of the environment, or one of the jars that the build of the module has fetched
	private Path makeHome() throws IOException {
		String named = System.getenv("SPARK_HOME");
		if (named != null && !named.isBlank()) {
			return Path.of(named);
		}
		Path made = folder.resolve("spark-home");
		Path jars = Files.createDirectories(made.resolve("jars"));
		for (String jar : Files.readString(MODULE.resolve("classpath")).strip().split(java.io.File.pathSeparator)) {
			Path file = Path.of(jar);
			if (!jar.matches(OURS)) {
				Files.createSymbolicLink(jars.resolve(file.getFileName()), file);
			}
		}
		return made;
	}

	/** The folder of Spark. */
	Path home() {
		return home;
	}

	/** Analyses on one machine, without Spark. @return where */
	Path local(Path images) throws Exception {
		Path local = folder.resolve("local");
		print("local: %s", times(done(run(images, local))));
		return local;
	}

	/** Analyses with more arguments. @return what it took */
	String analyze(Map<String, String> environment, String images, Path to, Object... more) throws Exception {
		return times(done(run(environment, images, to, more)));
	}

	private int number(String option) {
		return Integer.parseInt(options.get(option));
	}

	private int[] numbers(String option) {
		return Stream.of(options.get(option).split(",")).mapToInt(Integer::parseInt).toArray();
	}

	/** Times of a process with all it has waited for, seconds. */
	private record Cost(double wall, double cpu, int code, String text) {
	}

	private Process start(Path log, Path times, Map<String, String> environment, Object... args) throws IOException {
		String jar = MODULE.resolve("channelexplorer-spark.jar").toString();
		List<String> command = new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%R %U %S'; exec 3>&1; time \"$@\" >&3 2>&3 3>&-", "bench",
				ProcessHandle.current().info().command().orElseThrow(), "-Xmx2g", "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-cp",
				jar, "org.channelexplorer.cli.CliMain"));
		for (Object a : args) {
			command.add(a.toString());
		}
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(log.toFile()).redirectError(times.toFile());
		builder.environment().putAll(Map.of("SPARK_HOME", home.toString(), "CHANNELEXPLORER_SPARK_JAR", jar));
		builder.environment().putAll(environment);
		return builder.start();
	}

	private Cost ended(Process process, Path log, Path times) throws Exception {
		int code = process.waitFor();
		List<String> lines = Files.readAllLines(times);
		String[] t = lines.getLast().split(" ");
		return new Cost(Double.parseDouble(t[0]), Double.parseDouble(t[1]) + Double.parseDouble(t[2]), code, Files.readString(log));
	}

	private Cost run(Path images, Path to, Object... more) throws Exception {
		return run(Map.of(), images, to, more);
	}

	private Cost run(Map<String, String> environment, Object images, Path to, Object... more) throws Exception {
		Path log = folder.resolve("log");
		Path times = folder.resolve("times");
		return ended(start(log, times, environment, arguments(images, to, more)), log, times);
	}

	private Object[] arguments(Object images, Path to, Object... more) {
		Path model = options.containsKey("model") ? Path.of(options.get("model")) : demo.model();
		List<Object> args = new ArrayList<>(List.of("analyze", "--model", model, "--images", images, "--out", to.resolve("a.channelexplorer")));
		if (options.containsKey("preprocess")) {
			args.addAll(List.of("--preprocess", options.get("preprocess")));
		}
		args.addAll(List.of(more));
		return args.toArray();
	}

	private static Cost done(Cost cost) {
		if (cost.code != 0) {
			throw new IllegalStateException("analyze failed: " + cost.text);
		}
		return cost;
	}

	/** Hashes of the files in a folder, by name. */
	static Map<String, String> files(Path folder) throws IOException {
		Map<String, String> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(folder)) {
			for (Path f : all.filter(Files::isRegularFile).toList()) {
				files.put(folder.relativize(f).toString(), Hashes.of(f));
			}
		}
		return files;
	}

	private boolean matrix() throws Exception {
		Path images = demo.images(number("images"));
		Map<String, String> whole = files(local(images));
		boolean same = true;
		for (int executors : numbers("executors")) {
			for (int range : numbers("ranges")) {
				Path to = folder.resolve("matrix-" + executors + "-" + range);
				Cost cost = done(run(images, to, "--on", "local-cluster[" + executors + ",1,1024]", "--spark", "spark.channelexplorer.range=" + range));
				boolean equal = whole.equals(files(to));
				same &= equal;
				print("%d executors, ranges of %d: %s, %d files %s", executors, range, times(cost), whole.size(), equal ? "byte-equal" : "DIFFER");
				DemoSet.delete(to);
			}
		}
		return same;
	}

	private boolean kills() throws Exception {
		Path images = demo.images(number("images"));
		Path local = folder.resolve("kills-local");
		done(run(images, local));
		Path to = folder.resolve("kills");
		Path log = folder.resolve("log");
		Path times = folder.resolve("times");
		Process process = start(log, times, Map.of(), arguments(images, to, "--on", "local-cluster[2,1,1024]", "--spark",
				"spark.channelexplorer.range=" + options.getOrDefault("kill-range", "4"), "--spark", "spark.deploy.maxExecutorRetries=-1", "--spark",
				"spark.task.maxFailures=100"));
		Random random = new Random(Long.parseLong(options.get("seed")));
		int killed = 0;
		Path shards = to.resolve("a.data/shards");
		long seen = 0;
		while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
			List<ProcessHandle> executors = process.descendants()
					.filter(p -> p.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend")).toList();
			long now = Files.isDirectory(shards) ? count(shards) : 0;
			if (killed < number("kills") && !executors.isEmpty() && now > seen) { // each time after some more was done
				seen = now + random.nextInt(3);
				executors.get(random.nextInt(executors.size())).destroyForcibly();
				killed++;
			}
		}
		Cost cost = done(ended(process, log, times));
		boolean equal = files(local).equals(files(to));
		print("%d executors killed: %s, %s", killed, times(cost), equal ? "byte-equal" : "DIFFER");
		return equal && killed == number("kills");
	}

	private static long count(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(f -> f.toString().endsWith(".json")).count();
		}
	}

	private void overhead() throws Exception {
		int cores = number("cores");
		Cost lastLocal = null;
		Cost lastSpark = null;
		for (int n : numbers("overhead")) {
			Path images = demo.images(n);
			Cost local = done(run(images, folder.resolve("o-local-" + n), "--threads", cores));
			Cost spark = done(run(images, folder.resolve("o-spark-" + n), "--on", "local-cluster[1," + cores + ",1024]", "--spark",
					"spark.task.cpus=" + cores));
			print("%d images on %d cores: local %s; Spark %s; CPU x%.2f, wall x%.2f", n, cores, times(local), times(spark), spark.cpu / local.cpu,
					spark.wall / local.wall);
			if (lastLocal != null) {
				print("  what the additional images cost: CPU x%.2f, wall x%.2f", (spark.cpu - lastSpark.cpu) / (local.cpu - lastLocal.cpu),
						(spark.wall - lastSpark.wall) / (local.wall - lastLocal.wall));
			}
			lastLocal = local;
			lastSpark = spark;
		}
	}

	// one small picture under many names, so that what is measured is the list and not the network
	private void listed() throws Exception {
		Path tiny = TinyNetwork.write(folder.resolve("tiny.onnx"));
		byte[] picture = TinyNetwork.image();
		for (int n : numbers("listed")) {
			Path images = folder.resolve("listed-images-" + n);
			Path list = folder.resolve("listed-" + n + ".csv");
			Path file = null;
			try (var csv = Files.newBufferedWriter(list)) {
				csv.write("file,label\n");
				for (int i = 0; i < n; i++) {
					String name = String.format(Locale.ROOT, "class%03d/image%08d.png", i % 1000, i);
					Path image = images.resolve(name);
					Files.createDirectories(image.getParent());
					if (i % 50_000 == 0) { // a file system allows so many names of a file
						file = Files.write(image, picture);
					} else {
						Files.createLink(image, file);
					}
					csv.write("file:" + image + ",class" + i % 1000 + "\n");
				}
			}
			Path gc = folder.resolve("gc-" + n);
			Path log = folder.resolve("log");
			Path times = folder.resolve("times");
			Path to = folder.resolve("listed-out-" + n);
			Cost cost = done(ended(start(log, times, Map.of("JAVA_TOOL_OPTIONS", "-Xlog:gc:file=" + gc + ".%p"), "analyze", "--model", tiny, "--images", list, "--out",
					to.resolve("a.channelexplorer"), "--preprocess", "raw", "--layers", "all", "--summary", "mean", "--on", "local[2]", "--spark",
					"spark.channelexplorer.range=1000", "--spark", "spark.driver.memory=" + options.getOrDefault("heap", "512m")), log, times));
			int most = 0;
			try (Stream<Path> logs = Files.list(folder)) {
				for (Path of : logs.filter(f -> f.getFileName().toString().startsWith(gc.getFileName() + ".")).toList()) {
					for (String line : Files.readAllLines(of)) {
						Matcher m = COLLECTED.matcher(line);
						while (m.find()) {
							most = Math.max(most, Integer.parseInt(m.group(1)));
						}
					}
				}
			}
			print("%d images listed: the driver's heap holds at most %d MB after a collection; %s; %s", n, most, times(cost),
					cost.text.lines().filter(l -> l.contains("channelexplorer:")).findFirst().orElse(""));
			DemoSet.delete(images);
			DemoSet.delete(to);
		}
	}

	private static String times(Cost c) {
		return String.format(Locale.ROOT, "%.0f s CPU, %.0f s wall", c.cpu, c.wall);
	}

	static void print(String format, Object... values) {
		System.out.println(String.format(Locale.ROOT, format, values));
	}
}
