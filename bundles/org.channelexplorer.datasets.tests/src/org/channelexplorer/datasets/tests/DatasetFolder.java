package org.channelexplorer.datasets.tests;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.model.ImageSet;
import org.eclipse.core.runtime.Platform;

/** A folder with empty images, which data set readers do not open, and what describes them. */
record DatasetFolder(Path path) {

	static Catalogue catalogue() {
		return Platform.isRunning() ? Catalogue.ofEquinox() : Catalogue.ofClasspath(DatasetFolder.class.getClassLoader());
	}

	DatasetFolder images(String... names) throws IOException {
		for (String name : names) {
			text(name, name);
		}
		return this;
	}

	DatasetFolder text(String name, String content) throws IOException {
		Path file = path.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
		return this;
	}

	/** Everything in it as a zip file beside it. */
	Path zip(String name) throws IOException {
		Path zip = path.resolveSibling(name);
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip)); var files = Files.walk(path)) {
			for (Path f : files.filter(Files::isRegularFile).sorted().toList()) {
				out.putNextEntry(new ZipEntry(path.relativize(f).toString().replace('\\', '/')));
				Files.copy(f, out);
			}
		}
		return zip;
	}

	/** The same as a tar file: ustar, and a pax header before names of more than 100 bytes. */
	Path tar(String name) throws IOException {
		Path tar = path.resolveSibling(name);
		try (OutputStream out = Files.newOutputStream(tar); var files = Files.walk(path)) {
			for (Path f : files.filter(Files::isRegularFile).sorted().toList()) {
				String entry = path.relativize(f).toString().replace('\\', '/');
				if (entry.getBytes(StandardCharsets.UTF_8).length > 100) {
					String line = " path=" + entry + "\n";
					int length = line.getBytes(StandardCharsets.UTF_8).length;
					int whole = length + Integer.toString(length + 3).length();
					part(out, "pax", 'x', (whole + line).getBytes(StandardCharsets.UTF_8));
					entry = entry.substring(0, 20);
				}
				part(out, entry, '0', Files.readAllBytes(f));
			}
			out.write(new byte[1024]);
		}
		return tar;
	}

	/** A tar file of links: type, name, and what it leads to, in front of what another one holds. */
	static Path links(Path tar, Path to, String... links) throws IOException {
		try (OutputStream out = Files.newOutputStream(to)) {
			for (int i = 0; i < links.length; i += 3) {
				part(out, links[i + 1], links[i].charAt(0), new byte[0], links[i + 2]);
			}
			Files.copy(tar, out);
		}
		return to;
	}

	private static void part(OutputStream out, String name, char type, byte[] content) throws IOException {
		part(out, name, type, content, "");
	}

	private static void part(OutputStream out, String name, char type, byte[] content, String link) throws IOException {
		byte[] header = new byte[512];
		put(header, 157, link);
		put(header, 0, name);
		put(header, 100, "0000644\0");
		put(header, 124, String.format("%011o\0", content.length));
		header[156] = (byte) type;
		put(header, 257, "ustar\0" + "00");
		Arrays.fill(header, 148, 156, (byte) ' ');
		int sum = 0;
		for (byte b : header) {
			sum += b & 0xff;
		}
		put(header, 148, String.format("%06o\0 ", sum));
		out.write(header);
		out.write(content);
		out.write(new byte[(512 - content.length % 512) % 512]);
	}

	private static void put(byte[] header, int at, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		System.arraycopy(bytes, 0, header, at, bytes.length);
	}

	static List<String> lines(ImageSet set) {
		return set.entries().stream().map(e -> e.file() + " " + e.label() + (e.split().isEmpty() ? "" : " " + e.split())
				+ (e.tags().isEmpty() ? "" : " " + e.tags())).toList();
	}

	static List<String> skipped(ImageSet set) {
		return set.skipped().stream().map(s -> s.file() + " " + s.reason()).toList();
	}
}
