package org.channelexplorer.ui.internal.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.Preferences;
import org.channelexplorer.ui.internal.Commands;
import org.channelexplorer.ui.internal.FileDrop;
import org.channelexplorer.ui.internal.Icons;
import org.channelexplorer.ui.internal.run.DemoData;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.theme.Themes;
import org.channelexplorer.ui.theme.TitleIcons;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;

/** What the editor area shows while no analysis is open: recent analyses, a new one, the demo, the first steps, what is new. */
public final class StartPage extends EditorPart {
	/** Its id. */
	public static final String ID = "org.channelexplorer.ui.start"; //$NON-NLS-1$
	private static final int COLUMN = 260;
	private static final int MARGIN = 32;
	private static final int GAP = 40;

	private final RecentAnalyses recent = new RecentAnalyses();
	private final IPreferenceChangeListener changes = e -> {
		if (e.getKey().equals(RecentAnalyses.KEY)) {
			getSite().getShell().getDisplay().asyncExec(this::fillRecent);
		}
	};
	private LocalResourceManager images;
	private ScrolledComposite scroll;
	private Composite page;
	private Composite list;
	private Link first;

	@Override
	public void init(IEditorSite site, IEditorInput input) {
		setSite(site);
		setInput(input);
		setPartName(input.getName());
	}

	@Override
	public void createPartControl(Composite parent) {
		scroll = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		Themes.onChange(scroll, () -> firePropertyChange(PROP_TITLE));
		images = new LocalResourceManager(JFaceResources.getResources(), scroll);
		page = new Composite(scroll, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(MARGIN, 24).spacing(GAP, 20).applyTo(page);
		page.setBackgroundMode(SWT.INHERIT_FORCE);
		scroll.setContent(page);
		head();
		Composite begin = column("Begin");
		first = action(begin, "new", "New analysis\u2026", "Choose a model and labelled images", Commands.NEW_ANALYSIS); //$NON-NLS-1$
		action(begin, "open", "Open an analysis\u2026", "An analysis file, in or outside the workspace", Commands.OPEN); //$NON-NLS-1$
		if (DemoData.installed()) {
			action(begin, "demo", "Open the demo", "A small network with planted weaknesses, and 540 images", Commands.OPEN_DEMO); //$NON-NLS-1$
		}
		action(begin, "steps", "First analysis in five minutes", "A cheat sheet that does each step with you", Commands.FIRST_STEPS); //$NON-NLS-1$
		Label drop = text(begin, "Or drop a model, a folder of images or an analysis anywhere here.");
		drop.setData("org.eclipse.e4.ui.css.id", "StartDrop"); //$NON-NLS-1$ //$NON-NLS-2$
		Composite right = column("Recent analyses");
		list = new Composite(right, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 8).applyTo(list);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(list);
		Composite news = column("What is new");
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(COLUMN, SWT.DEFAULT).applyTo(news);
		WhatsNew.read().forEach(line -> text(news, "\u2022 " + line));
		drop(scroll);
		RecentAnalyses.node().addPreferenceChangeListener(changes);
		fillRecent();
		scroll.addListener(SWT.Resize, e -> measure());
	}

	private void head() {
		Label title = new Label(page, SWT.NONE);
		title.setText("ChannelExplorer");
		title.setFont(JFaceResources.getFont(JFaceResources.HEADER_FONT));
		GridDataFactory.fillDefaults().span(2, 1).applyTo(title);
		Label what = new Label(page, SWT.WRAP);
		what.setText("Shows where in a network classes separate and where they stay confused: per layer, per class pair, per channel, per image.");
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(COLUMN, SWT.DEFAULT).applyTo(what);
		if (!Preferences.welcome().isEmpty()) {
			Label welcome = text(page, Preferences.welcome());
			welcome.setData("org.eclipse.e4.ui.css.id", "StartWelcome"); //$NON-NLS-1$ //$NON-NLS-2$
			GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(COLUMN, SWT.DEFAULT).applyTo(welcome);
		}
	}

	private Composite column(String heading) {
		Composite column = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(8, 10).applyTo(column);
		GridDataFactory.fillDefaults().grab(true, false).hint(COLUMN, SWT.DEFAULT).align(SWT.FILL, SWT.BEGINNING).applyTo(column);
		Label title = new Label(column, SWT.NONE);
		title.setText(heading);
		title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
		return column;
	}

	private Link action(Composite column, String icon, String name, String facts, String command) {
		Link link = entry(column, icon, name, facts);
		link.addListener(SWT.Selection, e -> Commands.run(getSite(), command));
		return link;
	}

	private Link entry(Composite column, String icon, String name, String facts) {
		Composite row = new Composite(column, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 2).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		Label image = new Label(row, SWT.NONE);
		image.setImage(images.create(Icons.descriptor(icon)));
		Link link = new Link(row, SWT.NONE);
		link.setText("<a>" + name.replace("&", "&&") + "</a>"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		GridDataFactory.fillDefaults().applyTo(link);
		new Label(row, SWT.NONE);
		text(row, facts);
		return link;
	}

	private static Label text(Composite parent, String words) {
		Label label = new Label(parent, SWT.WRAP);
		label.setText(words.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		GridDataFactory.fillDefaults().grab(true, false).hint(COLUMN - 40, SWT.DEFAULT).applyTo(label);
		return label;
	}

	private void fillRecent() {
		if (list.isDisposed()) {
			return;
		}
		for (var old : list.getChildren()) {
			old.dispose();
		}
		List<Path> files = recent.files();
		if (files.isEmpty()) {
			text(list, "None yet. The demo is a good first one.");
		}
		for (Path file : files) {
			boolean there = Files.exists(file);
			Link link = entry(list, "analysis", name(file), file.getParent() + (there ? ", " + saved(file) : ", no longer there")); //$NON-NLS-1$ //$NON-NLS-2$
			link.setToolTipText(file.toString());
			link.addListener(SWT.Selection, e -> open(file));
		}
		if (files.stream().anyMatch(f -> !Files.exists(f))) {
			Link clean = new Link(list, SWT.NONE);
			clean.setText("<a>Remove those that are no longer there</a>");
			clean.addListener(SWT.Selection, e -> recent.remove(recent.files().stream().filter(f -> !Files.exists(f)).toArray(Path[]::new)));
		}
		list.requestLayout();
		measure();
	}

	private static String name(Path file) {
		String name = file.getFileName().toString();
		String ending = "." + AnalysisDocument.EXTENSION; //$NON-NLS-1$
		return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
	}

	private static String saved(Path file) {
		try {
			return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault()).format(Files.getLastModifiedTime(file).toInstant()); //$NON-NLS-1$
		} catch (IOException e) {
			return "cannot be read";
		}
	}

	private void open(Path file) {
		if (!Files.exists(file)) {
			Messages.error("The analysis cannot be opened", file + ": no such file");
			return;
		}
		try {
			AnalysisEditors.open(getSite().getPage(), file);
		} catch (PartInitException e) {
			Messages.error("The analysis cannot be opened", e.getMessage());
		}
	}

	private void drop(Composite control) {
		DropTarget target = new DropTarget(control, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_LINK | DND.DROP_DEFAULT);
		target.setTransfer(new Transfer[] { FileTransfer.getInstance() });
		target.addDropListener(new FileDrop(getSite().getWorkbenchWindow()));
	}

	private void measure() {
		if (!scroll.isDisposed()) {
			int width = Math.max(scroll.getClientArea().width, COLUMN + 2 * MARGIN);
			((GridLayout) page.getLayout()).numColumns = width < 2 * (COLUMN + MARGIN) + GAP ? 1 : 2;
			page.layout(true, true);
			scroll.setMinSize(page.computeSize(width, SWT.DEFAULT));
		}
	}

	@Override
	public Image getTitleImage() {
		return TitleIcons.of(getConfigurationElement(), super.getTitleImage());
	}

	@Override
	public void setFocus() {
		first.setFocus();
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		// there is nothing to save
	}

	@Override
	public void doSaveAs() {
		// there is nothing to save
	}

	@Override
	public boolean isDirty() {
		return false;
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	@Override
	public void dispose() {
		RecentAnalyses.node().removePreferenceChangeListener(changes);
		super.dispose();
	}
}
