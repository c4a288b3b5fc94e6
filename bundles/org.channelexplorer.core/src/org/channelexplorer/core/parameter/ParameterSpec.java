package org.channelexplorer.core.parameter;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.util.InputException;

/**
 * A parameter as dialog, command line and help need it, read from a record component.
 *
 * @param name       component name
 * @param annotation its description
 * @param type       component type
 */
public record ParameterSpec(String name, Parameter annotation, Class<?> type) {

	/**
	 * The parameters of a record class, in order. A component that is a record is a group: its components are parameters beside the others.
	 *
	 * @throws IllegalArgumentException when a component is not annotated or of a type not supported, or two have the same name
	 */
	public static List<ParameterSpec> of(Class<? extends Record> record) {
		List<ParameterSpec> specs = new ArrayList<>();
		collect(record, specs);
		Set<String> names = new HashSet<>();
		specs.stream().filter(s -> !names.add(s.name)).findFirst().ifPresent(s -> {
			throw new IllegalArgumentException(record.getName() + " has two components " + s.name);
		});
		return specs;
	}

	private static void collect(Class<?> record, List<ParameterSpec> specs) {
		for (RecordComponent c : record.getRecordComponents()) {
			Parameter p = c.getAnnotation(Parameter.class);
			Class<?> t = c.getType();
			if (isGroup(c)) {
				collect(t, specs);
				continue;
			}
			if (p == null) {
				throw new IllegalArgumentException(record.getName() + "." + c.getName() + " carries no @Parameter");
			}
			if (!(t == int.class || t == long.class || t == double.class || t == boolean.class || t == String.class || t.isEnum())) {
				throw new IllegalArgumentException(record.getName() + "." + c.getName() + " has the type " + t.getName());
			}
			specs.add(new ParameterSpec(c.getName(), p, t));
		}
	}

	private static boolean isGroup(RecordComponent c) {
		return c.getType().isRecord() && !c.isAnnotationPresent(Parameter.class);
	}

	/** Label for dialogs. */
	public String label() {
		return annotation.label().isEmpty() ? name : annotation.label();
	}

	/** The texts allowed for an enum, lower-case; empty for other types. */
	public List<String> choices() {
		return type.isEnum() ? Arrays.stream(type.getEnumConstants()).map(ParameterSpec::text).toList() : List.of();
	}

	/**
	 * Parses a value.
	 *
	 * @throws InputException naming parameter, value and what is allowed
	 */
	public Object parse(String text) throws InputException {
		try {
			Object value = switch (type.getName()) {
			case "int" -> Integer.parseInt(text.strip());
			case "long" -> Long.parseLong(text.strip());
			case "double" -> Double.parseDouble(text.strip());
			case "boolean" -> parseBoolean(text.strip());
			case "java.lang.String" -> text;
			default -> parseEnum(text.strip());
			};
			if (value instanceof Number n && !(n.doubleValue() >= annotation.min() && n.doubleValue() <= annotation.max())) {
				throw new InputException("parameter " + name + "=" + text + " is out of range" + range());
			}
			return value;
		} catch (NumberFormatException e) {
			throw new InputException("parameter " + name + "=" + text + " is not " + (type == double.class ? "a number" : "a whole number"), e);
		}
	}

	/** The allowed range as text, empty when there is none. */
	public String range() {
		boolean low = annotation.min() != Double.NEGATIVE_INFINITY;
		boolean high = annotation.max() != Double.POSITIVE_INFINITY;
		if (!low && !high) {
			return "";
		}
		return " (" + (low ? number(annotation.min()) : "...") + " to " + (high ? number(annotation.max()) : "...") + ")";
	}

	private static String number(double v) {
		return v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : BigDecimal.valueOf(v).stripTrailingZeros().toPlainString();
	}

	private Object parseBoolean(String text) throws InputException {
		return switch (text) {
		case "true", "yes", "1" -> true;
		case "false", "no", "0" -> false;
		default -> throw new InputException("parameter " + name + "=" + text + " is neither true nor false");
		};
	}

	private Object parseEnum(String text) throws InputException {
		for (Object constant : type.getEnumConstants()) {
			if (text(constant).equalsIgnoreCase(text)) {
				return constant;
			}
		}
		throw new InputException("parameter " + name + "=" + text + " is none of " + String.join(", ", choices()));
	}

	/** A value as canonical text, for keys and documents. */
	public static String text(Object value) {
		return value instanceof Enum<?> e ? e.name().toLowerCase(java.util.Locale.ROOT) : String.valueOf(value);
	}

	/**
	 * Makes a record from texts; what is not given takes its default. Names not in the record are ignored (the caller checks
	 * for unknown names over all records of a call).
	 *
	 * @throws InputException naming a parameter that is missing, out of range or no value of its kind
	 */
	public static <P extends Record> P bind(Class<P> record, Map<String, String> given) throws InputException {
		Map<String, Object> values = new HashMap<>();
		for (ParameterSpec s : of(record)) {
			String text = given.get(s.name());
			if (text == null && s.annotation().required()) {
				throw new InputException("parameter " + s.name() + " is missing: " + s.annotation().description());
			}
			values.put(s.name(), s.parse(text == null ? s.annotation().defaultValue() : text));
		}
		return record.cast(make(record, values));
	}

	private static Object make(Class<?> record, Map<String, Object> values) throws InputException {
		RecordComponent[] components = record.getRecordComponents();
		Class<?>[] types = new Class<?>[components.length];
		Object[] arguments = new Object[components.length];
		for (int i = 0; i < components.length; i++) {
			types[i] = components[i].getType();
			arguments[i] = isGroup(components[i]) ? make(types[i], values) : values.get(components[i].getName());
		}
		try {
			Constructor<?> constructor = record.getDeclaredConstructor(types);
			constructor.setAccessible(true);
			return constructor.newInstance(arguments);
		} catch (InvocationTargetException e) {
			if (e.getCause() instanceof IllegalArgumentException bad) { // a rule over several components
				throw new InputException(bad.getMessage(), bad);
			}
			throw new IllegalStateException(record.getName() + " cannot be made", e);
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(record.getName() + " cannot be made", e);
		}
	}

	/** A record's values as canonical texts, by the names of its parameters. */
	public static Map<String, String> texts(Record record) {
		Map<String, String> texts = new LinkedHashMap<>();
		for (RecordComponent c : record.getClass().getRecordComponents()) {
			try {
				var accessor = c.getAccessor();
				accessor.setAccessible(true);
				Object value = accessor.invoke(record);
				if (isGroup(c)) {
					texts.putAll(texts((Record) value));
				} else {
					texts.put(c.getName(), text(value));
				}
			} catch (ReflectiveOperationException e) {
				throw new IllegalStateException(record.getClass().getName() + "." + c.getName() + " cannot be read", e);
			}
		}
		return texts;
	}
}
