package org.channelexplorer.core.util;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** SHA-256 as lower-case hex. */
public final class Hashes {
	private Hashes() {
	}

	/** A fresh digest. */
	public static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}

	/** Hash of bytes. */
	public static String of(byte[] bytes) {
		return hex(sha256().digest(bytes));
	}

	/** Hash of a text in UTF-8. */
	public static String of(String text) {
		return of(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Hash of texts, each ended by a line feed, without putting them together. */
	public static String ofLines(Stream<String> lines) {
		MessageDigest digest = sha256();
		lines.forEachOrdered(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
		return hex(digest.digest());
	}

	/** Hash of a file's content, streamed. */
	public static String of(Path file) throws IOException {
		MessageDigest digest = sha256();
		update(digest, file);
		return hex(digest.digest());
	}

	/** Adds a file's content to a digest. */
	public static void update(MessageDigest digest, Path file) throws IOException {
		byte[] buffer = new byte[Math.clamp(Files.size(file), 1 << 12, 1 << 16)]; // thousands of small images leave no garbage
		try (InputStream in = Files.newInputStream(file)) {
			for (int n; (n = in.read(buffer)) >= 0;) {
				digest.update(buffer, 0, n);
			}
		}
	}

	/** Lower-case hex. */
	public static String hex(byte[] digest) {
		return HexFormat.of().formatHex(digest);
	}
}
