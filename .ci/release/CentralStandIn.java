// SPDX-License-Identifier: Apache-2.0
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes a bundle as Maven Central's publisher would, on the loopback address, and calls it valid.
 * What is in it is for CheckBundle to say. Arguments: file for the port, file for the bundle.
 */
public final class CentralStandIn {

  private static final String ID = "28570f16-da32-4c14-bd2e-c1acc0782365";

  private CentralStandIn() {}

  public static void main(String[] args) throws IOException {
    Path bundle = Path.of(args[1]);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/publisher/upload",
        exchange -> {
          Files.write(bundle, part(exchange.getRequestBody().readAllBytes()));
          answer(exchange, 201, "text/plain", ID);
        });
    server.createContext(
        "/api/v1/publisher/status",
        exchange ->
            answer(
                exchange, 200, "application/json",
                "{\"deploymentId\":\"" + ID
                    + "\",\"deploymentState\":\"VALIDATED\",\"purls\":[],\"errors\":{}}"));
    server.start();
    Path port = Path.of(args[0]);
    Path unfinished = port.resolveSibling(port.getFileName() + ".new");
    Files.writeString(unfinished, String.valueOf(server.getAddress().getPort()));
    Files.move(unfinished, port);
  }

  /** The content of the only part of a multipart body. */
  private static byte[] part(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String boundary = "\r\n" + text.substring(0, text.indexOf("\r\n"));
    int from = text.indexOf("\r\n\r\n") + 4;
    int to = text.indexOf(boundary, from);
    if (to < 0) {
      throw new IllegalArgumentException("the upload has no end");
    }
    return text.substring(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
