package org.channelexplorer.ui.views.internal.audit;

import java.util.Optional;
import org.channelexplorer.core.repair.Decision;
import org.channelexplorer.core.repair.Verdict;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.LabelDecisions;
import org.channelexplorer.ui.Suspects;
import org.channelexplorer.ui.internal.run.Messages;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;

/** What the analyst does with the image that is looked at; the views of the audit share it. */
final class Decide {
	private final AnalysisSession session;
	private final Suspects suspects;
	private final Shell shell;

	Decide(AnalysisSession session, Shell shell) {
		this.session = session;
		this.shell = shell;
		suspects = session.suspects();
	}

	/** Why nothing can be decided, null when it can. */
	static String whyNot(AnalysisSession session) {
		return session == null ? "no analysis is open"
				: session.suspects().audit().get().isEmpty() ? "audit the labels first" : session.suspects().at() < 0 ? "the list is empty" : null;
	}

	/** Decides about the image that is looked at, and goes to the next one that is undecided. */
	void decide(Verdict verdict, String to) {
		if (whyNot(session) != null) {
			return;
		}
		int place = suspects.at();
		LabelIssues.OfImage image = suspects.images().get(place);
		if (verdict == Verdict.RELABEL && to.equals(image.classes().given())) {
			decide(Verdict.KEEP, to); // its class is the one that was audited
			return;
		}
		Suspects.Audit audit = suspects.audit().get().orElseThrow();
		String words = suspects.comment(place);
		int next = suspects.nextUndecided(place);
		int forward = next >= 0 ? next : suspects.next(place) >= 0 ? suspects.next(place) : place;
		suspects.look(forward); // the next image is seen before all views follow the decision
		try {
			LabelDecisions.decide(session,
					new LabelDecisions.Suspect(image.file(), image.classes().given(), image.classes().suggested(), image.verdict().score(), audit.key()),
					verdict, to,
					words, () -> suspects.go(forward));
		} catch (InputException e) {
			suspects.look(place);
			Messages.error("The label cannot be changed", e.getMessage());
		}
	}

	/** The label is right. */
	void keep() {
		decide(Verdict.KEEP, "");
	}

	/** The suggested class is right. */
	void relabel() {
		if (whyNot(session) == null) {
			decide(Verdict.RELABEL, suspects.images().get(suspects.at()).classes().suggested());
		}
	}

	/** Somebody else is to look at it. */
	void unsure() {
		decide(Verdict.UNSURE, "");
	}

	/** The image is of no use. */
	void leaveOut() {
		decide(Verdict.LEAVE_OUT, "");
	}

	/** Asks for another class. */
	void other() {
		if (whyNot(session) != null) {
			return;
		}
		LabelIssues.OfImage image = suspects.images().get(suspects.at());
		ClassDialog dialog = new ClassDialog(shell, "Type to find the class of " + image.file(), session.labelling().outcome().classes());
		if (dialog.open() == Window.OK) {
			decide(Verdict.RELABEL, dialog.chosen());
		}
	}

	/** Asks for a comment: it belongs to the decision that was made about the image, else to the next one. */
	void comment() {
		if (whyNot(session) != null) {
			return;
		}
		int place = suspects.at();
		InputDialog dialog = new InputDialog(shell, "Comment", "About " + suspects.images().get(place).file(), suspects.comment(place), null);
		if (dialog.open() == Window.OK) {
			comment(place, dialog.getValue().strip());
		}
	}

	/** Keeps a comment. */
	void comment(int place, String words) {
		Optional<Decision> made = suspects.decision(place);
		if (made.isEmpty()) {
			suspects.comment(place, words);
		} else if (!made.get().comment().equals(words)) {
			Decision d = made.get();
			Decision said = new Decision(d.file(), d.verdict(), d.from(), d.to(), d.score(), d.evidence(), LabelDecisions.who(), LabelDecisions.when(), words);
			session.step("Comment", () -> { // words only: the classes stay as they are
				session.repairs().change(r -> r.with(r.ledger().with(said)), session);
				suspects.go(place);
			});
		}
	}

	/** Goes to the next image of the list. */
	void next() {
		suspects.go(suspects.next(suspects.at()));
	}

	/** Goes to the image before. */
	void previous() {
		suspects.go(suspects.previous(suspects.at()));
	}

	/** Goes to the next image that is undecided. */
	void nextUndecided() {
		suspects.go(suspects.nextUndecided(suspects.at()));
	}
}
