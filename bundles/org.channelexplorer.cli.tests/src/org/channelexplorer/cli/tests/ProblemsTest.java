package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.catalogue.Problem;
import org.channelexplorer.core.operation.Operations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says of contributions that are left out. */
class ProblemsTest {
	private final Catalogue broken = new Catalogue() {
		@Override
		public <T> List<Contribution<T>> contributions(ExtensionPoint<T> point) {
			return Cli.catalogue().contributions(point);
		}

		@Override
		public List<Problem> problems() {
			return List.of(new Problem("org.example.bad", "org.channelexplorer.core.projections", "spiral", "its class org.example.Spiral is missing"));
		}
	};

	@Test
	void operationsListsThemBehindTheOperations() {
		String sound = Cli.ok("operations").out();
		assertFalse(sound.contains("Problems"), sound);
		for (Contribution<?> c : new Operations(broken).all()) {
			assertTrue(sound.contains(c.id()), sound);
		}
		String text = Cli.run(broken, null, "operations").out();
		assertTrue(text.startsWith(sound), text);
		assertTrue(
				text.contains("\nProblems\n") && text.lines()
						.anyMatch(l -> l.matches("org\\.example\\.bad +org\\.channelexplorer\\.core\\.projections +spiral +its class .* is missing")),
				text);
	}

	@Test
	void analyzeNamesOnceWhatHasFailedMeanwhile(@TempDir Path dir) throws Exception {
		Path model = Samples.model(dir);
		Path images = Samples.images(dir, dir.resolve("images"), 1, 1);
		Catalogue failing = new Catalogue() {
			@Override
			public <T> List<Contribution<T>> contributions(ExtensionPoint<T> point) {
				return Cli.catalogue().contributions(point);
			}

			@Override
			public List<Problem> reported() {
				return List.of(new Problem("org.example.bad", "org.channelexplorer.core.datasetReaders", "dicom", "it fails: no licence"));
			}
		};
		Cli cli = Cli.run(failing, null, "analyze", "--model", model, "--images", images, "--out", dir.resolve("a.channelexplorer"), "--layers",
				"^/conv1/Conv$",
				"--summary", "l2");
		assertEquals(0, cli.code, cli::err);
		assertEquals(1, cli.err().lines().filter(
				"'dicom' of org.example.bad to org.channelexplorer.core.datasetReaders is left out: it fails: no licence"::equals).count(), cli::err);
	}

	@Test
	void askedForByIdTheBundleIsNamed() {
		Cli help = Cli.run(broken, null, "help", "spiral");
		assertEquals(2, help.code);
		assertTrue(help.err().contains("'spiral' needs a sound org.example.bad: its class org.example.Spiral is missing"), help.err());
	}
}
