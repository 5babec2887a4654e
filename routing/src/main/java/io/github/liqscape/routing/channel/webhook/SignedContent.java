// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What is signed: {@code id.timestamp.body}, the body as its raw bytes. */
final class SignedContent {

  private SignedContent() {}

  static byte[] of(String id, String timestamp, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 64);
    out.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(body);
    return out.toByteArray();
  }
}
