package dev.controllerstatus.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What the product is.
 *
 * @param java version of the Java that it runs on
 * @param system name, version and architecture of the operating system
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record AboutBody(String version, String java, String system, List<PartBody> parts) {
  /**
   * A library of somebody else, as it was when the product was built.
   *
   * @param licence names of SPDX where there is one; several are joined by {@code or}
   * @param url its home; empty where it names none
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record PartBody(String name, String version, String licence, String url) {}
}
