package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParseException;
import com.google.gson.annotations.JsonAdapter;
import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.channelexplorer.core.util.Flat;
import org.channelexplorer.core.util.FlatRecord;
import org.channelexplorer.core.util.Json;
import org.junit.jupiter.api.Test;

/** Groups are records in Java and nothing in the file. */
class FlatRecordTest {

	/** The file as a record of its own, written by Gson. */
	record Side(String name, int width, List<String> tags, String chosen, double depth, boolean open, Map<String, List<Integer>> numbers) {
	}

	record Size(int width, @SerializedName("depth") double far) {
		Size {
			if (width < 0) {
				throw new IllegalArgumentException("width " + width);
			}
		}
	}

	record Named<T>(List<T> all, T inUse) {
	}

	record Rest(boolean open, @Flat.Names( {
			"tags", "chosen" }) Named<String> tags){
	}

	@Flat({ "name", "width", "tags", "chosen", "depth", "open", "numbers" })
	@JsonAdapter(FlatRecord.class)
	record Grouped(String name, Size size, Rest rest, Map<String, List<Integer>> numbers) {
	}

	private static Grouped read(String text) {
		return Json.fromTree(Json.parse(text), Grouped.class);
	}

	@Test
	void theBytesAreThoseOfARecordWithoutGroups() {
		Random random = new Random(1);
		for (int i = 0; i < 200; i++) {
			List<String> tags = random.nextInt(5) == 0 ? null : random.ints(random.nextInt(3), 0, 99).mapToObj(n -> "<t>" + n).toList();
			String chosen = tags == null || tags.isEmpty() ? null : tags.getFirst();
			Map<String, List<Integer>> numbers = random.nextBoolean() ? Map.of() : Map.of("n", List.of(random.nextInt()));
			Side side = new Side("ü" + i, random.nextInt(100), tags, chosen, random.nextGaussian(), random.nextBoolean(), numbers);
			Grouped grouped = new Grouped(side.name, new Size(side.width, side.depth), new Rest(side.open, new Named<>(tags, chosen)), numbers);
			assertEquals(Json.pretty(side), Json.pretty(grouped));
			assertEquals(grouped, read(Json.compact(side)));
		}
	}

	@Test
	void unknownMembersAreSkippedAndMissingOnesAreNullOrZero() {
		assertEquals(new Grouped("a", new Size(0, 0), new Rest(false, new Named<>(null, null)), null), read("{\"more\": {\"width\": 3}, \"name\": \"a\"}"));
		assertEquals(3, read("{\"width\": 2, \"width\": 3}").size().width());
	}

	@Test
	void whatIsNoSuchValueIsRefused() {
		for (String bad : List.of("{\"width\": null}", "{\"width\": \"wide\"}", "{\"tags\": 3}", "[]", "{\"width\": -1}", "{\"depth\": {}}")) {
			assertThrows(JsonParseException.class, () -> read(bad), bad);
		}
		assertEquals("width -1", assertThrows(JsonParseException.class, () -> read("{\"width\": -1}")).getMessage(), "as the group's constructor put it");
	}

	@Flat({ "name", "gone" })
	@JsonAdapter(FlatRecord.class)
	record Lacking(String name) {
	}

	@Flat({ "name" })
	@JsonAdapter(FlatRecord.class)
	record Unnamed(String name, int width) {
	}

	@Flat({ "width", "depth" })
	@JsonAdapter(FlatRecord.class)
	record Twice(Size one, Size other) {
	}

	@Test
	void aDeclarationThatDoesNotFitIsAnError() {
		for (Object wrong : List.<Object>of(new Lacking("a"), new Unnamed("a", 1), new Twice(new Size(1, 1), new Size(2, 2)))) {
			String message = assertThrows(IllegalStateException.class, () -> Json.compact(wrong)).getMessage();
			assertTrue(message.contains(wrong.getClass().getSimpleName()) || message.contains("int") || message.contains("Size"), message);
		}
	}
}
