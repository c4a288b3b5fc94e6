/** The archive that a TorchScript file is: its entries, the objects in it, a copy with another text. */
package org.channelexplorer.djl.internal.archive;
