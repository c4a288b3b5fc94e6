package org.channelexplorer.djl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.djl.internal.archive.TorchArchive;
import org.channelexplorer.djl.internal.flat.FlatNetwork;
import org.channelexplorer.djl.internal.flat.Inliner;
import org.channelexplorer.djl.internal.flat.Node;
import org.channelexplorer.djl.internal.script.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that are followed by hand. */
class FlatTest {
	private static final String HEAD = """
			class Net(Module):
			  __parameters__ = []
			  training : bool
			  def forward(self: __torch__.Net,
			    x: Tensor) -> Tensor:
			""";
	private static final String TAIL = """
			  def twice(self: __torch__.Net,
			    a: Tensor,
			    negate: bool=False) -> Tensor:
			    b = torch.add(a, a)
			    if negate:
			      c = torch.neg(b)
			    else:
			      c = b
			    return c
			def helper(a: Tensor,
			    inplace: bool) -> Tensor:
			  if inplace:
			    r = torch.relu_(a)
			  else:
			    r = torch.relu(a)
			  return r
			""";

	@TempDir
	Path folder;

	private FlatNetwork flat(String body) throws Exception {
		Map<String, byte[]> entries = new LinkedHashMap<>();
		entries.put("net/data.pkl", Archives.object("__torch__", "Net"));
		entries.put("net/code/__torch__.py", (HEAD + body.indent(4) + TAIL).getBytes(StandardCharsets.UTF_8));
		try (TorchArchive archive = TorchArchive.open(Archives.write(folder.resolve("net.pt"), entries))) {
			return Inliner.flatten(new Program(archive.texts()), archive.top());
		}
	}

	private static List<String> operators(FlatNetwork network) {
		return network.nodes().stream().map(Node::operator).toList();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			return torch.relu(torch.add(torch.neg(x), x))                                          | neg,add,relu
			return (self).twice((self).twice(x, True, ), )                                         | add,neg,add
			return (self).twice(a=x, negate=True)                                                  | add,neg
			return __torch__.helper(torch.neg(x), True, )                                          | neg,relu
			f = __torch__.helper\\nreturn f(x, False, )                                            | relu
			t = self.training\\nreturn torch.neg(x) if t else torch.abs(x)                         | abs
			if torch.gt(torch.mul(2, 3), 5):\\n  y = torch.neg(x)\\nelse:\\n  y = x\\nreturn y     | neg
			if torch.__is__(x, None):\\n  y = x\\nelse:\\n  y = torch.abs(x)\\nreturn y            | abs
			a, b, = torch.chunk(x, 2, 1)\\nreturn torch.add(a, b)                                  | chunk,chunk,add
			return (torch.unbind(torch.neg(x)))[1]                                                 | neg,unbind
			y = torch.reshape(x, [torch.size(x, 0), -1])\\nreturn torch.tanh(y)                    | reshape,tanh
			if bool(torch.gt(x, 0)):\\n  y = torch.neg(x)\\nelse:\\n  y = torch.abs(x)\\nreturn y  | gt,if
			y = x\\nfor i in range(3):\\n  y = torch.add(y, i)\\nreturn torch.neg(y)               | loop,neg
			""")
	void operatorsInOrder(String body, String expected) throws Exception {
		assertEquals(List.of(expected.split(",")), operators(flat(body.replace("\\n", "\n"))));
	}

	@Test
	void whatIsAppendedToAListReachesItsReader() throws Exception {
		FlatNetwork network = flat("l = [x]\n_0 = torch.append(l, torch.neg(x))\n_1 = torch.append(l, torch.abs(x))\nreturn torch.cat(l, 1)");
		assertEquals(List.of("neg", "abs", "cat"), operators(network));
		assertEquals(List.of(FlatNetwork.IMAGE, 0, 1), network.nodes().get(2).inputs());
	}

	@Test
	void tapsAreTakenWhereTheyAreMade() throws Exception {
		FlatNetwork network = flat("y = torch.neg(x)\nz = torch.relu_(y)\nreturn torch.abs(z)");
		String text = network.returning(network.outputs(), List.of(1, 0));
		List<String> lines = text.lines().map(String::strip).toList();
		int neg = lines.indexOf(network.nodes().get(0).variable() + " = torch.neg(x)");
		assertTrue(neg > 0, text);
		// a copy, since the next line overwrites it
		assertEquals("tap_%1$s = torch.clone(%1$s, memory_format=0)".formatted(network.nodes().get(0).variable()), lines.get(neg + 1));
		assertEquals("_r = torch.append(taps, torch.contiguous(" + network.nodes().get(2).variable() + "))", lines.get(lines.indexOf("return taps") - 3));
		assertEquals("_t = torch.append(taps, tap_" + network.nodes().get(1).variable() + ")", lines.get(lines.indexOf("return taps") - 2));
		assertTrue(text.contains("-> List[Tensor]:") && text.contains("def helper("), text);
		FlatNetwork pure = flat("return torch.abs(torch.neg(x))");
		assertFalse(pure.returning(List.of(), List.of(0)).contains("clone"));
	}
}
