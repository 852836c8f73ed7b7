"""Servers that misbehave in ways no real one can be told to.

    odd.py CERTIFICATE KEY

TCP 9001 accepts and never answers. 9002 is HTTPS that thinks for 800 ms. 9003 speaks TLS and then says
nothing. 9004 speaks plain HTTP. UDP 9123 answers every NTP question with the kiss code RATE.
"""

import asyncio
import ssl
import struct
import sys

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK"


async def hang(reader, writer):
    while await reader.read(65536):
        pass


async def think(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    await asyncio.sleep(0.8)
    writer.write(ANSWER)
    await writer.drain()
    writer.close()


async def at_once(reader, writer):
    await reader.read(65536)
    writer.write(ANSWER)
    await writer.drain()
    writer.close()


class Kiss(asyncio.DatagramProtocol):
    """RFC 5905 section 7.4: stratum 0, and the code in place of the reference."""

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, sender):
        question = data[40:48]
        head = struct.pack("!BBbbII4s", 0xE4, 0, 6, -20, 0, 0, b"RATE")
        self.transport.sendto(head + bytes(8) + question + question + question, sender)


async def main(certificate, key):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    await asyncio.start_server(hang, "0.0.0.0", 9001)
    await asyncio.start_server(think, "0.0.0.0", 9002, ssl=context)
    await asyncio.start_server(hang, "0.0.0.0", 9003, ssl=context)
    await asyncio.start_server(at_once, "0.0.0.0", 9004)
    await asyncio.get_running_loop().create_datagram_endpoint(Kiss, ("0.0.0.0", 9123))
    await asyncio.Future()


asyncio.run(main(*sys.argv[1:]))
