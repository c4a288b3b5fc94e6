package org.channelexplorer.cli.tests;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.parameter.Documentation;

/** What is installed, with the calls of the summary functions counted. */
final class CountingCatalogue implements Catalogue {
	private final Catalogue installed;
	private final AtomicLong summarised = new AtomicLong();

	CountingCatalogue(Catalogue installed) {
		this.installed = installed;
	}

	long summarised() {
		return summarised.get();
	}

	@Override
	@SuppressWarnings("unchecked") // the contract is that of the point asked for
	public <T> List<Contribution<T>> contributions(ExtensionPoint<T> point) {
		List<Contribution<T>> all = installed.contributions(point);
		return point.contract() == SummaryFunction.class ? all.stream().map(c -> (Contribution<T>) new Counted((Contribution<SummaryFunction>) c)).toList()
				: all;
	}

	private final class Counted implements Contribution<SummaryFunction> {
		private final Contribution<SummaryFunction> real;

		Counted(Contribution<SummaryFunction> real) {
			this.real = real;
		}

		@Override
		public String id() {
			return real.id();
		}

		@Override
		public String name() {
			return real.name();
		}

		@Override
		public String bundle() {
			return real.bundle();
		}

		@Override
		public Documentation documentation() {
			return real.documentation();
		}

		@Override
		public SummaryFunction create() {
			SummaryFunction function = real.create();
			return map -> {
				summarised.incrementAndGet();
				return function.summarise(map);
			};
		}
	}
}
