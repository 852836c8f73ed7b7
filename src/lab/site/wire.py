"""A cable that can be bad: carries frames between two cards and delays, drops or limits them.

    wire.py CARD CARD FIFO [SETTINGS]

Settings are JSON and may change at any time through the FIFO; each message starts from the
settings of the command line: delay_ms, jitter_ms, loss, dup, corrupt (0 to 1), rate_kbit,
queue_bytes, down, and dir (ab, ba or both) for which way the rest applies to.
"""

import heapq
import json
import os
import random
import select
import socket
import sys
import time

ETH_P_ALL = 3
OUTGOING = 4
PLAIN = {"delay_ms": 0, "jitter_ms": 0, "loss": 0, "dup": 0, "corrupt": 0, "rate_kbit": 0,
         "queue_bytes": 32768, "down": False, "dir": "both"}


def card(name):
    packets = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
    packets.bind((name, ETH_P_ALL))
    packets.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
    packets.setblocking(False)
    return packets


class Way:
    """One direction: frames wait here until they are due."""

    def __init__(self, name, source, sink):
        self.name, self.source, self.sink = name, source, sink
        self.waiting, self.count, self.free_at, self.last_due = [], 0, 0.0, 0.0

    def take(self, settings, base, now):
        if settings["dir"] not in ("both", self.name):
            settings = base
        while True:
            try:
                frame, origin = self.source.recvfrom(65536)
            except BlockingIOError:
                return
            except OSError:  # the card went down
                return
            if origin[2] != OUTGOING and not settings["down"] and random.random() >= settings["loss"]:
                self.queue(frame, settings, now)

    def queue(self, frame, settings, now):
        if settings["corrupt"] and random.random() < settings["corrupt"]:
            frame = bytearray(frame)
            frame[random.randrange(14, len(frame))] ^= 0xFF
        due = now
        if settings["rate_kbit"]:
            seconds = len(frame) * 8 / (settings["rate_kbit"] * 1000)
            start = max(now, self.free_at)
            if (start - now) * settings["rate_kbit"] * 125 > settings["queue_bytes"]:
                return
            self.free_at = due = start + seconds
        due += (settings["delay_ms"] + random.uniform(-1, 1) * settings["jitter_ms"]) / 1000
        due = max(due, self.last_due)  # a cable keeps the order
        self.last_due = due
        for _ in range(2 if random.random() < settings["dup"] else 1):
            self.count += 1
            heapq.heappush(self.waiting, (due, self.count, bytes(frame)))

    def give(self, now):
        while self.waiting and self.waiting[0][0] <= now:
            try:
                self.sink.send(heapq.heappop(self.waiting)[2])
            except OSError:
                pass


def told(control, base):
    lines = os.read(control, 65536).decode().split("\n")
    return {**base, **json.loads([line for line in lines if line.strip()][-1])}


def main(first, second, fifo, given="{}"):
    base = {**PLAIN, **json.loads(given)}
    settings = base
    control = os.open(fifo, os.O_RDWR | os.O_NONBLOCK)
    a, b = card(first), card(second)
    ways = [Way("ab", a, b), Way("ba", b, a)]
    while True:
        due = min((way.waiting[0][0] for way in ways if way.waiting), default=None)
        wait = 5 if due is None else max(0, due - time.monotonic())
        ready, _, _ = select.select([a, b, control], [], [], wait)
        if control in ready:
            settings = told(control, base)
            for way in ways:
                way.free_at = way.last_due = 0.0
        now = time.monotonic()
        for way in ways:
            if way.source in ready:
                way.take(settings, base, now)
            way.give(now)


if __name__ == "__main__":
    main(*sys.argv[1:])
