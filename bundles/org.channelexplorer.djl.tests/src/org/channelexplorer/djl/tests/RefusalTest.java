package org.channelexplorer.djl.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.djl.internal.TorchScriptImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not a network that can be followed is named: file, class, line. */
class RefusalTest {
	@TempDir
	Path folder;

	private String refused(Path file) {
		InputException e = assertThrows(InputException.class, () -> new TorchScriptImporter().open(file).close());
		assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
		return e.getMessage();
	}

	@Test
	void controlFlowThatChoosesModulesIsRefusedByName() throws Exception {
		String message = refused(Networks.copy("branching-scripted.pt", folder));
		assertTrue(message.matches(
				"(?s).*code/__torch__\\S*\\.py line \\d+, class Branching in forward: whether the module (conv|other) is called depends on the image.*"),
				message);
	}

	@ParameterizedTest
	@CsvSource({ "state-dict.pt", "pickled.pt" })
	void weightsAloneAreNotAccepted(String name) throws Exception {
		Path file = Networks.copy(name, folder);
		assertFalse(new TorchScriptImporter().accepts(file));
		assertTrue(refused(file).contains("no network's code"), refused(file));
	}

	@Test
	void whatIsNoArchiveIsNamed() throws Exception {
		Path text = Files.writeString(folder.resolve("text.pt"), "version https://git-lfs");
		assertTrue(refused(text).contains("does not end as a zip archive"), refused(text));
		assertTrue(refused(folder.resolve("none.pt")).contains("does not exist"));
		Path cut = Networks.copy("residual.pt", folder);
		byte[] bytes = Files.readAllBytes(cut);
		Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
		assertTrue(refused(cut).contains("truncated"), refused(cut));
	}

	@Test
	void folders() throws Exception {
		Path params = Files.createDirectory(folder.resolve("djl"));
		Files.write(params.resolve("djl-0000.params"), new byte[10]);
		assertTrue(new TorchScriptImporter().accepts(params));
		assertTrue(refused(params).contains("the blocks they belong to are Java code"), refused(params));
		Path two = Files.createDirectory(folder.resolve("two"));
		Networks.copy("residual.pt", two);
		Networks.copy("sequential.pt", two);
		assertTrue(refused(two).contains("several TorchScript files"), refused(two));
	}

	/** A network of one class, whose forward has the given lines. */
	private Path network(String parameters, String body) throws IOException {
		String code = "class Net(Module):\n  __parameters__ = []\n  training : bool\n  def forward(self: __torch__.Net" + parameters + ") -> Tensor:\n    "
				+ body.replace("\\n", "\n    ") + "\n";
		Map<String, byte[]> entries = new LinkedHashMap<>();
		entries.put("net/data.pkl", Archives.object("__torch__", "Net"));
		entries.put("net/code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
		entries.put("net/constants.pkl", new byte[] { (byte) 0x80, 2, ')', '.' });
		entries.put("net/version", "3\n".getBytes(StandardCharsets.UTF_8));
		return Archives.write(folder.resolve("net.pt"), entries);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			, x: Tensor, y: Tensor | return x                                     | forward takes 'y' (Tensor) besides the image
			, x: int               | return x                                     | forward takes 'x' (int), not an image
			''                     | return 1                                     | forward takes no image
			, x: Tensor            | return 1                                     | forward returns no tensor
			, x: Tensor            | with x:\\n  pass                             | 'with' cannot be followed
			, x: Tensor            | y = torch.relu(x                             | __torch__.py line 7: ')' is expected, but
			, x: Tensor            | self.a = x\\nreturn x                        | the network changes itself while it runs (self.a)
			, x: Tensor            | return (self).other(x, )                     | class Net has no method other
			, x: Tensor            | return torch.no_such_operator(x)             | cannot be loaded by PyTorch
			, x: Tensor            | return torch.reshape(x, [7, 11])             | cannot be run on 1 image of 224 x 224
			, x: Tensor            | return (self).forward(x, )                   | calls are nested too deeply
			, x: Tensor            | return "text                                 | a string does not end
			, x: Tensor            | y = x §                                      | the character U+00A7
			""")
	void codeThatCannotBeFollowed(String parameters, String body, String reason) throws Exception {
		String message = refused(network(parameters == null || parameters.isEmpty() ? "" : ",\n    " + parameters.substring(1).strip(), body));
		assertTrue(message.contains(reason), message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "+ x ", "if x else x ", ".x", "[x]", "** x " })
	void endlessExpressionsAreRefused(String more) throws Exception {
		String message = refused(network(",\n    x: Tensor", "return x " + more.repeat(100_000)));
		assertTrue(message.contains("expressions are nested too deeply"), message);
	}

	@Test
	void aNetworkWithoutWeightsIsOpened() throws Exception {
		new TorchScriptImporter().open(network(",\n    x: Tensor", "return torch.relu(torch.add(x, x))")).close();
	}
}
