package org.channelexplorer.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.catalogue.Problem;

/**
 * A catalogue with contributions of a test's own, which need no {@code plugin.xml}; their bundle is {@code tests}. What is reported goes
 * to the catalogue beneath. Immutable; every method gives another one.
 */
public final class GivenCatalogue implements Catalogue {
	/** What has no contribution at all. */
	public static final GivenCatalogue EMPTY = new GivenCatalogue(new Catalogue() {
		@Override
		public <T> List<Contribution<T>> contributions(ExtensionPoint<T> point) {
			return List.of();
		}
	}, List.of(), List.of());

	private final Catalogue base;
	private final List<ExtensionPoint<?>> emptied;
	private final List<At<?>> given;

	private record At<T>(ExtensionPoint<T> point, Given<T> contribution) {
	}

	private record Given<T>(String id, Supplier<? extends T> maker) implements Contribution<T> {
		@Override
		public String name() {
			return id;
		}

		@Override
		public String bundle() {
			return "tests";
		}

		@Override
		public T create() {
			return maker.get();
		}
	}

	private GivenCatalogue(Catalogue base, List<ExtensionPoint<?>> emptied, List<At<?>> given) {
		this.base = base;
		this.emptied = emptied;
		this.given = given;
	}

	/** What another catalogue has. */
	public static GivenCatalogue of(Catalogue base) {
		return new GivenCatalogue(base, List.of(), List.of());
	}

	/** Without the contributions to a point. */
	public GivenCatalogue without(ExtensionPoint<?> point) {
		List<ExtensionPoint<?>> points = new ArrayList<>(emptied);
		points.add(point);
		return new GivenCatalogue(base, points, given.stream().filter(g -> !g.point.equals(point)).toList());
	}

	/**
	 * With one more contribution, the last of its point.
	 *
	 * @param maker makes an instance each time one is asked for
	 */
	public <T> GivenCatalogue with(ExtensionPoint<T> point, String id, Supplier<? extends T> maker) {
		List<At<?>> more = new ArrayList<>(given);
		more.add(new At<>(point, new Given<>(id, maker)));
		return new GivenCatalogue(base, emptied, more);
	}

	@Override
	@SuppressWarnings("unchecked") // a contribution is given for a point of the same contract
	public <T> List<Contribution<T>> contributions(ExtensionPoint<T> point) {
		List<Contribution<T>> all = new ArrayList<>(emptied.contains(point) ? List.of() : base.contributions(point));
		given.stream().filter(g -> g.point.equals(point)).forEach(g -> all.add((Contribution<T>) g.contribution));
		return all;
	}

	@Override
	public List<Problem> problems() {
		return base.problems();
	}

	@Override
	public void report(Problem problem) {
		base.report(problem);
	}

	@Override
	public List<Problem> reported() {
		return base.reported();
	}
}
