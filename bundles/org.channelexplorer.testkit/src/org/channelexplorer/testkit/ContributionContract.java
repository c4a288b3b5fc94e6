package org.channelexplorer.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.Problem;
import org.channelexplorer.core.extension.Method;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every contribution of a bundle must be: declared so that it can be used, documented, with valid parameters that explain themselves, and
 * without state. A bundle's test extends it and names the bundle.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ContributionContract {
	private final Set<String> bundles;

	/** @param bundles symbolic names, at least one */
	protected ContributionContract(String... bundles) {
		this.bundles = Set.of(bundles);
	}

	/** The contributions that are tried. */
	protected List<Contribution<?>> contributions() {
		return Installed.contributions(bundles);
	}

	/** The contributions with the names that reports of tests show. */
	protected final List<Named<Contribution<?>>> named() {
		return contributions().stream().<Named<Contribution<?>>>map(c -> Named.of(c.type().getSimpleName() + " " + c.id(), c)).toList();
	}

	/** Classes that may keep something, with a reason in a comment where this is overridden: a cache that is safe for several threads, say. */
	protected Set<Class<?>> mayKeep() {
		return Set.of();
	}

	@Test
	protected void nothingIsLeftOut() {
		assertEquals(List.of(), Installed.CATALOGUE.problems().stream().filter(p -> bundles.contains(p.bundle())).map(Problem::text).toList());
		assertFalse(contributions().isEmpty(), () -> bundles + " contribute nothing: is plugin.xml on the class path?");
	}

	@ParameterizedTest
	@MethodSource("named")
	protected void itIsDocumented(Contribution<?> c) {
		assertFalse(c.name().isBlank(), c.id() + " has no name");
		if (!c.documented()) {
			return; // readers and importers; the catalogue leaves out what needs a documentation and has none
		}
		Documentation d = c.documentation();
		List<String> wrong = new ArrayList<>();
		sentence("summary", d.summary(), wrong);
		boolean computes = c.create() instanceof Method<?> || c.create() instanceof SummaryFunction;
		if (computes && d.formula().isBlank()) {
			wrong.add("formula is empty: what is computed?");
		}
		if (d.version() < 1) {
			wrong.add("version is " + d.version() + ": the first is 1");
		}
		assertEquals(List.of(), wrong, c.id());
	}

	@ParameterizedTest
	@MethodSource("named")
	protected void itsParametersExplainThemselvesAndTheirDefaultsAreValid(Contribution<?> c) throws InputException {
		if (!(c.create() instanceof Method<?> method)) {
			return;
		}
		List<String> wrong = new ArrayList<>();
		boolean all = true;
		for (ParameterSpec p : ParameterSpec.of(method.parameterType())) {
			sentence(p.name() + ": description", p.annotation().description(), wrong);
			if (p.label().equals(p.name())) {
				wrong.add(p.name() + " has no label");
			}
			all &= !p.annotation().required();
		}
		assertEquals(List.of(), wrong, c.id());
		if (all) {
			ParameterSpec.bind(method.parameterType(), Map.of());
		}
	}

	@ParameterizedTest
	@MethodSource("named")
	protected void itKeepsNoState(Contribution<?> c) throws IllegalAccessException {
		List<String> wrong = new ArrayList<>();
		Object instance = c.create();
		Deque<Class<?>> left = new ArrayDeque<>(List.of(c.type()));
		Set<Class<?>> seen = new HashSet<>(mayKeep());
		while (!left.isEmpty()) {
			Class<?> type = left.pop();
			if (type == null || type.getClassLoader() != c.type().getClassLoader() || !seen.add(type)) {
				continue;
			}
			left.add(type.getSuperclass() == null ? type : type.getSuperclass());
			for (Field f : type.getDeclaredFields()) {
				if (!f.isSynthetic() && !f.isEnumConstant() && (type.isInstance(instance) || Modifier.isStatic(f.getModifiers()))) {
					look(f, instance, wrong);
				}
			}
			if (type.isInstance(instance)) {
				left.addAll(List.of(type.getDeclaredClasses()));
			}
		}
		assertEquals(List.of(), wrong, c.id() + ": one instance may serve several threads and calls, and each call makes another");
	}

	private static void look(Field f, Object instance, List<String> wrong) throws IllegalAccessException {
		String name = f.getDeclaringClass().getSimpleName() + "." + f.getName();
		if (!Modifier.isFinal(f.getModifiers())) {
			wrong.add(name + " is not final");
			return;
		}
		if (f.getType().isArray()) {
			return; // tables of constants are arrays; what writes them shows in the tests of determinism
		}
		if ((Collection.class.isAssignableFrom(f.getType()) || Map.class.isAssignableFrom(f.getType())) && f.trySetAccessible()) {
			Object value = f.get(Modifier.isStatic(f.getModifiers()) ? null : instance);
			if (value != null && !unmodifiable(value.getClass().getName())) {
				wrong.add(name + " is a " + value.getClass().getSimpleName() + ", which can be changed");
			}
		}
	}

	private static boolean unmodifiable(String type) {
		return type.contains("ImmutableCollections") || type.contains("Unmodifiable") || type.contains("Collections$");
	}

	private static void sentence(String what, String text, List<String> wrong) {
		if (text.isBlank() || !text.strip().endsWith(".")) {
			wrong.add(what + " is no sentence: '" + text + "'");
		}
	}
}
