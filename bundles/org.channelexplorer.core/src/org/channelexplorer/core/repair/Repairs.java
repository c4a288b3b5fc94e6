package org.channelexplorer.core.repair;

import java.util.List;
import java.util.Objects;
import org.channelexplorer.core.label.NamedValues;

/**
 * What was decided about the labels and the network of an analysis.
 *
 * @param ledger      decisions about labels
 * @param surgeries   plans to remove channels, names unique
 * @param refinements heads for other classes, names unique
 */
public record Repairs(Ledger ledger, List<Surgery> surgeries, List<Refinement> refinements) {
	/** Nothing yet. */
	public static final Repairs NONE = new Repairs(Ledger.EMPTY, List.of(), List.of());

	/** @throws IllegalArgumentException when a name occurs twice */
	public Repairs {
		Objects.requireNonNull(ledger, "ledger");
		surgeries = new NamedValues<>(surgeries, "").all();
		refinements = new NamedValues<>(refinements, "").all();
	}

	/** The same with another ledger. */
	public Repairs with(Ledger changed) {
		return new Repairs(changed, surgeries, refinements);
	}

	/** The same with a surgery added, or replaced when its name is known. */
	public Repairs with(Surgery surgery) {
		return new Repairs(ledger, new NamedValues<>(surgeries, "").with(surgery).all(), refinements);
	}

	/** The same without a surgery. */
	public Repairs withoutSurgery(String name) {
		return new Repairs(ledger, new NamedValues<>(surgeries, "").without(name).all(), refinements);
	}

	/** The same with a refinement added, or replaced when its name is known. */
	public Repairs with(Refinement refinement) {
		return new Repairs(ledger, surgeries, new NamedValues<>(refinements, "").with(refinement).all());
	}

	/** The same with a refinement added; where its name is known, under the name with a number behind it, so that none is lost. */
	public Repairs adding(Refinement r) {
		NamedValues<Refinement> known = new NamedValues<>(refinements, "");
		String free = r.name();
		for (int i = 2; known.find(free).isPresent(); i++) {
			free = r.name() + " (" + i + ")";
		}
		return with(new Refinement(free, r.labelling(), r.way(), r.seed(), r.sha256(), r.made()));
	}
}
