package org.channelexplorer.core.model;

import java.util.Map;
import java.util.Optional;

/**
 * A node of the network graph. The network's inputs and outputs are layers too, with the operations {@code Input} and
 * {@code Output}.
 *
 * @param id         unique in the network and stable: what analyses, the command line and results name the layer by
 * @param label      short name for drawings; need not be unique
 * @param operation  operation type as the format names it, e.g. {@code Conv}
 * @param block      name of the block (by name prefix) the layer belongs to, levels separated by {@code /}; empty for none
 * @param shape      output shape as text, e.g. {@code N x 64 x 56 x 56}; empty when unknown
 * @param activation true when the layer is itself a non-linearity (its input's {@link TapKind#POST} tap)
 * @param step       true when the layer is an inner step of an operation written in several, such as a layer normalisation's mean
 * @param pre        tap before the non-linearity, null when the layer cannot be read
 * @param post       tap after the non-linearity that follows, null when there is none
 * @param unreadable why the layer cannot be read, null when it can
 * @param properties further facts for the Properties view, in display order (kernel, strides, weights ...)
 */
public record Layer(String id, String label, String operation, String block, String shape, boolean activation, boolean step, Tap pre,
		Tap post, String unreadable, Map<String, String> properties) {

	/** Operation of the pseudo layers that stand for the network's inputs. */
	public static final String INPUT = "Input";
	/** Operation of the pseudo layers that stand for the network's outputs. */
	public static final String OUTPUT = "Output";
	/** Property of the layer that ends an operation written in several {@linkplain #step() steps}: what these compute together. */
	public static final String COMPUTES = "Computes";

	public Layer {
		properties = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(properties));
	}

	/** The same with the taps given for their tensors, and their sizes in the shape where it leaves them open. */
	Layer sized(Map<String, Tap> known) {
		Tap before = pre == null ? null : known.getOrDefault(pre.tensor(), pre);
		Tap after = post == null ? null : known.getOrDefault(post.tensor(), post);
		String size = shape;
		if (before != pre) {
			for (int length : new int[] { before.height(), before.width() }) {
				size = size.replaceFirst("\\?", Integer.toString(length));
			}
		}
		return new Layer(id, label, operation, block, size, activation, step, before, after, unreadable, properties);
	}

	/** The tap of the given kind; empty when the layer has none. */
	public Optional<Tap> tap(TapKind kind) {
		return Optional.ofNullable(kind == TapKind.PRE ? pre : post);
	}

	/** Whether the layer can be read at all. */
	public boolean readable() {
		return pre != null || post != null;
	}

	/** Whether the layer is a convolution (what {@code --layers conv} means). */
	public boolean convolution() {
		return operation.contains("Conv");
	}
}
