package org.channelexplorer.ui.internal.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.ui.AnalysisEditors;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.ui.views.markers.MarkerViewUtil;

/**
 * What carries the markers of an analysis: its file, or the workspace itself for a file outside it, since only resources have markers. Those of the workspace
 * name the file and last as long as the workbench runs.
 *
 * @param resource carries them
 * @param document file of the analysis
 */
public record MarkerPlace(IResource resource, Path document) {
	private static final String DOCUMENT = "document"; //$NON-NLS-1$

	/** The place for an analysis. */
	static MarkerPlace of(Path document) {
		IFile file = AnalysisEditors.workspaceFile(document);
		return new MarkerPlace(file != null && file.exists() ? file : ResourcesPlugin.getWorkspace().getRoot(), document);
	}

	/** The file of the analysis that a marker is about. */
	public static Path document(IMarker marker) {
		String outside = marker.getAttribute(DOCUMENT, ""); //$NON-NLS-1$
		return outside.isEmpty() ? Path.of(marker.getResource().getLocationURI()) : Path.of(outside);
	}

	private boolean outside() {
		return resource.getType() == IResource.ROOT;
	}

	/** What a job that changes the markers holds. */
	ISchedulingRule rule() {
		return resource.getWorkspace().getRuleFactory().markerRule(resource);
	}

	/** The markers of a type that are there. */
	public List<IMarker> find(String type) throws CoreException {
		return Arrays.stream(resource.findMarkers(type, false, IResource.DEPTH_ZERO)).filter(m -> !outside() || document(m).equals(document)).toList();
	}

	/** Makes a marker. */
	void create(String type, Map<String, ?> attributes) throws CoreException {
		Map<String, Object> all = new HashMap<>(attributes);
		if (outside()) {
			all.put(DOCUMENT, document.toString());
			all.put(IMarker.TRANSIENT, true);
			all.put(MarkerViewUtil.NAME_ATTRIBUTE, document.getFileName().toString());
			all.put(MarkerViewUtil.PATH_ATTRIBUTE, document.getParent().toString());
		}
		resource.createMarker(type, all);
	}
}
