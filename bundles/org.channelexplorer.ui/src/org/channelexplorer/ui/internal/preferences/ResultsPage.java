package org.channelexplorer.ui.internal.preferences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.store.ResultFolder;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.Preferences;
import org.channelexplorer.ui.internal.start.RecentAnalyses;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** Preferences > ChannelExplorer > Results: what computed results take on the disk, and removing them. */
public final class ResultsPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
	/** Its id. */
	public static final String ID = "org.channelexplorer.ui.preferences.results"; //$NON-NLS-1$
	private static final int MOST = 1_000_000;

	private Label size;
	private Button clear;
	private Asker asker;

	public ResultsPage() {
		super(GRID);
		setDescription(
				"Results of operations are kept beside each analysis, so that it shows them at once. Removed results are computed again when they are needed.");
	}

	@Override
	public void init(IWorkbench workbench) {
		setPreferenceStore(Preferences.store());
	}

	@Override
	protected void createFieldEditors() {
		IntegerFieldEditor most = new IntegerFieldEditor(Preferences.RESULTS, "&Most MB kept with an analysis (0 = no limit):", getFieldEditorParent());
		most.setValidRange(0, MOST);
		addField(most);
	}

	@Override
	protected Control createContents(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(page);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
		Control fields = super.createContents(page);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(fields);
		Composite row = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(0, 8).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		size = new Label(row, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(size);
		clear = new Button(row, SWT.PUSH);
		clear.setText("C&lear");
		clear.setToolTipText("Removes the results of all analyses listed here");
		clear.addListener(SWT.Selection, e -> measure(true));
		asker = Asker.hidden(page, 0);
		measure(false);
		return page;
	}

	private record Sizes(long bytes, int analyses) {
	}

	private void measure(boolean clearFirst) {
		size.setText(clearFirst ? "Removing\u2026" : "Measuring\u2026");
		clear.setEnabled(false);
		asker.ask("Measure results", monitor -> sizes(clearFirst), sizes -> {
			size.setText(String.format(Locale.ROOT, "%,.1f MB of results in %s", sizes.bytes / 1e6,
					sizes.analyses == 1 ? "1 analysis" : sizes.analyses + " analyses"));
			clear.setEnabled(sizes.bytes > 0);
			clear.setToolTipText(sizes.bytes > 0 ? "Removes the results of the analyses of the workspace, and of those outside it that were opened last"
					: "There are no results to remove");
		}, size::setText);
	}

	private static Sizes sizes(boolean clearFirst) throws InputException {
		long bytes = 0;
		List<Path> documents = documents();
		for (Path document : documents) {
			Path results = AnalysisDocument.dataFolder(document).resolve(Analysis.RESULTS);
			try {
				if (clearFirst) {
					ResultFolder.trim(results, 0);
				}
				bytes += ResultFolder.size(results);
			} catch (IOException e) {
				throw new InputException(results + ": " + Reasons.of(e), e);
			}
		}
		return new Sizes(bytes, documents.size());
	}

	// those of the workspace, and those outside it that were opened last
	private static List<Path> documents() throws InputException {
		List<Path> documents = new ArrayList<>();
		try {
			for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
				if (project.isOpen()) {
					project.accept(proxy -> {
						if (proxy.getType() == IResource.FILE && proxy.getName().endsWith("." + AnalysisDocument.EXTENSION)) { //$NON-NLS-1$
							documents.add(Path.of(proxy.requestResource().getLocationURI()));
						}
						return proxy.getType() != IResource.FILE && !proxy.getName().endsWith(".data"); //$NON-NLS-1$
					}, IResource.NONE);
				}
			}
		} catch (CoreException e) {
			throw new InputException(e.getMessage(), e);
		}
		new RecentAnalyses().files().stream().filter(f -> !documents.contains(f) && java.nio.file.Files.exists(f)).forEach(documents::add);
		return documents;
	}

	/** The text on the size. */
	public String sizeText() {
		return size.getText();
	}

	/** The button that removes results. */
	public Button clear() {
		return clear;
	}
}
