package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.store.AtomicFiles;
import org.channelexplorer.core.tests.RecordedFiles.Event;
import org.channelexplorer.core.tests.RecordedFiles.Kind;
import org.channelexplorer.testkit.FakeNetwork;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a power cut leaves: files are forced to the disk before anything says that they count. */
class DurabilityTest {
	private static final Pattern HEADER = Pattern.compile("'descr': '.[a-z](\\d+)'.*'shape': \\((\\d+),([ \\d]*)\\)");

	@TempDir
	private Path dir;
	private final RecordedFiles files = new RecordedFiles();

	@Test
	void aReplacedFileIsForcedBeforeItTakesItsName() throws IOException {
		Path file = files.of(dir.resolve("document"));
		AtomicFiles.write(file, "bytes".getBytes(StandardCharsets.UTF_8));
		AtomicFiles.write(file, writer -> writer.write("text"));
		// the last force is the folder's: a power failure must not take the name back
		assertEquals(List.of(Kind.WRITE, Kind.FORCE, Kind.MOVE, Kind.FORCE, Kind.WRITE, Kind.FORCE, Kind.MOVE, Kind.FORCE),
				files.events().stream().map(Event::kind).toList());
		for (int half = 0; half < 2; half++) {
			List<Event> events = files.events().subList(4 * half, 4 * half + 3);
			String temporary = events.getFirst().file();
			assertTrue(events.stream().allMatch(e -> e.file().equals(temporary)), events::toString);
			assertArrayEquals((half == 0 ? "bytes" : "text").getBytes(StandardCharsets.UTF_8), events.getFirst().bytes());
			assertEquals(1, events.get(1).position(), "its length, too");
			assertEquals("document", events.get(2).target());
		}
		assertEquals("text", Files.readString(dir.resolve("document")));
	}

	@Test
	void rowsCountOnlyOnceAllFilesHaveThem() throws Exception {
		Files.writeString(dir.resolve("net.fake"), "weights");
		for (int i = 0; i < 21; i++) {
			BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
			image.setRGB(1, 2, 1000 * i);
			ImageIO.write(image, "png", Files.createDirectories(dir.resolve("images/a")).resolve(String.format("%02d.png", i)).toFile());
		}
		Path there = files.of(dir);
		new Analyses(new FakeNetwork().catalogue()).analyze(
				AnalysisRequest.of(there.resolve("a.channelexplorer"), there.resolve("net.fake"), there.resolve("images"))
						.preprocessed(Preprocessing.Preset.RAW.value()).reading("all", TapKind.PRE).summarised(List.of("peak", "total"))
						.taking(0, Pick.FIRST).run(4, 2),
				new NullProgressMonitor());

		Set<String> arrays = new HashSet<>();
		Map<String, Long> ends = new HashMap<>(); // what was written of a file
		Set<String> dirty = new HashSet<>(); // rows written and not forced
		Set<String> saying = new HashSet<>(); // a row count written and not forced
		Map<String, Integer> counts = new HashMap<>(); // rows that a file says it has, forced
		Map<String, Integer> said = new HashMap<>();
		Set<Integer> commits = new HashSet<>();
		for (Event e : files.events()) {
			if (e.kind() == Kind.MOVE) {
				assertEquals(Set.of(), dirty, "the manifest " + e.target() + " is written over unsafe rows");
				assertEquals(Set.of(), saying, "the manifest " + e.target() + " is written over unsafe row counts");
			} else if (e.file().endsWith(".npy")) {
				arrays.add(e.file());
				if (e.kind() == Kind.FORCE) {
					dirty.remove(e.file());
					if (saying.remove(e.file())) {
						counts.put(e.file(), said.get(e.file()));
					}
				} else if (e.position() > 0) {
					assertEquals(Set.of(), saying, "rows follow a row count that is not safe");
					dirty.add(e.file());
					ends.merge(e.file(), e.position() + e.bytes().length, Math::max);
				} else {
					int rows = rows(e);
					if (rows > 0) {
						assertTrue(ends.getOrDefault(e.file(), 0L) >= end(e), () -> e.file() + " says that it has " + rows + " rows before they are written");
						assertEquals(Set.of(), dirty, e.file() + " says that it has " + rows + " rows while rows are not safe");
						saying.add(e.file());
						said.put(e.file(), rows);
					}
					if (rows > 0 && e.file().equals("rows.npy")) {
						commits.add(rows);
						for (String other : arrays) {
							assertTrue(other.equals("rows.npy") || rows == counts.getOrDefault(other, 0), () -> other + " is not committed before rows.npy");
						}
					}
				}
			}
		}
		assertEquals(7, arrays.size(), arrays::toString); // 2 layers x 2 functions, predictions, rows, hashes
		assertTrue(commits.contains(4) && commits.contains(21), commits::toString);
		assertEquals(Set.of(), dirty);
		assertEquals(Set.of(), saying);
	}

	private static int rows(Event header) {
		return Integer.parseInt(header(header).group(2));
	}

	/** Length of the file with all rows that its header speaks of. */
	private static long end(Event header) {
		Matcher m = header(header);
		String columns = m.group(3).strip();
		return header.bytes().length + Long.parseLong(m.group(1)) * Long.parseLong(m.group(2)) * (columns.isEmpty() ? 1 : Long.parseLong(columns));
	}

	private static Matcher header(Event header) {
		Matcher m = HEADER.matcher(new String(header.bytes(), StandardCharsets.ISO_8859_1));
		assertTrue(m.find(), () -> header.file() + " begins with no header");
		return m;
	}
}
