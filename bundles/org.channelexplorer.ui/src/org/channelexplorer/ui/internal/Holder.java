package org.channelexplorer.ui.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.store.AtomicFiles;

/**
 * Who holds a workspace, as a file in it: the lock itself names nobody, and on a shared drive the other window may be anybody's.
 *
 * @param user    login name
 * @param host    name of the computer
 * @param process its number there
 */
public record Holder(String user, String host, long process) {
	private static final String UNKNOWN = "unknown"; //$NON-NLS-1$

	/** The user of this process. */
	public static Holder self() {
		return new Holder(System.getProperty("user.name", UNKNOWN), computer(), ProcessHandle.current().pid()); //$NON-NLS-1$
	}

	// not from InetAddress, which may ask the network
	private static String computer() {
		for (String file : new String[] { "/proc/sys/kernel/hostname", "/etc/hostname" }) { //$NON-NLS-1$ //$NON-NLS-2$
			try {
				return Files.readString(Path.of(file)).strip();
			} catch (IOException e) {
				continue; // another system
			}
		}
		return System.getenv().getOrDefault("COMPUTERNAME", System.getenv().getOrDefault("HOSTNAME", UNKNOWN)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static Path file(Path workspace) {
		return workspace.resolve(".metadata").resolve(".plugins").resolve("org.channelexplorer.ui").resolve("holder"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	/** Writes it into a workspace that this process has locked. */
	public void write(Path workspace) throws IOException {
		Files.createDirectories(file(workspace).getParent());
		AtomicFiles.write(file(workspace), user + "\n" + host + "\n" + process + "\n"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	/** Who has written it last; empty when nobody has, or it cannot be read. */
	public static Optional<Holder> of(Path workspace) {
		try {
			List<String> lines = Files.readAllLines(file(workspace), StandardCharsets.UTF_8);
			return lines.size() < 3 ? Optional.empty() : Optional.of(new Holder(lines.get(0), lines.get(1), Long.parseLong(lines.get(2))));
		} catch (IOException | NumberFormatException e) {
			return Optional.empty(); // the sentence is less exact without it
		}
	}

	/** Whether the windows of both are on the same screen, so that one can open files for the other. */
	public boolean besides(Holder other) {
		return user.equals(other.user) && host.equals(other.host);
	}

	/** For people. */
	public String sentence() {
		return user + " on " + host + " (process " + process + ")";
	}
}
