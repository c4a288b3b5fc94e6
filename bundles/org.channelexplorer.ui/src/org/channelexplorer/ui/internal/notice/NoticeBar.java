package org.channelexplorer.ui.internal.notice;

import java.util.List;
import org.channelexplorer.core.analysis.Missing;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.selection.ValueModel;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;

/** An editor's contents with notices above them: each can be closed, and says what to do. Takes no room while there are none. */
public final class NoticeBar extends Composite {
	private final Composite rows;
	private final Composite body;
	private final Asker asker;

	/** @param parent with a fill layout */
	public NoticeBar(Composite parent) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
		rows = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(rows);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(rows);
		rows.setVisible(false);
		body = new Composite(this, SWT.NONE);
		body.setLayout(new FillLayout());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
		asker = Asker.hidden(this, 0);
	}

	/** Parent of the editor's contents; has a fill layout. */
	public Composite body() {
		return body;
	}

	/** Looks, in the background, for what the user must know about an analysis, and shows it. */
	public void follow(AnalysisSession session, IEditorPart editor) {
		asker.ask("Look for moved files", monitor -> Missing.of(session.analysis(), Catalogue.ofEquinox()),
				missing -> show(Notices.of(session, missing, editor)), problem -> Messages.error("The analysis was not checked", problem));
		ValueModel.Listener<String> unkept = (_, why, _) -> {
			row(Notices.unkept(why));
			settle();
		};
		session.unkept().addListener(unkept);
		addListener(SWT.Dispose, _ -> session.unkept().removeListener(unkept));
	}

	/** Shows these notices instead of all others. */
	public void show(List<Notice> notices) {
		for (var old : rows.getChildren()) {
			old.dispose();
		}
		notices.forEach(this::row);
		settle();
	}

	private void row(Notice notice) {
		Composite row = new Composite(rows, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(4).margins(8, 4).spacing(8, 0).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		Label icon = new Label(row, SWT.NONE);
		icon.setImage(PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJS_WARN_TSK));
		GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).applyTo(icon);
		Label text = new Label(row, SWT.WRAP);
		text.setText(notice.text().replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		text.setToolTipText(notice.text());
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(text);
		Composite links = new Composite(row, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(Math.max(1, notice.links().size())).applyTo(links);
		for (Notice.Link l : notice.links()) {
			Link link = new Link(links, SWT.NONE);
			link.setText("<a>" + l.text() + "</a>"); //$NON-NLS-1$ //$NON-NLS-2$
			link.addListener(SWT.Selection, e -> l.action().run());
		}
		Link close = new Link(row, SWT.NONE);
		close.setText("<a>Close</a>");
		close.setToolTipText("Close this notice");
		close.addListener(SWT.Selection, e -> {
			row.dispose();
			settle();
		});
	}

	private void settle() {
		boolean any = rows.getChildren().length > 0;
		rows.setVisible(any);
		((GridData) rows.getLayoutData()).exclude = !any;
		layout(true, true);
	}

	/** The texts shown. */
	public List<String> texts() {
		return java.util.Arrays.stream(rows.getChildren()).map(row -> ((Composite) row).getChildren()[1].getToolTipText()).toList();
	}
}
