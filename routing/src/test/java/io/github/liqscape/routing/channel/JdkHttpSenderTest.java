// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against sockets on this machine that behave badly. */
final class JdkHttpSenderTest {

  private final JdkHttpSender sender = JdkHttpSender.create();
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Socket> sockets = new ArrayList<>();
  private final ConcurrentLinkedQueue<Integer> served = new ConcurrentLinkedQueue<>();
  private ServerSocket server;

  @FunctionalInterface
  private interface Script {
    void play(Socket socket) throws IOException, InterruptedException;
  }

  @BeforeEach
  void bind() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    over.countDown();
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    sender.close();
  }

  private void serve(Script script) {
    serveRaw(
        socket -> {
          readRequest(socket.getInputStream());
          served.add(1);
          script.play(socket);
        });
  }

  private void serveRaw(Script script) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  Socket socket = server.accept();
                  sockets.add(socket);
                  script.play(socket);
                }
              } catch (IOException | InterruptedException e) {
                // The test is over.
              }
            });
  }

  private static void readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        return;
      }
      head.append((char) b);
    }
    in.readNBytes(2);
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }

  private HttpSender.Response send(Duration timeout) throws IOException, InterruptedException {
    URI url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hook/S3cret?token=S3cret");
    return sender.send(
        new HttpSender.Request(
            url, Map.of("authorization", "S3cret"), "{}".getBytes(US_ASCII), timeout));
  }

  private HttpSender.Response send() throws IOException, InterruptedException {
    return send(Duration.ofSeconds(5));
  }

  @Test
  void status_headers_and_body_arrive() throws Exception {
    serve(s -> write(s, "HTTP/1.1 429 Slow\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\nhi"));
    HttpSender.Response answer = send();
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("retry-after")).contains("7");
    assertThat(answer.body()).asString(US_ASCII).isEqualTo("hi");
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    serve(
        s ->
            write(
                s,
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:"
                    + server.getLocalPort()
                    + "/2\r\nContent-Length: 0\r\n\r\n"));
    assertThat(send().status()).isEqualTo(302);
    assertThat(served).hasSize(1);
  }

  @Test
  void only_a_kib_of_an_endless_answer_is_read() throws Exception {
    serve(
        s -> {
          write(s, "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n");
          String block = "x".repeat(8_192);
          while (true) {
            write(s, block);
          }
        });
    assertThat(send().body()).hasSize(1_024);
  }

  @Test
  void a_body_that_drips_counts_by_its_status() throws Exception {
    serve(
        s -> {
          write(s, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nab");
          over.await();
        });
    HttpSender.Response answer = send(Duration.ofSeconds(1));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).asString(US_ASCII).isEqualTo("ab");
  }

  @Test
  void silence_after_the_request_left_may_mean_it_arrived() {
    serve(s -> over.await());
    assertThatThrownBy(() -> send(Duration.ofSeconds(1)))
        .isInstanceOf(HttpSender.NoAnswerException.class);
  }

  @Test
  void a_reset_after_the_request_left_may_mean_it_arrived() {
    serve(
        s -> {
          s.setSoLinger(true, 0);
          s.close();
        });
    assertThatThrownBy(this::send)
        .isInstanceOf(HttpSender.NoAnswerException.class)
        .hasMessageNotContaining("S3cret");
  }

  @Test
  void no_connection_means_it_cannot_have_arrived() throws IOException {
    server.close();
    assertThatThrownBy(this::send)
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpSender.NoAnswerException.class)
        .hasMessageNotContaining("S3cret");
  }

  @Test
  void a_failed_handshake_is_a_fault_of_the_network() {
    serveRaw(
        s -> {
          write(s, "this is no TLS");
          s.close();
        });
    URI url = URI.create("https://127.0.0.1:" + server.getLocalPort() + "/S3cret");
    assertThatThrownBy(
            () ->
                sender.send(
                    new HttpSender.Request(url, Map.of(), new byte[0], Duration.ofSeconds(5))))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("S3cret");
  }

  @Test
  void garbage_instead_of_http_may_mean_it_arrived() {
    serve(s -> write(s, "\u0000\u0001 nonsense\r\n\r\n"));
    assertThatThrownBy(this::send).isInstanceOf(HttpSender.NoAnswerException.class);
  }

  @Test
  void an_interrupt_ends_the_wait() {
    serve(s -> over.await());
    Thread.currentThread().interrupt();
    assertThatThrownBy(this::send).isInstanceOf(InterruptedException.class);
  }

  @Test
  void a_request_prints_neither_path_nor_headers() throws Exception {
    HttpSender.Request request =
        new HttpSender.Request(
            URI.create("https://h.example.com/S3cret"),
            Map.of("a", "S3cret"),
            new byte[3],
            Duration.ofSeconds(1));
    assertThat(request.toString()).isEqualTo("POST to https://h.example.com, 3 bytes");
  }
}
