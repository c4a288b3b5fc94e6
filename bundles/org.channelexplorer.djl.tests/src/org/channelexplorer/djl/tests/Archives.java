package org.channelexplorer.djl.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Makes archives. */
final class Archives {
	private Archives() {
	}

	/** Writes one. */
	static Path write(Path file, Map<String, byte[]> entries) throws IOException {
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
			for (Map.Entry<String, byte[]> e : entries.entrySet()) {
				out.putNextEntry(new ZipEntry(e.getKey()));
				out.write(e.getValue());
			}
		}
		return file;
	}

	/** Reads one. */
	static Map<String, byte[]> read(Path file) throws IOException {
		Map<String, byte[]> entries = new LinkedHashMap<>();
		try (ZipFile zip = new ZipFile(file.toFile())) {
			for (ZipEntry e : zip.stream().toList()) {
				entries.put(e.getName(), zip.getInputStream(e).readAllBytes());
			}
		}
		return entries;
	}

	/** The pickle of an object with the attribute {@code training}. */
	static byte[] object(String module, String type) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[] { (byte) 0x80, 2 });
		out.writeBytes(("c" + module + "\n" + type + "\n)").getBytes(StandardCharsets.UTF_8));
		out.write(0x81);
		out.writeBytes("}(X".getBytes(StandardCharsets.UTF_8));
		out.writeBytes(new byte[] { 8, 0, 0, 0 });
		out.writeBytes("training".getBytes(StandardCharsets.UTF_8));
		out.write(0x89);
		out.writeBytes("ub.".getBytes(StandardCharsets.UTF_8));
		return out.toByteArray();
	}
}
