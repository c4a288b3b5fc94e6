package org.channelexplorer.core.util;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.annotations.JsonAdapter;
import com.google.gson.annotations.SerializedName;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON of a record that is {@link Flat}: its groups are records in Java and nothing in the file, where all their components stand side by
 * side. So code can name what belongs together while files stay what they were. Values are read and written one by one, without a tree of
 * the whole; unknown members are skipped, missing ones are null or 0.
 */
public final class FlatRecord implements TypeAdapterFactory {

	@Override
	public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
		Flat flat = type.getRawType().getAnnotation(Flat.class);
		Map<String, Member> members = new LinkedHashMap<>();
		Arrays.stream(flat.value()).forEach(n -> members.put(n, null));
		Group group = group(gson, type.getType(), null, members);
		members.forEach((name, m) -> {
			if (m == null) {
				throw new IllegalStateException(type + " has no component " + name);
			}
		});
		return new Adapter<>(group, members);
	}

	/** A value of the object. @param index among the values of the whole record */
	private record Member(int index, Class<?> raw, TypeAdapter<Object> adapter) {
	}

	/** A record. @param parts a {@link Member} or a group for each component */
	private record Group(Constructor<?> constructor, List<Method> accessors, List<Object> parts) {

		void take(Object value, Object[] into) {
			for (int i = 0; i < parts.size(); i++) {
				Object part = call(accessors.get(i), value);
				switch (parts.get(i)) {
				case Member m -> into[m.index] = part;
				case Group g -> g.take(part, into);
				default -> throw new IllegalStateException();
				}
			}
		}

		Object make(Object[] values) {
			Object[] arguments = new Object[parts.size()];
			for (int i = 0; i < arguments.length; i++) {
				arguments[i] = parts.get(i) instanceof Group g ? g.make(values) : values[((Member) parts.get(i)).index];
			}
			try {
				return constructor.newInstance(arguments);
			} catch (InvocationTargetException e) {
				throw new JsonParseException(Json.reason(e.getCause()), e.getCause());
			} catch (ReflectiveOperationException e) {
				throw new IllegalStateException(e);
			}
		}

		private static Object call(Method accessor, Object on) {
			try {
				return accessor.invoke(on);
			} catch (ReflectiveOperationException e) {
				throw new IllegalStateException(e);
			}
		}
	}

	private static Group group(Gson gson, Type type, String[] names, Map<String, Member> members) {
		Class<?> raw = TypeToken.get(type).getRawType();
		if (!raw.isRecord()) {
			throw new IllegalStateException(raw + " is neither a member nor a record");
		}
		RecordComponent[] components = raw.getRecordComponents();
		List<Method> accessors = new ArrayList<>();
		List<Object> parts = new ArrayList<>();
		for (int i = 0; i < components.length; i++) {
			RecordComponent c = components[i];
			c.getAccessor().setAccessible(true);
			accessors.add(c.getAccessor());
			SerializedName own = field(raw, c).getAnnotation(SerializedName.class);
			String name = names != null ? names[i] : own != null ? own.value() : c.getName();
			Type of = resolved(c.getGenericType(), type);
			Flat.Names inside = field(raw, c).getAnnotation(Flat.Names.class);
			if (inside == null && members.containsKey(name)) {
				Member m = new Member(index(members), c.getType(), adapter(gson, field(raw, c), of));
				if (members.put(name, m) != null) {
					throw new IllegalStateException(raw + ": two components are called " + name);
				}
				parts.add(m);
			} else {
				parts.add(group(gson, of, inside == null ? null : inside.value(), members));
			}
		}
		return new Group(canonical(raw, components), accessors, parts);
	}

	private static int index(Map<String, Member> members) {
		return (int) members.values().stream().filter(m -> m != null).count();
	}

	@SuppressWarnings("unchecked")
	private static TypeAdapter<Object> adapter(Gson gson, Field field, Type type) {
		JsonAdapter own = field.getAnnotation(JsonAdapter.class);
		if (own == null) {
			return (TypeAdapter<Object>) gson.getAdapter(TypeToken.get(type));
		}
		try {
			Constructor<?> constructor = own.value().getDeclaredConstructor();
			constructor.setAccessible(true);
			return (TypeAdapter<Object>) constructor.newInstance();
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Field field(Class<?> record, RecordComponent c) {
		try {
			return record.getDeclaredField(c.getName());
		} catch (NoSuchFieldException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Constructor<?> canonical(Class<?> record, RecordComponent[] components) {
		try {
			Constructor<?> constructor = record.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
			constructor.setAccessible(true);
			return constructor;
		} catch (NoSuchMethodException e) {
			throw new IllegalStateException(e);
		}
	}

	// List<T> in a NamedValues<Labelling> is List<Labelling>
	private static Type resolved(Type type, Type in) {
		if (!(in instanceof ParameterizedType parameterized)) {
			return type;
		}
		Map<Type, Type> known = new HashMap<>();
		TypeVariable<?>[] variables = ((Class<?>) parameterized.getRawType()).getTypeParameters();
		for (int i = 0; i < variables.length; i++) {
			known.put(variables[i], parameterized.getActualTypeArguments()[i]);
		}
		if (type instanceof ParameterizedType p) {
			Type[] arguments = Arrays.stream(p.getActualTypeArguments()).map(a -> known.getOrDefault(a, a)).toArray(Type[]::new);
			return TypeToken.getParameterized(p.getRawType(), arguments).getType();
		}
		return known.getOrDefault(type, type);
	}

	private static final class Adapter<T> extends TypeAdapter<T> {
		private final Group group;
		private final Map<String, Member> members;

		Adapter(Group group, Map<String, Member> members) {
			this.group = group;
			this.members = members;
		}

		@Override
		public void write(JsonWriter out, T value) throws IOException {
			Object[] values = new Object[members.size()];
			group.take(value, values);
			out.beginObject();
			for (Map.Entry<String, Member> e : members.entrySet()) {
				out.name(e.getKey());
				e.getValue().adapter.write(out, values[e.getValue().index]);
			}
			out.endObject();
		}

		@SuppressWarnings("unchecked")
		@Override
		public T read(JsonReader in) throws IOException {
			Object[] values = new Object[members.size()];
			members.values().stream().filter(m -> m.raw.isPrimitive()).forEach(m -> values[m.index] = Array.get(Array.newInstance(m.raw, 1), 0));
			in.beginObject();
			while (in.hasNext()) {
				Member m = members.get(in.nextName());
				if (m == null) {
					in.skipValue();
					continue;
				}
				Object value = m.adapter.read(in);
				if (value == null && m.raw.isPrimitive()) {
					throw new JsonParseException("a number is missing at " + in.getPreviousPath());
				}
				values[m.index] = value;
			}
			in.endObject();
			return (T) group.make(values);
		}
	}
}
