package org.channelexplorer.core.tests;

import java.util.Map;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.catalogue.PointDeclaration;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.extension.Method;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.NoParameters;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** A third party's bundle in which much is wrong: its declarations and classes. */
public final class BrokenBundle {
	private BrokenBundle() {
	}

	/** Its {@code plugin.xml}. */
	static final String PLUGIN = """
			<?xml version="1.0" encoding="UTF-8"?>
			<?eclipse version="3.4"?>
			<plugin>
			  <extension-point id="org.example.filters" name="Filters"/>
			  <extension-point id="org.example.sorters" name="Sorters"/>
			  <extension id="bad1" point="org.channelexplorer.core.datasetReaders">
			    <reader name="Nameless" class="P$Good"/>
			    <reader id="good" name="Good" class="P$Good"/>
			    <reader id="missing" name="Missing" class="org.example.NoSuchReader"/>
			    <reader id="folders" name="Folders again" class="P$Good"/>
			    <reader id="throwing" name="Throwing" class="P$Throwing"/>
			    <reader id="wrong" name="Wrong type" class="java.lang.String"/>
			    <reader id="a b" name="Blank in the id" class="P$Good"/>
			    <reader id="classless" name="No class"/>
			  </extension>
			  <extension id="bad2" point="org.channelexplorer.core.operations">
			    <operation id="filtering" name="Filtering" class="P$Filtering"/>
			    <operation id="bare" name="Undocumented" class="P$Bare"/>
			    <operation id="unread" name="Unreadable parameters" class="P$Unread"/>
			  </extension>
			  <extension id="bad3" point="org.example.filters">
			    <filter id="blur" name="Blur" class="P$Blur"/>
			    <filter id="gone" name="Gone" class="org.example.Gone"/>
			  </extension>
			  <extension id="bad4" point="org.channelexplorer.core.points">
			    <point id="sorters" name="Sorters" class="P$SortersPoint"/>
			    <point id="nowhere" name="Nowhere" class="P$NowherePoint"/>
			  </extension>
			  <extension id="bad5" point="org.example.sorters">
			    <sorter id="fit" name="Fit" class="P$Good"/>
			    <sorter id="lost" name="Lost" class="org.example.Lost"/>
			  </extension>
			  <extension id="bad6" point="org.channelexplorer.core.datasetReader">
			    <reader id="singular" name="Singular" class="P$Good"/>
			  </extension>
			  <extension id="bad7" point="org.channelexplorer.core.datasetReaders">
			    <datasetReader id="longer" name="Longer" class="P$Good"/>
			  </extension>
			</plugin>
			""".replace("P$", BrokenBundle.class.getName() + "$");

	/** Names a point that no operation chooses from. */
	public static class SortersPoint implements PointDeclaration {
		@Override
		public ExtensionPoint<?> point() {
			return new ExtensionPoint<>("org.example.sorters", "sorter", DatasetReader.class);
		}
	}

	/** Names none. */
	public static class NowherePoint implements PointDeclaration {
		@Override
		public ExtensionPoint<?> point() {
			throw new IllegalStateException("no licence");
		}
	}

	/** Nothing is wrong with it. */
	public static class Good implements DatasetReader {
		@Override
		public boolean accepts(Request request) {
			return request.folder().endsWith("good");
		}

		@Override
		public ImageSet read(Request request) throws InputException {
			throw new InputException("read by the third party");
		}
	}

	/** Cannot be created. */
	public static final class Throwing extends Good {
		public Throwing() {
			throw new IllegalStateException("no licence");
		}
	}

	/** A contract of the third party's own. */
	public interface Filter<P extends Record> extends Method<P> {
	}

	/** A method of that contract. */
	@Documentation(version = 2, summary = "Blurs.")
	public static final class Blur implements Filter<Blur.Parameters> {
		/** What the user chooses. */
		public record Parameters(@Parameter(description = "Radius.", defaultValue = "3") int radius) {
		}

		@Override
		public Class<Parameters> parameterType() {
			return Parameters.class;
		}
	}

	/** An operation without documentation. */
	public static class Bare implements Operation<NoParameters> {
		@Override
		public Class<NoParameters> parameterType() {
			return NoParameters.class;
		}

		@Override
		public Inputs inputs(Call<NoParameters> call) {
			return Inputs.of(call);
		}

		@Override
		public Result run(Call<NoParameters> call, IProgressMonitor monitor) {
			return new Result("none", Map.of(), Map.of(), Map.of());
		}
	}

	/** An operation that chooses among the third party's own methods. */
	@Documentation(summary = "Filters.")
	public static final class Filtering implements Operation<Filtering.Parameters> {
		/** What the user chooses. */
		public record Parameters(@Parameter(description = "Filter.", kind = Parameter.Kind.METHOD, method = Filter.class, point = "org.example.filters",
				defaultValue = "blur") String filter) {
		}

		@Override
		public Class<Parameters> parameterType() {
			return Parameters.class;
		}

		@Override
		public Inputs inputs(Call<Parameters> call) {
			return Inputs.of(call);
		}

		@Override
		public Result run(Call<Parameters> call, IProgressMonitor monitor) {
			return new Result("none", Map.of(), Map.of(), Map.of());
		}
	}

	/** An operation whose parameter carries no annotation. */
	@Documentation(summary = "Cannot be asked for.")
	public static final class Unread implements Operation<Unread.Parameters> {
		/** Not annotated. */
		public record Parameters(int n) {
		}

		@Override
		public Class<Parameters> parameterType() {
			return Parameters.class;
		}

		@Override
		public Inputs inputs(Call<Parameters> call) {
			return Inputs.of(call);
		}

		@Override
		public Result run(Call<Parameters> call, IProgressMonitor monitor) {
			return new Result("none", Map.of(), Map.of(), Map.of());
		}
	}
}
