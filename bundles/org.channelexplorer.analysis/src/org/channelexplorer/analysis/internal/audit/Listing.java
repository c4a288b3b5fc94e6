package org.channelexplorer.analysis.internal.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.core.result.LabelIssues.Basis;
import org.channelexplorer.core.result.LabelIssues.Classes;
import org.channelexplorer.core.result.LabelIssues.Conflict;
import org.channelexplorer.core.result.LabelIssues.Finding;
import org.channelexplorer.core.result.LabelIssues.OfClass;
import org.channelexplorer.core.result.LabelIssues.OfImage;
import org.channelexplorer.core.result.LabelIssues.OfLayer;
import org.channelexplorer.core.result.LabelIssues.Probability;
import org.channelexplorer.core.result.LabelIssues.Verdict;
import org.eclipse.core.runtime.IProgressMonitor;

/** Puts together what an audit found. */
record Listing(String[] files, Labels labels, Layerwise layers, Evidence evidence, Verdicts verdicts) {
	/** An issue that is further from every class than this share of the images from their own is strange. */
	private static final double FAR = 0.99;

	LabelIssues issues(IProgressMonitor monitor) {
		ClassMap map = new ClassMap(evidence.features(), labels);
		List<NearDuplicates.Pair> pairs = NearDuplicates.of(evidence.features(), labels, monitor);
		Map<Integer, String> conflict = new HashMap<>();
		List<Conflict> conflicts = new ArrayList<>();
		for (var pair : pairs) {
			conflict.putIfAbsent(pair.a(), files[pair.b()]);
			conflict.putIfAbsent(pair.b(), files[pair.a()]);
			conflicts.add(new Conflict(files[pair.a()], files[pair.b()], labels.nameOf(pair.a()), labels.nameOf(pair.b()), pair.distance()));
		}
		List<OfImage> images = new ArrayList<>();
		int[][] suggestions = new int[labels.classes().size()][labels.classes().size()];
		int asked = layers.ids().size();
		float[] byLayer = new float[files.length * asked];
		float[] other = new float[files.length * asked];
		for (int place = 0; place < files.length; place++) {
			int i = verdicts.order()[place];
			int given = labels.classOf(i);
			int suggested = suggested(i);
			double pGiven = evidence.p().get(i, given);
			double pSuggested = evidence.p().get(i, suggested);
			boolean issue = verdicts.issues()[i];
			double farness = map.farness(i);
			if (issue) {
				suggestions[given][suggested]++;
			}
			for (int l = 0; l < asked; l++) {
				byLayer[place * asked + l] = layers.p().get(l).get(i, given);
				other[place * asked + l] = layers.p().get(l).get(i, suggested);
			}
			images.add(new OfImage(files[i], new Classes(labels.nameOf(i), name(Layerwise.likeliest(evidence.p(), i)), name(suggested)),
					new Probability(pGiven, pSuggested, pGiven + pSuggested > 0 ? pSuggested / (pGiven + pSuggested) : 0.5),
					new Verdict(issue, !issue ? Finding.FINE : farness > FAR ? Finding.STRANGE : Finding.MISLABELLED, verdicts.scores()[i], place + 1,
							verdicts.expected().precision()[place], verdicts.expected().between().low()[place], verdicts.expected().between().high()[place]),
					layers.leavesAt(i, given, evidence.leftOut()), farness, conflict.getOrDefault(i, "")));
		}
		List<OfLayer> ofLayers = new ArrayList<>();
		for (int l = 0; l < asked; l++) {
			ofLayers.add(new OfLayer(layers.ids().get(l), layers.accuracy()[l], evidence.leftOut()[l], evidence.used()[l]));
		}
		return new LabelIssues(basis(), images, ofLayers, FloatMatrix.of(files.length, asked, byLayer),
				FloatMatrix.of(files.length, asked, other), verdicts.methods(), classes(suggestions), conflicts);
	}

	private Basis basis() {
		List<String> why = new ArrayList<>(evidence.sentences());
		why.add(verdicts.sentence());
		double atMost = verdicts.joint().noise(-1);
		double noise = verdicts.expected().noise();
		double low = verdicts.expected().between().low()[files.length - 1];
		double high = verdicts.expected().between().high()[files.length - 1];
		String between = "between " + Evidence.percent(low) + " and " + Evidence.percent(high);
		String joint = "the confident joint says " + Evidence.percent(atMost) + (atMost >= noise || Double.isNaN(noise)
				? ", which is usually far too many where few labels are wrong."
				: ".");
		if (Double.isNaN(noise)) {
			why.add("How many of the labels are wrong is " + verdicts.expected().calibration() + "; " + between + " of all, and " + joint);
		} else {
			why.add("About " + Evidence.percent(noise) + " of the labels are expected to be wrong, " + between + "; " + joint);
		}
		if (!NearDuplicates.near(files.length)) {
			why.add("Among so many images only those that cannot be distinguished are compared for conflicts.");
		}
		return new Basis(evidence.source(), evidence.inSample(), evidence.fit(), verdicts.chosen(), verdicts.name(), verdicts.planted(),
				noise, atMost, verdicts.expected().calibration(), String.join(" ", why));
	}

	private List<OfClass> classes(int[][] suggestions) {
		int[] counts = labels.counts();
		List<OfClass> classes = new ArrayList<>();
		for (int c = 0; c < counts.length; c++) {
			int issues = 0;
			int most = -1;
			for (int j = 0; j < counts.length; j++) {
				issues += suggestions[c][j];
				most = suggestions[c][j] > (most < 0 ? 0 : suggestions[c][most]) ? j : most;
			}
			classes.add(new OfClass(name(c), counts[c], issues, most < 0 ? "" : name(most), verdicts.joint().noise(c)));
		}
		return classes;
	}

	private int suggested(int i) {
		int best = -1;
		for (int c = 0; c < labels.classes().size(); c++) {
			if (c != labels.classOf(i) && (best < 0 || evidence.p().get(i, c) > evidence.p().get(i, best))) {
				best = c;
			}
		}
		return best;
	}

	private String name(int c) {
		return labels.classes().get(c);
	}
}
