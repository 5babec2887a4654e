// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client that reads nothing until so much has been written, then hangs up. */
final class EventStreamTest {

  private static final class Client extends OutputStream {
    private final ByteArrayOutputStream got = new ByteArrayOutputStream();
    private final String until;

    Client(String until) {
      this.until = until;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      got.write(bytes, offset, length);
      if (text().contains(until)) {
        throw new IOException("hung up");
      }
    }

    String text() {
      return got.toString(UTF_8);
    }
  }

  private static InboxItem item(long seq) {
    return new InboxItem(
        seq,
        seq,
        "dlv_" + seq,
        "ACTIVE_RISK",
        "FIRST",
        "t",
        "x",
        List.of(),
        0,
        1,
        0,
        false,
        false,
        false,
        0);
  }

  private static String run(EventStream stream, Client client) {
    Inbox.Following none = new Inbox.Following(List.of(), 0, () -> {});
    assertThatThrownBy(() -> stream.run(none)).isInstanceOf(IOException.class);
    return client.text();
  }

  @Test
  void a_full_buffer_of_256_is_delivered_in_order() {
    Client client = new Client("id: 256\n");
    EventStream stream = new EventStream(client, Duration.ofSeconds(20));
    for (int i = 1; i <= EventStream.BUFFER; i++) {
      stream.offer(item(i));
    }
    assertThat(run(stream, client)).contains("id: 1\n", "id: 128\n").doesNotContain("resync");
  }

  @Test
  void one_more_drops_them_and_asks_the_client_to_begin_anew() {
    Client client = new Client("event: resync");
    EventStream stream = new EventStream(client, Duration.ofSeconds(20));
    for (int i = 1; i <= EventStream.BUFFER + 10; i++) {
      stream.offer(item(i));
    }
    assertThat(run(stream, client))
        .isEqualTo("retry: 3000\n\nid: 266\nevent: resync\ndata: {\"lastSeq\":266}\n\n");
  }
}
