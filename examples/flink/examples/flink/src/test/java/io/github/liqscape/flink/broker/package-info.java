// SPDX-License-Identifier: Apache-2.0

/** Tests with a Kafka broker: built and run by the {@code thorough} profile, which brings one. */
@NullMarked
package io.github.liqscape.flink.broker;

import org.jspecify.annotations.NullMarked;
