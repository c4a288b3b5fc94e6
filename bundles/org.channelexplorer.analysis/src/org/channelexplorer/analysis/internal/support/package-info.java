/** What several analyses share: checked input, named random streams, an order of images free of their order in the file. */
package org.channelexplorer.analysis.internal.support;
