package dev.controllerstatus.hotspot;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The latest change of the uplink and what became of it; kept over restarts.
 *
 * @param title of the settings that were tried, see {@link UplinkSettings#title}
 * @param failure why it was taken back; set in {@link Stage#TAKEN_BACK} only
 * @param at when the stage began
 */
public record UplinkAttempt(String title, Stage stage, @Nullable Failure failure, Instant at) {

  /** How far it is. */
  public enum Stage {
    /** The new way is being tried; the old one stands by. */
    TRYING,
    /** The new way works and is kept. */
    KEPT,
    /** The new way did not work; the box is on the old one again. */
    TAKEN_BACK;

    /** The code for programs, such as {@code taken-back}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Why a change was taken back. Each has a sentence in the message files. */
  public enum Failure {
    /** There is nothing to try it with: no NetworkManager, no such device. */
    UNAVAILABLE,
    /** Another change is being tried. */
    BUSY,
    /** The network was not found. */
    NOT_FOUND,
    /** The key, the password or the certificate was refused. */
    NOT_ADMITTED,
    /** No cable, or nothing at its other end. */
    NO_LINK,
    /** The network gave no address. */
    NO_ADDRESS,
    /** The gateway does not answer. */
    NO_GATEWAY,
    /** Neither names nor the internet could be reached. */
    NO_INTERNET,
    /** The settings were refused as they are. */
    REFUSED,
    /** The box or the program stopped in the middle. */
    INTERRUPTED,
    /** No answer in time. */
    TIMEOUT;

    /** The code for programs, such as {@code not-admitted}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
