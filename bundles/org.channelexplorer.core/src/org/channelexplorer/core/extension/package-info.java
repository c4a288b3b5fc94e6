/** The contracts which contributors implement, and the registry of contributors. */
package org.channelexplorer.core.extension;
