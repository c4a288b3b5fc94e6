package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.operation.OperationDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLoggedProblems.class)
class OperationDialogTest {
	private AnalysisSession session;
	private OperationDialog dialog;

	@BeforeEach
	void open() throws Exception {
		session = Samples.open(Samples.analysis());
		dialog = new OperationDialog(Ui.window().getShell(), session, "projection", Map.of("method", "tsne"), 1, Set.of("layer"));
		dialog.setBlockOnOpen(false);
		dialog.open();
	}

	@AfterEach
	void close() {
		dialog.close();
		Samples.closeAll();
	}

	private Control field(String label) {
		List<Control> all = new ArrayList<>();
		collect(dialog.getShell(), all);
		for (int i = 0; i < all.size(); i++) {
			if (all.get(i) instanceof Label l && l.getText().equals(label + ":")) {
				return all.get(i + 1);
			}
		}
		return null;
	}

	private static void collect(Composite parent, List<Control> all) {
		for (Control c : parent.getChildren()) {
			all.add(c);
			if (c instanceof Composite composite && !(c instanceof Combo)) {
				collect(composite, all);
			}
		}
	}

	@Test
	void asksForTheMethodsOwnParametersAndKeepsChanges() {
		((Text) field("Perplexity")).setText("3.5");
		((Text) field("Seed")).setText("12");
		assertEquals(Map.of("perplexity", "3.5"), withoutMethod());
		assertEquals(12, dialog.seed());
	}

	private Map<String, String> withoutMethod() {
		Map<String, String> values = new java.util.TreeMap<>(dialog.values());
		values.remove("method");
		return values;
	}

	@Test
	void refusesWhatIsOutOfRange() {
		((Text) field("Theta")).setText("7");
		assertTrue(dialog.getErrorMessage().contains("out of range"), dialog.getErrorMessage());
		assertEquals(Map.of(), withoutMethod(), "a bad value is not taken");
		((Text) field("Theta")).setText("0.2");
		assertEquals(null, dialog.getErrorMessage());
	}

	@Test
	void anotherMethodHasOtherParameters() {
		Combo method = (Combo) field("Method");
		method.select(method.indexOf("Counting grid"));
		method.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
		Ui.until("t-SNE's parameters are gone", () -> field("Perplexity") == null);
		assertFalse(field("Seed") == null);
		assertEquals("counting", dialog.values().get("method"));
	}

	private void reopen(String operation, Map<String, String> given) {
		dialog.close();
		dialog = new OperationDialog(Ui.window().getShell(), session, operation, given, 1, Set.of()).toRun();
		dialog.setBlockOnOpen(false);
		dialog.open();
	}

	@Test
	void aLongDescriptionWraps() {
		reopen("audit", Map.of());
		assertTrue(dialog.getShell().getSize().x <= 1000, dialog.getShell().getSize().toString());
	}

	@Test
	void classesAndFocusCanBeChosenAndNoSeedWhereNothingIsDrawn() {
		session.focus().set(session.focus().get().with(new Focus("few", List.of("red"), List.of())), this);
		reopen("typicality", Map.of());
		assertNull(field("Seed"), "nothing is drawn");
		assertEquals(List.of("In use (given classes)", "Given classes"), List.of(((Combo) field("Labelling")).getItems()));
		Combo focus = (Combo) field("Focus");
		assertEquals(List.of("In use (all images)", "All images", "few"), List.of(focus.getItems()));
		focus.select(2);
		focus.notifyListeners(SWT.Selection, new Event());
		assertEquals(Map.of("focus", "few"), dialog.values());
		reopen("representatives", Map.of());
		assertFalse(field("Seed") == null, "X-Means draws");
	}

	@Test
	void severalMethodsAreChecked() {
		reopen("separability", Map.of("metrics", "silhouette,knnPurity"));
		Table metrics = (Table) field("Metrics");
		assertEquals(2, Arrays.stream(metrics.getItems()).filter(TableItem::getChecked).count());
		TableItem silhouette = Arrays.stream(metrics.getItems()).filter(i -> i.getText().equals("Silhouette")).findFirst().orElseThrow();
		silhouette.setChecked(false);
		Event check = new Event();
		check.detail = SWT.CHECK;
		metrics.notifyListeners(SWT.Selection, check);
		assertEquals("knnPurity", dialog.values().get("metrics"));
		Ui.settle();
		Table again = (Table) field("Metrics");
		Arrays.stream(again.getItems()).forEach(i -> i.setChecked(true));
		again.notifyListeners(SWT.Selection, check);
		assertEquals(null, dialog.values().get("metrics"), "all is the default");
	}

	@Test
	void filesCanBeLookedForAndLayersChosen() {
		reopen("mixed", Map.of("file", "/some/where.csv"));
		Composite file = (Composite) field("file");
		assertEquals("/some/where.csv", ((Text) file.getChildren()[0]).getText());
		assertTrue(file.getChildren()[1] instanceof Button b && b.getText().equals("Browse\u2026"));
		Combo layer = (Combo) field("layer");
		assertEquals(List.of("All of them", "first", "second"), List.of(layer.getItems()));
	}

	/** Layers are chosen from a list, by what the network calls them, wherever an operation asks for them. */
	@Test
	void anotherLayerAndSeveralLayersAreChosenFromLists() {
		reopen("scatterplot", Map.of("alignTo", "second"));
		Combo other = (Combo) field("Align to");
		assertEquals(List.of("None", "first", "second"), List.of(other.getItems()));
		assertEquals("second", other.getText());
		other.select(1);
		other.notifyListeners(SWT.Selection, new Event());
		assertEquals("first", dialog.values().get("alignTo"));
		reopen("separability", Map.of("layer", "second"));
		Table layers = (Table) field("Layer");
		assertEquals(List.of("first", "second"), Arrays.stream(layers.getItems()).map(TableItem::getText).toList());
		assertEquals(List.of(false, true), Arrays.stream(layers.getItems()).map(TableItem::getChecked).toList());
		layers.getItem(1).setChecked(false);
		layers.getItem(0).setChecked(true);
		Event check = new Event();
		check.detail = SWT.CHECK;
		layers.notifyListeners(SWT.Selection, check);
		assertEquals("first", dialog.values().get("layer"));
	}

	@Test
	void theQuestionMarkShowsTheMethodsPage() throws Exception {
		assertNull(dialog.help());
		dialog.getShell().notifyListeners(SWT.Help, new Event());
		assertTrue(dialog.help().startsWith("t-SNE  tsne, version "), dialog.help());
		for (String part : List.of("Formula", "Source", "When not to trust it", "Parameters", "perplexity")) {
			assertTrue(dialog.help().contains("\n" + part), part + " is not in " + dialog.help());
		}
		Combo method = (Combo) field("Method");
		method.select(method.indexOf("PCA"));
		method.notifyListeners(SWT.Selection, new Event());
		Ui.until("the page is the other method's", () -> dialog.help().startsWith("PCA  pca"));
		Event f1 = new Event();
		f1.keyCode = SWT.F1;
		field("Method").notifyListeners(SWT.KeyDown, f1);
		assertNull(dialog.help());
	}
}
