package dev.controllerstatus.probe.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

class SystemNamesTest {
  @RepeatedTest(20)
  void many_targets_may_look_into_the_hosts_file_at_once() throws Exception {
    SystemNames names = new SystemNames();
    Callable<List<InetAddress>> lookup = () -> names.resolve("localhost");
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<List<InetAddress>> found :
          threads.invokeAll(IntStream.range(0, 50).mapToObj(_ -> lookup).toList())) {
        assertTrue(found.get().getFirst().isLoopbackAddress());
      }
    }
  }
}
