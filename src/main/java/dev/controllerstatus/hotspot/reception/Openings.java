package dev.controllerstatus.hotspot.reception;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which rules of others would let people out of the hotspot, were ours not before them: those that
 * name the device or its network and accept or hide. What is for the box itself opens nothing; a
 * chain that others lead to may be for anything and counts.
 *
 * @param network the device, such as {@code wlan0}
 * @param address of the box in it, such as {@code 10.42.0.1}
 */
record Openings(String network, String address) {
  private static final Pattern FOR_THE_BOX = Pattern.compile("hook (input|output) ");
  private static final Pattern OPENS = Pattern.compile("\\b(accept|masquerade)\\b");

  /**
   * Finds them.
   *
   * @param ruleset as {@code nft list ruleset} prints it
   */
  List<String> in(String ruleset) {
    List<String> found = new ArrayList<>();
    boolean isForTheBox = false;
    for (String line : ruleset.lines().map(String::strip).toList()) {
      if (line.startsWith("chain ")) {
        isForTheBox = false;
      } else if (line.startsWith("type ")) {
        isForTheBox = FOR_THE_BOX.matcher(line).find();
      } else if (!isForTheBox && opens(line)) {
        found.add(line);
      }
    }
    return found;
  }

  private boolean opens(String rule) {
    return OPENS.matcher(rule).find() && !rule.contains("iifname !=") && isAbout(rule);
  }

  private boolean isAbout(String rule) {
    String prefix = address.substring(0, address.lastIndexOf('.') + 1);
    return rule.contains('"' + network + '"')
        || Pattern.compile("(?<![.\\d])" + Pattern.quote(prefix)).matcher(rule).find();
  }
}
