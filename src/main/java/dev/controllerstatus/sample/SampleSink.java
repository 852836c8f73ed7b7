package dev.controllerstatus.sample;

/** Takes every sample once, in order, on one thread at a time. */
public interface SampleSink {
  /** Must be quick and must not throw: the next sample waits. */
  void accept(Sample sample);
}
