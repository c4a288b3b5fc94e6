package org.channelexplorer.ui.views.internal.audit;

import java.util.Locale;
import org.channelexplorer.core.repair.Triage;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.core.result.LabelIssues.Finding;
import org.channelexplorer.ui.AnalysisSession;

/** What the views of the audit say. */
final class AuditText {
	private AuditText() {
	}

	/** How far the list has been worked through. */
	static String progress(Triage triage, int images) {
		StringBuilder text = new StringBuilder().append(triage.decided() + triage.unsure()).append(" of ").append(images).append(" decided");
		if (triage.decided() > 0) {
			text.append(String.format(Locale.ROOT, ", %d of %d confirmed (%.0f %%, %.0f to %.0f %%)", triage.confirmed(), triage.decided(),
					100 * triage.precision(), 100 * triage.low(), 100 * triage.high()));
		}
		if (triage.unsure() > 0) {
			text.append(", ").append(triage.unsure()).append(" not sure");
		}
		return text.append(Double.isNaN(triage.below()) ? "" : String.format(Locale.ROOT, ", about %.0f more to expect below this line", triage.below()))
				.toString();
	}

	/** What the list rests on. */
	static String basis(LabelIssues issues) {
		return String.join(" \u00b7 ", issues.facts());
	}

	/** A warning about the list, empty for none. */
	static String warning(LabelIssues issues) {
		LabelIssues.Basis b = issues.basis();
		return b.inSample() ? "The network has memorised these labels, so its own confidence hides wrong ones: layers that have not memorised them are asked."
				: b.fit() >= 0.99 ? "The network fits nearly all labels: if it was trained on these images, choose In under Settings." : "";
	}

	/** A layer for people. */
	static String layer(AnalysisSession session, String id) {
		return session.analysis().network().label(id);
	}

	/** A finding for people. */
	static String finding(Finding finding) {
		return switch (finding) {
		case FINE -> "";
		case MISLABELLED -> "mislabelled";
		case STRANGE -> "strange";
		};
	}

	/** The labels of an image in a sentence. */
	static String labels(LabelIssues.OfImage image) {
		return String.format(Locale.ROOT, "given %s (%.2f), suggested %s (%.2f), label score %.3f", image.classes().given(), image.probability().given(),
				image.classes().suggested(),
				image.probability().suggested(), image.verdict().score());
	}
}
