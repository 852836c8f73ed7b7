package dev.controllerstatus.hotspot.networkmanager;

import dev.controllerstatus.hotspot.UplinkSettings;
import dev.controllerstatus.hotspot.UplinkSettings.Addressing;
import dev.controllerstatus.hotspot.UplinkSettings.Admission;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Tries or recovers a fixed address of lan0 and prints what came of it. Arguments: id and
 * "recover", or id, address, gateway and "whole" or "killed", which ends this process in the
 * middle.
 */
final class TrialsProgram {
  private TrialsProgram() {}

  public static void main(String[] argument) throws Exception {
    try (Bus bus = new Bus()) {
      Trials trials = new Trials(new Network(bus));
      if (argument[1].equals("recover")) {
        System.out.println("kept " + trials.recover(argument[0]));
      } else {
        Addressing fixed = new Addressing.Fixed(at(argument[1]), 24, at(argument[2]), List.of());
        boolean isKilled = argument[3].equals("killed");
        System.out.println(
            "failure "
                + trials.change(
                    new UplinkSettings.Wired("lan0", new Admission.Open(), fixed),
                    argument[0],
                    _ -> !isKilled || isDead()));
      }
    }
    System.exit(0);
  }

  private static Inet4Address at(String address) throws Exception {
    return (Inet4Address) InetAddress.getByName(address);
  }

  private static boolean isDead() {
    Runtime.getRuntime().halt(137);
    return false;
  }
}
