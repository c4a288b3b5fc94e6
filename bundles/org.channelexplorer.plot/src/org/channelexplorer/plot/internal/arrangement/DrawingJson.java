package org.channelexplorer.plot.internal.arrangement;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/**
 * A drawing as the document and exported layouts keep it: {@code {"version": 1, "orientation": "DOWN", "collapsed": [path],
 * "nodes": {id: [x, y, width, height]}, "edges": [[from, to, x, y, x, y ...]], "cuts": [place between columns], "insides": {id: {"operations": [id], "width": w,
 * "height": h}}}}, edges by the position of their ends in {@code nodes}.
 */
public final class DrawingJson {
	private static final int VERSION = 1;
	private static final String INSIDES = "insides";
	private static final String CUTS = "cuts";

	private DrawingJson() {
	}

	public static JsonElement write(Drawing drawing) {
		JsonObject json = new JsonObject();
		json.addProperty("version", VERSION);
		json.addProperty("orientation", drawing.orientation().name());
		JsonArray collapsed = new JsonArray();
		drawing.collapsed().forEach(collapsed::add);
		json.add("collapsed", collapsed);
		JsonObject nodes = new JsonObject();
		for (int i = 0; i < drawing.graph().nodes().size(); i++) {
			Box b = drawing.placement().boxes().get(i);
			nodes.add(drawing.graph().nodes().get(i).id(), array(b.x(), b.y(), b.width(), b.height()));
		}
		json.add("nodes", nodes);
		JsonArray edges = new JsonArray();
		for (int i = 0; i < drawing.graph().edges().size(); i++) {
			DisplayEdge e = drawing.graph().edges().get(i);
			JsonArray edge = array(e.from(), e.to());
			edge.addAll(array(drawing.placement().routes().get(i)));
			edges.add(edge);
		}
		json.add("edges", edges);
		if (!drawing.placement().cuts().isEmpty()) {
			json.add(CUTS, Json.tree(drawing.placement().cuts()));
		}
		if (!drawing.insides().isEmpty()) {
			json.add(INSIDES, Json.tree(new TreeMap<>(drawing.insides())));
		}
		return json;
	}

	private static JsonArray array(int... values) {
		JsonArray a = new JsonArray(values.length);
		for (int v : values) {
			a.add(v);
		}
		return a;
	}

	/**
	 * The drawing of a network that was kept.
	 *
	 * @throws InputException when it is damaged, of a newer version, or of another network
	 */
	public static Drawing read(JsonElement kept, Network network, Collection<String> extracted) throws InputException {
		try {
			JsonObject json = kept.getAsJsonObject();
			if (json.get("version").getAsInt() > VERSION) {
				throw new InputException("the layout was written by a newer version of ChannelExplorer");
			}
			Set<String> collapsed = new LinkedHashSet<>();
			json.getAsJsonArray("collapsed").forEach(p -> collapsed.add(p.getAsString()));
			DisplayGraph graph = DisplayGraph.of(network, extracted, collapsed);
			List<String> ids = new ArrayList<>(json.getAsJsonObject("nodes").keySet());
			List<Box> boxes = boxes(json.getAsJsonObject("nodes"), graph);
			Map<Long, int[]> routes = routes(json.getAsJsonArray("edges"), ids, graph);
			List<int[]> ordered = new ArrayList<>();
			for (DisplayEdge e : graph.edges()) {
				int[] route = routes.get(key(e.from(), e.to()));
				if (route == null) {
					throw new InputException("the layout belongs to another network: it has no edge from "
							+ graph.nodes().get(e.from()).title() + " to " + graph.nodes().get(e.to()).title());
				}
				ordered.add(route);
			}
			return new Drawing(graph, collapsed, Orientation.valueOf(json.get("orientation").getAsString()),
					new Placement(boxes, ordered, cuts(json.getAsJsonArray(CUTS))),
					insides(json.getAsJsonObject(INSIDES)));
		} catch (JsonParseException | IllegalStateException | IllegalArgumentException | NullPointerException | ClassCastException
				| IndexOutOfBoundsException | UnsupportedOperationException e) {
			throw new InputException("the layout is damaged: " + e.getMessage(), e);
		}
	}

	private static List<Integer> cuts(JsonArray kept) {
		return kept == null ? List.of() : kept.asList().stream().map(JsonElement::getAsInt).toList();
	}

	private static Map<String, Inside> insides(JsonObject kept) {
		Map<String, Inside> insides = new LinkedHashMap<>();
		if (kept != null) {
			kept.asMap().forEach((id, inside) -> insides.put(id, Json.fromTree(inside, Inside.class)));
		}
		return insides;
	}

	private static List<Box> boxes(JsonObject nodes, DisplayGraph graph) throws InputException {
		List<Box> boxes = new ArrayList<>();
		for (DisplayNode n : graph.nodes()) {
			JsonArray b = nodes.getAsJsonArray(n.id());
			if (b == null) {
				throw new InputException("the layout belongs to another network: it has no layer " + n.title());
			}
			boxes.add(new Box(b.get(0).getAsInt(), b.get(1).getAsInt(), b.get(2).getAsInt(), b.get(3).getAsInt()));
		}
		return boxes;
	}

	private static Map<Long, int[]> routes(JsonArray edges, List<String> ids, DisplayGraph graph) {
		Map<Long, int[]> routes = new LinkedHashMap<>();
		for (JsonElement element : edges) {
			JsonArray a = element.getAsJsonArray();
			int[] route = new int[a.size() - 2];
			for (int i = 0; i < route.length; i++) {
				route[i] = a.get(i + 2).getAsInt();
			}
			routes.put(key(graph.indexOf(ids.get(a.get(0).getAsInt())), graph.indexOf(ids.get(a.get(1).getAsInt()))), route);
		}
		return routes;
	}

	private static long key(int from, int to) {
		return (long) from << 32 | to;
	}
}
