// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

/** The hosts of a venue, each of which can be pointed elsewhere. */
public enum Endpoint {
  /** Questions and answers over HTTP. */
  REST,
  /** Live streams over WebSocket. */
  STREAM,
  /** Files of past days over HTTP. */
  ARCHIVE
}
