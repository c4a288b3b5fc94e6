package org.channelexplorer.onnx.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.channelexplorer.core.util.InputException;

/** SHA-256 of a model: of the file alone, or of the file and every file of external weights with its name and length. */
final class Fingerprint {
	private Fingerprint() {
	}

	static String of(ModelFile file) throws InputException {
		MessageDigest digest;
		try {
			digest = MessageDigest.getInstance("SHA-256");
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every JVM has SHA-256", e);
		}
		digest.update(file.bytes());
		ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
		for (Map.Entry<String, Path> e : file.external().files().entrySet()) {
			try (FileChannel channel = FileChannel.open(e.getValue(), StandardOpenOption.READ)) {
				digest.update((e.getKey() + "\0" + channel.size() + "\0").getBytes(StandardCharsets.UTF_8));
				while (channel.read(buffer.clear()) >= 0) {
					digest.update(buffer.flip());
				}
			} catch (IOException x) {
				throw file.refuse("needs the weights in " + e.getValue() + ", which cannot be read: " + x.getMessage(), x);
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}
}
