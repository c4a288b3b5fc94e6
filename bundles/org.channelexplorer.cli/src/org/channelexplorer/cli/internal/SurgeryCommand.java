package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.SurgeryExport;
import org.channelexplorer.core.label.Made;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.repair.Surgery;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.SubMonitor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code surgery}: removes channels. */
@Command(description = {
		"Plans which channels of a layer go, shows what that costs every class on images that the plan was not made from, and writes the smaller network.",
		"The plan is kept in the analysis under its name; 'channelexplorer surgeries' lists them. With --what-if nothing is written." })
final class SurgeryCommand implements Callable<Integer> {
	private static final String UNNAMED = "surgery";

	private final Console console;

	@Option(names = "--analysis", required = true, paramLabel = "FILE", description = "The analysis, NAME.channelexplorer.")
	private Path analysis;

	@Option(names = "--layer", paramLabel = "ID", description = "The layer, by its id or label. Default: the last extracted one.")
	private String layer;

	@Option(names = "--share", paramLabel = "X", description = "Share of its channels that go, those worth least first. Default: 0.5.")
	private Double share;

	@Option(names = "--channels", paramLabel = "1,5,9-12", description = "The channels that go.")
	private String channels;

	@Option(names = "--guard", paramLabel = "X", description = "The most channels go of which no class loses more than this share of its images.")
	private Double guard;

	@Option(names = "--ranking", paramLabel = "ID",
			description = "What channels are worth: a ranking, ablation (each is silenced alone), or coverage (those stay that together tell most about what consumers "
					+ "read). Default: coverage.")
	private String ranking;

	@Option(names = "--replace", paramLabel = "compensate|mean|zero",
			description = "What consumers read in place of removed channels: what the others say about them, their mean, or zero. Default: compensate.")
	private String replace;

	@Option(names = "--round", paramLabel = "N", description = "Channels that stay come to a multiple of N. Default: 1.")
	private Integer round;

	@Option(names = "--labelling", paramLabel = "NAME", description = "The labelling whose classes are read. Default: the one in use.")
	private String labelling;

	@Option(names = "--focus", paramLabel = "NAME", description = "Only images of this focus; all for all. Default: the one in use.")
	private String focus;

	@Option(names = "--seed", paramLabel = "N", description = "Seed of everything random. Default: the analysis' seed.")
	private Long seed;

	@Option(names = "-p", paramLabel = "NAME=VALUE", description = "A further parameter; 'channelexplorer help surgery' lists them.")
	private Map<String, String> parameters = new LinkedHashMap<>();

	@Option(names = "--what-if", description = "Only show what it would cost.")
	private boolean whatIf;

	@Option(names = "--name", paramLabel = "NAME",
			description = "Name of the plan in the analysis; one that exists is replaced with --overwrite only. Default: surgery, or with a number behind it the "
					+ "first that is free.")
	private String name;

	@Option(names = "--out", paramLabel = "NET.onnx", description = "File for the smaller network.")
	private Path out;

	@Mixin
	private Overwrite overwrite;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	SurgeryCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		if (java.util.stream.Stream.of(share, channels, guard).filter(java.util.Objects::nonNull).count() > 1) {
			throw new InputException("--share, --channels and --guard: take one of them");
		}
		if (channels != null && channels.isBlank()) {
			throw new InputException("--channels is empty");
		}
		if (whatIf && out != null) {
			throw new InputException("--what-if and --out contradict each other");
		}
		overwrite.check(out);
		if (name != null && name.isBlank()) {
			throw new InputException("--name is empty");
		}
		Map<String, String> given = given();
		if (out != null && "true".equals(given.get("alone"))) {
			throw new InputException("-p alone=true and --out contradict each other: no smaller network equals such a plan");
		}
		try (Analysis open = AnalysisFile.open(analysis, console)) {
			String kept = whatIf ? "" : free(open.document().repairs().surgeries());
			SubMonitor progress = SubMonitor.convert(console.monitor(), "surgery", 100);
			Operations.Prepared call = new Operations(console.catalogue()).prepare(PlannedSurgery.TYPE, given, seed == null ? open.document().seed() : seed,
					open);
			PlannedSurgery planned = PlannedSurgery.of(call.run(AnalysisFile.results(open, console), progress.split(out == null ? 100 : 80)));
			AnalysisFile.limit(analysis, Presets.installed(), console);
			console.result(new SurgeryText(planned).text());
			if (whatIf) {
				return ExitCode.DONE;
			}
			if (planned.removed().isEmpty()) {
				throw new InputException("the plan removes no channel of " + planned.layer() + ": nothing to keep or to write");
			}
			String written = out == null ? ""
					: "\n" + new SurgeryExport(open, planned, out, overwrite.allowed(), overwrite.allowed()).write(progress.split(20)).text();
			LabellingFile.save(open, open.document().withRepairs(open.document().repairs().with(planned.surgery(kept).made(Made.now()))));
			console.result(written + "kept in the analysis as '" + kept + "'\n");
			return ExitCode.DONE;
		}
	}

	// before anything is computed
	private String free(List<Surgery> known) throws InputException {
		Set<String> names = known.stream().map(Surgery::name).collect(Collectors.toSet());
		if (name != null && names.contains(name) && !overwrite.allowed()) {
			throw new InputException("--name " + name + ": there is a surgery of that name; --overwrite replaces it");
		}
		String free = name == null ? UNNAMED : name;
		for (int i = 2; name == null && names.contains(free); i++) {
			free = UNNAMED + " " + i;
		}
		return free;
	}

	private Map<String, String> given() throws InputException {
		Map<String, String> given = new LinkedHashMap<>(parameters);
		List<String> twice = new ArrayList<>();
		Map<String, Object> options = new LinkedHashMap<>();
		options.put("layer", layer);
		options.put("share", share);
		options.put("channels", channels);
		options.put("guard", guard);
		options.put("replace", replace);
		options.put("round", round);
		options.put(Scope.LABELLING, labelling);
		options.put(Scope.FOCUS, focus);
		boolean order = "ablation".equalsIgnoreCase(ranking) || "coverage".equalsIgnoreCase(ranking);
		options.put("order", order || ranking == null ? ranking : "ranking");
		options.put("ranking", order ? null : ranking);
		options.forEach((option, value) -> {
			if (value != null && given.put(option, value.toString()) != null) {
				twice.add(option);
			}
		});
		if (!twice.isEmpty()) {
			throw new InputException("--" + twice.getFirst() + " and -p " + twice.getFirst() + ": take one of them");
		}
		if (guard != null && !(guard >= 0 && guard <= 1)) {
			throw new InputException("--guard " + String.format(Locale.ROOT, "%s", guard) + " is not a share from 0 to 1");
		}
		return given;
	}
}
