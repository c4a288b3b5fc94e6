package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.tests.fake.FailingProjection.How;
import org.channelexplorer.ui.views.internal.scatter.ScatterView;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a third party's method throws is one sentence in the view, and an entry in the log when the input is not to blame. */
class FailuresTest {
	private final List<IStatus> logged = new CopyOnWriteArrayList<>();
	private final ILogListener listener = (status, plugin) -> {
		if (status.getSeverity() == IStatus.ERROR) {
			logged.add(status);
		}
	};

	@AfterEach
	void close() {
		Platform.removeLogListener(listener);
		Samples.closeAll();
	}

	@ParameterizedTest
	@EnumSource
	void isOneSentence(How how) throws Exception {
		Samples.open(Samples.analysis());
		ScatterView view = (ScatterView) Ui.page().showView(ExplorePerspective.SCATTERPLOT);
		Ui.until("the plot is there", () -> view.result() != null);
		Platform.addLogListener(listener);
		view.settings(view.state().with(Map.of("method", "failing", "how", how.name()), 1));
		Ui.until("the view shows it", () -> !view.busy());
		assertNull(view.result(), "no old picture under a new name");
		String said = switch (how) {
		case INPUT -> "the images are too few";
		case RUNTIME -> "an internal error (IllegalStateException)";
		case MEMORY -> "there is not enough memory";
		case LINKAGE -> "an internal error (NoClassDefFoundError)";
		case CATALOGUE -> "org.example.bad: its class is missing";
		};
		assertTrue(view.headline().contains(said), view.headline());
		assertEquals(how == How.INPUT ? 0 : 1, logged.size(), logged.toString());
		assertNull(Ui.shell("Problem"), "no dialog");
		view.method("counting");
		Ui.until("the next answer is there", () -> view.result() != null);
	}
}
