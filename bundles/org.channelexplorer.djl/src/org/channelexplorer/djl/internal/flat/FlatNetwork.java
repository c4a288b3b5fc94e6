package org.channelexplorer.djl.internal.flat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.channelexplorer.djl.internal.script.Definition;
import org.channelexplorer.djl.internal.script.Program;

/** The flat program, and the nodes in it. */
public final class FlatNetwork {
	/** Stands among the makers for the image. */
	public static final int IMAGE = -1;

	private final Program program;
	private final Definition.Function forward;
	private final String self;
	private final String image;
	private final List<String> lines;
	private final List<Node> nodes;
	private final List<Output> outputs;
	/** Whether something overwrites its input. */
	private final boolean inPlace;

	/**
	 * A tensor that the network returns.
	 *
	 * @param variable expression
	 * @param node     that makes it, {@link #IMAGE} for none
	 */
	public record Output(String variable, int node) {
	}

	FlatNetwork(Program program, Definition.Function forward, String self, String image, List<String> lines, List<Node> nodes, List<Output> outputs,
			boolean inPlace) {
		this.program = program;
		this.forward = forward;
		this.self = self;
		this.image = image;
		this.lines = List.copyOf(lines);
		this.nodes = List.copyOf(nodes);
		this.outputs = List.copyOf(outputs);
		this.inPlace = inPlace;
	}

	/** In order of execution. */
	public List<Node> nodes() {
		return nodes;
	}

	/** The tensors that the network returns. */
	public List<Output> outputs() {
		return outputs;
	}

	/** Name of the image input. */
	public String image() {
		return image;
	}

	/** File that the network's own class is in. */
	public String file() {
		return forward.file();
	}

	/**
	 * The text of {@link #file()} with a {@code forward} that returns a list: first some outputs, then the tensors of some nodes, each as one block
	 * of memory and as it was before anything overwrote it.
	 */
	public String returning(Collection<Output> returned, Collection<Integer> wanted) {
		Map<Integer, List<Node>> places = byLine(wanted.stream().distinct().map(nodes::get).toList());
		StringBuilder body = new StringBuilder();
		for (int i = 0; i < lines.size(); i++) {
			body.append(lines.get(i)).append('\n');
			for (Node node : places.getOrDefault(i, List.of())) {
				body.append("    tap_").append(node.variable()).append(inPlace ? " = torch.clone(%s, memory_format=0)\n".formatted(node.variable())
						: " = torch.contiguous(%s)\n".formatted(node.variable()));
			}
		}
		body.append("    taps = annotate(List[Tensor], [])\n");
		returned.forEach(o -> body.append("    _r = torch.append(taps, torch.contiguous(").append(o.variable()).append("))\n"));
		wanted.forEach(n -> body.append("    _t = torch.append(taps, tap_").append(nodes.get(n).variable()).append(")\n"));
		return changed(body + "    return taps\n", "List[Tensor]");
	}

	/**
	 * The text of {@link #file()} with a {@code forward} that returns one tensor of int64: for every output and every node the number of axes, the
	 * axes, and the element type.
	 */
	public String shapes() {
		StringBuilder body = new StringBuilder("    sizes = annotate(List[int], [])\n");
		Map<Integer, List<Node>> places = byLine(nodes);
		for (int i = 0; i < lines.size(); i++) {
			body.append(lines.get(i)).append('\n');
			places.getOrDefault(i, List.of()).forEach(n -> size(body, n.variable()));
		}
		outputs.forEach(o -> size(body, o.variable()));
		return changed(body + "    return [torch.tensor(sizes, dtype=4, device=None, requires_grad=False)]\n", "List[Tensor]");
	}

	private static Map<Integer, List<Node>> byLine(List<Node> nodes) {
		return nodes.stream().collect(Collectors.groupingBy(Node::line));
	}

	private static void size(StringBuilder body, String variable) {
		body.append("    _a = torch.append(sizes, torch.dim(").append(variable).append("))\n    torch.extend(sizes, torch.size(").append(variable)
				.append("))\n    _b = torch.append(sizes, ops.prim.dtype(").append(variable).append("))\n");
	}

	private String changed(String body, String returns) {
		String text = program.text(forward.file());
		// the image belongs to the caller, who may run it again
		String own = inPlace ? "    %1$s = torch.clone(%1$s)\n".formatted(image) : "";
		return text.substring(0, forward.start()) + "def forward(self: " + self + ",\n    " + image + ": Tensor) -> " + returns + ":\n" + own + body
				+ text.substring(forward.end());
	}
}
