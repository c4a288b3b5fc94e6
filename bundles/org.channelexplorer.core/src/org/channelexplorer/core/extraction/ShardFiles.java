package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.channelexplorer.core.store.AtomicFiles;

/** The folder that the machines of a cluster share: small files that are written whole and not changed. Safe for several threads and machines. */
public interface ShardFiles {

	/** Names of the files that are there. */
	Set<String> names() throws IOException;

	/** Writes a file, whole or not at all; one of that name is replaced. */
	void write(String name, AtomicFiles.Bytes bytes) throws IOException;

	/** Opens a file. @param offset bytes to pass over */
	InputStream open(String name, long offset) throws IOException;

	/** Deletes a file that may not be there. */
	void delete(String name) throws IOException;

	/** Deletes the folder when nothing is in it. */
	void deleteEmpty() throws IOException;
}
