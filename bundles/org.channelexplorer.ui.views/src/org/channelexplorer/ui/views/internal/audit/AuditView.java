package org.channelexplorer.ui.views.internal.audit;

import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.SessionView;
import org.channelexplorer.ui.selection.ValueModel;

/** A view of the suspects of its session: it follows what is audited, filtered, decided and looked at. */
abstract class AuditView extends SessionView {
	private final ValueModel.Listener<Object> audited = (_, _, _) -> listed();
	private final ValueModel.Listener<Object> changed = (_, _, _) -> refresh();
	private final ValueModel.Listener<Object> looked = (_, _, _) -> looked();
	private AnalysisSession followed;
	private Decide decide;

	/** The list is another one. */
	abstract void listed();

	/** The filter has changed, or something was decided. */
	abstract void refresh();

	/** Another image is looked at. */
	abstract void looked();

	/** What decides about the suspects; null without a session. */
	final Decide decide() {
		return decide;
	}

	/** Listens to a session instead of the one before. @param now null for none */
	final void follow(AnalysisSession now) {
		if (followed != null) {
			followed.suspects().audit().removeListener(audited);
			followed.suspects().filter().removeListener(changed);
			followed.repairs().removeListener(changed);
			followed.suspects().looked().removeListener(looked);
		}
		followed = now;
		decide = now == null ? null : new Decide(now, getSite().getShell());
		if (now != null) {
			now.suspects().audit().addListener(audited);
			now.suspects().filter().addListener(changed);
			now.repairs().addListener(changed);
			now.suspects().looked().addListener(looked);
		}
	}

	@Override
	public void dispose() {
		follow(null);
		super.dispose();
	}
}
