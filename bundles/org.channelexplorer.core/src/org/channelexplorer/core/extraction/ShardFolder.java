package org.channelexplorer.core.extraction;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.channelexplorer.core.store.AtomicFiles;

/** A folder of a file system that all machines see under the same path. */
public record ShardFolder(Path folder) implements ShardFiles {

	@Override
	public Set<String> names() throws IOException {
		if (!Files.exists(folder)) {
			return Set.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
		}
	}

	@Override
	public void write(String name, AtomicFiles.Bytes bytes) throws IOException {
		Files.createDirectories(folder);
		Path temporary = folder.resolve(name + "." + UUID.randomUUID() + ".tmp");
		try {
			try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
				bytes.writeTo(out); // not forced: what a power cut takes away is made again
			}
			Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(temporary);
		}
	}

	@Override
	public InputStream open(String name, long offset) throws IOException {
		InputStream in = Files.newInputStream(folder.resolve(name));
		try {
			in.skipNBytes(offset);
			return in;
		} catch (IOException e) {
			in.close();
			throw e;
		}
	}

	@Override
	public void delete(String name) throws IOException {
		Files.deleteIfExists(folder.resolve(name));
	}

	@Override
	public void deleteEmpty() throws IOException {
		try {
			Files.deleteIfExists(folder);
		} catch (DirectoryNotEmptyException e) {
			return; // what another analysis or an earlier attempt left is not ours
		}
	}
}
