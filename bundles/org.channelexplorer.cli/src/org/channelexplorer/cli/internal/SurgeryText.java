package org.channelexplorer.cli.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.core.result.PlannedSurgery.Change;

/** A planned surgery in words and tables. */
final class SurgeryText {
	private static final int PAIRS = 10;
	private static final int FLIPS = 10;

	private final PlannedSurgery planned;

	SurgeryText(PlannedSurgery planned) {
		this.planned = planned;
	}

	String text() {
		StringBuilder text = new StringBuilder();
		PlannedSurgery.Choice c = planned.choice();
		text.append("layer ").append(planned.layer()).append(": ").append(c.count()).append(" of ").append(c.channels()).append(" channels go (")
				.append(chosen(c)).append("), replaced by ").append(switch (c.replacement()) {
				case ZERO -> "zero";
				case MEAN -> "their means";
				case COMPENSATE -> "what the others say about them";
				}).append('\n');
		long coupled = planned.removed().stream().filter(r -> !r.asked()).count();
		if (coupled > 0) {
			text.append(coupled).append(" channels of other layers are coupled with them and go, too\n");
		}
		text.append("measured on ").append(planned.images().heldOut().size()).append(" images; the plan was made on ")
				.append(planned.images().choosing().size()).append(" others\n");
		planned.notes().forEach(n -> text.append("note: ").append(n).append('\n'));
		if (!Double.isNaN(planned.accuracy().before())) {
			text.append("accuracy ").append(change(planned.accuracy())).append('\n');
			if (planned.random().sets() > 0) {
				text.append(planned.random().sets()).append(" random sets of as many: ").append(number(planned.random().mean())).append(" (")
						.append(number(planned.random().low())).append(" to ").append(number(planned.random().high())).append(")\n");
			}
		}
		text.append(planned.separation().metric()).append(' ').append(change(planned.separation().change())).append('\n');
		sizes(text);
		classes(text);
		pairs(text);
		flips(text);
		curve(text);
		return text.toString();
	}

	private static String chosen(PlannedSurgery.Choice c) {
		String by = c.ranking().isEmpty() ? "as listed" : "by " + c.ranking();
		return Double.isNaN(c.guard()) ? by : by + ", no class loses more than " + number(c.guard()) + " on the images that the plan was made on";
	}

	private void sizes(StringBuilder text) {
		PlannedSurgery.Costs costs = planned.costs();
		if (costs.parametersBefore() > 0) {
			text.append(String.format(Locale.ROOT, "parameters %,d -> %,d, multiplications %,d -> %,d%n", costs.parametersBefore(), costs.parametersAfter(),
					costs.macsBefore(), costs.macsAfter()).replace(System.lineSeparator(), "\n"));
		}
	}

	private void classes(StringBuilder text) {
		TextTable table = new TextTable("class", "images", "before", "after", "change", "from", "to");
		for (PlannedSurgery.ClassCost c : planned.classes()) {
			row(table, List.of(c.name(), Integer.toString(c.images())), c.accuracy());
		}
		text.append('\n').append(table);
	}

	private void pairs(StringBuilder text) {
		List<PlannedSurgery.PairCost> worst = planned.pairs().stream().filter(p -> p.confused().difference() > 0).limit(PAIRS).toList();
		if (worst.isEmpty()) {
			return;
		}
		TextTable table = new TextTable("confused", "with", "before", "after", "change", "from", "to");
		worst.forEach(p -> row(table, List.of(p.a(), p.b()), p.confused()));
		text.append('\n').append(table);
	}

	private static void row(TextTable table, List<String> names, Change c) {
		table.row(names.get(0), names.get(1), number(c.before()), number(c.after()), signed(c.difference()), signed(c.low()), signed(c.high()));
	}

	private void flips(StringBuilder text) {
		if (planned.flips().isEmpty()) {
			return;
		}
		text.append('\n').append(Extracted.count(planned.flips().size(), "image")).append(" flip: ").append(planned.flips().stream().limit(FLIPS)
				.map(f -> f.image() + " (" + f.before() + " -> " + f.after() + ")").collect(Collectors.joining(", ")))
				.append(planned.flips().size() > FLIPS ? " ...\n" : "\n");
	}

	private void curve(StringBuilder text) {
		if (planned.curve().isEmpty()) {
			return;
		}
		TextTable table = new TextTable("share", "channels", "accuracy", "random", "worst class", "loses");
		for (PlannedSurgery.Point p : planned.curve()) {
			table.row(String.format(Locale.ROOT, "%.2f", p.share()), Integer.toString(p.count()), number(p.accuracy()), number(p.random().mean()),
					p.worst() < 0 ? p.worstName() : "", signed(p.worst()));
		}
		text.append('\n').append(table);
	}

	private static String change(Change c) {
		return number(c.before()) + " -> " + number(c.after()) + " (" + signed(c.difference()) + ", "
				+ (Double.isNaN(c.low()) ? "no interval" : signed(c.low()) + " to " + signed(c.high())) + ")";
	}

	private static String number(double v) {
		return Double.isNaN(v) ? "-" : String.format(Locale.ROOT, "%.3f", v);
	}

	private static String signed(double v) {
		return Double.isNaN(v) ? "-" : String.format(Locale.ROOT, "%+.3f", v + 0.0);
	}
}
