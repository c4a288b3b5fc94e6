package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.repair.Decision;
import org.channelexplorer.core.repair.Ledger;
import org.channelexplorer.core.repair.Refinement;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Repairs;
import org.channelexplorer.core.repair.Replacement;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.repair.Surgery;
import org.channelexplorer.core.repair.Verdict;
import org.channelexplorer.core.util.Json;
import org.junit.jupiter.api.Test;

/** The values of a repair: what they refuse, and that they are the same after writing and reading. */
class RepairsTest {
	private static final String WHEN = "2026-05-04T03:02:01Z";

	private static Decision decision(String file, Verdict verdict, String to) {
		return new Decision(file, verdict, "cat", to, .25, "key", "me", WHEN, "");
	}

	@Test
	void writtenAndReadTheyAreTheSame() {
		Repairs all = Repairs.NONE.with(new Ledger(List.of(decision("a.png", Verdict.RELABEL, "dog"), decision("b.png", Verdict.KEEP, "cat"))))
				.with(new Surgery("small", Replacement.COMPENSATE, List.of(new Removal("conv1", List.of(3, 1))), Map.of("ranking", "variance")))
				.with(new Refinement("two kinds", "mine", Refinement.Way.SPLIT, 1, ""));
		assertEquals(all, Json.fromTree(Json.tree(all), Repairs.class));
		assertEquals(List.of(1, 3), all.surgeries().getFirst().removals().getFirst().channels(), "ascending");
		assertEquals(List.of(), all.withoutSurgery("small").surgeries());
	}

	@Test
	void theLastDecisionAboutAnImageHolds() {
		Ledger ledger = Ledger.EMPTY.with(decision("a.png", Verdict.RELABEL, "dog")).with(decision("b.png", Verdict.UNSURE, "cat"))
				.with(decision("a.png", Verdict.KEEP, "cat"));
		assertEquals(3, ledger.decisions().size(), "nothing is lost");
		assertEquals(List.of("a.png", "b.png"), List.copyOf(ledger.byFile().keySet()));
		assertEquals(Verdict.KEEP, ledger.byFile().get("a.png").verdict());
	}

	@Test
	void whatMakesNoSenseIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> decision("a.png", Verdict.RELABEL, "cat"));
		assertThrows(IllegalArgumentException.class, () -> decision("a.png", Verdict.KEEP, "dog"));
		assertThrows(IllegalArgumentException.class, () -> new Decision("a.png", Verdict.KEEP, "cat", "cat", 1.5, "", "", WHEN, ""));
		assertThrows(IllegalArgumentException.class, () -> new Decision("a.png", Verdict.KEEP, "cat", "cat", null, "", "", "yesterday", ""));
		assertThrows(IllegalArgumentException.class, () -> new Removal("conv1", List.of()));
		assertThrows(IllegalArgumentException.class, () -> new Removal("conv1", List.of(-1)));
		List<Removal> twice = List.of(new Removal("conv1", List.of(0)), new Removal("conv1", List.of(1)));
		assertThrows(IllegalArgumentException.class, () -> new Surgery("x", Replacement.ZERO, twice, Map.of()));
		assertThrows(IllegalArgumentException.class, () -> new Substitute("x", new int[] { 0 }, new int[] { 1 }, new float[2], new float[0]));
		JsonParseException e = assertThrows(JsonParseException.class,
				() -> Json.fromTree(Json.tree(Map.of("decisions", List.of(Map.of("file", "a.png")))), Ledger.class));
		assertTrue(e.getMessage().contains("lacks the file or a class"), e.getMessage());
	}

	@Test
	void aSubstituteOfZeroKeepsTheOthers() {
		Substitute s = Substitute.zero(new Removal("conv1", List.of(0, 2)), 4);
		assertArrayEquals(new int[] { 0, 2 }, s.removed());
		assertArrayEquals(new int[] { 1, 3 }, s.kept());
		assertArrayEquals(new float[2], s.constants());
	}
}
