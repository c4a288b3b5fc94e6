package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;

class ParameterSpecTest {
	enum Colour {
		RED, DARK_BLUE
	}

	record Sample(@Parameter(description = "count", defaultValue = "5", min = 1, max = 9) int count,
			@Parameter(description = "share", defaultValue = "0.5", min = 0, max = 1) double share,
			@Parameter(description = "on", defaultValue = "true") boolean on,
			@Parameter(description = "colour", defaultValue = "dark_blue") Colour colour,
			@Parameter(description = "a name", required = true) String name) {
	}

	@Test
	void textsBecomeValuesAndBack() throws Exception {
		Sample s = ParameterSpec.bind(Sample.class, Map.of("name", "x", "count", "9", "colour", "Red"));
		assertEquals(new Sample(9, 0.5, true, Colour.RED, "x"), s);
		assertEquals(Map.of("count", "9", "share", "0.5", "on", "true", "colour", "red", "name", "x"), ParameterSpec.texts(s));
		assertEquals(List.of("red", "dark_blue"), ParameterSpec.of(Sample.class).get(3).choices());
	}

	record Limits(@Parameter(description = "low", defaultValue = "1") int low, @Parameter(description = "high", defaultValue = "2") int high) {
		Limits {
			if (low >= high) {
				throw new IllegalArgumentException("low=" + low + " must be below high=" + high);
			}
		}
	}

	record Grouped(@Parameter(description = "a name", defaultValue = "x") String name, Limits limits,
			@Parameter(description = "last", defaultValue = "3") int last) {
	}

	record Twice(Limits first, Limits second) {
	}

	@Test
	void groupsAreNamesInJavaOnly() throws Exception {
		assertEquals(List.of("name", "low", "high", "last"), ParameterSpec.of(Grouped.class).stream().map(ParameterSpec::name).toList());
		Grouped g = ParameterSpec.bind(Grouped.class, Map.of("high", "9"));
		assertEquals(new Grouped("x", new Limits(1, 9), 3), g);
		assertEquals(Map.of("name", "x", "low", "1", "high", "9", "last", "3"), ParameterSpec.texts(g));
		String rule = assertThrows(InputException.class, () -> ParameterSpec.bind(Grouped.class, Map.of("low", "5"))).getMessage();
		assertEquals("low=5 must be below high=2", rule);
		assertThrows(IllegalArgumentException.class, () -> ParameterSpec.of(Twice.class), "one name, two values");
	}

	@Test
	void whatIsWrongIsNamed() {
		assertMessage("parameter name is missing", Map.of());
		assertMessage("count=10 is out of range (1 to 9)", Map.of("name", "x", "count", "10"));
		assertMessage("share=NaN is out of range (0 to 1)", Map.of("name", "x", "share", "NaN"));
		assertMessage("count=many is not a whole number", Map.of("name", "x", "count", "many"));
		assertMessage("colour=green is none of red, dark_blue", Map.of("name", "x", "colour", "green"));
		assertMessage("on=maybe is neither true nor false", Map.of("name", "x", "on", "maybe"));
	}

	private static void assertMessage(String part, Map<String, String> given) {
		String message = assertThrows(InputException.class, () -> ParameterSpec.bind(Sample.class, given)).getMessage();
		assertTrue(message.contains(part), message);
	}

	@Test
	void everyPartOfAKeyChangesItsHash() {
		ResultKey key = new ResultKey("op", "1", Map.of("a", "1", "b", "2"), 1, List.of("in"));
		assertEquals(key.hash(), new ResultKey("op", "1", Map.of("b", "2", "a", "1"), 1, List.of("in")).hash());
		for (ResultKey other : List.of(new ResultKey("oq", "1", key.parameters(), 1, List.of("in")),
				new ResultKey("op", "2", key.parameters(), 1, List.of("in")), new ResultKey("op", "1", Map.of("a", "1"), 1, List.of("in")),
				new ResultKey("op", "1", key.parameters(), 2, List.of("in")), new ResultKey("op", "1", key.parameters(), 1, List.of("in", "")))) {
			assertNotEquals(key.hash(), other.hash());
		}
	}
}
