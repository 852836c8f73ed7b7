package dev.controllerstatus.api;

import org.jspecify.annotations.Nullable;

/**
 * The last day of one service for the page: what to say of it, and what to draw.
 *
 * @param figure the availability, such as {@code 99.7 %}; empty when there was no attempt
 * @param of what the figure is the share of; or that there is none yet
 * @param latency median and 95th percentile in words; empty without any success
 * @param label all of it in one sentence, for whoever does not see the drawing
 * @param drawing null when nothing is known
 */
public record Sparkline(
    String figure, String of, String latency, String label, @Nullable Drawing drawing) {

  /**
   * Paths of an SVG, 384 wide and 56 high: four for each of 96 quarters of an hour.
   *
   * @param median a line for the median of the latencies
   * @param tail an area up to their 95th percentile
   * @param refused a band along the top where the login was refused
   * @param failed hangs from the top where the service was not reached
   * @param gaps areas of which nothing is known
   * @param breaks strokes where the record breaks off for less than a quarter
   * @param known the base line where something is known
   * @param before the base line before the first attempt of all
   */
  public record Drawing(
      String median,
      String tail,
      String refused,
      String failed,
      String gaps,
      String breaks,
      String known,
      String before) {}
}
