package org.channelexplorer.ui.graph.internal.editor;

import java.util.List;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.report.internal.network.LayerMetric;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.StepBar;
import org.channelexplorer.ui.graph.internal.viewer.DrawingListener;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.selection.SelectionModel;
import org.channelexplorer.ui.theme.IconThemes;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPage;

/** The editor's controls once the analysis is open: toolbar with metric and search, the drawing, the legend. */
public final class EditorContents extends Composite {
	private final NetworkPage page;
	private final FindBar find;
	private final Legend legend;
	private final Combo metric;
	private final GraphActions actions;
	private final StepBar steps;
	/** Null for a network that was run once per image. */
	private final StepProfile profile;

	/** @param family the editor, for its jobs */
	public EditorContents(Composite parent, AnalysisSession session, Object family, IWorkbenchPage workbench) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
		Composite bar = new Composite(this, SWT.NONE);
		bar.setLayout(new BarLayout());
		bar.setLayoutData(GridDataFactory.fillDefaults().grab(true, false).create());
		boolean run = !session.analysis().steps().isEmpty();
		Composite stepRow = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(stepRow);
		stepRow.setLayoutData(GridDataFactory.fillDefaults().grab(true, false).exclude(!run).create());
		stepRow.setVisible(run);
		steps = new StepBar(stepRow);
		steps.setLayoutData(GridDataFactory.fillDefaults().create());
		page = new NetworkPage(this, session, family);
		NetworkViewer viewer = page.viewer();
		viewer.getControl().setLayoutData(GridDataFactory.fillDefaults().grab(true, true).create());
		legend = new Legend(this, viewer);
		legend.setLayoutData(GridDataFactory.fillDefaults().grab(true, false).create());
		actions = new GraphActions(page, workbench, family);
		ToolBarManager tools = new ToolBarManager(SWT.FLAT);
		actions.fillToolBar(tools);
		tools.createControl(bar);
		addListener(SWT.Dispose, e -> tools.dispose());
		Themes.onChange(this, () -> IconThemes.apply(tools));
		new Label(bar, SWT.NONE).setText("Colour:");
		metric = new Combo(bar, SWT.READ_ONLY | SWT.DROP_DOWN);
		fillMetrics();
		find = new FindBar(bar, viewer);
		addListener(SWT.Resize, _ -> layout(true)); // the bar may need another row
		MenuManager menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(actions::fillMenu);
		viewer.setContextMenu(menu);
		SelectionModel.Listener follower = (before, now, source) -> actions.update();
		session.selection().addListener(follower); // after the page's, which shows the selection
		addListener(SWT.Dispose, _ -> session.selection().removeListener(follower));
		steps.follow(session);
		profile = run ? new StepProfile(stepRow, session, family, page.scoring()) : null;
		if (run) {
			profile.setLayoutData(GridDataFactory.fillDefaults().grab(true, true).hint(80, 40).create());
		}
		viewer.zoom().manager().addZoomListener(zoom -> actions.update());
		viewer.addListener(new DrawingListener() {
			@Override
			public void drawingChanged(Drawing drawing) {
				actions.update();
			}

			@Override
			public void opened(DisplayNode node) {
				// the page does it
			}
		});
	}

	private void fillMetrics() {
		List<LayerMetric> choices = Scoring.choices();
		choices.forEach(c -> metric.add(c.name()));
		metric.setToolTipText(choices.isEmpty() ? "No separability metric is installed" : "The separability metric that colours the layers");
		metric.setEnabled(!choices.isEmpty());
		metric.addListener(SWT.Selection, e -> {
			page.chooseMetric(choices.get(metric.getSelectionIndex()).id());
			if (profile != null) {
				profile.compute();
			}
		});
	}

	/** Shows which metric colours the layers. */
	void showMetric() {
		List<String> ids = Scoring.choices().stream().map(LayerMetric::id).toList();
		metric.select(ids.indexOf(page.scoring().metric()));
	}

	/** Shows the drawing. See {@link NetworkPage#open}. */
	public void open(Runnable shown, Runnable cancelled) {
		page.open(shown, cancelled);
		showMetric();
		if (profile != null) {
			profile.compute();
		}
	}

	public NetworkPage page() {
		return page;
	}

	public FindBar find() {
		return find;
	}

	public Legend legend() {
		return legend;
	}

	/** The steps of a network that was run several times per image. */
	public StepBar steps() {
		return steps;
	}

	/** The shown layer's separability at every step; null for a network that was run once per image. */
	public StepProfile profile() {
		return profile;
	}

	/** The list of metrics. */
	public Combo metric() {
		return metric;
	}

	public GraphActions actions() {
		return actions;
	}

	@Override
	public boolean setFocus() {
		return page.viewer().getControl().setFocus();
	}
}
