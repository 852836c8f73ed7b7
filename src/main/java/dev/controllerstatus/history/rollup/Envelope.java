package dev.controllerstatus.history.rollup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * What lies around a block: a byte with the version, one that tells whether the content is deflated
 * (RFC 1951), the content, and a CRC-32 over all of it.
 */
final class Envelope {
  private static final byte VERSION = 1;
  private static final byte PLAIN = 0;
  private static final byte DEFLATED = 1;
  private static final int HEAD = 2;
  private static final int FOOT = Integer.BYTES;

  /** A block in which every bucket of every histogram was met stays below. */
  private static final int MOST = 1 << 22;

  private Envelope() {}

  /** Around content, which is deflated where that is shorter. */
  static byte[] seal(byte[] content) {
    byte[] deflated = deflate(content);
    boolean helps = deflated.length < content.length;
    byte[] body = helps ? deflated : content;
    ByteBuffer sealed = ByteBuffer.allocate(HEAD + body.length + FOOT);
    sealed.put(VERSION).put(helps ? DEFLATED : PLAIN).put(body);
    return sealed.putInt(checksum(sealed.array())).array();
  }

  /** The content. */
  static byte[] open(byte[] sealed) throws DamagedException {
    if (sealed.length < HEAD + FOOT || sealed.length > MOST) {
      throw new DamagedException("a block cannot have " + sealed.length + " bytes");
    } else if (ByteBuffer.wrap(sealed).getInt(sealed.length - FOOT) != checksum(sealed)) {
      throw new DamagedException("the checksum differs");
    } else if (sealed[0] != VERSION) {
      throw new DamagedException("version " + sealed[0] + " is not known here");
    }
    byte[] body = Arrays.copyOfRange(sealed, HEAD, sealed.length - FOOT);
    return switch (sealed[1]) {
      case PLAIN -> body;
      case DEFLATED -> inflate(body);
      default -> throw new DamagedException("form " + sealed[1] + " is not known here");
    };
  }

  private static int checksum(byte[] sealed) {
    CRC32 crc = new CRC32();
    crc.update(sealed, 0, sealed.length - FOOT);
    return (int) crc.getValue();
  }

  private static byte[] deflate(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length);
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, /* nowrap= */ true);
        DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Memory does not fail.
    }
    return bytes.toByteArray();
  }

  private static byte[] inflate(byte[] body) throws DamagedException {
    try (Inflater inflater = new Inflater(/* nowrap= */ true);
        InputStream in = new InflaterInputStream(new ByteArrayInputStream(body), inflater)) {
      byte[] content = in.readNBytes(MOST + 1);
      if (content.length > MOST) {
        throw new DamagedException("a block cannot be that large");
      }
      return content;
    } catch (IOException e) {
      throw new DamagedException("not deflated as it should be");
    }
  }
}
