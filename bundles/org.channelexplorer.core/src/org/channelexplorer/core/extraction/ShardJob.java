package org.channelexplorer.core.extraction;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.InputRequest;
import org.channelexplorer.core.document.Manifest;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.document.Recipe.StoredImage;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/**
 * All that a machine of a cluster needs to know to run some images as an analysis asks for, but for the model's file and the images.
 *
 * @param key    names the job in the files of its shards: it says what the manifest says
 * @param begun  the manifest, without the images
 * @param inputs what the network is given besides the image; paths as the machines see them
 * @param labels table of labels that inputs are read from, empty for none
 * @param folder what names of images are relative to
 */
public record ShardJob(String key, Manifest begun, InputRequest inputs, String labels, String folder) {

	/** Of an analysis that was begun. @param key hash of its manifest */
	static ShardJob of(String key, Manifest begun, AnalysisRequest request, Path folder) {
		Recipe recipe = begun.recipe();
		Recipe nameless = recipe.with(recipe.functions(), List.of(), recipe.inputs());
		return new ShardJob(key, new Manifest(nameless, begun.predictions(), false, List.of()), request.reading().inputs(),
				request.labels() == null ? "" : request.labels().toAbsolutePath().toString(), folder.toString());
	}

	/** The images of a range, from the shared folder. */
	public List<StoredImage> images(ImageRange range, ShardFiles files) throws IOException {
		return ShardList.read(this, range, files);
	}

	/** Name of the list of images. */
	String list() {
		return key + ".images";
	}

	/** As text. */
	public String text() {
		return Json.compact(this);
	}

	/** From its text. @throws InputException when it is none, as from another version */
	public static ShardJob parse(String text) throws InputException {
		try {
			return Json.fromTree(Json.parse(text), ShardJob.class);
		} catch (JsonParseException e) {
			throw new InputException("the description of the analysis cannot be read: all machines need the same version of ChannelExplorer", e);
		}
	}

	/** Values of a row: all summaries, then the probabilities. */
	int width() {
		Recipe r = begun.recipe();
		int channels = r.layers().stream().mapToInt(l -> l.tap().channels()).sum();
		return Math.max(1, r.steps().size()) * channels * r.functions().size() + (begun.predictions() == null ? 0 : begun.predictions().classes());
	}
}
