/** Clusterings with the library Smile. */
package org.channelexplorer.smile.internal;
