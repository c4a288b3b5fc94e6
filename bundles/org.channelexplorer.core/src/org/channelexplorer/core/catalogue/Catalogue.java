package org.channelexplorer.core.catalogue;

import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Suggestion;

/**
 * Everything the installed bundles contribute. The same {@code plugin.xml} files serve inside Equinox and on a plain classpath.
 *
 * <p>
 * A contribution that cannot be used (no id, an id that is taken, a class that is missing, does not fit or cannot be created, no
 * documentation where it is needed) is left out, logged once as a warning and listed by {@link #problems()}. Of two contributions with
 * one id, that of ChannelExplorer's own bundle counts, then that of the bundle whose name sorts first.
 */
public interface Catalogue {

	/** The contributions to a point that can be used, by id; each has been created once. */
	<T> List<Contribution<T>> contributions(ExtensionPoint<T> point);

	/**
	 * The contributions that are left out: at the points of {@link ExtensionPoint#ALL}, at those that {@link PointDeclaration}s name and at
	 * those asked for so far. Creates every contribution that has not been created yet.
	 */
	default List<Problem> problems() {
		return List.of();
	}

	/** Tells that a contribution failed when it was used: logged once, and listed by {@link #problems()} from then on. */
	default void report(Problem problem) {
		// a catalogue that keeps nothing
	}

	/** The contributions that were {@linkplain #report reported}. */
	default List<Problem> reported() {
		return List.of();
	}

	/** The contribution with this id, when it can be used. */
	default <T> Optional<Contribution<T>> find(ExtensionPoint<T> point, String id) {
		return contributions(point).stream().filter(c -> c.id().equals(id)).findFirst();
	}

	/**
	 * The contribution with this id.
	 *
	 * @throws InputException naming the ids there are, or the bundle that contributes it and what is wrong with it
	 */
	default <T> Contribution<T> get(ExtensionPoint<T> point, String id) throws InputException {
		Optional<Contribution<T>> found = find(point, id);
		if (found.isPresent()) {
			return found.get();
		}
		for (Problem p : problems()) {
			if (p.point().equals(point.id()) && p.id().equals(id)) {
				throw new InputException(point.word() + " " + p.needs());
			}
		}
		List<String> ids = contributions(point).stream().map(Contribution::id).sorted().toList();
		throw new InputException(
				"there is no " + point.word() + " '" + id + "' (" + Suggestion.of(id, ids) + "installed: " + String.join(", ", ids) + ")");
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
