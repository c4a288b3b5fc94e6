package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.channelexplorer.core.data.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What third parties program against: exported with versions, required with ranges, and not broken without notice (API_POLICY.md). The lists in
 * {@code releng/api} are the API of the last release; {@code -Dapi.write=true} writes them.
 */
class ApiTest {
	private static final Path ROOT = TestData.file("torchvision").resolve("../../../..").normalize();
	private static final Path BUNDLES = ROOT.resolve("bundles");
	private static final Path LISTS = ROOT.resolve("releng/api");
	private static final String OURS = "org.channelexplorer.";

	/** Packages of an export, with attributes and directives. */
	private static final Pattern CLAUSE = Pattern.compile("([\\w.-]+)((?:;[\\w.-]+:?=(?:\"[^\"]*\"|[^\",;]+))*)(?:,|$)");

	private record Clause(String name, String rest) {
	}

	private static List<Clause> clauses(String header) {
		List<Clause> clauses = new ArrayList<>();
		Matcher m = CLAUSE.matcher(header == null ? "" : header);
		while (m.find()) {
			clauses.add(new Clause(m.group(1), m.group(2)));
		}
		return clauses;
	}

	private static Attributes manifest(Path bundle) throws IOException {
		try (InputStream in = Files.newInputStream(bundle.resolve("META-INF/MANIFEST.MF"))) {
			return new Manifest(in).getMainAttributes();
		}
	}

	private static List<Path> bundles() throws IOException {
		try (Stream<Path> all = Files.list(BUNDLES)) {
			return all.filter(b -> Files.exists(b.resolve("META-INF/MANIFEST.MF"))).sorted().toList();
		}
	}

	@Test
	void packagesAreApiWithAVersionOrInternal() throws IOException {
		List<String> wrong = new ArrayList<>();
		for (Path bundle : bundles()) {
			for (Clause c : clauses(manifest(bundle).getValue("Export-Package"))) {
				boolean internal = c.rest().contains("x-internal") || c.rest().contains("x-friends");
				if (c.name().startsWith(OURS) && internal == c.rest().contains("version=")) {
					wrong.add(bundle.getFileName() + " exports " + c.name() + ": API takes ;version=\"0.1.0\", what is internal x-friends or x-internal");
				}
				if (internal != c.name().contains(".internal")) {
					wrong.add(bundle.getFileName() + " exports " + c.name() + ": internal packages, and no others, have .internal in their name");
				}
			}
		}
		assertEquals("", String.join("\n", wrong));
	}

	@Test
	void bundlesRequireRanges() throws IOException {
		List<String> wrong = new ArrayList<>();
		for (Path bundle : bundles()) {
			for (Clause c : clauses(manifest(bundle).getValue("Require-Bundle"))) {
				if (c.name().startsWith(OURS) && !c.name().contains(".smile.library") && !c.rest().contains("bundle-version=\"[")) {
					wrong.add(bundle.getFileName() + " requires " + c.name() + " without bundle-version=\"[0.1.0,0.2.0)\"");
				}
			}
		}
		assertEquals("", String.join("\n", wrong));
	}

	private static Set<String> api(String bundle) throws IOException {
		Set<String> packages = new TreeSet<>();
		for (Clause c : clauses(manifest(BUNDLES.resolve(OURS + bundle)).getValue("Export-Package"))) {
			if (c.name().startsWith(OURS) && !c.name().contains(".internal")) {
				packages.add(c.name());
			}
		}
		return packages;
	}

	/** Where the compiler wrote a bundle's classes: beside those of core, else as the build does. */
	private static Path classes(String bundle) {
		Path core = Path.of(URI.create(Labels.class.getProtectionDomain().getCodeSource().getLocation().toString().replace(" ", "%20")));
		Path beside = core.resolveSibling(OURS + bundle);
		return Files.isDirectory(core) && Files.isDirectory(beside) && !beside.startsWith(BUNDLES) ? beside
				: BUNDLES.resolve(OURS + bundle).resolve("target/classes");
	}

	/** Short names of the bundles that export API. */
	static List<String> programmedAgainst() throws IOException {
		List<String> names = new ArrayList<>();
		for (Path bundle : bundles()) {
			String name = bundle.getFileName().toString().substring(OURS.length());
			if (!api(name).isEmpty()) {
				names.add(name);
			}
		}
		return names;
	}

	@ParameterizedTest
	@MethodSource("programmedAgainst")
	void nothingIsBrokenWithoutNotice(String bundle) throws IOException {
		Path classes = classes(bundle);
		if (!bundle.equals("core")) {
			assumeTrue(Files.isDirectory(classes), () -> bundle + " is not built");
		}
		SortedSet<String> now = ApiLines.of(classes, api(bundle));
		assertFalse(now.isEmpty(), classes + " has no class files");
		Path list = LISTS.resolve(OURS + bundle + ".txt");
		if (Boolean.getBoolean("api.write")) {
			Files.write(Files.createDirectories(LISTS).resolve(list), now);
		}
		SortedSet<String> breaks = ApiLines.breaks(new TreeSet<>(Files.readAllLines(list)), now);
		Files.readAllLines(LISTS.resolve("announced.txt")).stream().map(String::strip).forEach(breaks::remove);
		assertEquals("", String.join("\n", breaks), () -> """
				%d lines of the API of %s are gone or demand more (lines with !). Either bring them back (an overload, a default method, a
				deprecated twin), or announce the break: copy the lines to releng/api/announced.txt below a comment that says why and what to
				use instead, add a line to CHANGELOG.md under "For extensions", and see API_POLICY.md, "Breaking", for the version.""".formatted(breaks.size(),
				OURS + bundle));
	}

	@Test
	void whatIsAnnouncedWasApi() throws IOException {
		Set<String> lists = new TreeSet<>();
		for (String bundle : programmedAgainst()) {
			lists.addAll(Files.readAllLines(LISTS.resolve(OURS + bundle + ".txt")));
		}
		for (String line : Files.readAllLines(LISTS.resolve("announced.txt"))) {
			assertTrue(line.isBlank() || line.startsWith("#") || line.startsWith(ApiLines.DEMAND) || lists.contains(line.strip()),
					() -> "releng/api/announced.txt: was never released: " + line);
		}
	}

	@TempDir
	Path folder;

	private SortedSet<String> compiled(String java) throws IOException {
		Path classes = Files.createTempDirectory(folder, "api");
		Path source = Files.createDirectories(classes.resolve("p")).resolve("A.java");
		Files.writeString(source, "package p; " + java);
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		assumeTrue(compiler != null, "this Java has no compiler");
		assertEquals(0, compiler.run(null, null, null, "-proc:none", "-d", classes.toString(), source.toString()));
		return ApiLines.of(classes, Set.of("p"));
	}

	private SortedSet<String> breaks(String before, String now) throws IOException {
		return ApiLines.breaks(compiled(before), compiled(now));
	}

	@Test
	void whatGoesIsABreak() throws IOException {
		assertEquals(Set.of("p.A#f(int) void"), breaks("public class A { public void f(int i) { } }", "public class A { void f(int i) { } }"));
		assertEquals(Set.of("p.A#new(int) void", "p.A#i() int"), breaks("public record A(int i) { }", "public record A(long l) { }"));
		assertEquals(Set.of("p.A#f() void"), breaks("public class A { public void f() { } }",
				"public class A { public void f() throws java.io.IOException { } }"));
		assertEquals(Set.of("p.A.B class", "p.A.B#new() void"),
				breaks("public class A { public static class B { } }", "public class A { static class B { } }"));
		assertEquals(Set.of("p.A is java.lang.Runnable"), breaks("public abstract class A implements Runnable { }", "public abstract class A { }"));
	}

	@Test
	void whatDemandsMoreIsABreak() throws IOException {
		assertEquals(Set.of("! p.A#g() must be implemented"), breaks("public interface A { void f(); }", "public interface A { void f(); void g(); }"));
		assertEquals(Set.of("! p.A cannot be extended"), breaks("public class A { }", "public final class A { }"));
		assertEquals(Set.of("! p.A#f() cannot be overridden"),
				breaks("public class A { public void f() { } }", "public class A { public final void f() { } }"));
		assertEquals(Set.of("! p.A cannot be created"), breaks("public class A { }", "public abstract class A { }"));
	}

	@Test
	void whatIsAddedOrDemandsLessIsNone() throws IOException {
		assertEquals(Set.of(), breaks("public interface A { void f(); }", "public interface A { default void f() { } default void g() { } }"));
		assertEquals(Set.of(), breaks("public final class A { void hidden() { } }", "public class A { public int x; public A() { } public A(int i) { } }"));
		assertEquals(Set.of(), breaks("public sealed interface A { record B() implements A { } }",
				"public sealed interface A { int f(); record B() implements A { public int f() { return 0; } } }"));
		assertEquals(Set.of(), breaks("class A { public void f() { } }", "class C { }"));
		assertEquals(Set.of(), breaks("public class A { }", "public class A { public final void f() { } }"));
	}
}
