/** Analysis steps, their parameters and keys. */
package org.channelexplorer.core.operation;
