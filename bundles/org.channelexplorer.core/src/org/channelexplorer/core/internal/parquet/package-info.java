/** Data sets of images in Parquet files. */
package org.channelexplorer.core.internal.parquet;
