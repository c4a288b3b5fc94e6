/**
 * Tests that a contributor's own tests extend: what ChannelExplorer expects of every summary function, operation, method and data set reader,
 * and an analysis in memory to try them on. JUnit 5; runs in a plain JVM and in Equinox. Not part of the product: it is in the p2 repository, as
 * the feature {@code org.channelexplorer.testkit.feature}.
 */
package org.channelexplorer.testkit;
