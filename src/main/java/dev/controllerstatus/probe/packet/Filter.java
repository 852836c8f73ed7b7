package dev.controllerstatus.probe.packet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A small filter for packets, of the classic sort, bpf(4): one value, and which ones are let in.
 */
final class Filter {
  private static final int LOAD_WORD = 0x20;
  private static final int LOAD_BYTE = 0x30;
  private static final int JUMP_IF_EQUAL = 0x15;
  private static final int RETURN = 0x06;
  private static final int WHOLE = 0xffff;
  private final List<Integer> accepted = new ArrayList<>();
  private int load;
  private int at;

  Filter loadWord(int offset) {
    load = LOAD_WORD;
    at = offset;
    return this;
  }

  Filter loadByte(int offset) {
    load = LOAD_BYTE;
    at = offset;
    return this;
  }

  Filter acceptIf(int value) {
    accepted.add(value);
    return this;
  }

  /** The program; each instruction is a code, two jumps and a value. */
  byte[] rejectRest() {
    byte[] bytes = new byte[(accepted.size() + 3) * Long.BYTES];
    ByteBuffer program = SocketAddress.buffer(bytes);
    instruction(program, load, 0, at);
    for (int i = 0; i < accepted.size(); i++) {
      instruction(program, JUMP_IF_EQUAL, accepted.size() - i, accepted.get(i));
    }
    instruction(program, RETURN, 0, 0);
    instruction(program, RETURN, 0, WHOLE);
    return bytes;
  }

  private static void instruction(ByteBuffer program, int code, int jumpIfTrue, int value) {
    program.putShort((short) code).put((byte) jumpIfTrue).put((byte) 0).putInt(value);
  }
}
