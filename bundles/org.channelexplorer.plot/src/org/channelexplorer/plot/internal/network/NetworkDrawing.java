package org.channelexplorer.plot.internal.network;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.internal.Lines;

/**
 * A network as it is drawn: a value. The one drawing of networks, in files and reports; figures of the window draw the same parts, one by
 * one.
 *
 * @param parts  what is drawn
 * @param scores what boxes are coloured by
 * @param paper  its size
 * @param notes  what is marked in the boxes, in many words and in few; may both be empty
 */
public record NetworkDrawing(Parts parts, Scores scores, Paper paper, List<String> notes) {
	private static final int ARROW = 4;
	private static final double WIDER = 1.2; // the fonts of some machines are by so much wider than Helvetica

	/** What is drawn, from behind to the front. */
	public record Parts(List<NetworkFrame> frames, List<NetworkEdge> edges, List<NetworkNode> nodes) {
		public Parts {
			frames = List.copyOf(frames);
			edges = List.copyOf(edges);
			nodes = List.copyOf(nodes);
		}
	}

	/**
	 * The size of a drawing.
	 *
	 * @param width  pixels
	 * @param height pixels, without the scale below
	 * @param line   height of a line of text
	 * @param size   of the letters
	 */
	public record Paper(int width, int height, double line, double size) {
		int scale() {
			return (int) Math.ceil(line) + NetworkScale.ROOM;
		}
	}

	public NetworkDrawing {
		notes = List.copyOf(notes);
	}

	/** Height with the scale of colours, pixels. */
	public int height() {
		return paper.height + paper.scale();
	}

	Look look(View view) {
		return new Look(NetworkColours.of(view.theme()), scores, paper.line, paper.size, WIDER, Look.Detail.WHOLE);
	}

	/** Draws it, with its selected layers. */
	void draw(Surface s, View view) {
		Look look = look(view);
		Set<String> chosen = new HashSet<>(view.layers());
		boolean[] selected = new boolean[parts.nodes.size()];
		for (int i = 0; i < selected.length; i++) {
			selected[i] = !chosen.isEmpty() && parts.nodes.get(i).layers().stream().anyMatch(chosen::contains);
		}
		parts.frames.forEach(f -> f.draw(s, look));
		for (boolean emphasised : new boolean[] { false, true }) { // what is emphasised lies above
			for (NetworkEdge e : parts.edges) {
				if (emphasised == (e.from() >= 0 && selected[e.from()] || e.to() >= 0 && selected[e.to()])) {
					e.draw(s, emphasised, look);
				}
			}
		}
		String shown = view.layers().isEmpty() ? "" : view.layers().getLast();
		for (int i = 0; i < selected.length; i++) {
			NetworkNode node = parts.nodes.get(i);
			boolean marked = selected[i];
			s.titled(node.name() + "\n" + node.facts(), part -> node.box().draw(part, node.place(), marked, look));
			node.insides().forEach(inside -> s.within(inside.x(), inside.y(), inside.width(), inside.height(), part -> draw(part, inside, view.theme())));
			if (node.layers().contains(shown)) {
				arrow(s, node.place(), look.colours().accent());
			}
		}
		s.within(0, paper.height, paper.width, paper.scale(),
				part -> NetworkScale.draw(part, paper.width, look, notes.isEmpty() ? "" : notes.getFirst(), notes.isEmpty() ? "" : notes.getLast()));
	}

	private void draw(Surface part, NetworkNode.Inside inside, Theme theme) {
		part.fill(0, 0, inside.width(), inside.height(), theme.canvas());
		NetworkNode.Content content = inside.content();
		if (content.plot() != null) {
			content.plot().draw(part, content.look().as((int) inside.width(), (int) inside.height(), theme));
			return;
		}
		double size = NetworkFrame.SMALLER * paper.size;
		double y = 1.5 * paper.line;
		for (String line : Lines.of(part, content.text(), size, (inside.width() - paper.line) / WIDER)) {
			if (y > inside.height()) {
				return;
			}
			part.text(line, paper.line / 2, y, size, Anchor.START, false, theme.quiet());
			y += paper.line;
		}
	}

	/** Marks the layer that views show. */
	private static void arrow(Surface s, NetworkBox.Place at, int rgb) {
		double y = at.y() + at.head() / 2;
		double x = at.x() - ARROW;
		s.polygon(new double[] { x - 7, x, x - 7 }, new double[] { y - 5, y, y + 5 }, rgb, 1);
	}

	/** What lies at a place. */
	Optional<Hit> hit(double x, double y) {
		return parts.nodes.stream().filter(n -> n.contains(x, y)).findFirst().map(NetworkDrawing::hit);
	}

	private static Hit hit(NetworkNode node) {
		return Hit.layer(node.layers().getFirst(), node.name() + (node.facts().isEmpty() ? "" : "\n" + node.facts()));
	}

	/** A box as a thing that keys reach. */
	Item item(int index) {
		NetworkNode node = parts.nodes.get(index);
		NetworkBox.Place at = node.place();
		return new Item(hit(node), at.x(), at.y(), at.width(), at.height());
	}
}
