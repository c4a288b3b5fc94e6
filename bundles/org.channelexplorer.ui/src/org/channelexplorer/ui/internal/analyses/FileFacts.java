package org.channelexplorer.ui.internal.analyses;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.channelexplorer.ui.internal.properties.Described;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;

/** What the Properties view says of an analysis that is listed, open or not; of a project its place. */
final class FileFacts {
	private static final String GENERAL = "General";

	private FileFacts() {
	}

	static Described of(IResource resource) {
		Described.Builder facts = new Described.Builder();
		Path path = resource.getLocationURI() == null ? null : Path.of(resource.getLocationURI());
		if (resource instanceof IFile file) {
			facts.add(GENERAL, "Analysis", file.getProjectRelativePath().removeFileExtension()).add(GENERAL, "Project", file.getProject().getName());
		} else {
			facts.add(GENERAL, "Project", resource.getName());
		}
		facts.add(GENERAL, "Path", path);
		if (path != null && Files.isRegularFile(path)) {
			try {
				facts.add(GENERAL, "Saved", DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault())
						.format(Files.getLastModifiedTime(path).toInstant()));
			} catch (IOException e) {
				facts.add(GENERAL, "Saved", "The file cannot be read");
			}
		}
		return facts.build("analysis", resource.getName()); //$NON-NLS-1$
	}
}
