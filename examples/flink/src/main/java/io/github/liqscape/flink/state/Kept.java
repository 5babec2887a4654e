// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An engine as a value of keyed state. It is alive from the first event of its key on, and bytes
 * before that; events never serialise it.
 *
 * <p>Flink's heap backend hands out the object itself. While a snapshot is being written, the first
 * access to a key makes Flink copy the value ({@link KeptSerializer#copy}) and hand out the copy:
 * the snapshot keeps the old object, which nobody changes any more, and the copy comes alive from
 * its bytes. So an engine is saved once for each checkpoint, whether or not events come meanwhile.
 *
 * <p>Threading: single writer; {@link #forSnapshot} may be called by the snapshot's thread at the same
 * time as by a copy.
 *
 * @param <E> the engine
 */
public final class Kept<E extends Engine> {

  private @Nullable E live;
  private byte @Nullable [] frozen;

  private Kept(@Nullable E live, byte @Nullable [] frozen) {
    this.live = live;
    this.frozen = frozen;
  }

  /** A new engine. */
  public static <E extends Engine> Kept<E> of(E engine) {
    return new Kept<>(Objects.requireNonNull(engine, "engine"), null);
  }

  static <E extends Engine> Kept<E> frozen(byte[] bytes) {
    return new Kept<>(null, bytes);
  }

  /**
   * The engine, to be changed. Do not keep it beyond the event: the next access may find a copy.
   *
   * @throws IOException if the bytes cannot be read, with the reason
   */
  public E live(Engine.Restorer<E> restorer) throws IOException {
    E engine = live;
    if (engine == null) {
      byte[] bytes = Objects.requireNonNull(frozen, "frozen");
      engine = restorer.restore(new DataInputStream(new ByteArrayInputStream(bytes)));
      live = engine;
    }
    frozen = null; // it is about to change
    return engine;
  }

  /** Its bytes: those it came from, or a save. */
  byte[] bytes() throws IOException {
    byte[] bytes = frozen;
    return bytes == null ? saved() : bytes;
  }

  /** Its bytes, kept: the caller knows that this object is never changed again. */
  synchronized byte[] forCopy() throws IOException {
    byte[] bytes = bytes();
    frozen = bytes;
    return bytes;
  }

  private byte[] saved() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    Objects.requireNonNull(live, "live").save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  /** The same for the thread of a snapshot: not at once with a copy. */
  synchronized byte[] forSnapshot() throws IOException {
    return bytes();
  }
}
