package org.channelexplorer.plot.internal.arrangement;

import java.util.List;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.plot.internal.network.NetworkBox;

/**
 * What is drawn as one box: a layer, or a collapsed block with its layers.
 *
 * @param id        unique in the drawing: the layer's id, or {@link #blockId}
 * @param layer     the layer, null for a block
 * @param block     path of the block the layer belongs to or which this is, levels separated by {@code /}
 * @param members   the layers behind the box, in network order
 * @param extracted ids of the members that have been extracted, in network order
 */
public record DisplayNode(String id, Layer layer, String block, List<Layer> members, List<String> extracted) {
	private static final int SHORTEST = 3;

	public DisplayNode {
		members = List.copyOf(members);
		extracted = List.copyOf(extracted);
	}

	/** The drawing's id of a collapsed block; no layer has it, since a tensor name holds no tab. */
	public static String blockId(String path) {
		return "block\t" + path;
	}

	/** Whether this is a collapsed block. */
	public boolean isBlock() {
		return layer == null;
	}

	/** The layer that its miniatures are about: its own, or of a block the last that was read; empty when none was. */
	public String inner() {
		return !isBlock() ? layer.id() : extracted.isEmpty() ? "" : extracted.getLast();
	}

	/** How much it is emphasised. */
	public NetworkBox.Rank rank() {
		if (!extracted.isEmpty()) {
			return NetworkBox.Rank.EXTRACTED;
		}
		return members.stream().anyMatch(Layer::readable) ? NetworkBox.Rank.READABLE : NetworkBox.Rank.UNREADABLE;
	}

	/** The first line. */
	public String title() {
		if (isBlock()) {
			return Blocks.name(block);
		}
		String label = layer.label();
		for (String path : Blocks.levels(block).reversed()) { // the frame names the block; but "0" alone would say nothing
			for (String prefix : List.of(path + "/", path.replace('/', '.') + ".")) {
				if (label.startsWith(prefix) && label.length() - prefix.length() >= SHORTEST) {
					return label.substring(prefix.length());
				}
			}
		}
		return label;
	}

	/** The second line: operation and size, or the number of layers; of a block that is one operation in steps, what it computes. */
	public String subtitle() {
		if (isBlock()) {
			List<Layer> whole = members.stream().filter(l -> !l.step()).toList();
			if (whole.size() == 1 && whole.getFirst().properties().containsKey(Layer.COMPUTES)) {
				return whole.getFirst().properties().get(Layer.COMPUTES);
			}
			return members.size() + " layers" + (extracted.isEmpty() ? "" : ", " + extracted.size() + " read");
		}
		return layer.operation() + size();
	}

	/** The end of {@link #subtitle} that must stay when there is little room: channels and size of the maps. Empty for a block. */
	public String size() {
		String size = isBlock() ? "" : size(layer);
		return size.isEmpty() ? "" : " \u00b7 " + size;
	}

	private static String size(Layer layer) {
		Tap tap = layer.pre() != null ? layer.pre() : layer.post();
		if (tap == null) {
			return "";
		}
		return tap.height() * tap.width() <= 1 && tap.height() > 0 ? String.valueOf(tap.channels())
				: tap.channels() + " @ " + axis(tap.height()) + "\u00d7" + axis(tap.width());
	}

	private static String axis(int length) {
		return length == 0 ? "?" : String.valueOf(length);
	}
}
