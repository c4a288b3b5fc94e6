/** Runs networks in PyTorch's engine image by image and reads what a run gave, however the network was read. */
package org.channelexplorer.djl.internal.run;
