package org.channelexplorer.ui;

import java.util.Optional;
import org.channelexplorer.core.repair.Decision;
import org.channelexplorer.core.repair.Verdict;
import org.channelexplorer.core.result.LabelIssues;

/**
 * Which images of an audit are shown.
 *
 * @param state      what was decided
 * @param className  given or suggested class, empty for all
 * @param issuesOnly only images whose label looks wrong
 */
public record SuspectFilter(State state, String className, boolean issuesOnly) {
	/** Every image. */
	public static final SuspectFilter ALL = new SuspectFilter(State.ALL, "", false);

	/** What was decided about an image. */
	public enum State {
		/** Whatever it is. */
		ALL("all"),
		/** Nothing yet. */
		UNDECIDED("undecided"),
		/** Something. */
		DECIDED("decided"),
		/** Its label is right. */
		KEPT("kept"),
		/** It has another class. */
		RELABELLED("relabelled"),
		/** It is left out. */
		LEFT_OUT("left out"),
		/** Somebody else is to look at it. */
		UNSURE("not sure");

		private final String text;

		State(String text) {
			this.text = text;
		}

		/** For people. */
		public String text() {
			return text;
		}

		boolean holds(Optional<Decision> decision) {
			return switch (this) {
			case ALL -> true;
			case UNDECIDED -> decision.isEmpty();
			case DECIDED -> decision.isPresent();
			case KEPT -> decision.filter(d -> d.verdict() == Verdict.KEEP).isPresent();
			case RELABELLED -> decision.filter(d -> d.verdict() == Verdict.RELABEL).isPresent();
			case LEFT_OUT -> decision.filter(d -> d.verdict() == Verdict.LEAVE_OUT).isPresent();
			case UNSURE -> decision.filter(d -> d.verdict() == Verdict.UNSURE).isPresent();
			};
		}
	}

	/** Whether an image is shown. */
	public boolean shows(LabelIssues.OfImage image, Optional<Decision> decision) {
		return (!issuesOnly || image.verdict().issue())
				&& (className.isEmpty() || image.classes().given().equals(className) || image.classes().suggested().equals(className))
				&& state.holds(decision);
	}

	/** A decision for people: {@code relabelled to cat}. */
	public static String text(Optional<Decision> decision) {
		return decision.map(d -> switch (d.verdict()) {
		case KEEP -> "kept";
		case RELABEL -> "relabelled to " + d.to();
		case LEAVE_OUT -> "left out";
		case UNSURE -> "not sure";
		}).orElse("undecided");
	}
}
