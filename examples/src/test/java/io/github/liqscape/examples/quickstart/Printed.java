// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Listens to the standard output while a program runs in this process. */
final class Printed implements AutoCloseable {

  private final PrintStream before = System.out;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  Printed() {
    System.setOut(new PrintStream((OutputStream) heard, true, StandardCharsets.UTF_8));
  }

  String text() {
    return heard.toString(StandardCharsets.UTF_8);
  }

  /** Those that have ended: a line may be printed in pieces. */
  List<String> lines() {
    String text = text();
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  /** The rest of the first line that begins so, or the empty text. */
  String after(String start) {
    return lines().stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    System.setOut(before);
  }
}
