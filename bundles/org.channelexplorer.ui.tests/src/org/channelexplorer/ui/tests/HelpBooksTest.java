package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IToc;
import org.eclipse.help.ITopic;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Help > Help Contents: a book for every kind of reader, every page of which is there. The build made them from Markdown. */
@ExtendWith(NoLoggedProblems.class)
class HelpBooksTest {
	private static final String BUNDLE = "/org.channelexplorer.help/";

	@Test
	void thereIsABookForEveryReader() throws IOException {
		List<IToc> books = Arrays.stream(HelpSystem.getTocs()).filter(t -> t.getHref().startsWith(BUNDLE)).toList();
		assertEquals(List.of("ChannelExplorer: administration", "ChannelExplorer: analysing networks", "ChannelExplorer: programming",
				"ChannelExplorer: writing extensions"), books.stream().map(IToc::getLabel).sorted().toList());
		int pages = 0;
		for (IToc book : books) {
			for (ITopic topic : book.getTopics()) {
				String page = read(topic.getHref());
				assertTrue(page.contains("<h1"), topic.getHref());
				for (ITopic part : topic.getSubtopics()) {
					String anchor = part.getHref().replaceFirst(".*#", "");
					assertTrue(page.contains("id=\"" + anchor + "\""), part.getHref() + " is not in the page");
				}
				pages++;
			}
		}
		assertTrue(pages >= 12, pages + " pages");
		assertTrue(read(BUNDLE + "html/analyst/keys.html").contains("<td>Ctrl+F</td>"), "the keys of the views are in the page");
	}

	private static String read(String href) throws IOException {
		try (InputStream in = HelpSystem.getHelpContent(href.replaceFirst("#.*", ""))) {
			assertNotNull(in, href);
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@Test
	void theMenuOffersThem() {
		Menu menu = Arrays.stream(Ui.window().getShell().getMenuBar().getItems()).filter(i -> i.getText().equals("&Help")).findFirst().orElseThrow().getMenu();
		menu.notifyListeners(SWT.Show, new Event());
		List<String> items = Arrays.stream(menu.getItems()).map(MenuItem::getText).toList();
		menu.notifyListeners(SWT.Hide, new Event());
		assertTrue(items.contains("&Help Contents") && items.contains("S&earch"), items.toString());
	}
}
