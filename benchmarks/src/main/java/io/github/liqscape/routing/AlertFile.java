// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertCodec;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** A file that is written and forced for every alert, or for many together. */
final class AlertFile implements AlertStore {

  private final ReentrantLock lock = new ReentrantLock();
  private final FileChannel channel;

  AlertFile(Path folder) throws IOException {
    channel =
        FileChannel.open(
            folder.resolve("alerts"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  @Override
  public void insert(Alert alert) {
    insertAll(List.of(alert));
  }

  @Override
  public void insertAll(List<Alert> alerts) {
    lock.lock();
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 * alerts.size());
      DataOutputStream out = new DataOutputStream(bytes);
      for (Alert alert : alerts) {
        AlertCodec.write(out, alert);
      }
      ByteBuffer left = ByteBuffer.wrap(bytes.toByteArray());
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
