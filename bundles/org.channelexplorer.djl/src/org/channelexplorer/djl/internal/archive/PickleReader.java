package org.channelexplorer.djl.internal.archive;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Reads a pickle without making anything of it: classes are names, and nothing is called. Of the opcodes it knows those that PyTorch writes
 * (protocol 2).
 */
final class PickleReader {
	private static final Object MARK = new Object();
	/** Opcodes; of each comes one value at most. */
	private static final int MOST = 2_000_000;

	private final ByteBuffer in;
	private final List<Object> stack = new ArrayList<>();
	private final Map<Integer, Object> memo = new HashMap<>();

	private PickleReader(byte[] bytes) {
		in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	/** Something that is no such pickle; the message is a clause. */
	static final class Malformed extends Exception {
		private static final long serialVersionUID = 1;

		Malformed(String reason) {
			super(reason);
		}
	}

	/** The object that a pickle holds. */
	static Object read(byte[] bytes) throws Malformed {
		try {
			return new PickleReader(bytes).run();
		} catch (BufferUnderflowException | IndexOutOfBoundsException | NoSuchElementException e) {
			throw new Malformed("it is damaged");
		}
	}

	private Object run() throws Malformed {
		for (int i = 0; i < MOST; i++) {
			int opcode = in.get() & 0xff;
			if (opcode == '.') {
				return pop();
			}
			step(opcode);
		}
		throw new Malformed("it holds too many values");
	}

	private void step(int opcode) throws Malformed {
		switch (opcode) {
		case 0x80 -> in.get(); // protocol
		case 'c' -> push(new Pickled.Other(line() + "." + line()));
		case '(' -> stack.add(MARK);
		case ')' -> push(new Pickled.Items(false, List.of()));
		case ']' -> push(new Pickled.Items(true, new ArrayList<>()));
		case '}' -> push(new Pickled.Table(new HashMap<>()));
		case 'N' -> push(Pickled.NONE);
		case 0x88 -> push(true);
		case 0x89 -> push(false);
		case 'J' -> push((long) in.getInt());
		case 'K' -> push((long) (in.get() & 0xff));
		case 'M' -> push((long) (in.getShort() & 0xffff));
		case 0x8a -> push(integer(in.get() & 0xff));
		case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
		case 'X' -> push(text(in.getInt()));
		case 'T', 'B' -> push(text(in.getInt()));
		case 'U', 'C' -> push(text(in.get() & 0xff));
		case 'q' -> memo.put(in.get() & 0xff, top());
		case 'r' -> memo.put(in.getInt(), top());
		case 'h' -> push(remembered(in.get() & 0xff));
		case 'j' -> push(remembered(in.getInt()));
		case 't' -> push(new Pickled.Items(false, marked()));
		case 0x85, 0x86, 0x87 -> push(new Pickled.Items(false, last(opcode - 0x84)));
		case 'a' -> {
			Object value = pop();
			list().add(value);
		}
		case 'e' -> {
			List<Object> values = marked();
			list().addAll(values);
		}
		case 's' -> items(last(2));
		case 'u' -> items(marked());
		case 'Q' -> push(storage(pop()));
		case 0x81, 'R' -> {
			Object arguments = pop();
			push(made(pop(), arguments));
		}
		case 'b' -> {
			Object state = pop();
			build(top(), state);
		}
		default -> throw new Malformed("it has the opcode %02X, which is not among PyTorch's".formatted(opcode));
		}
	}

	private void push(Object value) {
		stack.add(value);
	}

	private Object pop() throws Malformed {
		Object value = stack.removeLast();
		if (value == MARK) {
			throw new Malformed("it is damaged");
		}
		return value;
	}

	private Object top() {
		return stack.getLast();
	}

	private List<Object> last(int count) throws Malformed {
		List<Object> values = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			values.addFirst(pop());
		}
		return values;
	}

	private List<Object> marked() {
		int mark = stack.size() - 1;
		while (stack.get(mark) != MARK) {
			mark--;
		}
		List<Object> above = stack.subList(mark + 1, stack.size());
		List<Object> values = new ArrayList<>(above);
		stack.subList(mark, stack.size()).clear();
		return values;
	}

	private List<Object> list() throws Malformed {
		if (top() instanceof Pickled.Items items && items.list()) {
			return items.values();
		}
		throw new Malformed("it is damaged");
	}

	private void items(List<Object> pairs) throws Malformed {
		if (!(top() instanceof Pickled.Table table) || pairs.size() % 2 != 0) {
			throw new Malformed("it is damaged");
		}
		for (int i = 0; i < pairs.size(); i += 2) {
			table.values().put(key(pairs.get(i)), pairs.get(i + 1));
		}
	}

	/** Only what is compared by value in constant time. */
	private static Object key(Object key) throws Malformed {
		if (key instanceof String || key instanceof Long || key instanceof Double || key instanceof Boolean) {
			return key;
		}
		throw new Malformed("a key is neither a text nor a number");
	}

	private Object remembered(int index) throws Malformed {
		Object value = memo.get(index);
		if (value == null) {
			throw new Malformed("it is damaged");
		}
		return value;
	}

	private long integer(int bytes) throws Malformed {
		if (bytes > Long.BYTES) {
			throw new Malformed("a number is too large");
		}
		long value = 0;
		for (int i = 0; i < bytes; i++) {
			value |= (in.get() & 0xffL) << 8 * i;
		}
		int shift = Long.SIZE - 8 * bytes;
		return bytes == 0 ? 0 : value << shift >> shift;
	}

	private String text(int bytes) throws Malformed {
		if (bytes < 0 || bytes > in.remaining()) {
			throw new Malformed("a text is longer than the file");
		}
		byte[] text = new byte[bytes];
		in.get(text);
		return new String(text, StandardCharsets.UTF_8);
	}

	private String line() {
		StringBuilder line = new StringBuilder();
		for (int c = in.get(); c != '\n'; c = in.get()) {
			line.append((char) (c & 0xff));
		}
		return line.toString();
	}

	/** {@code ('storage', torch.FloatStorage, '0', 'cpu', 1728)} */
	private static Object storage(Object id) throws Malformed {
		if (id instanceof Pickled.Items items && items.values().size() >= 5 && items.values().get(1) instanceof Pickled.Other type
				&& items.values().get(2) instanceof String name) {
			return new Pickled.Tensor(name, type.name().replaceFirst("^torch\\.", ""), 0, List.of(), List.of());
		}
		throw new Malformed("a tensor's values are not where they should be");
	}

	private static Object made(Object callee, Object arguments) throws Malformed {
		String name = callee instanceof Pickled.Other other ? other.name() : "";
		List<Object> given = arguments instanceof Pickled.Items items ? items.values() : List.of();
		if (name.startsWith("torch._utils._rebuild_") && given.size() >= 4 && given.getFirst() instanceof Pickled.Tensor storage
				&& given.get(1) instanceof Long offset) {
			return new Pickled.Tensor(storage.storage(), storage.element(), offset, longs(given.get(2)), longs(given.get(3)));
		} else if (name.startsWith("torch.jit._pickle.") && !given.isEmpty()) {
			return given.getFirst(); // a list of one type, or a tensor of constants.pkl
		} else if (name.equals("collections.OrderedDict")) {
			return new Pickled.Table(new HashMap<>());
		}
		return name.startsWith("__torch__") ? new Pickled.Instance(name) : new Pickled.Other(name);
	}

	private static List<Long> longs(Object items) throws Malformed {
		List<Long> values = new ArrayList<>();
		for (Object value : items instanceof Pickled.Items i ? i.values() : List.of()) {
			if (!(value instanceof Long number)) {
				throw new Malformed("a tensor's shape is damaged");
			}
			values.add(number);
		}
		return values;
	}

	private static void build(Object target, Object state) {
		if (target instanceof Pickled.Instance instance) {
			if (state instanceof Pickled.Table table) {
				table.values().forEach((k, v) -> instance.attributes().put(String.valueOf(k), v));
			} else {
				instance.attributes().put("__state__", state);
			}
		}
	}

	/** All tensors within an object, each once. */
	static List<Pickled.Tensor> tensors(Object root) {
		List<Pickled.Tensor> found = new ArrayList<>();
		Map<Object, Boolean> seen = new IdentityHashMap<>();
		List<Object> open = new ArrayList<>(List.of(root));
		while (!open.isEmpty()) {
			Object value = open.removeLast();
			if (!(value instanceof Pickled) || seen.put(value, true) != null) {
				continue;
			}
			switch ((Pickled) value) {
			case Pickled.Tensor tensor -> found.add(tensor);
			case Pickled.Instance instance -> open.addAll(instance.attributes().values());
			case Pickled.Items items -> open.addAll(items.values());
			case Pickled.Table table -> open.addAll(table.values().values());
			case Pickled.Other _ -> {
				// nothing within
			}
			}
		}
		return found;
	}
}
