// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import com.sun.net.httpserver.HttpHandler;
import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannels;
import io.github.liqscape.routing.channel.push.PushChannel;
import io.github.liqscape.routing.channel.push.PushPage;
import io.github.liqscape.routing.channel.push.VapidKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;

/**
 * Notifications of browsers: the channel, and the page where a browser switches them on.
 *
 * <p>A subscription belongs to the keys it was made with: both stay in a folder that outlives the terminal.
 */
final class PushDesk implements AutoCloseable {

  private static final String PUBLIC = "vapid.public";
  private static final String PRIVATE = "vapid.private";

  private final PushChannel channel;
  private final String publicKey;

  private PushDesk(PushChannel channel, String publicKey) {
    this.channel = channel;
    this.publicKey = publicKey;
  }

  /**
   * Opens the channel, with keys that are made the first time.
   *
   * @param subject whom a push service may write to about the sender: a mailto: or https: address
   * @throws IllegalArgumentException if the subject is neither
   */
  static PushDesk open(Path folder, String user, String subject) throws IOException {
    Files.createDirectories(folder);
    Path secret = folder.resolve(PRIVATE);
    if (!Files.exists(secret)) {
      VapidKeys made = VapidKeys.generate();
      writeOwn(secret, made.privateKey().reveal());
      Files.writeString(folder.resolve(PUBLIC), made.publicKey());
    }
    String publicKey = Files.readString(folder.resolve(PUBLIC));
    DeliveryChannel opened =
        DeliveryChannels.installed()
            .open(
                "push",
                ChannelConfig.of("push:" + user)
                    .with("publicKey", publicKey)
                    .with("privateKey", Files.readString(secret))
                    .with("subject", subject),
                ChannelContext.standard(folder));
    return new PushDesk((PushChannel) opened, publicKey);
  }

  /** Nobody else reads it, from its first byte on. */
  private static void writeOwn(Path file, String text) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.write(file, text.getBytes(StandardCharsets.US_ASCII));
  }

  DeliveryChannel channel() {
    return channel;
  }

  /** Serves {@code /push/}. */
  HttpHandler page(InstantSource clock) {
    return PushPage.handler(channel, publicKey, clock);
  }

  @Override
  public void close() {
    channel.close();
  }
}
