package org.channelexplorer.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.channelexplorer.core.image.ImageContents;

/** Images below a folder of one of Hadoop's file systems. */
record HadoopImages(HadoopPlace place) implements ImageContents, Serializable {

	@Override
	public byte[] read(int image, String name) throws IOException {
		try (InputStream in = place.system().open(place.file(name))) {
			return in.readAllBytes();
		} catch (FileNotFoundException e) {
			throw new IOException("no such file", e); // a list may name what is not there: skipped, as a table's is
		}
	}
}
