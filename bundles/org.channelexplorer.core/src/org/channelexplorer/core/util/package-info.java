/** Small things without a better room. */
package org.channelexplorer.core.util;
