// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.email;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server that can go over to TLS and writes down what it heard before and after. Not a line
 * is read ahead, so that the handshake finds its bytes where they are.
 */
final class StartTlsServer implements AutoCloseable {

  /** The answers of one server. */
  record Script(String hello, String startTls, String helloInTls) {
    static final Script USUAL =
        new Script(
            "250-mail.example.com\r\n250-STARTTLS\r\n250 AUTH PLAIN",
            "220 go on",
            "250-mail.example.com\r\n250 AUTH PLAIN");

    Script hello(String answer) {
      return new Script(answer, startTls, helloInTls);
    }

    Script startTls(String answer) {
      return new Script(hello, answer, helloInTls);
    }
  }

  private final SSLContext tls;
  private final Script script;
  private final ServerSocket server;
  private final List<String> clear = new CopyOnWriteArrayList<>();
  private final List<String> secret = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> ends = new ArrayBlockingQueue<>(16);

  StartTlsServer(SSLContext tls, Script script) throws IOException {
    this.tls = tls;
    this.script = script;
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Lines that anybody could have read. */
  List<String> clear() {
    return clear;
  }

  /** Lines that came through TLS. */
  List<String> secret() {
    return secret;
  }

  /** Waits until the client has hung up, so that all it said is known. */
  String awaitEnd() throws InterruptedException {
    String end = ends.poll(20, TimeUnit.SECONDS);
    return end == null ? "the client is still there" : end;
  }

  private void serve() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> ends.add(talk(socket)));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private String talk(Socket socket) {
    try (socket) {
      say(socket, "220 mail.example.com");
      if (!converse(socket, clear, script.hello)) {
        return "hung up in the clear";
      }
      SSLSocket upgraded =
          (SSLSocket)
              tls.getSocketFactory()
                  .createSocket(
                      socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
      upgraded.setUseClientMode(false);
      upgraded.startHandshake();
      converse(upgraded, secret, script.helloInTls);
      return "hung up in TLS";
    } catch (IOException e) {
      return "failed: " + e.getClass().getSimpleName();
    }
  }

  /** Answers until the client hangs up or, true, wants TLS and gets it. */
  private boolean converse(Socket socket, List<String> heard, String hello) throws IOException {
    boolean data = false;
    while (true) {
      String line = line(socket);
      heard.add(line);
      if (data) {
        data = !line.equals(".");
        if (!data) {
          say(socket, "250 taken");
        }
        continue;
      }
      String command = line.split(" ", -1)[0];
      String answer =
          switch (command) {
            case "EHLO" -> hello;
            case "STARTTLS" -> script.startTls;
            case "AUTH" -> line.contains(" PLAIN ") ? "235 welcome" : "504 only PLAIN";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
          };
      say(socket, answer);
      data = command.equals("DATA");
      if (command.equals("STARTTLS") && answer.startsWith("220")) {
        return true;
      }
      if (command.equals("QUIT")) {
        return false;
      }
    }
  }

  private static void say(Socket socket, String answer) throws IOException {
    socket.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }

  /** Without its end. */
  private static String line(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("hung up");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(US_ASCII);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
