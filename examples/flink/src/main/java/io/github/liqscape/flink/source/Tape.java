// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.source;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A tape and how far it was read.
 *
 * @param name of the tape
 * @param position events that were emitted
 */
public record Tape(String name, long position) implements SourceSplit {

  @Override
  public String splitId() {
    return name;
  }
}
