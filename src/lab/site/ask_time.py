"""One NTP question: prints leap indicator, stratum, seconds off, and a kiss code if there is one."""

import socket
import struct
import sys
import time

asking = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
asking.settimeout(1)
asking.sendto(b"\x23" + bytes(47), (sys.argv[1], int(sys.argv[2])))
try:
    answer = asking.recv(512)
except OSError:
    print("silent")
    sys.exit(1)
off = struct.unpack("!I", answer[40:44])[0] - 2208988800 - time.time()
kiss = answer[12:16].decode("ascii", "replace") if answer[1] == 0 else ""
print(f"leap {answer[0] >> 6} stratum {answer[1]} off {round(off) if answer[1] else 0} {kiss.strip(chr(0))}".strip())
