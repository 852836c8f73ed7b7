package dev.controllerstatus.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.probe.TestAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductTest {
  @TempDir private Path folder;

  // A key that no part of the product reads is told as unknown.
  @Test
  void every_key_of_the_contract_is_read_by_some_part() throws Exception {
    Path file = folder.resolve("controller-status.yml");
    Files.writeString(
        file,
        """
        controller-status:
          box: { name: Depot, data: "%1$s/data", certs: "%1$s/certs" }
          http: { port: 8080 }
          https: { port: 8443, names: [depot.internal] }
          hotspot: { interface: auto, fallback: true }
          trust: ["%2$s"]
          access:
            admin: { password: not-a-secret }
            viewer: { password: not-a-secret }
        """
            .formatted(folder, root()));
    Map<String, String> environment = Map.of(Configuration.FILE_VARIABLE, file.toString());
    try (Product product = Product.of(environment)) {
      assertEquals("Depot", product.settings().name());
    }
  }

  private Path root() throws Exception {
    byte[] der = new TestAuthority("Own Root").certificate().getEncoded();
    return Files.writeString(
        folder.resolve("root.pem"),
        "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(der)));
  }
}
