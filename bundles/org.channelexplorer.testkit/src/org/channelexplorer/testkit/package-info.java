/**
 * Tests that a contributor's own tests extend: what ChannelExplorer expects of every summary function, operation, method and data set reader.
 * And what stands for the real things in tests: {@link org.channelexplorer.testkit.Data} and {@link org.channelexplorer.testkit.MemoryAnalysis} for an
 * analysis, {@link org.channelexplorer.testkit.FakeNetwork} and {@link org.channelexplorer.testkit.FakeDenoiser} for a network,
 * {@link org.channelexplorer.testkit.FakeRepresentatives} for the operation that chooses images, {@link org.channelexplorer.testkit.GivenCatalogue} for
 * what is installed. Stand-ins that only the window's tests use, and that wait for them, are in the test bundles. JUnit 5; runs in a plain JVM and in Equinox. Not part of the product: it is in the p2 repository, as
 * the feature {@code org.channelexplorer.testkit.feature}.
 */
package org.channelexplorer.testkit;
