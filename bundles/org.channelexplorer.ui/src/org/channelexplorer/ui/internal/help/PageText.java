package org.channelexplorer.ui.internal.help;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.operation.HelpPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;

/** Shows a help page as text that can be selected and copied. */
final class PageText {
	private static final int MARGIN = 10;

	private final StyledText widget;
	private final StringBuilder text = new StringBuilder();
	private final List<StyleRange> styles = new ArrayList<>();
	private final List<int[]> indented = new ArrayList<>();

	PageText(Composite parent) {
		widget = new StyledText(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
		widget.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
		widget.setCaret(null);
	}

	StyledText control() {
		return widget;
	}

	void show(HelpPage page) {
		show(page, List.of());
	}

	/** @param common parameters that it takes as every operation does */
	void show(HelpPage page, List<HelpPage.Entry> common) {
		clear();
		add(page, common);
		done();
	}

	/** Shows what helps in a part: what it is for, its keys, the pages of its operations. */
	void show(String title, Hint hint, List<HelpPage> pages, List<Hint.Key> everywhere) {
		clear();
		bold(title);
		line("");
		line(hint.text().isEmpty() ? "There are no hints on this view." : hint.text());
		pages.forEach(page -> {
			line("");
			add(page, List.of());
		});
		keys("Keys and mouse here", hint.keys());
		keys("Keys everywhere", everywhere);
		done();
	}

	private void keys(String title, List<Hint.Key> keys) {
		if (!keys.isEmpty()) {
			heading(title);
			keys.forEach(k -> {
				bold(k.sequence());
				line("  " + k.does());
			});
		}
	}

	private void clear() {
		text.setLength(0);
		styles.clear();
		indented.clear();
	}

	private void add(HelpPage page, List<HelpPage.Entry> common) {
		bold(page.name());
		line("  " + (page.version() == 0 ? "" : page.id() + ", version " + page.version() + ", ") + page.bundle()); // a problem has no version
		line("");
		line(page.summary());
		page.sections().forEach((title, content) -> {
			heading(title);
			indented(content);
		});
		if (!page.parameters().isEmpty()) {
			heading("Parameters");
			page.parameters().forEach(p -> entry(p.name(), p.facts(), p.description()));
		}
		if (!common.isEmpty()) {
			heading("Parameters of every operation");
			common.forEach(p -> entry(p.name(), p.facts(), p.description()));
		}
		for (HelpPage.Choice choice : page.choices()) {
			heading("Methods for " + choice.parameter());
			choice.methods().forEach(m -> entry(m.name(), "", m.summary()));
		}
	}

	private void done() {
		widget.setText(text.toString());
		styles.forEach(widget::setStyleRange);
		for (int[] range : indented) {
			int first = widget.getLineAtOffset(range[0]);
			int lines = widget.getLineAtOffset(Math.max(range[0], range[1] - 1)) - first + 1;
			widget.setLineIndent(first, lines, 2 * MARGIN);
			widget.setLineWrapIndent(first, lines, 2 * MARGIN);
		}
		widget.setTopPixel(0); // with the margin above the first line, which setTopIndex leaves out
	}

	private void heading(String title) {
		line("");
		bold(title);
		line("");
	}

	private void entry(String name, String facts, String description) {
		bold(name);
		line(facts.isEmpty() ? "" : "  " + facts);
		indented(description);
	}

	private void indented(String content) {
		int from = text.length();
		line(content.strip().replaceAll("\\s+", " "));
		indented.add(new int[] { from, text.length() });
	}

	private void bold(String words) {
		styles.add(new StyleRange(text.length(), words.length(), null, null, SWT.BOLD));
		text.append(words);
	}

	private void line(String words) {
		text.append(words).append('\n');
	}
}
