package org.channelexplorer.ui.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.Missing;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

/** What is wrong with an analysis as markers, for the Problems view: images left out, moved files, missing extensions. */
public final class ProblemMarkers {
	/** Type of the markers. */
	public static final String TYPE = "org.channelexplorer.ui.problem"; //$NON-NLS-1$
	/** Attribute: one of the kinds below. */
	public static final String KIND = "kind"; //$NON-NLS-1$
	/** Attribute: the path or name it is about. */
	public static final String SUBJECT = "subject"; //$NON-NLS-1$
	/** An image was left out. */
	public static final String SKIPPED = "skipped"; //$NON-NLS-1$
	/** The model has moved. */
	public static final String MODEL = "model"; //$NON-NLS-1$
	/** The images have moved. */
	public static final String IMAGES = "images"; //$NON-NLS-1$
	/** A bundle is not installed. */
	public static final String EXTENSION = "extension"; //$NON-NLS-1$
	private static final int MOST = 500;

	private ProblemMarkers() {
	}

	/** A marker to be. */
	private record Problem(String kind, int severity, String message, String location, String subject) {
		static Problem of(IMarker m) {
			return new Problem(m.getAttribute(KIND, SKIPPED), m.getAttribute(IMarker.SEVERITY, -1), m.getAttribute(IMarker.MESSAGE, ""), //$NON-NLS-1$
					m.getAttribute(IMarker.LOCATION, ""), m.getAttribute(SUBJECT, "")); //$NON-NLS-1$ //$NON-NLS-2$
		}

		void mark(MarkerPlace place) throws CoreException {
			place.create(TYPE, Map.of(KIND, kind, IMarker.SEVERITY, severity, IMarker.MESSAGE, message, IMarker.LOCATION, location, SUBJECT, subject));
		}
	}

	/** Makes the markers of an analysis what is wrong with it now; in a job. */
	public static void update(Analysis analysis) {
		MarkerPlace place = MarkerPlace.of(analysis.file());
		WorkspaceJob job = new WorkspaceJob("Listing problems") {
			@Override
			public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
				if (place.resource().exists()) {
					mark(place, problems(analysis));
				}
				return Status.OK_STATUS;
			}
		};
		job.setRule(place.rule());
		job.setSystem(true);
		job.schedule();
	}

	private static List<Problem> problems(Analysis analysis) {
		List<Problem> problems = new ArrayList<>();
		for (Missing m : Missing.of(analysis, Catalogue.ofEquinox())) {
			problems.add(new Problem(m.kind().name().toLowerCase(Locale.ROOT), IMarker.SEVERITY_WARNING, m.sentence(), m.subject(), m.subject()));
		}
		for (Skipped s : analysis.skipped().stream().limit(MOST).toList()) {
			problems.add(new Problem(SKIPPED, IMarker.SEVERITY_WARNING, "Image skipped: " + s.file() + ": " + s.reason(), s.file(),
					analysis.imageFolder().resolve(s.file()).toString()));
		}
		return problems;
	}

	private static void mark(MarkerPlace place, List<Problem> wanted) throws CoreException {
		List<IMarker> present = place.find(TYPE);
		if (!wanted.equals(present.stream().map(Problem::of).toList())) {
			for (IMarker marker : present) {
				marker.delete();
			}
			for (Problem p : wanted) {
				p.mark(place);
			}
		}
	}
}
