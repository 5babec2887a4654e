// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A disk in memory that does what {@link Disk} allows it to. A crash keeps what was forced, and of
 * the rest whatever its random source says: blocks in any order, a block by half, a file's length
 * without its content, names without their files' last bytes, renamings and deletions or not.
 */
public final class FakeDisk implements Disk {

  /** A change of a directory that is not durable yet. */
  private record Change(Map<Path, FakeFile> sets, List<Path> removes) {}

  static final int BLOCK = 64;

  private final Map<Path, FakeFile> names = new TreeMap<>();
  private final Map<Path, FakeFile> durableNames = new TreeMap<>();
  private final List<Change> changes = new ArrayList<>();
  private boolean locked;

  /** How many more operations succeed; the next one meets a power cut. */
  public long stepsLeft = Long.MAX_VALUE;

  /** Bytes that may still be written before the disk is full. */
  public long room = Long.MAX_VALUE;

  /** How many more forces of files succeed before one fails and loses what it should force. */
  public long forcesLeft = Long.MAX_VALUE;

  long steps;
  long forces;

  void step() throws IOException {
    if (stepsLeft == 0) {
      throw new IOException("the power is off");
    }
    stepsLeft--;
    steps++;
  }

  /** Power off and on: what is left. */
  public void crash(Random random) {
    for (Change change : changes) {
      if (random.nextBoolean()) {
        change.removes.forEach(durableNames::remove);
        durableNames.putAll(change.sets);
      }
    }
    changes.clear();
    names.clear();
    names.putAll(durableNames);
    names.values().stream().distinct().forEach(f -> f.crash(random));
    repair();
  }

  /** The process is killed and the machine goes on: everything written is there. */
  public void kill() {
    repair();
  }

  private void repair() {
    locked = false;
    stepsLeft = Long.MAX_VALUE;
    room = Long.MAX_VALUE;
    forcesLeft = Long.MAX_VALUE;
  }

  /** What stands in a file. */
  public byte[] bytes(Path file) {
    return file(file).bytes();
  }

  /** Another content of a file, durable. */
  public void replace(Path file, byte[] bytes) {
    names.put(file, new FakeFile(this, bytes));
    durableNames.put(file, file(file));
  }

  /** The files there are. */
  public List<Path> files() {
    return List.copyOf(names.keySet());
  }

  void remove(Path file) {
    names.remove(file);
    durableNames.remove(file);
  }

  private FakeFile file(Path path) {
    FakeFile file = names.get(path);
    if (file == null) {
      throw new IllegalArgumentException("no file " + path);
    }
    return file;
  }

  private FakeFile existing(Path path) throws IOException {
    FakeFile file = names.get(path);
    if (file == null) {
      throw new NoSuchFileException(path.toString());
    }
    return file;
  }

  @Override
  public void createDirectories(Path directory) throws IOException {
    step();
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    step();
    return names.keySet().stream().map(p -> String.valueOf(p.getFileName())).toList();
  }

  @Override
  public DiskFile create(Path path) throws IOException {
    step();
    FakeFile file = new FakeFile(this, new byte[0]);
    names.put(path, file);
    changes.add(new Change(Map.of(path, file), List.of()));
    return file;
  }

  @Override
  public DiskFile open(Path path) throws IOException {
    step();
    return existing(path);
  }

  @Override
  public DiskFile openToRead(Path path) throws IOException {
    step();
    return existing(path);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    step();
    FakeFile file = existing(from);
    names.remove(from);
    names.put(to, file);
    changes.add(new Change(Map.of(to, file), List.of(from)));
  }

  @Override
  public void delete(Path file) throws IOException {
    step();
    existing(file);
    names.remove(file);
    changes.add(new Change(Map.of(), List.of(file)));
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    step();
    durableNames.clear();
    durableNames.putAll(names);
    changes.clear();
  }

  @Override
  public Closeable lock(Path file) throws IOException {
    step();
    if (locked) {
      throw new IOException("already open");
    }
    locked = true;
    return () -> locked = false;
  }
}
