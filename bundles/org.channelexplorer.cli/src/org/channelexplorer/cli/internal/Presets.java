package org.channelexplorer.cli.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.core.util.Suggestion;
import org.channelexplorer.plot.ClassColours;

/**
 * What an administrator has preset for all users of an installation, as far as commands follow it: the lines {@code org.channelexplorer.ui/KEY=VALUE}
 * of {@code plugin_customization.ini}. The window reads the same file as defaults of its preferences. What an option names is taken instead.
 */
public final class Presets {
	/** What commands follow. */
	public static final List<String> KEYS = List.of("classColours", "eta", "results", "seed", "summary", "threads");
	/** What the window and the launcher follow besides. */
	public static final List<String> FURTHER_KEYS = List.of("memory", "thumbnail", "trustedKeys", "updateSites", "welcome");
	static final String FILE = "eclipse.pluginCustomization"; // Equinox' own name: the launcher sets it
	private static final String NODE = "org.channelexplorer.ui/";
	private static final String MEMORY = "memory";
	private static final String BYTE_ORDER_MARK = "\ufeff";
	private static final Presets NONE = new Presets(null, new Properties());

	private final Path file;
	private final Properties values;

	private Presets(Path file, Properties values) {
		this.file = file;
		this.values = values;
	}

	/** Those of this installation. @throws InputException when the file cannot be read */
	static Presets installed() throws InputException {
		String file = System.getProperty(FILE, "");
		return file.isEmpty() ? NONE : of(Path.of(file));
	}

	/** Those of a file. @throws InputException when it cannot be read, or names a key that nothing follows */
	public static Presets of(Path file) throws InputException {
		Properties values = new Properties();
		try (Reader in = Files.newBufferedReader(file)) {
			values.load(in);
		} catch (IOException e) {
			throw Reasons.unreadable(file, e);
		} catch (IllegalArgumentException e) {
			throw new InputException(file + ": a \\u is not followed by four hexadecimal digits", e);
		}
		check(file, values);
		return new Presets(file, values);
	}

	// a preset that does nothing would not be noticed
	private static void check(Path file, Properties values) throws InputException {
		List<String> keys = Stream.concat(KEYS.stream(), FURTHER_KEYS.stream()).sorted().toList();
		for (String name : new TreeSet<>(values.stringPropertyNames())) {
			if (name.startsWith(BYTE_ORDER_MARK)) {
				throw new InputException(file + ": begins with a byte order mark, which hides its first line: save it as UTF-8 without one");
			}
			String key = name.startsWith(NODE) ? name.substring(NODE.length()) : keys.getFirst();
			if (!keys.contains(key)) {
				throw new InputException(
						file + ": " + name + ": there is no such key (" + Suggestion.of(key, keys) + "there are: " + String.join(", ", keys) + ")");
			}
		}
		String memory = values.getProperty(NODE + MEMORY, "").strip();
		if (!memory.matches("([0-9]+[kKmMgG]?)?")) {
			throw new InputException(file + ": " + NODE + MEMORY + "=" + memory + ": must be a whole number with k, m or g behind it, such as 6g");
		}
	}

	/** Threads of an analysis, 0 for all processors. */
	public int threads(int otherwise) throws InputException {
		return value("threads", otherwise, Integer::valueOf, t -> t >= 0, "a whole number, at least 0");
	}

	/** Seed of new analyses. */
	public long seed(long otherwise) throws InputException {
		return value("seed", otherwise, Long::valueOf, _ -> true, "a whole number");
	}

	/** Most megabytes of results kept with an analysis, 0 for no limit. */
	public int megabytesOfResults() throws InputException {
		return value("results", 0, Integer::valueOf, r -> r >= 0, "a whole number, at least 0");
	}

	/** The colours of classes. */
	public ClassColours classColours() throws InputException {
		return value("classColours", ClassColours.STANDARD, ClassColours::valueOf, _ -> true, "one of " + Arrays.toString(ClassColours.values()));
	}

	/** Summaries of a new analysis: the preset one in front of the usual ones. */
	public List<String> summaries(List<String> usual) throws InputException {
		String first = value("summary", usual.getFirst(), Function.identity(), s -> !s.contains(","), "the id of one summary function");
		List<String> all = new ArrayList<>(List.of(first));
		usual.stream().filter(s -> !s.equals(first)).forEach(all::add);
		return Collections.unmodifiableList(all);
	}

	/** The parameter eta, where an operation takes one; empty when the usual one holds. */
	public Map<String, String> eta() throws InputException {
		String eta = value("eta", "", Presets::share, e -> !e.isEmpty(), "a number above 0, at most 1");
		return eta.isEmpty() ? Map.of() : Map.of("eta", eta);
	}

	private static String share(String text) {
		double share = Double.parseDouble(text);
		return share > 0 && share <= 1 ? text : "";
	}

	private <T> T value(String key, T otherwise, Function<String, T> read, Predicate<T> valid, String what) throws InputException {
		String text = values.getProperty(NODE + key, "").strip();
		if (text.isEmpty()) {
			return otherwise;
		}
		try {
			T value = read.apply(text);
			if (valid.test(value)) {
				return value;
			}
		} catch (IllegalArgumentException e) {
			throw new InputException(file + ": " + NODE + key + "=" + text + ": must be " + what, e);
		}
		throw new InputException(file + ": " + NODE + key + "=" + text + ": must be " + what);
	}
}
