package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.model.ImageSize;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.internal.run.AnalyseJob;
import org.channelexplorer.ui.internal.wizard.AnalysisDraft;
import org.channelexplorer.ui.internal.wizard.NewAnalysisWizard;
import org.channelexplorer.ui.tests.fake.FakeImporter;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoLoggedProblems.class)
class WizardTest {
	@TempDir
	Path folder;
	private WizardDialog dialog;

	@AfterEach
	void close() {
		if (dialog != null && dialog.getShell() != null) {
			dialog.close();
		}
		Samples.closeAll();
	}

	private AnalysisDraft draft() throws Exception {
		AnalysisDraft draft = new AnalysisDraft();
		draft.model = Samples.model(folder).toString();
		draft.images = Samples.images(folder).toString();
		draft.project = "wizard";
		return draft;
	}

	private void open(AnalysisDraft draft) {
		dialog = NewAnalysisWizard.open(Ui.window(), draft);
	}

	private String error() {
		return dialog.getCurrentPage().getErrorMessage();
	}

	@Test
	void runsAndOpensTheEditor() throws Exception {
		AnalysisDraft draft = draft();
		open(draft);
		assertFalse(dialog.getCurrentPage().getWizard().canFinish());
		Ui.until("model and images are read", () -> draft.network != null && draft.imageSet != null);
		assertEquals("net", draft.name);
		assertEquals("otsuSum", draft.summaries.getFirst());
		assertEquals(Set.of("otsuSum", "l2", "mean", "max"), Set.copyOf(draft.summaries), "the command line's default");
		draft.name = "run" + System.nanoTime();
		assertNull(draft.problem());
		assertTrue(dialog.getCurrentPage().getWizard().performFinish());
		dialog.close();
		IEditorPart editor = Ui.until("the editor is open", Ui::editor);
		AnalysisSession session = Ui.until("the session is there", () -> editor.getAdapter(AnalysisSession.class));
		assertEquals(2 * Samples.PER_CLASS, session.analysis().images().size());
		assertEquals(List.of("first", "second"), session.analysis().layers());
		assertTrue(session.analysis().complete());
		Ui.until("the job has ended", () -> Job.getJobManager().find(AnalyseJob.FAMILY).length == 0);
	}

	@Test
	void saysHowLongItTakes() throws Exception {
		AnalysisDraft draft = draft();
		draft.name = "timed";
		open(draft);
		Ui.until("model and images are read", () -> draft.network != null && draft.imageSet != null);
		Predicate<Label> facts = l -> l.getText().contains("MB on disk");
		for (int page = 0; page < 4 && Ui.find(dialog.getShell(), Label.class, l -> l.isVisible() && facts.test(l)) == null; page++) {
			Ui.press(dialog.getShell(), "Next >");
			Ui.settle();
		}
		Ui.until("the network was timed", () -> Ui.find(dialog.getShell(), Label.class, facts).getText().contains(", a few seconds on this machine"));
	}

	@Test
	void saysWhatIsWrongWithTheModel() throws Exception {
		AnalysisDraft draft = draft();
		draft.model = Files.writeString(folder.resolve("cut.fake"), "fake net").toString();
		open(draft);
		Ui.until("the message is there", () -> error() != null);
		assertTrue(error().endsWith("cut.fake: not a fake network, or cut off"), error());
		assertFalse(dialog.getCurrentPage().isPageComplete());
	}

	@Test
	void saysWhenNoImporterReadsTheFile() throws Exception {
		AnalysisDraft draft = draft();
		draft.model = Files.writeString(folder.resolve("notes.txt"), "no network").toString();
		open(draft);
		Ui.until("the message is there", () -> error() != null);
		assertTrue(error().contains("no installed importer reads this file"), error());
	}

	@Test
	void saysWhenAFolderIsEmpty() throws Exception {
		AnalysisDraft draft = draft();
		draft.images = Files.createDirectory(folder.resolve("empty")).toString();
		open(draft);
		Ui.until("the message is there", () -> error() != null);
		assertTrue(error().contains("no images found"), error());
	}

	@Test
	void listsFilesATableNamesInVain() throws Exception {
		AnalysisDraft draft = draft();
		draft.labels = Files.writeString(folder.resolve("labels.csv"), "file,label\nblue/b0.png,cold\nred/r1.png,warm\nred/gone.png,warm\n").toString();
		open(draft);
		Ui.until("the images are listed", () -> draft.imageSet != null);
		assertEquals(2, draft.imageSet.entries().size());
		assertEquals("red/gone.png", draft.imageSet.skipped().getFirst().file());
		assertNull(error());
	}

	@Test
	void choosesASplit() throws Exception {
		AnalysisDraft draft = draft();
		Path set = Files.createDirectory(folder.resolve("set"));
		Files.move(Path.of(draft.images), set.resolve("train"));
		Files.createDirectories(set.resolve("val/red"));
		Files.copy(set.resolve("train/red/r1.png"), set.resolve("val/red/v.png"));
		draft.images = set.toString();
		open(draft);
		Ui.until("the images are listed", () -> draft.imageSet != null);
		Combo split = combos((Composite) dialog.getCurrentPage().getControl()).stream().filter(c -> c.indexOf("val") >= 0).findFirst().orElseThrow();
		assertEquals(List.of("All", "train", "val"), List.of(split.getItems()));
		split.select(2);
		split.notifyListeners(SWT.Selection, new Event());
		Ui.until("the split is listed", () -> draft.imageSet != null && draft.imageSet.entries().size() == 1);
		assertEquals("val", draft.dataset.split());
		assertEquals(List.of("All", "train", "val"), List.of(split.getItems()), "another one can be chosen");
		assertEquals("val", draft.request().source().dataset().split());
	}

	private static List<Combo> combos(Composite parent) {
		List<Combo> found = new java.util.ArrayList<>();
		for (Control c : parent.getChildren()) {
			if (c instanceof Combo combo) {
				found.add(combo);
			} else if (c instanceof Composite inner) {
				found.addAll(combos(inner));
			}
		}
		return found;
	}

	@Test
	void choosesLayers() throws Exception {
		AnalysisDraft draft = draft();
		open(draft);
		Ui.until("model and images are read", () -> draft.network != null && draft.imageSet != null);
		draft.choice = AnalysisDraft.CHOSEN;
		assertNotNull(draft.choiceProblem());
		draft.chosen = Set.of("second");
		assertNull(draft.choiceProblem());
		assertEquals("^(second)$", draft.request().reading().layers());
		draft.choice = AnalysisDraft.MATCHING;
		draft.expression = "(";
		assertTrue(draft.choiceProblem().contains("not a regular expression"), draft.choiceProblem());
		draft.expression = "fir";
		assertNull(draft.choiceProblem());
		dialog.showPage(dialog.getCurrentPage().getNextPage());
		dialog.showPage(dialog.getCurrentPage().getNextPage());
		Ui.settle();
		assertNull(error());
	}

	@Test
	void asksWhichImagesOfEachClass() throws Exception {
		AnalysisDraft draft = draft();
		draft.perClass = 1;
		open(draft);
		Ui.until("model and images are read", () -> draft.network != null && draft.imageSet != null);
		dialog.showPage(dialog.getCurrentPage().getNextPage());
		dialog.showPage(dialog.getCurrentPage().getNextPage());
		Combo pick = control(dialog.getCurrentPage().getControl(), Combo.class, c -> List.of(c.getItems()).contains("Representative"));
		assertEquals("Representative", pick.getText());
		assertTrue(draft.firstPass());
		assertEquals(Pick.REPRESENTATIVE, draft.request().choice().pick());
		pick.select(pick.indexOf("Random"));
		pick.notifyListeners(SWT.Selection, new Event());
		assertEquals(Pick.RANDOM, draft.request().choice().pick());
		assertFalse(draft.firstPass());
		Spinner perClass = control(dialog.getCurrentPage().getControl(), Spinner.class, s -> s.getMaximum() == 1_000_000);
		perClass.setSelection(0);
		Ui.settle();
		assertFalse(pick.isEnabled());
		perClass.setSelection(1);
		Ui.settle();
		assertTrue(pick.isEnabled());
	}

	@Test
	void asksForTheSizeThatTheNetworkLeavesFree() throws Exception {
		AnalysisDraft draft = draft();
		draft.model = Files.writeString(folder.resolve("free.fake"), FakeImporter.FREE).toString();
		open(draft);
		Ui.until("model and images are read", () -> draft.network != null && draft.imageSet != null);
		dialog.showPage(dialog.getCurrentPage().getNextPage());
		Text size = control(dialog.getCurrentPage().getControl(), Text.class, t -> t.getMessage().startsWith("224 x 224"));
		assertTrue(size.isEnabled());
		assertNull(draft.request().reading().inputs().size());
		size.setText("big");
		assertTrue(error().startsWith("image size 'big': give height and width in pixels"), error());
		assertFalse(dialog.getCurrentPage().isPageComplete());
		size.setText("12x10");
		assertNull(error());
		assertTrue(dialog.getCurrentPage().isPageComplete());
		Ui.until("the preview has that size",
				() -> control(dialog.getCurrentPage().getControl(), Label.class, l -> l.getText().contains("12 pixels high and 10 wide")));
		assertEquals(new ImageSize(12, 10), draft.request().reading().inputs().size());
		draft.name = "sized" + System.nanoTime();
		assertTrue(dialog.getCurrentPage().getWizard().performFinish());
		dialog.close();
		IEditorPart editor = Ui.until("the editor is open", Ui::editor);
		AnalysisSession session = Ui.until("the session is there", () -> editor.getAdapter(AnalysisSession.class));
		assertEquals(List.of(12, 10), List.of(session.analysis().recipe().feeding().height(), session.analysis().recipe().feeding().width()));
		Ui.until("the job has ended", () -> Job.getJobManager().find(AnalyseJob.FAMILY).length == 0);
	}

	@Test
	void aFixedSizeIsShownAndCannotBeChanged() throws Exception {
		AnalysisDraft draft = draft();
		draft.size = "12x10"; // left from another network
		open(draft);
		Ui.until("model and images are read", () -> draft.network != null && draft.imageSet != null);
		dialog.showPage(dialog.getCurrentPage().getNextPage());
		Text size = control(dialog.getCurrentPage().getControl(), Text.class, t -> t.getMessage().equals("8 x 8, as the network requires"));
		assertFalse(size.isEnabled());
		assertEquals("", size.getText(), "it would hide what the network asks for");
		assertNull(draft.problem());
		assertNull(draft.request().reading().inputs().size());
	}

	@Test
	void asksWhatComputes() throws Exception {
		AnalysisDraft draft = draft();
		open(draft);
		Ui.until("model and images are read", () -> draft.network != null && draft.imageSet != null);
		dialog.showPage(dialog.getCurrentPage().getNextPage());
		dialog.showPage(dialog.getCurrentPage().getNextPage());
		Combo device = control(dialog.getCurrentPage().getControl(), Combo.class, c -> List.of(c.getItems()).contains(ModelImporter.CPU));
		assertEquals(List.of("cpu", "toy"), List.of(device.getItems()));
		assertEquals("cpu", device.getText());
		device.select(1);
		device.notifyListeners(SWT.Selection, new Event());
		assertEquals("toy", draft.request().reading().device());
	}

	@Test
	void classNamesBesideTheModelAreProposedAndChecked() throws Exception {
		AnalysisDraft draft = draft();
		Path labels = Files.writeString(folder.resolve("labels.txt"), "blue\nred\n");
		open(draft);
		Ui.until("model and images are read", () -> draft.network != null && draft.imageSet != null);
		assertEquals(labels.toString(), draft.names);
		Text field = control(dialog.getCurrentPage().getControl(), Text.class, t -> t.getText().equals(labels.toString()));
		assertNotNull(control(dialog.getCurrentPage().getControl(), Label.class, l -> l.getText().startsWith("2 names: blue, red")));
		assertEquals(labels, draft.request().source().names());
		field.setText(Files.writeString(folder.resolve("three.txt"), "a\nb\nc\n").toString());
		assertTrue(error().contains("three.txt has 3 names, the network 2 outputs"), error());
		assertNotNull(draft.problem());
		field.setText("");
		assertNull(error());
		assertNull(draft.request().source().names());
	}

	@Test
	void someClassesCanBeChosen() throws Exception {
		AnalysisDraft draft = draft();
		open(draft);
		Ui.until("model and images are read", () -> draft.network != null && draft.imageSet != null);
		for (int i = 0; i < 3; i++) {
			dialog.showPage(dialog.getCurrentPage().getNextPage());
		}
		Table table = control(dialog.getCurrentPage().getControl(), Table.class, t -> true);
		assertEquals(2, table.getItemCount());
		assertEquals(List.of(), draft.request().choice().chosen(), "all");
		Text filter = control(dialog.getCurrentPage().getControl(), Text.class, t -> true);
		filter.setText("re");
		assertEquals("red", table.getItem(0).getText());
		Button none = control(dialog.getCurrentPage().getControl(), Button.class, b -> b.getText().startsWith("&Uncheck"));
		none.notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of("blue"), draft.request().choice().chosen());
		assertEquals(Samples.PER_CLASS, draft.counts().values().stream().mapToInt(Integer::intValue).sum());
		filter.setText("");
		none.notifyListeners(SWT.Selection, new Event());
		assertEquals("Check at least one class.", error());
		assertFalse(dialog.getCurrentPage().getWizard().canFinish());
	}

	@Test
	void aModelCalledModelIsNamedAfterItsFolder() throws Exception {
		AnalysisDraft draft = draft();
		Path net = Files.createDirectories(folder.resolve("resnet50"));
		draft.model = Files.writeString(net.resolve("model_u8.fake"), FakeImporter.CONTENT).toString();
		open(draft);
		Ui.until("the model is read", () -> draft.network != null);
		assertEquals("resnet50", draft.name);
	}

	private static <C extends Control> C control(Control in, Class<C> type, Predicate<C> which) {
		if (type.isInstance(in) && which.test(type.cast(in))) {
			return type.cast(in);
		}
		for (Control child : in instanceof Composite parent ? parent.getChildren() : new Control[0]) {
			C found = control(child, type, which);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	@Test
	void anExistingNameIsRefused() throws Exception {
		Path document = Samples.analysis();
		AnalysisDraft draft = draft();
		draft.project = document.getParent().getFileName().toString();
		draft.name = "sample";
		open(draft);
		Ui.until("model and images are read", () -> draft.network != null && draft.imageSet != null);
		assertTrue(draft.problem().contains("has an analysis of that name"), draft.problem());
		draft.name = "a/b";
		assertTrue(draft.problem().startsWith("A name has"), draft.problem());
	}

	@Test
	void aFailingJobSaysSoOnce() throws Exception {
		AnalysisDraft draft = draft();
		open(draft);
		Ui.until("model and images are read", () -> draft.network != null && draft.imageSet != null);
		draft.name = "fails";
		var request = draft.request();
		Files.delete(Path.of(draft.model));
		dialog.close();
		AnalyseJob.start(request);
		Shell shell = Ui.until("the message is there", () -> Ui.shell("not possible"));
		shell.close();
		Ui.until("the job has ended", () -> Job.getJobManager().find(AnalyseJob.FAMILY).length == 0);
	}

	@Test
	void aBrokenPreprocessingFileIsNamed() throws Exception {
		AnalysisDraft draft = draft();
		draft.preprocessing = AnalysisDraft.FROM_FILE;
		draft.preprocessingFile = Files.writeString(folder.resolve("p.json"), "{\"scale\": \"x^2\"}").toString();
		assertTrue(draft.preprocessingProblem().contains("p.json: scale takes a factor"), draft.preprocessingProblem());
		try {
			draft.preprocessing();
		} catch (InputException e) {
			return;
		}
		throw new AssertionError("accepted");
	}
}
