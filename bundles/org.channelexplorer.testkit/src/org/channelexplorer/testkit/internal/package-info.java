/** What our own test bundles share. */
package org.channelexplorer.testkit.internal;
