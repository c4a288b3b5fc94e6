/**
 * The results of the installed operations as records. A record writes its {@link org.channelexplorer.core.operation.Result}
 * ({@code toResult()}) and reads it ({@code of(Result)}), so that the names of tables, columns and scalars stand here and
 * nowhere else. A result of another operation needs no record: it is stored, shown and exported by its tables.
 */
package org.channelexplorer.core.result;
