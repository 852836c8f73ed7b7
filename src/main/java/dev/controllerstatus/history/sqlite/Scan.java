package dev.controllerstatus.history.sqlite;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Finds the rows of all tables on their pages, without the tree and the schema that would lead
 * there: damage then costs what it hits, and nothing else.
 */
final class Scan {
  private static final byte LEAF_OF_TABLE = 0x0D;
  private static final int FILE_HEADER = 100;
  private static final int LEAF_HEADER = 8;
  private static final int LARGEST = 4 << 20;
  // From section 1.6 of the format: what of a record lies on its leaf, the rest on further pages.
  private static final int MOST_ON_LEAF = Pages.SIZE - 35;
  private static final int LEAST_ON_LEAF = (Pages.SIZE - 12) * 32 / 255 - 23;

  private final Pages pages;

  /** Takes rows. */
  interface Each {
    void row(Found row) throws SQLException;
  }

  Scan(Pages pages) {
    this.pages = pages;
  }

  /** Every row that can be read, in the order of the pages; some may come twice. */
  void each(Each each) throws IOException, SQLException {
    for (int number = 1; number <= pages.count(); number++) {
      Optional<ByteBuffer> page = pages.page(number);
      int start = number == 1 ? FILE_HEADER : 0;
      if (page.isPresent() && page.get().get(start) == LEAF_OF_TABLE) {
        leaf(page.get(), start, each);
      }
    }
  }

  private void leaf(ByteBuffer page, int start, Each each) throws IOException, SQLException {
    int cells = Math.min(page.getShort(start + 3) & 0xFFFF, Pages.SIZE / 4);
    for (int i = 0; i < cells; i++) {
      int pointer = start + LEAF_HEADER + 2 * i;
      if (pointer + 2 <= Pages.SIZE) {
        Optional<Found> row = cell(page, page.getShort(pointer) & 0xFFFF);
        if (row.isPresent()) {
          each.row(row.get());
        }
      }
    }
  }

  private Optional<Found> cell(ByteBuffer page, int at) throws IOException {
    try {
      ByteBuffer cell = page.duplicate().position(at);
      long length = Found.varint(cell);
      long key = Found.varint(cell);
      if (length <= 0 || length > LARGEST) {
        return Optional.empty();
      }
      return Found.parse(key, record(cell, (int) length));
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty(); // The cell points out of the page.
    }
  }

  private ByteBuffer record(ByteBuffer cell, int length) throws IOException {
    ByteBuffer record = ByteBuffer.allocate(length);
    int local = local(length);
    record.put(cell.slice(cell.position(), local));
    cell.position(cell.position() + local);
    for (int next = local < length ? cell.getInt() : 0; record.hasRemaining(); ) {
      ByteBuffer page = pages.page(next).orElseThrow(BufferUnderflowException::new);
      next = page.getInt();
      page.limit(Math.min(Pages.SIZE, page.position() + record.remaining()));
      record.put(page);
    }
    return record.flip();
  }

  private static int local(int length) {
    if (length <= MOST_ON_LEAF) {
      return length;
    }
    int wanted = LEAST_ON_LEAF + (length - LEAST_ON_LEAF) % (Pages.SIZE - 4);
    return wanted <= MOST_ON_LEAF ? wanted : LEAST_ON_LEAF;
  }
}
