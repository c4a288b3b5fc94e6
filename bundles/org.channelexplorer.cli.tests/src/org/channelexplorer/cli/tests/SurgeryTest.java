package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels of the demo's network are removed; the file that is written predicts what the plan does. */
class SurgeryTest {
	@TempDir
	private static Path folder;
	private static Path analysis;
	private static Path model;

	@BeforeAll
	static void analyze() throws Exception {
		model = Samples.model(folder.resolve("demo"));
		analysis = folder.resolve("a.channelexplorer");
		Cli.ok("analyze", "--model", model, "--images", folder.resolve("demo/cifar10-weak/images"), "--out", analysis, "--layers", "layer3.1/conv",
				"--tap", "post", "--per-class", 8, "--pick", "first", "--seed", 7);
	}

	private static String layer() {
		return Cli.ok("run", "separability", "--analysis", analysis, "-p", "bootstrap=0", "-p", "metrics=knnPurity").out().lines().skip(1).findFirst()
				.orElseThrow().split(",")[0];
	}

	@Test
	void exportedNetworkEqualsThePlan() throws Exception {
		Path out = Files.createDirectories(folder.resolve("small")).resolve("net.onnx");
		String text = Cli.ok("surgery", "--analysis", analysis, "--layer", layer(), "--share", 0.5, "-p", "random=2", "-p", "curve=false", "--round", 8,
				"--name", "lean", "--out", out).out();
		Matcher check = Pattern.compile("probabilities equal those of the plan, largest difference (\\S+)").matcher(text);
		assertTrue(check.find(), text);
		assertTrue(Double.parseDouble(check.group(1)) <= 1e-4, text);
		assertTrue(Files.size(out) < Files.size(model), text);
		assertTrue(Files.exists(folder.resolve("small/preprocess.json")) && Files.exists(folder.resolve("small/labels.txt")));
		assertTrue(text.contains("accuracy ") && text.contains("2 random sets of as many") && text.contains("time per image"), text);
		List<String> listed = Cli.ok("surgeries", "--analysis", analysis).out().lines().toList();
		assertTrue(listed.stream().anyMatch(l -> l.startsWith("lean ") && l.contains("compensate")), listed.toString());
		Path again = folder.resolve("b.channelexplorer");
		Cli.ok("analyze", "--model", out, "--images", folder.resolve("demo/cifar10-weak/images"), "--out", again, "--layers", "conv", "--per-class", 2,
				"--pick",
				"first");
		Cli twice = Cli.run("surgery", "--analysis", analysis, "--layer", layer(), "--share", 0.5, "--out", out);
		assertEquals(2, twice.code);
		assertTrue(twice.err().contains("exists already; give another name, or --overwrite to replace it"), twice.err());
	}

	@Test
	void aMeanAtPaddedBordersIsMeasuredAndNotRefused() throws Exception {
		Path out = Files.createDirectories(folder.resolve("mean")).resolve("net.onnx");
		String text = Cli.ok("surgery", "--analysis", analysis, "--layer", layer(), "--share", 0.5, "-p", "random=0", "-p", "curve=false", "--replace", "mean",
				"--out", out).out();
		assertTrue(text.contains("reads maps with borders of zeros: a constant in place of a channel is not exact there."), text);
		assertTrue(text.contains("with means in place of channels a smaller network is near the plan and does not equal it"), text);
		Matcher check = Pattern.compile("probabilities are about those of the plan, largest difference (\\S+)").matcher(text);
		assertTrue(check.find() && Double.parseDouble(check.group(1)) > 1e-4, text);
		assertTrue(Files.size(out) < Files.size(model), text);
	}

	@Test
	void anExportThatIsCancelledLeavesNoNetworkThatWasNotCompared() throws Exception {
		Path out = Files.createDirectories(folder.resolve("cancelled")).resolve("net.onnx");
		NullProgressMonitor monitor = new NullProgressMonitor() {
			@Override
			public boolean isCanceled() {
				return Files.exists(out);
			}
		};
		Cli cli = Cli.run(Cli.catalogue(), monitor, "surgery", "--analysis", analysis, "--layer", layer(), "--share", 0.5, "-p", "random=0", "-p",
				"curve=false",
				"--name", "cancelled", "--out", out);
		assertEquals(130, cli.code, cli.err());
		assertEquals(List.of(), Samples.list(out.getParent()));
	}

	@Test
	void anExportThatIsCancelledGivesBackTheFileItWasToReplace() throws Exception {
		Path out = Files.createDirectories(folder.resolve("kept")).resolve("net.onnx");
		Files.writeString(out, "mine");
		NullProgressMonitor monitor = new NullProgressMonitor() {
			@Override
			public boolean isCanceled() {
				try {
					return Files.size(out) != 4; // it is written and not yet compared
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			}
		};
		Cli cli = Cli.run(Cli.catalogue(), monitor, "surgery", "--analysis", analysis, "--layer", layer(), "--share", 0.5, "-p", "random=0", "-p",
				"curve=false", "--name", "kept", "--out", out, "--overwrite");
		assertEquals(130, cli.code, cli.err());
		assertEquals(List.of(out), Samples.list(out.getParent()));
		assertEquals("mine", Files.readString(out));
	}

	@Test
	void whatIfWritesNothing() throws Exception {
		String before = Files.readString(analysis);
		String text = Cli.ok("surgery", "--analysis", analysis, "--layer", layer(), "--guard", 0.25, "--ranking", "magnitudeWeight", "--replace", "mean", "-p",
				"random=0", "--what-if").out();
		assertTrue(text.contains("by magnitudeWeight, no class loses more than 0.250"), text);
		assertEquals(before, Files.readString(analysis));
	}

	@Test
	void badCallsAreOneSentence() {
		assertBad("--share, --channels and --guard: take one of them", "--share", 0.5, "--guard", 0.1);
		assertBad("--what-if and --out contradict each other", "--what-if", "--out", folder.resolve("x.onnx"));
		assertBad("--channels is empty", "--channels", "", "--what-if");
		assertBad("the range '5-2' ends before it begins", "--channels", "5-2", "--what-if");
		assertBad("has no channel", "--channels", "0-9999", "--what-if", "-p", "random=0");
		Cli none = Cli.run("surgeries", "--analysis", analysis, "--delete", "none");
		assertEquals(2, none.code);
		assertTrue(none.err().contains("there is no surgery 'none'"), none.err());
	}

	private static void assertBad(String message, Object... more) {
		Object[] args = new Object[5 + more.length];
		System.arraycopy(new Object[] { "surgery", "--analysis", analysis, "--layer", layer() }, 0, args, 0, 5);
		System.arraycopy(more, 0, args, 5, more.length);
		Cli cli = Cli.run(args);
		assertEquals(2, cli.code, cli.err());
		assertTrue(cli.err().contains(message), cli.err());
		assertFalse(cli.err().contains("Exception"), cli.err());
	}
}
