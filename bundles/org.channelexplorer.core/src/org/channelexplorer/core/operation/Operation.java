package org.channelexplorer.core.operation;

import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.Method;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * An analysis step: one class with a {@link Documentation} annotation and a record of annotated parameters. The dialog, the
 * command {@code run ID} and the help page are made from these. Implementations are stateless, have a public
 * constructor without arguments, and give the same bytes for the same key.
 *
 * @param <P> the parameter record, components annotated with {@link Parameter}
 */
public interface Operation<P extends Record> extends Method<P> {

	/** Where operations are contributed. */
	@SuppressWarnings("rawtypes")
	ExtensionPoint<Operation> POINT = new ExtensionPoint<>(ExtensionPoint.OPERATIONS, "operation", Operation.class, true);

	/**
	 * Everything the operation will read; {@link #run} can read nothing else.
	 *
	 * @param call with data that answer everything
	 * @throws InputException when the call names something the analysis does not have
	 */
	Inputs inputs(Call<P> call) throws InputException;

	/**
	 * Computes the result.
	 *
	 * @param monitor begun and done by the caller's convention (use {@code SubMonitor.convert}); checked for cancellation at
	 *                least once a second
	 * @throws InputException                                     when the input does not allow it: one clear sentence
	 * @throws org.eclipse.core.runtime.OperationCanceledException when cancelled
	 */
	Result run(Call<P> call, IProgressMonitor monitor) throws InputException;
}
