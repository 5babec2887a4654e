// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the first 1,024 bytes of an answer and hangs up on the rest.
 *
 * <p>Threading: the client writes, {@link #sofar} is called from any thread.
 */
final class FirstKiB implements BodySubscriber<byte[]> {

  static final int LIMIT = 1_024;

  private final CompletableFuture<byte[]> done = new CompletableFuture<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final byte[] bytes = new byte[LIMIT];
  private int length;
  private @Nullable Subscription source;

  byte[] sofar() {
    lock.lock();
    try {
      return Arrays.copyOf(bytes, length);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return done;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    source = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    lock.lock();
    try {
      for (ByteBuffer part : parts) {
        int n = Math.min(part.remaining(), LIMIT - length);
        part.get(bytes, length, n);
        length += n;
      }
    } finally {
      lock.unlock();
    }
    if (length == LIMIT && source != null) {
      source.cancel();
      done.complete(sofar());
    }
  }

  @Override
  public void onError(Throwable failure) {
    done.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    done.complete(sofar());
  }
}
