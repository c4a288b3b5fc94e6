package org.channelexplorer.djl.internal;

import java.nio.*;
import java.nio.file.*;
import java.util.*;
import org.channelexplorer.djl.internal.archive.TorchArchive;
import org.channelexplorer.djl.internal.flat.*;
import org.channelexplorer.djl.internal.script.*;

public class Dev {
	public static void run(Path p) throws Exception {
		long t = System.nanoTime();
		try (TorchArchive a = TorchArchive.open(p)) {
			FlatNetwork n = Inliner.flatten(new Program(a.texts()), a.top());
			System.out.printf("%s nodes %d outputs %s flat %.0f ms%n", p.getFileName(), n.nodes().size(), n.outputs(), (System.nanoTime() - t) / 1e6);
			Files.writeString(Path.of("/tmp/djlnets/" + p.getFileName() + ".flat"), n.shapes());
			t = System.nanoTime();
			try (EngineNetwork e = new EngineNetwork(a, n.file(), n.shapes())) {
				System.out.printf("   load %.0f ms%n", (System.nanoTime() - t) / 1e6);
				t = System.nanoTime();
				try (var r = e.run(ByteBuffer.allocateDirect(4 * 3 * 224 * 224).order(ByteOrder.nativeOrder()), 1, 3, 224, 224)) {
					long[] s = r.get(0).toLongArray();
					System.out.printf("   run %.0f ms %d %s%n", (System.nanoTime() - t) / 1e6, s.length, Arrays.toString(Arrays.copyOf(s, 20)));
				}
			}
		}
	}
}
