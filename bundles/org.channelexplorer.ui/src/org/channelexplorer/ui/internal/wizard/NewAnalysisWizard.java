package org.channelexplorer.ui.internal.wizard;

import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.Preferences;
import org.channelexplorer.ui.internal.run.AnalyseJob;
import org.channelexplorer.ui.internal.run.Projects;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;

/** New Analysis: model and images, preprocessing, other inputs, layers and summaries; then a job makes it and opens it. */
public class NewAnalysisWizard extends Wizard implements INewWizard {
	private final AnalysisDraft draft;

	/** For the extension point. */
	public NewAnalysisWizard() {
		this(new AnalysisDraft());
	}

	/** With some answers given. */
	public NewAnalysisWizard(AnalysisDraft draft) {
		this.draft = draft;
		setWindowTitle("New Analysis");
		setNeedsProgressMonitor(false);
		if (draft.summaries.isEmpty()) {
			draft.summaries = summaries().stream().filter(c -> ExtensionPoint.own(c.bundle()) || c.id().equals(Preferences.summary()))
					.map(Contribution::id).toList(); // those of the command line
		}
	}

	/** Opens the wizard on a window; does not wait for it. */
	public static WizardDialog open(IWorkbenchWindow window, AnalysisDraft draft) {
		WizardDialog dialog = new WizardDialog(window.getShell(), new NewAnalysisWizard(draft));
		dialog.setMinimumPageSize(620, 420);
		dialog.setBlockOnOpen(false);
		dialog.open();
		return dialog;
	}

	/** The installed summary functions, the preferred one first. */
	static List<Contribution<org.channelexplorer.core.extension.SummaryFunction>> summaries() {
		return Catalogue.ofEquinox().contributions(ExtensionPoint.SUMMARY_FUNCTIONS).stream()
				.sorted(java.util.Comparator.comparing(c -> !Preferences.summary().equals(c.id()))).toList();
	}

	@Override
	public void init(IWorkbench workbench, IStructuredSelection selection) {
		IResource resource = Adapters.adapt(selection.getFirstElement(), IResource.class);
		if (resource != null && resource.getProject() != null) {
			draft.project = resource.getProject().getName();
		}
	}

	/** What was gathered. */
	public AnalysisDraft draft() {
		return draft;
	}

	@Override
	public void addPages() {
		addPage(new InputsPage(draft));
		addPage(new PreprocessingPage(draft));
		addPage(new NetworkInputsPage(draft));
		addPage(new ChoicesPage(draft));
		addPage(new ClassesPage(draft));
	}

	@Override
	public IWizardPage getNextPage(IWizardPage page) {
		IWizardPage next = super.getNextPage(page);
		return next instanceof NetworkInputsPage && !InputsDraft.needed(draft.network) ? super.getNextPage(next) : next;
	}

	@Override
	public boolean canFinish() {
		return draft.problem() == null;
	}

	@Override
	public boolean performFinish() {
		try {
			AnalysisRequest request = draft.request();
			String project = draft.project.strip();
			AnalyseJob.start("Analyse " + draft.name.strip(), monitor -> {
				Projects.ensure(project);
				return request;
			});
			return true;
		} catch (InputException e) {
			((org.eclipse.jface.wizard.WizardPage) getContainer().getCurrentPage()).setErrorMessage(e.getMessage());
			return false;
		}
	}
}
