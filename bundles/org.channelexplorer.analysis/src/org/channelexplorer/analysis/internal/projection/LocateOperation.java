package org.channelexplorer.analysis.internal.projection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.result.LocatedSamples;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.store.Npy;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Places new samples in the projection of a layer and measures how typical they are. */
@Documentation(version = 2,
		summary = "Locates new samples in the projection of a layer: their place, their nearest images and how typical they are of the layer.",
		formula = "nearest: the k images at the smallest distance. place: PCA and classical MDS project the sample; other methods take the geometric "
				+ "median of the nearest images' places, weighted by Gaussians with an effective number of k/3. distance: mean distance to the k "
				+ "nearest images. angle: mean of 1 - cosine of the summaries to the k images nearest by it. percentile: share of the images, in percent, that are not "
				+ "stranger; strange = the larger of two shares: of the images whose own distance to their k nearest others is not larger, and of those whose angle is not.",
		source = "ChannelExplorer, locating latent states; E. Weiszfeld, Tohoku Mathematical Journal 43, 1937.",
		caution = "A percentile near 100 means that no image of the layer is like the sample: its place then means little. So does a large spread (its "
				+ "neighbours lie far apart in the plane). A low percentile does not prove that the sample is of a known kind: a layer responds to some features only. Of clothes given "
				+ "to a CIFAR-10 network a tenth to four tenths were above 95 in early layers, half to four fifths in late ones: look at several layers. A sample that is itself among the images has itself as nearest.")
public final class LocateOperation implements Operation<LocateParameters> {

	@Override
	public Class<LocateParameters> parameterType() {
		return LocateParameters.class;
	}

	@Override
	public Inputs inputs(Call<LocateParameters> call) throws InputException {
		oneLayer(call);
		LocateParameters p = call.parameters();
		return Inputs.of(call).summaries(p.space().ids(call.data()), p.summary()).labels().seedOf(call.method("method"));
	}

	private static void oneLayer(Call<LocateParameters> call) throws InputException {
		if (call.parameters().layer().equals(Space.ALL)) {
			throw new InputException("locate needs one layer: the samples' file has the summaries of one");
		}
	}

	@Override
	public Result run(Call<LocateParameters> call, IProgressMonitor monitor) throws InputException {
		oneLayer(call);
		LocateParameters p = call.parameters();
		SummaryMatrix summaries = p.space().summaries(call.data()).getFirst();
		FloatMatrix x = p.space().points(List.of(summaries.values()));
		FloatMatrix raw = samples(call, summaries.values().columns());
		FloatMatrix samples = p.space().points(List.of(raw));
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		Projection.Embedding embedding = ProjectionOperation.project(call, x, call.seed(), progress.split(70));
		FloatMatrix picture = embedding.positions();
		Located located = new Located(x, samples, picture, Math.min(p.k(), x.rows()));
		located.measure(summaries.values(), raw, progress.split(20));
		if (call.method("method").instance() instanceof Placing map) {
			Optional<FloatMatrix> places = map.place(x, samples, progress.split(10));
			places.ifPresent(located::moveTo);
		}
		return new LocatedSamples(new Origin(summaries.layer(), summaries.function()), call.method("method").id(), p.distance().name().toLowerCase(Locale.ROOT),
				located.k(),
				located.samples(call.data()), located.neighbours(call.data()),
				new LocatedSamples.Picture(ProjectionOperation.images(call.data()), picture)).toResult();
	}

	private static FloatMatrix samples(Call<LocateParameters> call, int channels) throws InputException {
		String file = call.parameters().samples();
		if (file.isBlank()) {
			throw new InputException("parameter samples is empty: name a .npy file");
		}
		NdArray array;
		try {
			array = Npy.read(Path.of(file));
		} catch (IOException e) {
			throw Reasons.unreadable(call.parameters().samples(), e);
		}
		int[] shape = array.shape().length == 1 ? new int[] { 1, array.shape()[0] } : array.shape();
		if (shape.length != 2 || shape[1] != channels || shape[0] == 0) {
			throw new InputException(file + " has the shape " + Arrays.toString(array.shape()) + "; the layer needs samples x " + channels + " channels");
		}
		for (int i = 0; i < array.values().length; i++) {
			if (!Float.isFinite(array.values()[i])) {
				throw new InputException(file + ", sample " + i / channels + ", channel " + i % channels + " is " + array.values()[i]);
			}
		}
		return FloatMatrix.of(shape[0], channels, array.values());
	}
}
