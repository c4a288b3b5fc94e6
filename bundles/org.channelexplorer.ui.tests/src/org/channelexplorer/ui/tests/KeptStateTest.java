package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisState;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program that is killed leaves behind: the state on the disk while the session is open. */
class KeptStateTest {
	@TempDir
	Path elsewhere;

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	private static JsonElement kept(Path document, String key) {
		try {
			return AnalysisState.read(AnalysisDocument.dataFolder(document)).values().get(key);
		} catch (InputException e) {
			throw new AssertionError(e);
		}
	}

	// as a kill would leave it
	private Path copy(Path document) throws IOException {
		Path from = document.getParent();
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : files.toList()) {
				Path to = elsewhere.resolve(from.relativize(file).toString());
				if (Files.isDirectory(file)) {
					Files.createDirectories(to);
				} else {
					Files.copy(file, to);
				}
			}
		}
		return elsewhere.resolve(document.getFileName());
	}

	@Test
	void whereTheUserLooksIsOnTheDiskSoon() throws Exception {
		Path document = Samples.analysis();
		AnalysisSession session = Samples.open(document);
		session.putState("test", new JsonPrimitive(7));
		session.selection().change(s -> s.withImages(3), this);
		Ui.until("the value is written", () -> new JsonPrimitive(7).equals(kept(document, "test")));
		Ui.until("the selection is written", () -> kept(document, "selection") != null && kept(document, "selection").toString().contains("[3]"));
		assertFalse(session.dirty());
		AnalysisSession again = Samples.open(copy(document));
		assertEquals(3, again.selection().get().images()[0]);
	}

	@Test
	void unsavedEditsOutliveAKillAndBelongToWhatWasSaved() throws Exception {
		Path document = Samples.analysis();
		AnalysisSession session = Samples.open(document);
		session.label(new Edit.Rename("red", "crimson"), "Rename");
		session.edit("network.layout", new JsonPrimitive("moved"));
		Ui.until("the edits are written", () -> kept(document, "unsaved") != null && kept(document, "unsaved").toString().contains("moved"));
		Path killed = copy(document);
		AnalysisSession again = Samples.open(killed);
		assertTrue(again.restored() && again.dirty());
		assertTrue(again.labels().classes().contains("crimson"), again.labels().classes().toString());
		assertEquals("moved", again.state("network.layout").orElseThrow().getAsString());
		Samples.closeAll();
		assertNull(kept(killed, "unsaved"), "closing without saving forgets them");
		assertFalse(Samples.open(killed).restored());
	}

	@Test
	void editsOfAnotherVersionAreNotTaken() throws Exception {
		Path document = Samples.analysis();
		AnalysisSession session = Samples.open(document);
		session.label(new Edit.Rename("red", "crimson"), "Rename");
		Ui.until("the edit is written", () -> kept(document, "unsaved") != null);
		Path killed = copy(document);
		AnalysisDocument changed = AnalysisDocument.read(killed).withState("network.layout", new JsonPrimitive("by another program"));
		changed.write(killed);
		AnalysisSession again = Samples.open(killed);
		assertFalse(again.restored());
		assertFalse(again.labels().classes().contains("crimson"));
	}

	@Test
	void damagedStateIsSaid() throws Exception {
		Path document = Samples.analysis();
		Files.writeString(AnalysisDocument.dataFolder(document).resolve(AnalysisState.FILE), "{\"schema\": 1, \"values\": {\"selec");
		AnalysisSession session = Samples.open(document);
		assertTrue(session.damage().contains(AnalysisState.FILE), session.damage());
		assertEquals(0, session.selection().get().images().length);
	}
}
