package dev.controllerstatus.history.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The pages of an SQLite file as they lie on the disk, those in its journal before those in the
 * file, whatever state both are in. The format is the one of sqlite.org/fileformat2.html.
 */
final class Pages implements AutoCloseable {
  /** The size that this product's files have. */
  static final int SIZE = 4096;

  private static final int JOURNAL_HEADER = 32;
  private static final int FRAME_HEADER = 24;

  private final FileChannel file;
  private final Optional<FileChannel> journal;
  private final Map<Integer, Long> journalled = new HashMap<>();
  private final int count;

  /** Opens both to be read. */
  Pages(Path path) throws IOException {
    file = FileChannel.open(path);
    Path beside = path.resolveSibling(path.getFileName() + "-wal");
    journal = Files.exists(beside) ? Optional.of(FileChannel.open(beside)) : Optional.empty();
    int last = (int) (file.size() / SIZE);
    if (journal.isPresent()) {
      last = Math.max(last, readJournal(journal.get()));
    }
    count = last;
  }

  /** The last frame of a page is the page; returns the highest page there is. */
  private int readJournal(FileChannel frames) throws IOException {
    int highest = 0;
    long at = JOURNAL_HEADER;
    for (; at + FRAME_HEADER + SIZE <= frames.size(); at += FRAME_HEADER + SIZE) {
      int page = read(frames, at, FRAME_HEADER).getInt(0);
      // A damaged number must not make up a file of terabytes.
      if (page > 0 && (long) page * SIZE <= file.size() + frames.size()) {
        journalled.put(page, at + FRAME_HEADER);
        highest = Math.max(highest, page);
      }
    }
    return highest;
  }

  /** How many there are; numbers begin with 1. */
  int count() {
    return count;
  }

  /** One page; empty when it is neither in the file nor in the journal. */
  Optional<ByteBuffer> page(int number) throws IOException {
    Long at = journalled.get(number);
    if (at != null && journal.isPresent()) {
      return Optional.of(read(journal.get(), at, SIZE));
    }
    long offset = (number - 1L) * SIZE;
    return number > 0 && offset + SIZE <= file.size()
        ? Optional.of(read(file, offset, SIZE))
        : Optional.empty();
  }

  private static ByteBuffer read(FileChannel from, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && from.read(bytes, at + bytes.position()) >= 0) {}
    return bytes.rewind();
  }

  @Override
  public void close() throws IOException {
    file.close();
    if (journal.isPresent()) {
      journal.get().close();
    }
  }
}
