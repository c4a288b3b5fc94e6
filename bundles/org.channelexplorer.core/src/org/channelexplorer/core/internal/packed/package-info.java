/** Lists of very many images outside Java's heap. */
package org.channelexplorer.core.internal.packed;
