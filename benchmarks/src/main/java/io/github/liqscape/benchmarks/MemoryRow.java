// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.benchmarks;

/**
 * One memory figure.
 *
 * @param what of what
 * @param targetBytes at most so many, 0 if there is no target
 * @param bytes measured
 */
public record MemoryRow(String what, long targetBytes, long bytes) {}
