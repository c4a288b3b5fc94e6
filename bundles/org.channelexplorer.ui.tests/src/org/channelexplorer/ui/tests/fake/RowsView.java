package org.channelexplorer.ui.tests.fake;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.LayerView;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.result.ProjectionPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** All that a third party writes for a view of a layer: a question, a control, what it shows. */
public final class RowsView extends LayerView<Integer> {
	/** Its id. */
	public static final String ID = "org.channelexplorer.ui.tests.rows";
	private Label label;
	private int asked;
	private boolean stops;
	private ProjectionPart.Shown projected;

	@Override
	protected Query<Integer> query(AnalysisSession session, String layer) {
		asked++;
		Map<String, String> given = new TreeMap<>(settings().parameters());
		given.put("layer", layer);
		return new Query<>("mixed", given, settings().seed(), (result, _) -> rows(result));
	}

	private static int rows(Result result) throws InputException {
		if (result.table().rows() == 0) {
			throw new InputException("there are no rows");
		}
		return result.table().rows();
	}

	@Override
	protected void createPlot(Composite parent, AnalysisSession session) {
		label = new Label(parent, SWT.NONE);
	}

	@Override
	protected void show(Integer rows) {
		label.setText(rows == null ? "" : rows + " rows");
	}

	@Override
	protected String facts(Integer rows) {
		return "counted, seed " + settings().seed();
	}

	@Override
	protected boolean stopUnseen() {
		return stops;
	}

	/** Has work that stops when the view is no longer seen. */
	public void stopUnseen(boolean on) {
		stops = on;
	}

	/** Says of itself that it shows a projection. */
	public void projects(ProjectionPart.Shown shown) {
		projected = shown;
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		if (adapter == ProjectionPart.class) {
			ProjectionPart part = () -> Optional.ofNullable(projected);
			return adapter.cast(part);
		}
		return super.getAdapter(adapter);
	}

	/** How often it has asked. */
	public int asked() {
		return asked;
	}

	/** What is shown. */
	public String text() {
		return label == null ? null : label.getText();
	}

	/** As the dialog does. */
	public void choose(Settings chosen) {
		settings(chosen);
	}
}
