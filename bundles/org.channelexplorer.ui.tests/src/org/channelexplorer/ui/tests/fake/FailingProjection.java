package org.channelexplorer.ui.tests.fake;

import org.channelexplorer.core.catalogue.CatalogueException;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Fails in every way a third party's method may. */
@Documentation(summary = "Fails, for tests.")
public final class FailingProjection implements Projection<FailingProjection.Parameters> {

	/** The ways. */
	public enum How {
		INPUT, RUNTIME, MEMORY, LINKAGE, CATALOGUE
	}

	/** @param how the way */
	public record Parameters(@Parameter(description = "How it fails.", defaultValue = "RUNTIME") How how) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Embedding project(FloatMatrix x, Parameters parameters, long seed, IProgressMonitor monitor) throws InputException {
		switch (parameters.how) {
		case INPUT -> throw new InputException("the images are too few");
		case RUNTIME -> throw new IllegalStateException("a fault");
		case MEMORY -> throw new OutOfMemoryError("Java heap space");
		case LINKAGE -> throw new NoClassDefFoundError("org/example/Missing");
		case CATALOGUE -> throw new CatalogueException("org.example.bad: its class is missing", null);
		}
		throw new AssertionError();
	}
}
