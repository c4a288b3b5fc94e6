package org.channelexplorer.analysis.internal.overlay;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.Seen;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.result.MapOverlay;
import org.channelexplorer.core.util.InputException;

/**
 * Another step or another analysis, whose maps are subtracted.
 *
 * @param data at the step
 * @param step 0 for that of the call
 * @param file of the analysis, empty for that of the call
 */
record Elsewhere(AnalysisData data, int step, String file) {
	/** Pixels of the image by which two networks may differ in what they see. */
	private static final double SAME = 0.5;

	/** The one that is asked for. @throws InputException saying which steps there are, or naming the file that cannot be opened */
	static Elsewhere of(AnalysisData data, OverlayOperation.Parameters p) throws InputException {
		AnalysisData of = p.minusAnalysis().isBlank() ? data : data.other(p.minusAnalysis());
		return new Elsewhere(p.minusStep() > 0 ? of.atStep(p.minusStep()) : of, p.minusStep(), p.minusAnalysis());
	}

	/** What is subtracted, for people. */
	String name(String layer) {
		return layer + (file.isEmpty() ? "" : ", " + fileName()) + (step > 0 ? ", step " + step : "");
	}

	private String fileName() {
		return String.valueOf(Path.of(file).getFileName());
	}

	/** The rows of images there. @throws InputException naming the image that is not there */
	int[] rows(List<ImageEntry> images) throws InputException {
		Map<String, Integer> known = new HashMap<>();
		for (ImageEntry image : data.images()) {
			known.put(image.file(), known.size());
		}
		int[] rows = new int[images.size()];
		for (int i = 0; i < rows.length; i++) {
			Integer row = known.get(images.get(i).file());
			if (row == null) {
				throw new InputException("image " + images.get(i).file() + " is not in " + fileName() + ", so that there is nothing to subtract");
			}
			rows[i] = row;
		}
		return rows;
	}

	/** @throws InputException when a cell here is another part of the image there */
	void check(List<MapOverlay.Placed> placed, ActivationMaps there) throws InputException {
		if (file.isEmpty()) {
			return; // another step of the same network
		}
		for (int i = 0; i < placed.size(); i++) {
			Seen here = placed.get(i).seen();
			Seen other = there.seen(i);
			if (Math.abs(here.left() - other.left()) > SAME || Math.abs(here.top() - other.top()) > SAME || Math.abs(here.right() - other.right()) > SAME
					|| Math.abs(here.bottom() - other.bottom()) > SAME) {
				throw new InputException("the network of " + fileName() + " sees another part of " + placed.get(i).image()
						+ ", so that its maps cannot be subtracted cell by cell: analyse with the same preprocessing");
			}
		}
	}
}
