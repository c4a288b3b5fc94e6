package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.channelexplorer.ui.internal.ComparePerspective;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.internal.SurgeryPerspective;
import org.channelexplorer.ui.internal.help.Hint;
import org.channelexplorer.ui.internal.help.HintsView;
import org.channelexplorer.ui.internal.help.KeysDialog;
import org.eclipse.jface.bindings.TriggerSequence;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLoggedProblems.class)
class HintsTest {

	@AfterEach
	void close() {
		Ui.page().hideView(Ui.page().findView(HintsView.ID));
		Samples.closeAll();
	}

	private static String bound(String key) throws Exception {
		IBindingService bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
		TriggerSequence sequence = KeySequence.getInstance(key);
		return bindings.getPerfectMatch(sequence).getParameterizedCommand().getId();
	}

	@Test
	void followTheActiveView() throws Exception {
		Samples.open(Samples.analysis());
		Ui.page().showView(ExplorePerspective.SCATTERPLOT);
		assertEquals("org.channelexplorer.ui.showHints", bound("F1"));
		Ui.window().getService(IHandlerService.class).executeCommand("org.channelexplorer.ui.showHints", null);
		HintsView view = (HintsView) Ui.page().findView(HintsView.ID);
		assertNotNull(view);
		assertEquals(ExplorePerspective.SCATTERPLOT, Ui.page().getActivePart().getSite().getId(), "the view keeps the keyboard");
		for (String part : List.of("Scatterplot", "Formula", "When not to trust it", "Keys and mouse here", "Wheel", "Keys everywhere")) {
			assertTrue(view.text().contains(part), part + " in " + view.text());
		}
		Ui.page().showView(ExplorePerspective.DATASET);
		Ui.until("the hints are those of the Dataset", () -> view.text().startsWith("Dataset"));
		assertTrue(view.text().contains("red corner"));
		assertEquals(0, Ui.find(Ui.window().getShell(), StyledText.class, t -> t.getText().startsWith("Dataset")).getTopPixel(), "the heading is not cut");
	}

	@Test
	void standBesideWhatTheyExplain() throws Exception {
		Samples.open(Samples.analysis());
		var before = Ui.page().getPerspective();
		try {
			for (var place : Map.of(SurgeryPerspective.ID, SurgeryPerspective.SURGERY, ComparePerspective.ID, ExplorePerspective.SCATTERPLOT).entrySet()) {
				PlatformUI.getWorkbench().showPerspective(place.getKey(), Ui.window());
				var explained = Ui.page().showView(place.getValue());
				Ui.run("showHints");
				assertTrue(Ui.page().isPartVisible(explained), place.getValue() + " is hidden by its hints");
				Ui.page().hideView(Ui.page().findView(HintsView.ID));
			}
		} finally {
			Ui.page().setPerspective(before);
		}
	}

	@Test
	void everyViewOfOursHasOne() {
		Map<String, Hint> hints = Hint.all();
		List<String> without = Arrays.stream(PlatformUI.getWorkbench().getViewRegistry().getViews()).map(v -> v.getId())
				.filter(id -> id.startsWith("org.channelexplorer.") && !id.startsWith("org.channelexplorer.ui.tests"))
				.filter(id -> !hints.containsKey(id) || hints.get(id).text().isEmpty()).toList();
		assertEquals(List.of(), without, "views without a hint (extension point org.channelexplorer.ui.hints)");
		hints.values().forEach(h -> h.keys().forEach(k -> assertFalse(k.sequence().isEmpty() || k.does().isEmpty(), h.part() + ": " + k)));
	}

	@Test
	void keysAreListedAndFiltered() throws Exception {
		assertEquals("org.channelexplorer.ui.showKeys", bound("M2+F1"));
		assertEquals("org.eclipse.ui.edit.redo", bound("M1+Y"));
		KeysDialog dialog = new KeysDialog(Ui.window().getShell(), "Dataset", Hint.of(ExplorePerspective.DATASET).keys(),
				List.of(new Hint.Key("Ctrl+S", "Save")));
		dialog.open();
		Shell shell = dialog.getShell();
		assertTrue(dialog.table().getItemCount() > 3);
		dialog.filter().setText("save");
		assertEquals(1, dialog.table().getItemCount());
		assertEquals("Ctrl+S", dialog.table().getItem(0).getText(0));
		dialog.close();
		assertTrue(shell.isDisposed());
	}
}
