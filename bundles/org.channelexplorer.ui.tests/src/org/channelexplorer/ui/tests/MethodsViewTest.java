package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.ui.internal.help.MethodsView;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.views.properties.PropertySheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Help > Methods and Formulas. */
@ExtendWith(NoLoggedProblems.class)
class MethodsViewTest {
	private MethodsView view;

	private MethodsView open() throws Exception {
		ParameterizedCommand command = Ui.window().getService(ICommandService.class)
				.deserialize("org.eclipse.ui.views.showView(org.eclipse.ui.views.showView.viewId=org.channelexplorer.ui.methods)");
		Ui.window().getService(IHandlerService.class).executeCommand(command, null);
		view = (MethodsView) Ui.page().findView(MethodsView.ID);
		return view;
	}

	@AfterEach
	void close() {
		Ui.page().hideView(view);
	}

	private List<TreeItem> pages() {
		List<TreeItem> pages = new ArrayList<>();
		for (TreeItem kind : view.tree().getTree().getItems()) {
			if (kind.getText().startsWith("Dataset") || kind.getText().startsWith("Model")) {
				continue; // what reads files computes nothing
			}
			pages.addAll(Arrays.asList(kind.getItems()));
		}
		return pages;
	}

	@Test
	void everyMethodSaysWhatItComputes() throws Exception {
		open();
		assertEquals(
				List.of("Operations", "Label audits", "Separability metrics", "Channel rankings", "Clusterings", "Projections", "Summary functions",
						"Dataset readers",
						"Model importers"),
				Arrays.stream(view.tree().getTree().getItems()).map(TreeItem::getText).toList());
		assertEquals(Catalogue.ofEquinox().contributions(ExtensionPoint.PROJECTIONS).size(), view.tree().getTree().getItem(5).getItemCount());
		for (TreeItem item : pages()) {
			view.tree().getTree().setSelection(item);
			view.tree().getTree().notifyListeners(SWT.Selection, new Event());
			String name = item.getText();
			Ui.until("the page of " + name, () -> view.text().startsWith(name + "  "));
			if (view.text().lines().findFirst().orElseThrow().endsWith("org.channelexplorer.ui.tests")) {
				continue; // fakes
			}
			assertTrue(view.text().contains("\nFormula\n"), view.text());
			assertTrue(view.text().contains("\nWhen not to trust it\n"), view.text());
		}
	}

	@Test
	void operationsSayWhatEveryOneOfThemTakes() throws Exception {
		open();
		assertTrue(view.text().contains("\nParameters of every operation\nlabelling  "), view.text());
		TreeItem method = view.tree().getTree().getItem(5).getItem(0);
		view.tree().getTree().setSelection(method);
		view.tree().getTree().notifyListeners(SWT.Selection, new Event());
		Ui.until("the page of a projection", () -> view.text().startsWith(method.getText() + "  "));
		assertFalse(view.text().contains("Parameters of every operation"), "a method has none of its own");
	}

	@Test
	void theFilterLooksIntoThePages() throws Exception {
		open();
		int all = pages().size();
		view.filter().setText("Hinton perplexity");
		assertEquals(List.of("t-SNE"), pages().stream().map(TreeItem::getText).toList());
		view.filter().setText("no such words");
		assertEquals(0, view.tree().getTree().getItemCount());
		view.filter().setText("");
		assertEquals(all, pages().size());
	}

	@Test
	void thePropertiesStayWhileOneReads() throws Exception {
		Samples.open(Samples.analysis());
		try {
			PropertySheet sheet = (PropertySheet) Ui.page().showView(IPageLayout.ID_PROP_SHEET);
			Ui.page().activate(open());
			Ui.until("the analysis is described", () -> sheet.getCurrentPage().getControl() instanceof Tree tree && tree.getItemCount() > 0);
		} finally {
			Samples.closeAll();
		}
	}
}
