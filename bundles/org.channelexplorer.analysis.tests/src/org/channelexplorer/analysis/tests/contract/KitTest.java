package org.channelexplorer.analysis.tests.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.extension.ActivationMap;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.testkit.ContributionContract;
import org.channelexplorer.testkit.DatasetReaderContract;
import org.channelexplorer.testkit.SummaryFunctionContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.MultipleFailuresError;

/** The kit finds what contributors do wrong. */
class KitTest {

	private record Fake<T>(String id, Supplier<T> maker) implements Contribution<T> {
		@Override
		public String name() {
			return id;
		}

		@Override
		public String bundle() {
			return "org.example";
		}

		@Override
		public T create() {
			return maker.get();
		}
	}

	@Documentation(summary = "Adds what it has seen.", formula = "a sum")
	private static final class Remembers implements SummaryFunction {
		private float seen;

		@Override
		public float summarise(ActivationMap map) {
			seen += map.absMax();
			return seen;
		}
	}

	@Documentation(summary = "no sentence")
	private static final class Divides implements SummaryFunction {
		private static final List<String> KEPT = new ArrayList<>();

		@Override
		public float summarise(ActivationMap map) {
			return KEPT.size() + map.absMax() / map.absMin();
		}
	}

	@Documentation(summary = "Writes into the map.", formula = "0")
	private static final class Writes implements SummaryFunction {
		@Override
		public float summarise(ActivationMap map) {
			map.values()[0] = 7;
			return 0;
		}
	}

	private static final class Summaries extends SummaryFunctionContract {
		void finite(SummaryFunction f) {
			aFiniteMapGivesAFiniteNumber(new Fake<>("f", () -> f));
		}

		void same(Supplier<SummaryFunction> f) {
			sameMapSameBytes(new Fake<>("f", f));
		}

		void stays(SummaryFunction f) {
			theMapStaysAsItIs(new Fake<>("f", () -> f));
		}
	}

	private static final class Contributions extends ContributionContract {
		Contributions() {
			super("org.example");
		}

		void documented(SummaryFunction f) {
			itIsDocumented(new Fake<>("f", () -> f));
		}

		void stateless(SummaryFunction f) throws IllegalAccessException {
			itKeepsNoState(new Fake<>("f", () -> f));
		}

		void there() {
			nothingIsLeftOut();
		}
	}

	@Test
	void functionsThatRememberDivideOrWriteAreFound() {
		Summaries kit = new Summaries();
		assertThrows(AssertionError.class, () -> kit.same(Remembers::new));
		assertThrows(MultipleFailuresError.class, () -> kit.finite(new Divides()));
		assertThrows(AssertionError.class, () -> kit.stays(new Writes()));
		SummaryFunction good = ActivationMap::absMax;
		assertDoesNotThrow(() -> {
			kit.same(() -> good);
			kit.finite(good);
			kit.stays(good);
		});
	}

	@Test
	void stateAndMissingTextsAreFound() {
		Contributions kit = new Contributions();
		assertTrue(assertThrows(AssertionError.class, () -> kit.stateless(new Remembers())).getMessage().contains("Remembers.seen is not final"));
		assertTrue(assertThrows(AssertionError.class, () -> kit.stateless(new Divides())).getMessage().contains("Divides.KEPT is a ArrayList"));
		assertDoesNotThrow(() -> kit.stateless(new Writes()));
		String message = assertThrows(AssertionError.class, () -> kit.documented(new Divides())).getMessage();
		assertTrue(message.contains("no sentence") && message.contains("formula is empty"), message);
		assertThrows(AssertionError.class, kit::there, "a bundle that contributes nothing");
	}

	@TempDir
	Path folder;

	private final class Reader extends DatasetReaderContract {
		private final List<ImageEntry> entries;

		Reader(ImageEntry... entries) {
			this.entries = List.of(entries);
		}

		@Override
		protected DatasetReader reader() {
			return new DatasetReader() {
				@Override
				public boolean accepts(Request request) {
					return true;
				}

				@Override
				public ImageSet read(Request request) {
					return new ImageSet(request.folder(), entries, List.of());
				}
			};
		}

		@Override
		protected DatasetReader.Request sample(Path empty) throws IOException {
			Files.writeString(folder.resolve("a.png"), "");
			return new DatasetReader.Request(folder, null);
		}

		void files() throws Exception {
			everyFileIsThereAndNamedOnce();
		}
	}

	@Test
	void readersOfFilesThatAreNotThereAreFound() {
		assertDoesNotThrow(new Reader(new ImageEntry("a.png", "x"))::files);
		assertThrows(AssertionError.class, new Reader(new ImageEntry("a.png", "x"), new ImageEntry("a.png", "y"))::files);
		assertThrows(AssertionError.class, new Reader(new ImageEntry("b.png", "x"))::files);
	}
}
