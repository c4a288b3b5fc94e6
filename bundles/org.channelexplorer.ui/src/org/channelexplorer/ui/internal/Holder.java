package org.channelexplorer.ui.internal;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.channelexplorer.core.store.AtomicFiles;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/**
 * Who works in a workspace: the small file beside its lock, from which others learn whom to ask.
 *
 * @param user    login name
 * @param host    name of the machine
 * @param process its number there
 * @param since   when the program was started, ISO 8601 in UTC
 */
public record Holder(String user, String host, long process, String since) {
	private static final Path LINUX_NAME = Path.of("/proc/sys/kernel/hostname");
	private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"); //$NON-NLS-1$
	private static final Duration ROUNDED = Duration.ofSeconds(2); // systems tell start times in ticks or seconds

	public Holder {
		if (user == null || host == null || since == null) {
			throw new IllegalArgumentException("user, host or time are missing");
		}
		Instant.parse(since);
	}

	/** This process. */
	public static Holder own() {
		ProcessHandle self = ProcessHandle.current();
		return new Holder(System.getProperty("user.name"), hostName(), self.pid(), self.info().startInstant().orElseGet(Instant::now).toString());
	}

	// without asking the network, which resolving a name may do
	private static String hostName() {
		try {
			if (Files.isReadable(LINUX_NAME)) {
				return Files.readString(LINUX_NAME).strip();
			}
			String windows = System.getenv("COMPUTERNAME"); //$NON-NLS-1$
			return windows == null ? InetAddress.getLocalHost().getHostName() : windows;
		} catch (IOException e) {
			return "localhost"; //$NON-NLS-1$
		}
	}

	/** What a file says; empty when there is none or it is damaged. */
	public static Optional<Holder> read(Path file) {
		try {
			return Files.isRegularFile(file) ? Optional.ofNullable(Json.read(file, Holder.class)) : Optional.empty();
		} catch (InputException | JsonParseException e) {
			return Optional.empty();
		}
	}

	/** Writes the file. */
	public void write(Path file) throws IOException {
		AtomicFiles.write(file, Json.pretty(this));
	}

	/** Whether it is on this machine. */
	public boolean here() {
		return host.equals(hostName());
	}

	/** Whether it is of this user on this machine, so that its window can be asked to open files. */
	public boolean mine() {
		return here() && user.equals(System.getProperty("user.name"));
	}

	/** Whether it is known to have ended: on this machine, and no process of that number and start runs. Of other machines that is not known. */
	public boolean ended() {
		return here() && ProcessHandle.of(process).filter(ProcessHandle::isAlive)
				.filter(p -> p.info().startInstant().map(s -> Duration.between(s, Instant.parse(since)).abs().compareTo(ROUNDED) <= 0).orElse(true))
				.isEmpty();
	}

	/** For a message: {@code anna on lab3 (process 4711, since 2026-03-01 09:30)}, in this machine's time zone. */
	public String text() {
		return user + " on " + host + " (process " + process + ", since " + SHOWN.format(Instant.parse(since).atZone(ZoneId.systemDefault())) + ")";
	}
}
