package org.channelexplorer.ui;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.Made;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.repair.Decision;
import org.channelexplorer.core.repair.Ledger;
import org.channelexplorer.core.repair.Verdict;
import org.channelexplorer.core.util.InputException;

/** Decisions about labels: each adds to the ledger and edits the labelling in use, as one step of the undo history. UI thread. */
public final class LabelDecisions {
	/** The labelling that is made when the given classes are in use. */
	public static final String LABELLING = "audit";
	private static final String WHY = "label audit";

	/**
	 * An image whose label is decided about.
	 *
	 * @param file      the image
	 * @param given     the class that was audited
	 * @param suggested the class suggested instead
	 * @param score     label score, 0 to 1; null without
	 * @param key       of the result that the score comes from
	 */
	public record Suspect(String file, String given, String suggested, Double score, String key) {
	}

	private LabelDecisions() {
	}

	/** Who decides here: the user of the machine. */
	public static String who() {
		return System.getProperty("user.name", ""); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** This moment as ledgers have it. */
	public static String when() {
		return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
	}

	/**
	 * Decides about an image.
	 *
	 * @param to   the class of a relabel, else not read
	 * @param then what belongs to the step, such as going to the next image
	 * @throws InputException when the class cannot be named so, or the labelling cannot be edited; nothing changes
	 */
	public static void decide(AnalysisSession session, Suspect suspect, Verdict verdict, String to, String comment, Runnable then) throws InputException {
		if (AnalysisSession.LEFT_OUT.equals(to)) {
			throw new InputException("a class cannot be named '" + to + "': that stands for the images that are left out");
		}
		try {
			Decision decision = new Decision(suspect.file(), verdict, suspect.given(), verdict == Verdict.RELABEL ? to : suspect.given(), suspect.score(),
					suspect.key(), who(), when(), comment);
			decide(session, List.of(decision), name(verdict), then);
		} catch (IllegalArgumentException e) {
			throw new InputException(e.getMessage(), e);
		}
	}

	private static String name(Verdict verdict) {
		return switch (verdict) {
		case KEEP -> "Keep Label";
		case RELABEL -> "Relabel Image";
		case LEAVE_OUT -> "Leave Out Image";
		case UNSURE -> "Not Sure";
		};
	}

	/**
	 * Takes decisions into the ledger and edits the labelling in use by them.
	 *
	 * @param undoName what was done, as in the menu: {@code Undo NAME}
	 * @param then     what belongs to the step
	 * @throws InputException naming the image that is not there; nothing changes
	 */
	public static void decide(AnalysisSession session, List<Decision> decisions, String undoName, Runnable then) throws InputException {
		NamedValues<Labelling> now = session.labelling().get();
		Labelling edited = now.current().orElseGet(() -> new Labelling(unused(now), List.of()));
		int before = edited.edits().size();
		int fixed = session.suspects().audit().get().filter(a -> a.asked().labelling().equals(now.inUse())).map(a -> a.asked().edits()).orElse(0);
		Ledger longer = session.repairs().get().ledger().with(decisions);
		Labels labels = session.labelling().labels();
		boolean edits = false;
		for (Decision d : decisions) {
			Edit edit = edit(session, labels, d);
			edits |= edit != null;
			edited = edit == null ? edited : with(edited, Math.min(fixed, before), edit, new Made(d.who(), d.when()));
		}
		Labelling made = edited;
		if (edits) {
			made.apply(session.analysis().images(), session.analysis().filesWithoutRow()); // what does not fit changes nothing
		}
		boolean relabels = edits;
		session.step(undoName, () -> {
			if (relabels) {
				session.labelling().change(l -> l.with(made).using(made.name()), session);
			}
			session.repairs().change(r -> r.with(longer), session);
			then.run();
		});
	}

	private static String unused(NamedValues<Labelling> known) {
		String name = LABELLING;
		for (int i = 2; known.find(name).isPresent(); i++) {
			name = LABELLING + " " + i;
		}
		return name;
	}

	// what brings an image where the decision wants it, null when it is there; a later decision takes an earlier one back
	private static Edit edit(AnalysisSession session, Labels labels, Decision d) throws InputException {
		int row = session.suspects().row(d.file());
		if (row < 0) {
			throw new InputException("there is no image '" + d.file() + "' in this analysis");
		}
		boolean moves = d.verdict() == Verdict.RELABEL || d.verdict() == Verdict.LEAVE_OUT;
		if (!moves && session.suspects().decision(d.file()).filter(e -> e.verdict() == Verdict.RELABEL || e.verdict() == Verdict.LEAVE_OUT).isEmpty()) {
			return null; // only an earlier decision is taken back, no edit of the classes
		}
		String is = labels.classOf(row) < 0 ? "" : labels.nameOf(row); //$NON-NLS-1$
		if (d.verdict() == Verdict.LEAVE_OUT) {
			return is.isEmpty() ? null : new Edit.LeaveOut(List.of(d.file()));
		}
		return is.equals(d.to()) ? null : new Edit.Assign(List.of(d.file()), d.to(), WHY);
	}

	// decisions about other images commute: one edit for each class, so that long lists stay quick
	private static Labelling with(Labelling labelling, int fixed, Edit edit, Made by) {
		List<Edit> edits = new ArrayList<>(labelling.edits());
		String file = files(edit).getFirst();
		for (int i = edits.size() - 1; i >= fixed; i--) {
			Edit earlier = edits.get(i);
			if (files(earlier).isEmpty() || files(earlier).contains(file)) {
				break;
			}
			Edit joined = joined(earlier, edit, file);
			if (joined != null) {
				edits.set(i, joined);
				List<Made> made = new ArrayList<>(labelling.made());
				made.set(i, by); // the last of those it is made of
				return new Labelling(labelling.name(), edits, made);
			}
		}
		return labelling.with(edit, by);
	}

	private static Edit joined(Edit earlier, Edit edit, String file) {
		if (earlier instanceof Edit.Assign a && edit instanceof Edit.Assign b && a.to().equals(b.to()) && a.why().equals(b.why())) {
			return new Edit.Assign(and(a.files(), file), a.to(), a.why());
		}
		return earlier instanceof Edit.LeaveOut a && edit instanceof Edit.LeaveOut ? new Edit.LeaveOut(and(a.files(), file)) : null;
	}

	private static List<String> and(List<String> files, String file) {
		List<String> more = new ArrayList<>(files);
		more.add(file);
		return more;
	}

	// of the edits that decisions make; none of every other
	private static List<String> files(Edit edit) {
		return edit instanceof Edit.Assign a && a.why().equals(WHY) ? a.files() : edit instanceof Edit.LeaveOut l ? l.files() : List.of();
	}
}
