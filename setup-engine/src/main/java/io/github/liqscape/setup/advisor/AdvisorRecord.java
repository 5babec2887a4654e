// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import io.github.liqscape.journal.JournalEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * One consultation as it stands in the journal: who was asked what, what came back and when, and
 * what was made of it. It holds no header, no address and no key of any request.
 *
 * <p>Immutable.
 */
public final class AdvisorRecord {

  /** Type of its entries in a {@link io.github.liqscape.journal.Journal}. */
  public static final int TYPE = 1;

  private static final int VERSION = 1;

  private final String contextHash;
  private final AdvisorInfo advisor;
  private final AdvisorOutcome outcome;
  private final byte[] request;
  private final byte[] response;
  private final long askedNanos;
  private final long latencyNanos;

  AdvisorRecord(
      String contextHash,
      AdvisorInfo advisor,
      AdvisorOutcome outcome,
      byte[] request,
      byte[] response,
      long askedNanos,
      long latencyNanos) {
    this.contextHash = contextHash;
    this.advisor = advisor;
    this.outcome = outcome;
    this.request = request;
    // One byte more than the longest still says OVERSIZE.
    this.response =
        Arrays.copyOf(response, Math.min(response.length, AdviceJson.MAX_BODY_BYTES + 1));
    this.askedNanos = askedNanos;
    this.latencyNanos = latencyNanos;
  }

  /** Hash of the setup. */
  public String contextHash() {
    return contextHash;
  }

  /** Who was, or would have been, asked. */
  public AdvisorInfo advisor() {
    return advisor;
  }

  /** What came of it; that of accepted advice was judged anew from {@link #response}. */
  public AdvisorOutcome outcome() {
    return outcome;
  }

  /** A copy of the request's JSON; empty if none was made. */
  public byte[] request() {
    return request.clone();
  }

  /** A copy of the answer's body; empty if none came in time, cut if it was oversize. */
  public byte[] response() {
    return response.clone();
  }

  /** When it was asked, epoch nanoseconds of the desk's clock. */
  public long askedNanos() {
    return askedNanos;
  }

  /** From the question to the outcome. */
  public long latencyNanos() {
    return latencyNanos;
  }

  int version() {
    return VERSION;
  }

  byte[] payload() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(contextHash);
      out.writeUTF(advisor.id());
      out.writeUTF(advisor.modelId());
      out.writeUTF(advisor.promptHash());
      ParameterText.write(out, advisor.parameters());
      out.writeUTF(outcome.label());
      out.writeUTF(outcome instanceof AdvisorOutcome.Ignored ignored ? ignored.why() : "");
      out.writeLong(askedNanos);
      out.writeLong(latencyNanos);
      out.writeInt(request.length);
      out.write(request);
      out.writeInt(response.length);
      out.write(response);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads an entry.
   *
   * @throws IllegalArgumentException if it is of another type or version, or not whole
   */
  public static AdvisorRecord of(JournalEntry entry) {
    if (entry.type() != TYPE || entry.version() != VERSION) {
      throw new IllegalArgumentException(
          "an advisor's entry must be of type " + TYPE + " version " + VERSION + ", was " + entry);
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(entry.payload()))) {
      String hash = in.readUTF();
      AdvisorInfo advisor =
          new AdvisorInfo(in.readUTF(), in.readUTF(), in.readUTF(), ParameterText.read(in));
      String code = in.readUTF();
      String why = in.readUTF();
      long asked = in.readLong();
      long latency = in.readLong();
      byte[] request = bytes(in);
      byte[] response = bytes(in);
      return new AdvisorRecord(
          hash, advisor, outcome(code, why, response, hash), request, response, asked, latency);
    } catch (IOException e) {
      throw new IllegalArgumentException(entry + " is no whole advisor's entry", e);
    }
  }

  private static AdvisorOutcome outcome(String code, String why, byte[] response, String hash) {
    if (code.equals("ACCEPTED")) {
      return AdvisorGuard.judge(response, hash);
    }
    for (GuardCode guard : GuardCode.values()) {
      if (guard.name().equals(code)) {
        return new AdvisorOutcome.Ignored(guard, why);
      }
    }
    return new AdvisorOutcome.NotAsked(AdvisorOutcome.Cause.valueOf(code));
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(Math.max(0, length));
    if (bytes.length != length) {
      throw new IOException("bytes are missing");
    }
    return bytes;
  }

  /** Says who, what and how long; neither body. */
  @Override
  public String toString() {
    return "AdvisorRecord[%s for %s by %s %s after %d ns]"
        .formatted(
            outcome.label(), contextHash, advisor.id(), advisor.modelId(),
            latencyNanos);
  }
}
