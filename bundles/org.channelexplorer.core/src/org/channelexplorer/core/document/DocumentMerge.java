package org.channelexplorer.core.document;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.note.Annotation;
import org.channelexplorer.core.repair.Decision;
import org.channelexplorer.core.repair.Ledger;
import org.channelexplorer.core.repair.LedgerTables;
import org.channelexplorer.core.repair.Refinement;
import org.channelexplorer.core.repair.Repairs;
import org.channelexplorer.core.repair.Surgery;

/**
 * Puts together what two people arranged in copies of one analysis: labellings, focuses, decisions, surgeries, refinements and annotations. With the
 * document that both started from it is a three-way merge: what one of them changed or deleted alone is taken from that one. Nothing that both
 * changed is lost: both are kept, and listed as a conflict.
 */
public final class DocumentMerge {
	private final AnalysisDocument one;
	private final AnalysisDocument other;
	private final AnalysisDocument base;
	private final String otherName;
	private final BiPredicate<Labelling, Labelling> same;
	private final List<String> conflicts = new ArrayList<>();
	private final Map<String, String> renamedLabellings = new LinkedHashMap<>();

	/**
	 * What came out.
	 *
	 * @param document  the first document with what was arranged in both
	 * @param conflicts one sentence each, in the order of labellings, focuses, decisions, surgeries, refinements
	 */
	public record Merged(AnalysisDocument document, List<String> conflicts) {
		public Merged {
			conflicts = List.copyOf(conflicts);
		}
	}

	private DocumentMerge(AnalysisDocument one, AnalysisDocument other, AnalysisDocument base, String otherName, BiPredicate<Labelling, Labelling> same) {
		this.one = one;
		this.other = other;
		this.base = base;
		this.otherName = otherName;
		this.same = same;
	}

	/**
	 * Merges.
	 *
	 * @param one       the document that the other is merged into; where views look, and paths, are its own
	 * @param base      what both started from, null when it is not known
	 * @param otherName stands in brackets behind the names of the other's values where both have one of that name; without control characters
	 * @param same      whether two labellings, of the same edits in different orders, can be applied and make the same classes
	 */
	public static Merged of(AnalysisDocument one, AnalysisDocument other, AnalysisDocument base, String otherName, BiPredicate<Labelling, Labelling> same) {
		return new DocumentMerge(one, other, base, otherName, same).merged();
	}

	private Merged merged() {
		List<Labelling> labellings = labellings();
		List<Focus> focuses = new NamedMerge<>("focus", otherName, (Focus f, String n) -> new Focus(n, f.classes(), f.files(), f.made()),
				(a, b, _) -> new Focus(a.name(), a.classes(), a.files(), b.made()).equals(b) ? a : null)
				.merge(one.focuses().all(), other.focuses().all(), base == null ? null : base.focuses().all(), conflicts).values();
		Ledger ledger = ledger();
		Repairs mine = one.repairs();
		Repairs theirs = other.repairs();
		Repairs from = base == null ? null : base.repairs();
		List<Surgery> surgeries = new NamedMerge<>("surgery", otherName,
				(Surgery s, String n) -> new Surgery(n, s.replacement(), s.removals(), s.chosen(), s.made()),
				(a, b, _) -> a.made(b.made()).equals(b) ? a : null)
				.merge(mine.surgeries(), theirs.surgeries(), from == null ? null : from.surgeries(), conflicts).values();
		List<Refinement> refinements = new NamedMerge<>("refinement", otherName,
				(Refinement r, String n) -> new Refinement(n, r.labelling(), r.way(), r.seed(), r.sha256(), r.made()),
				(a, b, _) -> a.made(b.made()).equals(b) ? a : null)
				.merge(mine.refinements(), theirs.refinements().stream().map(this::following).toList(), from == null ? null : from.refinements(), conflicts)
				.values();
		Map<String, JsonElement> state = new TreeMap<>(other.state());
		state.putAll(one.state());
		AnalysisDocument merged = one
				.withLabellings(new NamedValues<>(labellings, inUse(d -> d.labellings().inUse(), labellings.stream().map(Labelling::name).toList())))
				.withFocuses(new NamedValues<>(focuses, inUse(d -> d.focuses().inUse(), focuses.stream().map(Focus::name).toList())))
				.withRepairs(new Repairs(ledger, surgeries, refinements)).withAnnotations(annotations());
		for (Map.Entry<String, JsonElement> e : state.entrySet()) {
			merged = merged.withState(e.getKey(), e.getValue());
		}
		return new Merged(merged, conflicts);
	}

	private List<Labelling> labellings() {
		NamedMerge.Outcome<Labelling> outcome = new NamedMerge<>("labelling", otherName, (Labelling l, String n) -> l.named(n), this::both)
				.merge(one.labellings().all(), other.labellings().all(), base == null ? null : base.labellings().all(), conflicts);
		renamedLabellings.putAll(outcome.renamed());
		return outcome.values();
	}

	// both continue the same edits, and it makes no difference whose come first
	private Labelling both(Labelling a, Labelling b, Labelling from) {
		if (a.edits().equals(b.edits())) { // made by both
			return a;
		}
		if (from == null || !startsWith(a.edits(), from.edits()) || !startsWith(b.edits(), from.edits())) {
			return null;
		}
		Labelling ab = continued(a, b, from.edits().size());
		Labelling ba = continued(b, a, from.edits().size());
		return same.test(ab, ba) ? ab : null;
	}

	private static boolean startsWith(List<Edit> edits, List<Edit> first) {
		return edits.size() >= first.size() && edits.subList(0, first.size()).equals(first);
	}

	private static Labelling continued(Labelling first, Labelling then, int from) {
		Labelling all = first;
		for (int i = from; i < then.edits().size(); i++) {
			all = all.with(then.edits().get(i), then.made().get(i));
		}
		return all;
	}

	private Refinement following(Refinement r) {
		String labelling = renamedLabellings.get(r.labelling());
		return labelling == null ? r : new Refinement(r.name(), labelling, r.way(), r.seed(), r.sha256(), r.made());
	}

	// as it was changed by one of them alone, else as the first has it
	private String inUse(Function<AnalysisDocument, String> of, List<String> there) {
		String chosen = base != null && of.apply(one).equals(of.apply(base)) ? of.apply(other) : of.apply(one);
		return there.contains(chosen) ? chosen : "";
	}

	private Ledger ledger() {
		List<Decision> mine = one.repairs().ledger().decisions();
		List<Decision> theirs = other.repairs().ledger().decisions();
		Ledger merged = new Ledger(byTime(mine, theirs, Comparator.comparing(Decision::instant)));
		Map<String, Decision> before = base == null ? Map.of() : base.repairs().ledger().byFile();
		Map<String, Decision> hold = merged.byFile();
		Map<String, Decision> last = one.repairs().ledger().byFile();
		other.repairs().ledger().byFile().forEach((file, d) -> {
			Decision m = last.get(file);
			boolean changed = m != null && !d.equals(before.get(file)) && !m.equals(before.get(file));
			if (changed && (m.verdict() != d.verdict() || !m.to().equals(d.to()))) {
				conflicts.add("the decisions about " + file + " contradict each other: " + text(m) + ", and " + text(d) + "; the later one holds, "
						+ text(hold.get(file)));
			}
		});
		return merged;
	}

	private static String text(Decision d) {
		return LedgerTables.word(d.verdict()) + " " + d.to() + (d.who().isEmpty() ? "" : " by " + d.who()) + " at " + d.when();
	}

	private List<Annotation> annotations() {
		Set<Annotation> gone = new LinkedHashSet<>(base == null ? List.of() : base.annotations());
		gone.removeIf(a -> one.annotations().contains(a) && other.annotations().contains(a));
		return byTime(one.annotations(), other.annotations(), Comparator.comparing(Annotation::instant)).stream().filter(a -> !gone.contains(a)).toList();
	}

	/** All of both in order of time, each list in its own order, the first's first at the same time; what both have stands where the first has it. */
	private static <T> List<T> byTime(List<T> first, List<T> second, Comparator<T> time) {
		Set<T> known = new LinkedHashSet<>(first);
		List<T> rest = second.stream().distinct().filter(t -> !known.contains(t)).toList();
		List<T> all = new ArrayList<>();
		int next = 0;
		for (T t : first) {
			while (next < rest.size() && time.compare(rest.get(next), t) < 0) {
				all.add(rest.get(next++));
			}
			all.add(t);
		}
		all.addAll(rest.subList(next, rest.size()));
		return all;
	}
}
