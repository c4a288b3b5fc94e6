package org.channelexplorer.ui.views.internal.refine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.result.HeadRefinement;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.PlotState;
import org.channelexplorer.ui.PlotView;
import org.channelexplorer.ui.plot.PlotPane;
import org.channelexplorer.ui.views.internal.Icons;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;

/** The Refinement view: the network with the classes of the labelling in use, beside the old one; it is exported and analysed from here. */
public final class RefineView extends PlotView {
	/** Id of the view. */
	public static final String ID = "org.channelexplorer.ui.refine"; //$NON-NLS-1$
	private static final String OPERATION = "refine"; //$NON-NLS-1$
	private static final String WAY = "way"; //$NON-NLS-1$
	private static final int[] WEIGHTS = { 62, 38 };

	private final Action exportNetwork = Actions.of("Export Network\u2026", Icons.descriptor("surgery.export"), this::exportNetwork); //$NON-NLS-2$
	private final Action second = Actions.of("Open as Second Analysis", Icons.descriptor("surgery.second"), this::openSecond); //$NON-NLS-2$
	private HeadRefinement found;
	private HeadExport.Made made; // of the labelling and seed it was asked with, whatever is in use now
	private Result of; // what both are read from
	private RefineHead head;
	private SashForm sash;
	private RefineTables tables;
	private HeadExport exporting;

	@Override
	protected String operation() {
		return OPERATION;
	}

	@Override
	protected boolean allLayers() {
		return true;
	}

	@Override
	protected String whole() {
		return "The network's last layer";
	}

	@Override
	protected Map<String, String> given(String layer) {
		return new TreeMap<>(state().parameters());
	}

	@Override
	protected void fillMore(IToolBarManager bar, IMenuManager menu) {
		for (Action action : List.of(exportNetwork, second)) {
			bar.add(action);
			menu.add(action);
		}
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		found = null;
		made = null;
		of = null;
		super.sessionChanged(now);
		update();
	}

	@Override
	protected PlotPane createPane(Composite parent, AnalysisSession session) {
		head = new RefineHead(parent, way -> settings(state().withParameter(WAY, way)));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
		sash = new SashForm(parent, SWT.VERTICAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		PlotPane pane = super.createPane(sash, session);
		tables = new RefineTables(sash);
		tables.show(null);
		exporting = new HeadExport(session, sash);
		return pane;
	}

	@Override
	protected void beside(Composite parent) {
		sash.setWeights(WEIGHTS);
		refill();
	}

	private void refill() {
		if (session() != null && head != null && !head.isDisposed()) {
			head.show(state().parameters().getOrDefault(WAY, "split"), session().labelling().get().inUse()); //$NON-NLS-1$
		}
	}

	@Override
	public void settings(PlotState other) {
		super.settings(other);
		refill();
	}

	@Override
	protected void classesChanged() {
		super.classesChanged();
		refill();
	}

	@Override
	protected void shown(Drawn now) {
		try {
			Result result = now == null ? null : now.data().result();
			if (result != of) { // else it is drawn again
				of = result;
				found = result == null ? null : HeadRefinement.of(result);
				made = result == null ? null
						: new HeadExport.Made(found, pinned().map(p -> p.labelling()).orElseGet(() -> session().labelling().get().inUse()), state().seed());
			}
		} catch (InputException e) {
			throw new IllegalStateException(e); // the plot has read it
		}
		tables.show(found);
		update();
	}

	private void update() {
		String none = session() == null ? "no analysis is open" : found == null ? "there is no refined network yet" : null;
		Actions.allow(exportNetwork, none);
		Actions.allow(second, none);
	}

	private void exportNetwork() {
		exporting.ask(made);
	}

	private void openSecond() {
		exporting.second(made);
	}

	/** Runs one of the view's commands. @return null when it ran, else why it cannot be run */
	String run(String command) {
		Action action = switch (command) {
		case "show" -> null; //$NON-NLS-1$
		case "export" -> exportNetwork; //$NON-NLS-1$
		case "second" -> second; //$NON-NLS-1$
		default -> throw new IllegalArgumentException(command);
		};
		if (action != null && !action.isEnabled()) {
			return action.getToolTipText();
		}
		if (action != null) {
			action.run();
		}
		return null;
	}

	@Override
	protected String exportName() {
		return "refinement"; //$NON-NLS-1$
	}

	/** What is shown, null for none; for tests. */
	public HeadRefinement found() {
		return busy() ? null : found;
	}

	/** Writes the network, after a question when the file exists or a class loses; for tests. */
	public void exportTo(Path file) {
		exporting.to(file, made);
	}

	/** Whether a network is being written; for tests. */
	public boolean exporting() {
		return exporting.busy();
	}
}
