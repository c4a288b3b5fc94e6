package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonPrimitive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisState;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.Sessions;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who opens an analysis borrows its session; where one looks is kept beside the document. */
class SessionsTest {
	private final Sessions sessions = Sessions.get();
	private Path document;

	@BeforeEach
	void make() throws Exception {
		document = Samples.analysis();
	}

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	private Path stateFile() {
		return AnalysisDocument.dataFolder(document).resolve(AnalysisState.FILE);
	}

	@Test
	void allWhoOpenAFileShareOneSessionAndTheLastClosesIt() throws Exception {
		assertSame(sessions, Ui.page().getWorkbenchWindow().getService(Sessions.class), "one for all windows");
		AnalysisSession inEditor = Samples.open(document);
		Path link = Files.createSymbolicLink(document.resolveSibling("link.channelexplorer"), document);
		try (Sessions.Borrowed other = sessions.open(link)) {
			assertSame(inEditor, other.session(), "two names of one file are one analysis");
			inEditor.selection().change(s -> s.withImages(2), this);
			Samples.closeAll();
			assertTrue(sessions.isOpen(document));
			assertTrue(OperationHistoryFactory.getOperationHistory().canUndo(inEditor.undoContext()));
		}
		assertFalse(sessions.isOpen(document));
		assertTrue(Files.exists(stateFile()));
		assertFalse(OperationHistoryFactory.getOperationHistory().canUndo(inEditor.undoContext()));
		assertThrows(IllegalStateException.class, inEditor.analysis()::hold, "its files are no longer mapped");
	}

	@Test
	void givenBackTwiceCountsOnce() throws Exception {
		Sessions.Borrowed one = sessions.open(document);
		Sessions.Borrowed two = sessions.open(document);
		one.close();
		one.close();
		assertTrue(sessions.isOpen(document));
		two.close();
		assertFalse(sessions.isOpen(document));
	}

	@Test
	void afterTheDataHaveChangedTheNextGetsANewSession() throws Exception {
		Sessions.Borrowed old = sessions.open(document);
		sessions.outdated(document);
		try (Sessions.Borrowed now = sessions.open(document)) {
			assertNotSame(old.session(), now.session());
			old.close();
			assertTrue(sessions.isOpen(document), "the old one's end is not the new one's");
		}
		assertFalse(sessions.isOpen(document));
	}

	@Test
	void whatCannotBeOpenedIsNotBorrowed() throws Exception {
		Path missing = document.resolveSibling("missing.channelexplorer");
		assertThrows(InputException.class, () -> sessions.open(missing));
		assertFalse(sessions.isOpen(missing));
	}

	@Test
	void lookingIsKeptBesideTheDocument() throws Exception {
		byte[] before = Files.readAllBytes(document);
		try (Sessions.Borrowed b = sessions.open(document)) {
			b.session().selection().change(s -> s.withImages(1, 4).withLayers(List.of("first")), this);
			b.session().putState("scroll", new JsonPrimitive(7));
			assertFalse(b.session().dirty());
		}
		assertArrayEquals(before, Files.readAllBytes(document));
		try (Sessions.Borrowed b = sessions.open(document)) {
			assertArrayEquals(new int[] { 1, 4 }, b.session().selection().get().images());
			assertEquals("first", b.session().selection().get().primaryLayer());
			assertEquals(7, b.session().state("scroll").orElseThrow().getAsInt());
			b.session().putState("scroll", null);
			assertTrue(b.session().state("scroll").isEmpty());
		}
	}

	@Test
	void anUntouchedAnalysisIsNotWrittenTo() throws Exception {
		sessions.open(document).close();
		assertFalse(Files.exists(stateFile()));
	}

	@Test
	void whatOldDocumentsKeepIsReadAndMovesWhenSaved() throws Exception {
		AnalysisDocument old = AnalysisDocument.read(document).withState("selection", Json.tree(Selection.NONE.withImages(3)))
				.withState("network.layout", new JsonPrimitive("kept"));
		old.write(document);
		try (Sessions.Borrowed b = sessions.open(document)) {
			assertArrayEquals(new int[] { 3 }, b.session().selection().get().images());
			b.session().selection().change(s -> s.withImages(3, 5), this);
			b.session().save();
		}
		AnalysisDocument saved = AnalysisDocument.read(document);
		assertFalse(saved.state().containsKey("selection"));
		assertEquals("kept", saved.state().get("network.layout").getAsString());
		assertTrue(AnalysisState.read(AnalysisDocument.dataFolder(document)).values().containsKey("selection"));
	}

	@Test
	void editsMakeItDirtyUntilSavedOrTakenBack() throws Exception {
		try (Sessions.Borrowed b = sessions.open(document)) {
			AnalysisSession s = b.session();
			List<Boolean> heard = new ArrayList<>();
			s.addDirtyListener(() -> heard.add(s.dirty()));
			s.edit("network.layout", new JsonPrimitive("moved"));
			s.edit("network.layout", new JsonPrimitive("moved on"));
			s.edit("network.layout", null);
			assertEquals(List.of(true, false), heard, "as it was");
			s.edit("network.layout", new JsonPrimitive("moved"));
			s.save();
			assertEquals(List.of(true, false, true, false), heard);
		}
		assertEquals("moved", AnalysisDocument.read(document).state().get("network.layout").getAsString());
	}

	@Test
	void aDamagedStateLosesNothingButTheState() throws Exception {
		Files.writeString(stateFile(), "{\"schema\": 1, \"values\": [");
		List<IStatus> logged = new ArrayList<>();
		ILogListener listener = (status, plugin) -> logged.add(status);
		Platform.addLogListener(listener);
		try (Sessions.Borrowed b = sessions.open(document)) {
			assertEquals(Selection.NONE, b.session().selection().get());
		} finally {
			Platform.removeLogListener(listener);
		}
		assertTrue(logged.stream().anyMatch(l -> l.getMessage().contains(AnalysisState.FILE)), logged.toString());
	}

	@Test
	void whereNothingCanBeWrittenResultsAreComputedAndThatIsReportedOnce() throws Exception {
		Files.writeString(AnalysisDocument.dataFolder(document).resolve("results"), "a file where the folder should be");
		try (Sessions.Borrowed b = sessions.open(document)) {
			Shell shell = new Shell(Ui.window().getShell());
			Asker asker = new Asker(shell, this);
			List<Object> heard = new ArrayList<>();
			for (int seed = 1; seed <= 2; seed++) {
				int asked = seed;
				b.session().ask(asker, Query.of("projection", Map.of("method", "counting"), seed), reply -> heard.add(reply.result()), heard::add);
				Ui.until("it is answered", () -> heard.size() == asked);
			}
			shell.dispose();
			assertTrue(heard.stream().allMatch(Result.class::isInstance), heard.toString());
			Ui.until("it is reported", () -> b.session().unkept().get().contains("results"));
			assertEquals(null, Ui.shell("not kept"), "no dialog");
		}
	}
}
