package dev.controllerstatus.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.controllerstatus.config.Owner;
import dev.controllerstatus.config.WholeFile;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two files of JSON lines: one that grows up to its bound, and the one that was full before. */
final class AuditFile {
  private static final Logger LOG = LoggerFactory.getLogger(AuditFile.class);
  static final long MOST_BYTES = 256 * 1024;
  private final Path file;
  private final Path older;
  private final ObjectMapper mapper;
  private boolean isFailing;
  // A line that a power cut left half must not spoil the first of this run.
  private String start = "\n";

  AuditFile(Path folder, ObjectMapper mapper) {
    this.file = folder.resolve("audit.jsonl");
    this.older = folder.resolve("audit.1.jsonl");
    this.mapper = mapper;
  }

  /** Adds an entry. A full or broken disk loses it: nobody is kept out of the box for that. */
  synchronized void add(AuditEntry entry) {
    try {
      append(mapper.writeValueAsString(entry));
      isFailing = false;
    } catch (IOException e) {
      if (!isFailing) {
        LOG.warn("the audit log cannot be written, entries are lost: {}", e.toString());
      }
      isFailing = true;
    }
  }

  private void append(String line) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
      Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
    }
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(WholeFile.OWNER_ONLY));
    try (FileChannel channel = FileChannel.open(file, Set.of(CREATE, APPEND), ownerOnly)) {
      channel.write(ByteBuffer.wrap((start + line + "\n").getBytes(UTF_8)));
      channel.force(false);
      Owner.asOfFolder(file);
      start = "";
    }
  }

  /** All entries, oldest first. Lines that are none are passed over. */
  synchronized List<AuditEntry> read() throws IOException {
    List<AuditEntry> entries = new ArrayList<>();
    for (Path path : List.of(older, file)) {
      if (Files.exists(path)) {
        new String(Files.readAllBytes(path), UTF_8).lines().forEach(line -> parse(line, entries));
      }
    }
    return entries;
  }

  private void parse(String line, List<AuditEntry> into) {
    try {
      if (!line.isBlank()) {
        into.add(mapper.readValue(line, AuditEntry.class));
      }
    } catch (IOException e) {
      LOG.debug("a line of the audit log is no entry: {}", e.toString());
    }
  }
}
