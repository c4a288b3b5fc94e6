package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.channelexplorer.core.extension.ClassifierHead;
import org.channelexplorer.core.extension.HeadChange;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extraction.StoredHead;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The head of a network is kept beside the matrices of an analysis. */
class StoredHeadTest {
	private static final Tap POOL = new Tap("pool", 3, 1, 1, Tap.Layout.DENSE);
	private static final float[] WEIGHTS = { 1, 2, 3, 4, 5, 6, -1, -2 };

	@TempDir
	Path data;
	private String written;

	/** @param bent why it is no linear map, null when it is */
	private record Head(StoredHeadTest test, String bent) implements ClassifierHead {
		@Override
		public String node() {
			return "fc";
		}

		@Override
		public int classes() {
			return 2;
		}

		@Override
		public int features() {
			return 3;
		}

		@Override
		public Tap input() {
			return POOL;
		}

		@Override
		public boolean probabilities() {
			return true;
		}

		@Override
		public float[] weights() throws InputException {
			if (bent != null) {
				throw new InputException(bent);
			}
			return WEIGHTS.clone();
		}

		@Override
		public void write(Path target, HeadChange change, boolean overwrite) {
			test.written = target + " " + change.names();
		}
	}

	/** @param none why it has no head, null when it has its own */
	private record Model(Head its, String none) implements ImportedModel {
		@Override
		public Network network() {
			throw new AssertionError();
		}

		@Override
		public NetworkRunner run(ModelImporter.RunnerOptions options) {
			throw new AssertionError();
		}

		@Override
		public Head head() throws InputException {
			if (none != null) {
				throw new InputException(none);
			}
			return its;
		}

		@Override
		public void close() {
			throw new AssertionError();
		}
	}

	private ClassifierHead kept(String bent, String none) throws Exception {
		Head head = new Head(this, bent);
		assertFalse(StoredHead.in(data));
		new StoredHead(new Model(head, none)).write(data);
		assertTrue(StoredHead.in(data));
		return StoredHead.read(data, () -> head);
	}

	@Test
	void everythingOfALinearHeadComesBack() throws Exception {
		ClassifierHead read = kept(null, null);
		assertEquals(List.of("fc", 2, 3, POOL, true), List.of(read.node(), read.classes(), read.features(), read.input(), read.probabilities()));
		assertArrayEquals(WEIGHTS, read.weights());
		read.write(data.resolve("new"), new HeadChange.Replaced(List.of("a"), new float[3], new float[1]), false);
		assertEquals(data.resolve("new") + " [a]", written);
	}

	@Test
	void whatIsNoLinearMapSaysWhy() throws Exception {
		ClassifierHead read = kept("node fc: is squared", null);
		assertEquals("node fc: is squared", assertThrows(InputException.class, read::weights).getMessage());
		assertFalse(Files.exists(data.resolve("head.weights.npy")));
	}

	@Test
	void aNetworkWithoutAHeadSaysWhy() {
		assertEquals("no classifier", assertThrows(InputException.class, () -> kept(null, "no classifier")).getMessage());
	}

	@Test
	void damagedFilesAreNamed() throws Exception {
		ClassifierHead read = kept(null, null);
		Files.copy(data.resolve("head.offsets.npy"), data.resolve("head.weights.npy"), StandardCopyOption.REPLACE_EXISTING);
		assertTrue(assertThrows(InputException.class, read::weights).getMessage().contains("head.weights.npy: damaged: 2 values of 6"));
		for (String text : List.of("[", "{}", "")) {
			Files.writeString(data.resolve("head.json"), text);
			String message = assertThrows(InputException.class, () -> StoredHead.read(data, () -> null)).getMessage();
			assertTrue(message.startsWith(data.resolve("head.json") + ": "), message);
		}
	}
}
