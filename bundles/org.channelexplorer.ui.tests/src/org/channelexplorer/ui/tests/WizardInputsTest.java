package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.channelexplorer.core.document.InputRequest;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.internal.run.AnalyseJob;
import org.channelexplorer.ui.internal.wizard.AnalysisDraft;
import org.channelexplorer.ui.internal.wizard.NewAnalysisWizard;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The wizard's page for networks of several inputs, driven through its controls. */
@ExtendWith(NoLoggedProblems.class)
class WizardInputsTest {
	@TempDir
	Path folder;
	private WizardDialog dialog;
	private AnalysisDraft draft;

	@AfterEach
	void close() {
		if (dialog != null && dialog.getShell() != null) {
			dialog.close();
		}
		Samples.closeAll();
	}

	/** The wizard on its page of inputs. */
	private void open() throws Exception {
		draft = new AnalysisDraft();
		draft.images = Samples.latents(folder).toString();
		draft.model = Files.writeString(folder.resolve("net.denoiser"), "denoiser").toString();
		draft.project = "wizard-inputs";
		draft.preprocessing = "raw";
		dialog = NewAnalysisWizard.open(Ui.window(), draft);
		Ui.until("model and latents are read", () -> draft.network != null && draft.imageSet != null);
		next();
		next();
		assertEquals("networkInputs", dialog.getCurrentPage().getName());
	}

	private void next() {
		dialog.showPage(dialog.getCurrentPage().getNextPage());
		Ui.settle();
	}

	private <C extends Control> C find(Class<C> type, Predicate<C> which) {
		List<Control> all = new ArrayList<>();
		collect((Composite) dialog.getCurrentPage().getControl(), all);
		return all.stream().filter(type::isInstance).map(type::cast).filter(which).findFirst().orElseThrow();
	}

	private static void collect(Composite parent, List<Control> all) {
		for (Control c : parent.getChildren()) {
			all.add(c);
			if (c instanceof Composite composite) {
				collect(composite, all);
			}
		}
	}

	private void choose(Combo combo, String item) {
		int index = combo.indexOf(item);
		assertNotEquals(-1, index, item + " in " + List.of(combo.getItems()));
		combo.select(index);
		combo.notifyListeners(SWT.Selection, new Event());
	}

	private Combo source(String input) {
		return find(Combo.class, c -> input.equals(c.getData()));
	}

	private Text value(String input) {
		return find(Text.class, t -> input.equals(t.getData()));
	}

	private Combo runs() {
		return find(Combo.class, c -> c.indexOf("Once") == 0);
	}

	private String error() {
		return dialog.getCurrentPage().getErrorMessage();
	}

	private boolean canFinish() {
		return dialog.getCurrentPage().getWizard().canFinish();
	}

	@Test
	void aNetworkOfOneInputIsNotAsked() throws Exception {
		AnalysisDraft plain = new AnalysisDraft();
		plain.model = Samples.model(folder).toString();
		plain.images = Samples.images(folder).toString();
		dialog = NewAnalysisWizard.open(Ui.window(), plain);
		Ui.until("model and images are read", () -> plain.network != null && plain.imageSet != null);
		next();
		next();
		assertEquals("choices", dialog.getCurrentPage().getName());
		assertEquals(InputRequest.NONE, plain.request().reading().inputs());
	}

	@Test
	void asksForEveryOtherInput() throws Exception {
		open();
		assertFalse(canFinish());
		assertEquals("Give a number for the input time.", dialog.getCurrentPage().getMessage());
		choose(source("time"), "A number");
		value("time").setText("half");
		assertTrue(error() == null, "first what is still missing");
		choose(source("context"), "A folder, one .npy per image");
		value("context").setText(folder.resolve("contexts").toString());
		assertTrue(error().startsWith("input time=half: give a number"), error());
		value("time").setText("0.5");
		Ui.until("the values were looked at", () -> error() != null);
		assertTrue(error().contains("time=0.5") && error().contains("cannot hold 0.5"), error());
		assertFalse(canFinish());
		value("time").setText("500");
		Ui.until("the values are good", () -> draft.inputs.checked && error() == null);
		assertTrue(canFinish());
		assertEquals(Map.of("time", "500", "context", "npy:" + folder.resolve("contexts")),
				Map.of("time", draft.request().reading().inputs().further().get("time").text(), "context",
						draft.request().reading().inputs().further().get("context").text()));
	}

	@Test
	void saysWhatDoesNotFit() throws Exception {
		open();
		choose(runs(), "Several times: diffusion, deterministic DDIM");
		choose(source("context"), "One .npy for all images");
		value("context").setText(folder.resolve("gone.npy").toString());
		assertTrue(error().endsWith("gone.npy: no such file (values of the input context)"), error());
		value("context").setText(folder.resolve("latents/near/0.npy").toString());
		Ui.until("the values were looked at", () -> error() != null);
		assertTrue(error().contains("2 x 2 x 2"), error());
		choose(source("context"), "A column of the labels");
		value("context").setText("ctx");
		assertTrue(error().contains("there is none: choose one on the first page"), error());
	}

	@Test
	void theOtherRankFourInputMayTakeTheImages() throws Exception {
		open();
		Combo image = find(Combo.class, c -> c.indexOf("sample, float32 [N, 2, 2, 2]") == 0);
		choose(image, "context, float32 [N, L, 2]");
		assertEquals("sample, float32 [N, 2, 2, 2]", image.getItem(0));
		choose(source("sample"), "A number");
		value("sample").setText("0");
		value("time").setText("0");
		assertEquals("context", draft.request().reading().inputs().image());
		choose(image, "sample, float32 [N, 2, 2, 2]");
		assertTrue(find(Text.class, t -> "context".equals(t.getData())).getText().isEmpty());
		assertFalse(canFinish());
	}

	@Test
	void runsOverStepsAndOpensTheEditor() throws Exception {
		open();
		choose(runs(), "Several times: diffusion, deterministic DDIM");
		assertFalse(source("time").isEnabled(), "the runs give it");
		find(Spinner.class, s -> s.getMaximum() == 1000).setSelection(4);
		value("context").setText(folder.resolve("contexts").toString());
		Text kept = find(Text.class, t -> t.getMessage().startsWith("All; of more than ten"));
		kept.setText("1; 4");
		assertEquals("Steps to keep are whole numbers separated by commas, not 1;.", error());
		kept.setText("5");
		assertEquals("step 5 is not one of the iteration's 1 to 4", error());
		kept.setText("1, 4");
		Ui.until("the values are good", () -> draft.inputs.checked && error() == null);
		next();
		assertEquals("choices", dialog.getCurrentPage().getName());
		draft.name = "run" + System.nanoTime();
		assertNull(draft.problem());
		assertTrue(dialog.getCurrentPage().getWizard().performFinish());
		dialog.close();
		IEditorPart editor = Ui.until("the editor is open", Ui::editor);
		AnalysisSession session = Ui.until("the session is there", () -> editor.getAdapter(AnalysisSession.class));
		assertEquals(List.of(1, 4), session.analysis().steps());
		assertEquals(2 * Samples.PER_CLASS, session.analysis().images().size());
		assertTrue(session.analysis().complete());
		Ui.until("the job has ended", () -> Job.getJobManager().find(AnalyseJob.FAMILY).length == 0);
	}
}
