package dev.controllerstatus.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All files of the app, by the list that its build has left; none where it was not built. */
@Singleton
final class AppFiles {
  private static final String FOLDER = "/app/";
  private static final String LIST = "files.txt";
  private final Map<String, AppFile> files;

  AppFiles() throws IOException {
    try (InputStream list = AppFiles.class.getResourceAsStream(FOLDER + LIST)) {
      files = list == null ? Map.of() : parse(new String(list.readAllBytes(), UTF_8));
    }
  }

  private static Map<String, AppFile> parse(String list) {
    return list.lines()
        .map(AppFile::parse)
        .collect(Collectors.toUnmodifiableMap(AppFile::path, Function.identity()));
  }

  /** The file at this path: one of the list, whatever else the path might lead to. */
  Optional<AppFile> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** All there are. */
  Iterable<AppFile> all() {
    return files.values();
  }

  /** What is in it. */
  byte[] read(AppFile file, Packing packing) throws IOException {
    String name = FOLDER + file.path() + packing.ending();
    try (InputStream in = AppFiles.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
