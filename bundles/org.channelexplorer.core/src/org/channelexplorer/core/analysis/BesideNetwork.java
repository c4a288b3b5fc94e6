package org.channelexplorer.core.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.util.Json;

/** What lies beside a network that was made from an analysed one, where an analysis of it looks for it. */
final class BesideNetwork {
	/** Name of the file that says how images become input. */
	static final String PREPROCESSING = "preprocess.json";

	private BesideNetwork() {
	}

	/** The analysis' preprocessing as a file; an offset is part of the mean there. */
	static String preprocessing(Analysis analysis) {
		Preprocessing p = analysis.document().reading().preprocessing();
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("color", p.color().name());
		fields.put("resize", p.resize());
		fields.put("scale", p.scale());
		fields.put("mean", p.mean().stream().map(m -> m - p.offset()).toList());
		fields.put("std", p.std());
		return Json.pretty(fields);
	}
}
