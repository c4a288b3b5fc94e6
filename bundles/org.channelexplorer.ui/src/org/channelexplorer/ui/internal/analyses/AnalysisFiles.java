package org.channelexplorer.ui.internal.analyses;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.document.AnalysisDocument;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IResourceProxy;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * The analyses of every open project.
 *
 * @param files files by project, projects without any included
 */
record AnalysisFiles(Map<IProject, List<IFile>> files) {
	private static final String ENDING = "." + AnalysisDocument.EXTENSION; //$NON-NLS-1$
	private static final String DATA = ".data"; //$NON-NLS-1$

	AnalysisFiles {
		files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
	}

	/** Looks through the workspace; folders of images may be large, so not in the UI thread. */
	static AnalysisFiles collect(IWorkspaceRoot root, IProgressMonitor monitor) {
		Map<IProject, List<IFile>> files = new LinkedHashMap<>();
		for (IProject project : root.getProjects()) {
			if (project.isOpen()) {
				List<IFile> found = new ArrayList<>();
				try {
					project.accept((IResourceProxy p) -> visit(p, found, monitor), IResource.NONE);
				} catch (CoreException e) {
					ILog.of(AnalysisFiles.class).log(e.getStatus());
				}
				files.put(project, found);
			}
		}
		return new AnalysisFiles(files);
	}

	private static boolean visit(IResourceProxy proxy, List<IFile> found, IProgressMonitor monitor) {
		if (monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
		if (proxy.getType() != IResource.FILE) {
			return !proxy.isDerived() && !proxy.getName().endsWith(DATA);
		}
		if (proxy.getName().endsWith(ENDING)) {
			found.add((IFile) proxy.requestResource());
		}
		return false;
	}

	/** Whether a change may concern the list: a project or an analysis came, went, opened or closed. */
	static boolean concernedBy(IResourceDelta delta) throws CoreException {
		boolean[] concerned = new boolean[1];
		delta.accept(d -> {
			IResource r = d.getResource();
			boolean cameOrWent = d.getKind() != IResourceDelta.CHANGED;
			if (r instanceof IProject) {
				concerned[0] |= cameOrWent || (d.getFlags() & IResourceDelta.OPEN) != 0;
			} else if (r instanceof IFile) {
				concerned[0] |= cameOrWent && r.getName().endsWith(ENDING);
			}
			return !concerned[0] && !r.getName().endsWith(DATA);
		});
		return concerned[0];
	}
}
