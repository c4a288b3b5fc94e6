package org.channelexplorer.ui.selection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.util.InputException;

/**
 * Which images are shown, as users write it: terms that must all hold, separated by blanks.
 * <ul>
 * <li>{@code cat}: file, class or prediction contains it
 * <li>{@code class:cat,dog}: one of these; a value that is no class matches all names that contain it, {@code *} stands for anything. Likewise
 * {@code given:}, {@code predicted:}, {@code file:} (or {@code name:})
 * <li>{@code confidence<0.4}, {@code own>=90%}, {@code typicality<0}: scores; {@code own} is the probability of the image's own class
 * <li>{@code is:wrong}, {@code is:right}, {@code is:unjudged}, {@code is:leftout}, {@code is:representative}
 * <li>{@code in:"my set"}: images of a saved selection
 * <li>{@code -class:cat}: not
 * </ul>
 * Case does not matter; a value with blanks or commas stands in double quotes.
 *
 * @param text  as written, without blanks at its ends
 * @param terms its terms
 */
public record ImageFilter(String text, List<Term> terms) {
	/** Every image passes. */
	public static final ImageFilter ALL = new ImageFilter("", List.of());
	/** The language in a few lines, for a tool tip. */
	public static final String HELP = """
			Words that file, class or prediction contains, and
			class:cat,dog  predicted:dog  given:cat  file:img_*
			confidence<0.4  own>=90%  typicality<0
			is:wrong  is:right  is:leftout  is:representative
			in:"saved selection"  -class:cat (not)""";
	private static final Pattern TERM = Pattern.compile("([-!]?)(?:([A-Za-z]+)(:|<=|>=|<|>|=))?(.*)", Pattern.DOTALL);
	private static final Set<String> NAMES = Set.of("class", "given", "predicted", "file");

	/**
	 * What must hold of an image.
	 *
	 * @param not      whether the rest must not hold
	 * @param key      what is looked at, empty for file, class and prediction
	 * @param relation {@code :}, {@code <}, {@code <=}, {@code >}, {@code >=} or {@code =}
	 * @param values   one of them
	 */
	public record Term(boolean not, String key, String relation, List<String> values) {
		public Term {
			values = List.copyOf(values);
		}
	}

	/** What is known of the images. */
	public interface Facts {
		/** Number of images. */
		int size();

		/** The text of an image under {@code class}, {@code given}, {@code predicted} or {@code file}; empty for none. */
		String name(String key, int image);

		/** All values of {@link #name} that are names of classes. */
		Set<String> names(String key);

		/** The scores there are: {@code confidence} ... */
		Set<String> scores();

		/** A score of an image, NaN when it has none. */
		double score(String name, int image);

		/** The states there are: {@code wrong} ... */
		Set<String> states();

		/** Whether an image is in a state. */
		boolean is(String state, int image);

		/** Images of a saved selection, null when there is none of that name. */
		BitSet saved(String name);
	}

	public ImageFilter {
		terms = List.copyOf(terms);
	}

	/**
	 * Reads a filter.
	 *
	 * @throws InputException naming the term that cannot be read
	 */
	public static ImageFilter parse(String text) throws InputException {
		List<Term> terms = new ArrayList<>();
		for (String token : split(text.strip(), true)) {
			terms.add(term(token));
		}
		return new ImageFilter(text.strip(), terms);
	}

	private static Term term(String token) throws InputException {
		Matcher m = TERM.matcher(token);
		if (!m.matches()) {
			throw new InputException("'" + token + "' is no term of a filter");
		}
		String key = m.group(2) == null ? "" : m.group(2).toLowerCase(Locale.ROOT);
		String relation = m.group(3) == null ? ":" : m.group(3);
		List<String> values = split(m.group(4), false).stream().map(v -> v.replace("\"", "").strip().toLowerCase(Locale.ROOT)).filter(v -> !v.isEmpty())
				.toList();
		if (values.isEmpty()) {
			throw new InputException("'" + token + "': a value is missing");
		}
		return new Term(!m.group(1).isEmpty(), key.equals("name") ? "file" : key, relation, values);
	}

	/** At blanks, or at commas; not between double quotes. */
	private static List<String> split(String text, boolean blanks) {
		List<String> parts = new ArrayList<>();
		StringBuilder part = new StringBuilder();
		boolean quoted = false;
		for (char c : text.toCharArray()) {
			quoted ^= c == '"';
			if (!quoted && (blanks ? Character.isWhitespace(c) : c == ',')) {
				parts.add(part.toString());
				part.setLength(0);
			} else {
				part.append(c);
			}
		}
		parts.add(part.toString());
		return parts.stream().filter(p -> !p.isEmpty()).toList();
	}

	/** The same with a term added, or without it when it is there. */
	public ImageFilter toggled(String term) throws InputException {
		List<String> words = new ArrayList<>(split(text, true));
		if (!words.remove(term)) {
			words.add(term);
		}
		return parse(String.join(" ", words));
	}

	/** Whether a term is there as written. */
	public boolean has(String term) {
		return split(text, true).contains(term);
	}

	/** Whether every image passes. */
	public boolean all() {
		return terms.isEmpty();
	}

	/**
	 * The images that pass.
	 *
	 * @throws InputException naming the key, score, state or saved selection that is not there, and those that are
	 */
	public BitSet passing(Facts facts) throws InputException {
		List<IntPredicate> tests = new ArrayList<>();
		for (Term term : terms) {
			IntPredicate test = test(term, facts);
			tests.add(term.not ? test.negate() : test);
		}
		BitSet passing = new BitSet(facts.size());
		IntStream.range(0, facts.size()).filter(i -> tests.stream().allMatch(t -> t.test(i))).forEach(passing::set);
		return passing;
	}

	private static IntPredicate test(Term term, Facts facts) throws InputException {
		if (!term.relation.equals(":") || facts.scores().contains(term.key)) {
			return score(term, facts);
		}
		if (term.key.isEmpty()) {
			return i -> term.values.stream().anyMatch(v -> NAMES.stream().anyMatch(k -> facts.name(k, i).toLowerCase(Locale.ROOT).contains(v)));
		}
		if (NAMES.contains(term.key)) {
			Set<String> known = facts.names(term.key).stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
			List<Pattern> patterns = term.values.stream().map(v -> pattern(v, known.contains(v))).toList();
			return i -> patterns.stream().anyMatch(p -> p.matcher(facts.name(term.key, i)).matches());
		}
		if (term.key.equals("is")) {
			for (String value : term.values) {
				known(facts.states().contains(value), "is:" + value, "is:", facts.states());
			}
			return i -> term.values.stream().anyMatch(v -> facts.is(v, i));
		}
		known(term.key.equals("in"), term.key + ":", "", Set.of("class:", "given:", "predicted:", "file:", "is:", "in:"));
		BitSet saved = new BitSet();
		for (String value : term.values) {
			BitSet found = facts.saved(value);
			if (found == null) {
				throw new InputException("there is no saved selection '" + value + "'");
			}
			saved.or(found);
		}
		return saved::get;
	}

	private static IntPredicate score(Term term, Facts facts) throws InputException {
		known(facts.scores().contains(term.key), term.key, "", facts.scores());
		String text = term.values.getFirst();
		double value;
		try {
			value = text.endsWith("%") ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100 : Double.parseDouble(text);
		} catch (NumberFormatException e) {
			throw new InputException("'" + text + "' is no number (" + term.key + term.relation + "0.4)", e);
		}
		return switch (term.relation) {
		case "<" -> i -> facts.score(term.key, i) < value;
		case "<=" -> i -> facts.score(term.key, i) <= value;
		case ">" -> i -> facts.score(term.key, i) > value;
		case ">=" -> i -> facts.score(term.key, i) >= value;
		default -> i -> facts.score(term.key, i) == value;
		};
	}

	private static void known(boolean there, String what, String prefix, Set<String> all) throws InputException {
		if (!there) {
			throw new InputException(
					"there is no '" + what + "' (there are: " + all.stream().sorted().map(a -> prefix + a).collect(Collectors.joining(", ")) + ")");
		}
	}

	private static Pattern pattern(String value, boolean whole) {
		String quoted = Pattern.quote(value).replace("*", "\\E.*\\Q");
		return Pattern.compile(whole || value.contains("*") ? quoted : ".*" + quoted + ".*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
	}

	@Override
	public boolean equals(Object o) {
		return o instanceof ImageFilter other && text.equals(other.text);
	}

	@Override
	public int hashCode() {
		return text.hashCode();
	}
}
