package org.channelexplorer.core.catalogue;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.channelexplorer.core.extension.Method;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.Suggestion;
import org.eclipse.core.runtime.CoreException;

/** Parts what bundles declare into what can be used and what cannot. */
abstract class CheckedCatalogue implements Catalogue {
	// ids are parts of keys, file names and comma-separated lists
	private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

	private final Map<String, ExtensionPoint<?>> points = new ConcurrentSkipListMap<>();
	private final Map<Object, Checked> checked = new ConcurrentHashMap<>();
	private final Set<Problem> logged = ConcurrentHashMap.newKeySet();
	private final Set<Problem> reported = ConcurrentHashMap.newKeySet();

	/**
	 * An element of a {@code plugin.xml}; attributes that are missing are empty.
	 *
	 * @param source     equal for the same element
	 * @param attributes its attributes by name
	 * @param factory    makes an instance of the class
	 */
	record Declaration(Object source, String bundle, String id, String name, String type, UnaryOperator<String> attributes, Callable<Object> factory) {

		Declaration(Object source, String bundle, UnaryOperator<String> attributes, Callable<Object> factory) {
			this(source, bundle, text(attributes.apply("id")), text(attributes.apply("name")), text(attributes.apply("class")), attributes, factory);
		}

		// the product's own bundles first
		static final Comparator<Declaration> ORDER = Comparator.comparing((Declaration d) -> !ExtensionPoint.own(d.bundle)).thenComparing(Declaration::bundle)
				.thenComparing(Declaration::id).thenComparing(Declaration::type);

		static String text(String attribute) {
			return attribute == null ? "" : attribute.strip();
		}
	}

	/** An element below an extension, whatever its name and its point. */
	record Placed(String bundle, String point, String name, String id) {
	}

	/** What came of creating an instance: its class, or what is wrong. */
	private record Checked(Class<?> type, String fault) {
	}

	/** Declarations with a unique id, and problems of the others. */
	private record Declared(Map<String, Declaration> named, List<Problem> problems) {
	}

	CheckedCatalogue() {
		ExtensionPoint.ALL.forEach(p -> points.put(p.id(), p));
	}

	/** What the bundles declare at a point, in any order. */
	abstract List<Declaration> declarations(ExtensionPoint<?> point);

	/** Everything the bundles declare at points that {@link ExtensionPoint#ofCore}, those that are not there among them. */
	abstract List<Placed> elements();

	/** Tells the administrator; called once for each problem. */
	abstract void log(Problem problem);

	@Override
	public <T> List<Contribution<T>> contributions(ExtensionPoint<T> point) {
		Declared declared = declared(point);
		List<Contribution<T>> sound = new ArrayList<>();
		declared.named.values().forEach(d -> sound(point, d).ifPresent(sound::add));
		return sound;
	}

	@Override
	public <T> Optional<Contribution<T>> find(ExtensionPoint<T> point, String id) {
		return Optional.ofNullable(declared(point).named.get(id)).flatMap(d -> sound(point, d));
	}

	@Override
	public List<Problem> problems() {
		contributions(ExtensionPoint.POINTS); // the points they name are known then
		List<Problem> problems = new ArrayList<>();
		for (ExtensionPoint<?> point : points.values()) {
			Declared declared = declared(point);
			problems.addAll(declared.problems);
			for (Declaration d : declared.named.values()) {
				Checked c = check(point, d);
				if (c.fault != null) {
					problems.add(new Problem(d.bundle, point.id(), d.id, c.fault));
				}
			}
		}
		problems.addAll(misspelt());
		problems.addAll(reported());
		return problems;
	}

	// nobody asks for what a wrong point or element declares: it would be passed over in silence
	private List<Problem> misspelt() {
		Set<String> known = new TreeSet<>(points.keySet());
		known.add(ExtensionPoint.OPERATIONS);
		List<Problem> misspelt = new ArrayList<>();
		for (Placed e : elements()) {
			ExtensionPoint<?> point = points.get(e.point);
			String fault = null;
			if (!known.contains(e.point)) {
				List<String> near = Suggestion.near(ExtensionPoint.last(e.point), known.stream().map(ExtensionPoint::last).toList());
				fault = "there is no such extension point" + (near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?");
			} else if (point != null && !point.element().isEmpty() && !e.name.equals(point.element())) {
				fault = "it is an element <" + e.name + ">; the point takes <" + point.element() + ">";
			}
			if (fault != null) {
				Problem problem = new Problem(e.bundle, e.point, e.id, fault);
				misspelt.add(problem);
				logOnce(problem);
			}
		}
		return misspelt;
	}

	@Override
	public void report(Problem problem) {
		reported.add(problem);
		logOnce(problem);
	}

	@Override
	public List<Problem> reported() {
		return reported.stream().sorted(Comparator.comparing(Problem::text)).toList();
	}

	private Declared declared(ExtensionPoint<?> point) {
		points.putIfAbsent(point.id(), point);
		List<Declaration> all = new ArrayList<>(declarations(point));
		all.sort(Declaration.ORDER);
		Declared declared = new Declared(new TreeMap<>(), new ArrayList<>());
		for (Declaration d : all) {
			Declaration first = declared.named.get(d.id);
			if (d.id.isEmpty()) {
				left(declared, point, d, "it has no id" + (d.name.isEmpty() ? "" : " (its name is '" + d.name + "')"));
			} else if (!ID.matcher(d.id).matches()) {
				left(declared, point, d, "its id is not made of letters, digits, '-' and '_'");
			} else if (first != null) {
				left(declared, point, d, "its id is taken by " + (first.bundle.equals(d.bundle) ? "another of the same bundle" : first.bundle));
			} else {
				declared.named.put(d.id, d);
			}
		}
		return declared;
	}

	private void left(Declared declared, ExtensionPoint<?> point, Declaration d, String reason) {
		Problem problem = new Problem(d.bundle, point.id(), d.id, reason);
		declared.problems.add(problem);
		logOnce(problem);
	}

	/** Logs a problem that has not been logged yet. */
	final void logOnce(Problem problem) {
		if (logged.add(problem)) {
			log(problem);
		}
	}

	private <T> Optional<Contribution<T>> sound(ExtensionPoint<T> point, Declaration d) {
		Checked c = check(point, d);
		return c.fault == null ? Optional.of(new Sound<>(point, d, c.type)) : Optional.empty();
	}

	private Checked check(ExtensionPoint<?> point, Declaration d) {
		Checked known = checked.get(d.source);
		if (known != null) {
			return known;
		}
		try {
			Object instance = create(point, d);
			String fault = fault(point, instance);
			return fault == null ? remember(d, new Checked(instance.getClass(), null)) : failed(point, d, fault);
		} catch (CatalogueException e) {
			return failed(point, d, e.getMessage());
		}
	}

	private Checked remember(Declaration d, Checked now) {
		checked.put(d.source, now);
		return now;
	}

	private Checked failed(ExtensionPoint<?> point, Declaration d, String fault) {
		logOnce(new Problem(d.bundle, point.id(), d.id, fault));
		return remember(d, new Checked(null, fault));
	}

	/** What is wrong with a contribution that was created, or null. */
	private String fault(ExtensionPoint<?> point, Object instance) {
		if (point.documented() && !instance.getClass().isAnnotationPresent(Documentation.class)) {
			return "its class " + instance.getClass().getName() + " carries no @Documentation";
		}
		if (instance instanceof PointDeclaration d) {
			return named(d);
		}
		if (instance instanceof Method<?> m) {
			try {
				ParameterSpec.of(m.parameterType()).stream().filter(s -> s.annotation().method() != void.class).forEach(s -> ExtensionPoint.of(s.annotation()));
			} catch (RuntimeException | LinkageError e) {
				return "its parameters cannot be read: " + e.getMessage();
			}
		}
		return null;
	}

	private String named(PointDeclaration declaration) {
		try {
			ExtensionPoint<?> named = declaration.point();
			points.putIfAbsent(named.id(), named);
			return null;
		} catch (RuntimeException | LinkageError e) {
			return "it names no extension point: " + e;
		}
	}

	private static <T> T create(ExtensionPoint<T> point, Declaration d) {
		if (d.type.isEmpty()) {
			throw new CatalogueException("it names no class", null);
		}
		Object instance;
		try {
			instance = d.factory.call();
		} catch (VirtualMachineError e) {
			throw e;
		} catch (Throwable e) { // whatever a third party's constructor throws
			throw new CatalogueException(reason(d.type, e), e);
		}
		if (!point.contract().isInstance(instance)) {
			throw new CatalogueException("its class " + d.type + " does not implement " + point.contract().getSimpleName(), null);
		}
		return point.contract().cast(instance);
	}

	private static String reason(String type, Throwable thrown) {
		Throwable e = thrown;
		while ((e instanceof CoreException || e instanceof InvocationTargetException || e instanceof ExceptionInInitializerError) && cause(e) != null) {
			e = cause(e);
		}
		return switch (e) {
		case ClassNotFoundException _ -> "its class " + type + " is missing";
		case LinkageError _ -> "its class " + type + " cannot be loaded: " + e;
		case NoSuchMethodException _ -> "its class " + type + " has no constructor without arguments";
		case IllegalAccessException _ -> "its class " + type + " or its constructor is not public";
		case InstantiationException _ -> "its class " + type + " is abstract";
		default -> "its class " + type + " cannot be created: " + e;
		};
	}

	private static Throwable cause(Throwable e) {
		return e instanceof CoreException c ? c.getStatus().getException() : e.getCause();
	}

	/** A contribution that could be created. */
	private final class Sound<T> implements Contribution<T> {
		private final ExtensionPoint<T> point;
		private final Declaration declaration;
		private final Class<?> type;

		Sound(ExtensionPoint<T> point, Declaration declaration, Class<?> type) {
			this.point = point;
			this.declaration = declaration;
			this.type = type;
		}

		@Override
		public String id() {
			return declaration.id;
		}

		@Override
		public String name() {
			return declaration.name.isEmpty() ? declaration.id : declaration.name;
		}

		@Override
		public String bundle() {
			return declaration.bundle;
		}

		@Override
		public String attribute(String name) {
			return Declaration.text(declaration.attributes.apply(name));
		}

		@Override
		public Class<?> type() {
			return type;
		}

		@Override
		public T create() {
			try {
				return CheckedCatalogue.create(point, declaration);
			} catch (CatalogueException e) {
				failed(point, declaration, e.getMessage());
				throw new CatalogueException("'" + declaration.id + "' of " + declaration.bundle + ": " + e.getMessage(), e.getCause());
			}
		}
	}
}
