package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.repair.Decision;
import org.channelexplorer.core.repair.Ledger;
import org.channelexplorer.core.repair.LedgerTables;
import org.channelexplorer.core.repair.Verdict;

/** An audit with what was decided about it, as a table. */
public final class AuditTable {
	private AuditTable() {
	}

	/**
	 * Every image of an audit, most suspect first, with cleanlab's names of the columns and what was decided: a decision goes before what the audit expects,
	 * and an empty verdict decides nothing when the table is read back.
	 */
	public static Table of(LabelIssues issues, Ledger ledger) {
		Map<String, Decision> decided = ledger.byFile();
		List<LabelIssues.OfImage> all = issues.images();
		Rows<LabelIssues.OfImage> rows = new Rows<>(all).text(Names.FILE, LabelIssues.OfImage::file).text("given_label", i -> i.classes().given())
				.text("predicted_label", i -> predicted(i, decided.get(i.file()))).number("label_score", i -> i.verdict().score())
				.text("is_label_issue", i -> String.valueOf(decided.containsKey(i.file()) ? LedgerTables.wrong(decided.get(i.file())) : i.verdict().issue()));
		return rows.text("verdict", i -> of(decided.get(i.file()), d -> LedgerTables.word(d.verdict())))
				.text("who", i -> of(decided.get(i.file()), Decision::who)).text("when", i -> of(decided.get(i.file()), Decision::when))
				.text("evidence", i -> of(decided.get(i.file()), Decision::evidence)).text("comment", i -> of(decided.get(i.file()), Decision::comment))
				.table();
	}

	private static String predicted(LabelIssues.OfImage image, Decision d) {
		return d == null ? image.verdict().issue() ? image.classes().suggested() : image.classes().predicted() : d.verdict() == Verdict.LEAVE_OUT ? "" : d.to();
	}

	private static String of(Decision d, Function<Decision, String> text) {
		return d == null ? "" : text.apply(d);
	}
}
