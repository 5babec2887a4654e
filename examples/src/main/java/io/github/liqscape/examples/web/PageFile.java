// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A file of a page, from the jar, and how a browser should read it.
 *
 * <p>Immutable.
 */
public final class PageFile {

  private final String type;
  private final byte[] bytes;

  private PageFile(String type, byte[] bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  /**
   * Reads a file of the jar.
   *
   * @param place its absolute path there
   * @throws IllegalStateException if the jar lacks it
   */
  public static PageFile load(String place) {
    try (InputStream in = PageFile.class.getResourceAsStream(place)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + place);
      }
      return new PageFile(type(place), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(place + " cannot be read", e);
    }
  }

  /** Its media type. */
  public String type() {
    return type;
  }

  /** A copy of what it holds. */
  public byte[] bytes() {
    return bytes.clone();
  }

  private static String type(String place) {
    if (place.endsWith(".js")) {
      return "text/javascript; charset=utf-8";
    }
    if (place.endsWith(".css")) {
      return "text/css; charset=utf-8";
    }
    return place.endsWith(".svg") ? "image/svg+xml" : "text/html; charset=utf-8";
  }
}
