package org.channelexplorer.djl.tests;

import ai.djl.*;
import ai.djl.ndarray.*;
import ai.djl.ndarray.types.*;
import ai.djl.pytorch.engine.*;
import ai.djl.pytorch.jni.*;
import java.nio.file.*;
import org.junit.jupiter.api.Test;

class SmokeTest {
	@Test
	void runs() throws Exception {
		Class<?> c = Class.forName("org.channelexplorer.djl.internal.PyTorch");
		var m = c.getDeclaredMethod("start");
		m.setAccessible(true);
		long t = System.nanoTime();
		m.invoke(null);
		System.out.println("start " + (System.nanoTime() - t) / 1e6);
		try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch"); var in = Files.newInputStream(Path.of("/tmp/djlnets/resnet18.pt"))) {
			PtSymbolBlock b = JniUtils.loadModule((PtNDManager) manager, in, false, false);
			System.out.println("load " + (System.nanoTime() - t) / 1e6);
			NDList out = b.forward(new ai.djl.training.ParameterStore(manager, false), new NDList(manager.ones(new Shape(1, 3, 224, 224))), false);
			System.out.println(out + " " + out.get(0).toByteBuffer(true).isDirect() + " threads " + JniUtils.getNumThreads());
			b.close();
		}
		System.out.println("done " + (System.nanoTime() - t) / 1e6);
	}
}
