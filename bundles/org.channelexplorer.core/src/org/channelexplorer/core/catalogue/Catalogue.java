package org.channelexplorer.core.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.channelexplorer.core.util.InputException;

/** Everything the installed bundles contribute. The same {@code plugin.xml} files serve inside Equinox and on a plain classpath. */
public interface Catalogue {

	/** The contributions to a point, by id. */
	<T> List<Contribution<T>> contributions(ExtensionPoint<T> point);

	/** The contribution with this id. */
	default <T> Optional<Contribution<T>> find(ExtensionPoint<T> point, String id) {
		return contributions(point).stream().filter(c -> c.id().equals(id)).findFirst();
	}

	/**
	 * The contribution with this id.
	 *
	 * @throws InputException naming the ids there are
	 */
	default <T> Contribution<T> get(ExtensionPoint<T> point, String id) throws InputException {
		return find(point, id).orElseThrow(() -> new InputException("there is no " + point.element() + " '" + id + "' (installed: "
				+ contributions(point).stream().sorted(Comparator.comparing(Contribution::id)).map(Contribution::id)
						.collect(Collectors.joining(", "))
				+ ")"));
	}

	/** The contributions of the running Equinox. @throws IllegalStateException when Equinox does not run */
	static Catalogue ofEquinox() {
		return RegistryCatalogue.ofPlatform();
	}

	/** The contributions of every {@code plugin.xml} the loader sees, for plain JVMs (tests, Spark executors, scripts). */
	static Catalogue ofClasspath(ClassLoader loader) {
		return new ClasspathCatalogue(loader);
	}
}
