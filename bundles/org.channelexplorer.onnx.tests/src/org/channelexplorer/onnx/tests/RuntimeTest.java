package org.channelexplorer.onnx.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URL;
import java.nio.file.Path;
import java.util.Enumeration;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;

import ai.onnx.proto.OnnxMl;
import ai.onnxruntime.OrtEnvironment;

class RuntimeTest {

	@Test
	void nativeLibraryLoadsFromTheFragment() throws Exception {
		Enumeration<URL> libraries = Platform.getBundle("org.channelexplorer.onnxruntime")
				.findEntries("ai/onnxruntime/native/linux-x64", "*.so", false);
		Path folder = Path.of(FileLocator.toFileURL(libraries.nextElement()).getPath()).getParent();
		System.setProperty("onnxruntime.native.path", folder.toString());
		assertEquals("1.28.0", OrtEnvironment.getEnvironment().getVersion());
	}

	@Test
	void modelClassesWork() throws Exception {
		OnnxMl.ModelProto model = OnnxMl.ModelProto.newBuilder().setProducerName("test").build();
		assertEquals("test", OnnxMl.ModelProto.parseFrom(model.toByteArray()).getProducerName());
	}
}
