/** Small helpers without a better room. */
package org.channelexplorer.core.util;
