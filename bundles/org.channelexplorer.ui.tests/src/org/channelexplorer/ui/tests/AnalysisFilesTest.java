package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.ClassEdits;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.internal.analyses.AnalysesView;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.views.properties.PropertySheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Analyses view: rename, delete, what the Properties say. */
@ExtendWith(NoLoggedProblems.class)
class AnalysisFilesTest {

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	private static AnalysesView select(IFile file) throws Exception {
		AnalysesView view = (AnalysesView) Ui.page().showView(ExplorePerspective.ANALYSES);
		Ui.until("the analysis is listed", () -> Arrays.stream(view.viewer().getTree().getItems()).flatMap(i -> Arrays.stream(i.getItems()))
				.anyMatch(i -> file.equals(i.getData())));
		view.viewer().setSelection(new StructuredSelection(file), true);
		return view;
	}

	private static IAction action(AnalysesView view, String text) {
		return Arrays.stream(view.getViewSite().getActionBars().getMenuManager().getItems()).filter(ActionContributionItem.class::isInstance)
				.map(i -> ((ActionContributionItem) i).getAction()).filter(a -> a.getText().startsWith(text)).findFirst().orElseThrow();
	}

	private static void press(Shell shell, String button) {
		Ui.find(shell, Button.class, b -> b.getText().replace("&", "").equals(button)).notifyListeners(SWT.Selection, new Event());
	}

	@Test
	void renamesAnOpenAnalysisWithItsData() throws Exception {
		Path document = Samples.analysis();
		Samples.open(document);
		AnalysesView view = select(AnalysisEditors.workspaceFile(document));
		Ui.window().getShell().getDisplay().asyncExec(() -> {
			Shell shell = Ui.until("the name is asked for", () -> Ui.shell("Rename Analysis"));
			Text name = Ui.find(shell, Text.class, t -> (t.getStyle() & SWT.READ_ONLY) == 0);
			assertEquals("sample", name.getText());
			name.setText("a/b");
			assertFalse(Ui.find(shell, Button.class, b -> b.getText().equals("OK")).isEnabled());
			name.setText("renamed");
			press(shell, "OK");
		});
		action(view, "Rename").run();
		Path renamed = document.resolveSibling("renamed.channelexplorer");
		AnalysisSession session = Ui.until("it is open under its new name", () -> {
			AnalysisSession s = Ui.editor() == null ? null : Ui.editor().getAdapter(AnalysisSession.class);
			return s != null && s.analysis().file().equals(renamed) ? s : null;
		});
		assertEquals("renamed", session.analysis().document().name());
		assertEquals(12, session.analysis().images().size());
		assertFalse(Files.exists(document) || Files.exists(AnalysisDocument.dataFolder(document)));
	}

	@Test
	void deletesAfterAQuestion() throws Exception {
		Path document = Samples.analysis();
		Samples.open(document);
		AnalysesView view = select(AnalysisEditors.workspaceFile(document));
		action(view, "Delete").run();
		Shell question = Ui.until("it asks", () -> Ui.shell("Delete Analysis"));
		assertTrue(Files.exists(document));
		press(question, "Delete");
		Ui.until("document and data are gone", () -> !Files.exists(document) && !Files.exists(AnalysisDocument.dataFolder(document).resolve("manifest.json")));
		Ui.until("the editor is closed", () -> Ui.editor() == null);
		assertTrue(Files.exists(document.resolveSibling("images")), "the images stay");
	}

	@Test
	void propertiesSayWhatTheAnalysisIs() throws Exception {
		IFile file = AnalysisEditors.workspaceFile(Samples.analysis());
		PropertySheet sheet = (PropertySheet) Ui.page().showView(IPageLayout.ID_PROP_SHEET);
		select(file);
		Ui.until("the facts are shown", () -> facts(sheet).contains("Analysis=sample"));
		assertTrue(facts(sheet).stream().noneMatch(f -> f.startsWith("derived") || f.startsWith("editable") || f.startsWith("linked")),
				facts(sheet).toString());
	}

	private static List<String> facts(PropertySheet sheet) {
		Control control = sheet.getCurrentPage().getControl();
		Tree tree = Ui.find(control, Tree.class, t -> true);
		return tree == null ? List.of()
				: Arrays.stream(tree.getItems()).flatMap(i -> i.getItemCount() == 0 ? java.util.stream.Stream.of(i) : Arrays.stream(i.getItems()))
						.map(i -> i.getText(0) + "=" + i.getText(1)).toList();
	}

	/** A file as the start restores it: not by the workspace. */
	private record ByUri(Path file) implements IURIEditorInput {
		@Override
		public URI getURI() {
			return file.toUri();
		}

		@Override
		public boolean exists() {
			return true;
		}

		@Override
		public ImageDescriptor getImageDescriptor() {
			return null;
		}

		@Override
		public String getName() {
			return file.getFileName().toString();
		}

		@Override
		public IPersistableElement getPersistable() {
			return null;
		}

		@Override
		public String getToolTipText() {
			return file.toString();
		}

		@Override
		public <T> T getAdapter(Class<T> adapter) {
			return null;
		}
	}

	@Test
	void aFileHasOneEditor() throws Exception {
		Path document = Samples.analysis();
		IEditorPart first = Ui.page().openEditor(new ByUri(document),
				PlatformUI.getWorkbench().getEditorRegistry().getDefaultEditor(document.getFileName().toString()).getId());
		assertSame(first, AnalysisEditors.open(Ui.page(), document), "however its place is written");
	}

	@Test
	void predictionsOfClassesThatAreNoOutputsCannotBeCompared() throws Exception {
		AnalysisSession session = Samples.open(Samples.analysis());
		Ui.page().showView(ExplorePerspective.DATASET);
		PropertySheet sheet = (PropertySheet) Ui.page().showView(IPageLayout.ID_PROP_SHEET);
		session.selection().change(s -> s.withImages(0), this);
		Ui.until("a class of the network", () -> facts(sheet).contains("Agrees with the label=Yes"));
		ClassEdits.assign(session, new int[] { 1, 2 }, "sky", "New Class");
		session.selection().change(s -> s.withImages(1), this);
		Ui.until("a class of the analyst's own", () -> facts(sheet).contains("Agrees with the label=Cannot be compared"));
		session.selection().change(s -> s.withImages(1, 2), this);
		Ui.until("several of it", () -> facts(sheet).contains("Predicted otherwise=Cannot be compared"));
		session.selection().change(s -> s.withImages(1, Samples.PER_CLASS), this);
		Ui.until("some of it", () -> facts(sheet).contains("Predicted otherwise=1 of 1 that can be compared"));
	}

	@Test
	void groupsOfPropertiesStayOpen() throws Exception {
		AnalysisSession session = Samples.open(Samples.analysis());
		Ui.page().showView(ExplorePerspective.DATASET);
		PropertySheet sheet = (PropertySheet) Ui.page().showView(IPageLayout.ID_PROP_SHEET);
		Tree tree = Ui.until("the sheet is there", () -> Ui.find(sheet.getCurrentPage().getControl(), Tree.class, t -> t.getItemCount() > 0));
		session.selection().change(s -> s.withImages(0), this);
		Ui.until("the image is described", () -> facts(sheet).contains("Label=blue"));
		session.selection().change(s -> s.withImages(1, 2), this);
		Ui.until("the images are described", () -> facts(sheet).contains("Images=2 of 12"));
		assertTrue(Arrays.stream(tree.getItems()).allMatch(i -> i.getExpanded()), "every group is open");
		TreeItem first = tree.getItem(0);
		tree.setFocus();
		first.setExpanded(false);
		collapsed(tree, first); // GTK says so later, when it has folded a group of which the rows were replaced
		Ui.until("what nobody has folded is open again", first::getExpanded);
		Event press = new Event();
		press.button = 1;
		tree.notifyListeners(SWT.MouseDown, press);
		first.setExpanded(false);
		collapsed(tree, first);
		session.selection().change(s -> s.withImages(3), this);
		Ui.until("the other image is described", () -> facts(sheet).stream().noneMatch(f -> f.startsWith("Images=")));
		Ui.settle();
		assertFalse(tree.getItem(0).getExpanded(), "what the user has folded stays folded");
	}

	private static void collapsed(Tree tree, TreeItem item) {
		Event event = new Event();
		event.item = item;
		tree.notifyListeners(SWT.Collapse, event);
	}
}
