package org.channelexplorer.core.tests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.store.Npy;

/** Writes {@code .npy} files as NumPy would. */
final class Tensors {
	private Tensors() {
	}

	static Path floats(Path file, int[] shape, float... values) throws IOException {
		Files.createDirectories(file.getParent());
		Npy.write(file, new NdArray(shape, values));
		return file;
	}

	/** Any element type: {@code bytes} are the values, little-endian. */
	static byte[] of(String descr, ByteBuffer bytes, int... shape) {
		String axes = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", ")) + (shape.length == 1 ? "," : "");
		String dict = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" + axes + "), }";
		String header = dict + " ".repeat(117 - dict.length()) + "\n";
		ByteBuffer all = ByteBuffer.allocate(128 + bytes.limit());
		all.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0).put((byte) 118).put((byte) 0);
		return all.put(header.getBytes(StandardCharsets.US_ASCII)).put(bytes.rewind()).array();
	}

	static ByteBuffer little(int bytes) {
		return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}
}
