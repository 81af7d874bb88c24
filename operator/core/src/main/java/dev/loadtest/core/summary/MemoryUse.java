package dev.loadtest.core.summary;

import java.util.OptionalLong;

/**
 * One look at the memory of the target's fullest pod: the working set of its main container.
 *
 * @param kib unit: KiB
 * @param limitKib the container's limit, empty without one. Unit: KiB
 */
public record MemoryUse(long kib, OptionalLong limitKib) {}
