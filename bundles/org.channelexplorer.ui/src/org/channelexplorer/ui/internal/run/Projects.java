package org.channelexplorer.ui.internal.run;

import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;

/** The projects that analyses lie in. */
public final class Projects {
	/** Project offered for the first analysis. */
	public static final String DEFAULT = "Analyses"; //$NON-NLS-1$

	private Projects() {
	}

	/** Names of the open projects. */
	public static List<String> names() {
		return Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects()).filter(IProject::isOpen).map(IProject::getName).toList();
	}

	/** What is wrong with a project name, null when nothing is. */
	public static String problem(String name) {
		IStatus status = ResourcesPlugin.getWorkspace().validateName(name, org.eclipse.core.resources.IResource.PROJECT);
		return status.isOK() ? null : status.getMessage();
	}

	/** Where a project lies, or will lie when it is made. */
	public static java.nio.file.Path folder(String name) {
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
		return (project.exists() ? project.getLocation() : ResourcesPlugin.getWorkspace().getRoot().getLocation().append(name)).toPath();
	}

	/** Makes and opens a project when it is not there. Not in the UI thread. */
	public static IProject ensure(String name) throws CoreException {
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
		if (!project.exists()) {
			project.create(null);
		}
		if (!project.isOpen()) {
			project.open(null);
		}
		return project;
	}
}
