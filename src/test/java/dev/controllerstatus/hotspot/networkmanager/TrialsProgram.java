package dev.controllerstatus.hotspot.networkmanager;

import dev.controllerstatus.hotspot.Networks;
import dev.controllerstatus.hotspot.UplinkSettings;
import dev.controllerstatus.hotspot.UplinkSettings.Addressing;
import dev.controllerstatus.hotspot.UplinkSettings.Admission;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.types.Variant;

/**
 * Tries or recovers a fixed address of lan0 and prints what came of it. Arguments: id and "recover"
 * or "certificate", which keeps a profile of 802.1X, or id, address, gateway and "whole" or
 * "killed", which ends this process in the middle.
 */
final class TrialsProgram {
  private TrialsProgram() {}

  public static void main(String[] argument) throws Exception {
    try (Bus bus = new Bus()) {
      Trials trials = new Trials(new Network(bus));
      if (argument[1].equals("certificate")) {
        keepCertificate(new Network(bus), trials, argument[0]);
      } else if (argument[1].equals("recover")) {
        System.out.println("kept " + trials.recover(argument[0]));
      } else {
        Addressing fixed = new Addressing.Fixed(at(argument[1]), 24, at(argument[2]), List.of());
        boolean isKilled = argument[3].equals("killed");
        System.out.println("begins");
        System.out.println(
            "failure "
                + trials.change(
                    new UplinkSettings.Wired("lan0", new Admission.Open(), fixed),
                    argument[0],
                    Networks.NONE,
                    _ -> !isKilled || isDead()));
      }
    }
    System.exit(0);
  }

  private static void keepCertificate(Network network, Trials trials, String id) throws Exception {
    UplinkSettings settings =
        new UplinkSettings.Wired(
            "lan0", UplinkProfileTest.certificate(), new Addressing.Dhcp(List.of()));
    Device device =
        network.devices().stream()
            .filter(one -> one.name().equals("lan0"))
            .findFirst()
            .orElseThrow();
    Map<String, Map<String, Variant<?>>> profile =
        new UplinkProfile(settings, id, 10, false).on(device);
    trials.keep(trials.add(profile), profile);
  }

  private static Inet4Address at(String address) throws Exception {
    return (Inet4Address) InetAddress.getByName(address);
  }

  private static boolean isDead() {
    Runtime.getRuntime().halt(137);
    return false;
  }
}
