/** What a classifier predicts: the names of its outputs, how they match the classes of the images, and what follows. */
package org.channelexplorer.core.predict;
