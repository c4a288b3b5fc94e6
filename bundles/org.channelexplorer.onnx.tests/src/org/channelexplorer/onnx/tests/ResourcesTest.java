package org.channelexplorer.onnx.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.onnx.internal.Resources;
import org.junit.jupiter.api.Test;

/** Native things are closed in reverse, all of them. */
class ResourcesTest {
	private final List<String> closed = new ArrayList<>();
	private final Resources resources = new Resources();

	private AutoCloseable bad(String name) {
		return () -> {
			closed.add(name);
			throw new IOException(name);
		};
	}

	@Test
	void allAreClosedInReverseWhateverOneThrows() {
		resources.add(() -> closed.add("memory"));
		resources.add(bad("one"));
		AutoCloseable gone = resources.add(bad("gone"));
		resources.add(bad("two"));
		resources.remove(gone);
		IllegalStateException problem = assertThrows(IllegalStateException.class, resources::close);
		assertEquals(List.of("two", "one", "memory"), closed);
		assertEquals("two", problem.getCause().getMessage());
		assertEquals("one", problem.getSuppressed()[0].getMessage());
		resources.close();
		assertEquals(3, closed.size(), "only once");
	}
}
