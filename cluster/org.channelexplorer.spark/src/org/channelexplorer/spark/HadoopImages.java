package org.channelexplorer.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.apache.hadoop.fs.Path;
import org.channelexplorer.core.image.ImageContents;

/**
 * Images below a folder of one of Hadoop's file systems.
 *
 * @param folder its URI
 */
record HadoopImages(String folder) implements ImageContents, Serializable {

	@Override
	public byte[] read(int image, String name) throws IOException {
		Path file = new Path(new Path(folder), new Path(null, null, name));
		try (InputStream in = HadoopFiles.of(file).open(file)) {
			return in.readAllBytes();
		} catch (FileNotFoundException e) {
			throw new IOException("no such file", e); // a list may name what is not there: skipped, as a table's is
		}
	}
}
