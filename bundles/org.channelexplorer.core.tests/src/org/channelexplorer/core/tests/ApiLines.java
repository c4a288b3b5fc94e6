package org.channelexplorer.core.tests;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the public types of a folder of class files promise to callers, and what they demand of subclasses and implementations: a line each.
 * Types are erased. A promise that vanishes is a break, and so is a demand, which starts with {@value #DEMAND}, that appears at a type that was there.
 */
final class ApiLines {
	static final String DEMAND = "! ";
	private static final String FIXED = " cannot be overridden";

	private final Map<String, ClassModel> types = new HashMap<>();
	private final SortedSet<String> lines = new TreeSet<>();

	private ApiLines() {
	}

	/**
	 * Reads the class files of some packages.
	 *
	 * @param classes  folder of class files
	 * @param packages names
	 */
	static SortedSet<String> of(Path classes, Set<String> packages) throws IOException {
		ApiLines api = new ApiLines();
		for (String p : packages) {
			Path folder = classes.resolve(p.replace('.', '/'));
			if (!Files.isDirectory(folder)) {
				continue; // all that is left of the package is its name
			}
			try (Stream<Path> files = Files.list(folder)) {
				for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
					ClassModel type = ClassFile.of().parse(file);
					api.types.put(name(type.thisClass().asSymbol()), type);
				}
			}
		}
		api.types.forEach((name, type) -> {
			if (api.visible(name)) {
				api.type(name.replace('$', '.'), type);
			}
		});
		return api.lines;
	}

	/** The breaks between two states, each in a sentence. */
	static SortedSet<String> breaks(Set<String> before, Set<String> now) {
		SortedSet<String> breaks = new TreeSet<>();
		Set<String> typesBefore = before.stream().filter(l -> !l.startsWith(DEMAND)).map(l -> l.substring(0, end(l))).collect(Collectors.toSet());
		for (String line : before) {
			if (!line.startsWith(DEMAND) && !now.contains(line)) {
				breaks.add(line);
			}
		}
		Set<String> added = new HashSet<>(now);
		added.removeAll(before);
		for (String line : added) {
			if (line.startsWith(DEMAND) && typesBefore.contains(line.substring(DEMAND.length(), end(line)))
					&& !(line.endsWith(FIXED) && fresh(line, before))) {
				breaks.add(line);
			}
		}
		return breaks;
	}

	// whether the method is a new one, which nobody overrides
	private static boolean fresh(String demand, Set<String> before) {
		String method = demand.substring(DEMAND.length(), demand.length() - FIXED.length()) + " ";
		return before.stream().noneMatch(l -> l.startsWith(method));
	}

	// the end of the type's name
	private static int end(String line) {
		int from = line.startsWith(DEMAND) ? DEMAND.length() : 0;
		int space = line.indexOf(' ', from);
		int hash = line.indexOf('#', from);
		return hash < 0 ? space : space < 0 ? hash : Math.min(space, hash);
	}

	private boolean visible(String name) {
		ClassModel type = types.get(name);
		if (type == null || name.endsWith("package-info")) {
			return false;
		}
		InnerClassInfo self = type.findAttribute(Attributes.innerClasses()).stream().flatMap(a -> a.classes().stream())
				.filter(i -> i.innerClass().asSymbol().equals(type.thisClass().asSymbol())).findFirst().orElse(null);
		if (self == null) {
			return type.flags().has(AccessFlag.PUBLIC);
		}
		return self.outerClass().isPresent() && (self.has(AccessFlag.PUBLIC) || self.has(AccessFlag.PROTECTED))
				&& visible(name(self.outerClass().get().asSymbol()));
	}

	private void type(String name, ClassModel type) {
		boolean isInterface = type.flags().has(AccessFlag.INTERFACE);
		boolean isFinal = type.flags().has(AccessFlag.FINAL);
		boolean open = !isFinal && type.findAttribute(Attributes.permittedSubclasses()).isEmpty();
		lines.add(name + (type.flags().has(AccessFlag.ANNOTATION) ? " annotation" : isInterface ? " interface" : " class"));
		type.superclass().map(s -> name(s.asSymbol())).filter(s -> !s.equals("java.lang.Object")).ifPresent(s -> lines.add(name + " is " + s));
		type.interfaces().forEach(i -> lines.add(name + " is " + name(i.asSymbol())));
		if (isFinal) {
			lines.add(DEMAND + name + " cannot be extended");
		}
		if (!isInterface && type.flags().has(AccessFlag.ABSTRACT)) {
			lines.add(DEMAND + name + " cannot be created");
		}
		for (FieldModel f : type.fields()) {
			if (seen(f.flags().flags(), open)) {
				lines.add(name + "#" + f.fieldName() + " " + name(f.fieldTypeSymbol()) + (f.flags().has(AccessFlag.STATIC) ? " static" : ""));
			}
		}
		for (MethodModel m : type.methods()) {
			String method = name + "#" + m.methodName().stringValue().replace("<init>", "new") + parameters(m.methodTypeSymbol());
			if (!seen(m.flags().flags(), open)) {
				continue;
			}
			lines.add(method + " " + name(m.methodTypeSymbol().returnType()) + (m.flags().has(AccessFlag.STATIC) ? " static" : "") + thrown(m));
			if (open && m.flags().has(AccessFlag.ABSTRACT)) {
				lines.add(DEMAND + method + " must be implemented");
			}
			if (open && m.flags().has(AccessFlag.FINAL)) {
				lines.add(DEMAND + method + FIXED);
			}
		}
	}

	// protected members are for those who extend
	private static boolean seen(Set<AccessFlag> flags, boolean open) {
		return !flags.contains(AccessFlag.SYNTHETIC) && (flags.contains(AccessFlag.PUBLIC) || open && flags.contains(AccessFlag.PROTECTED));
	}

	private static String parameters(MethodTypeDesc type) {
		return type.parameterList().stream().map(ApiLines::name).collect(Collectors.joining(",", "(", ")"));
	}

	private static String thrown(MethodModel m) {
		return m.findAttribute(Attributes.exceptions())
				.map(e -> e.exceptions().stream().map(x -> name(x.asSymbol())).sorted().collect(Collectors.joining(",", " throws ", ""))).orElse("");
	}

	private static String name(ClassDesc type) {
		return type.isArray() ? name(type.componentType()) + "[]"
				: type.isPrimitive() ? type.displayName() : type.packageName().isEmpty() ? type.displayName() : type.packageName() + "." + type.displayName();
	}
}
