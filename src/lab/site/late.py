"""A resolver that takes its time: passes questions on after DELAY seconds.

    late.py PORT RESOLVER [DELAY]
"""

import asyncio
import sys


class Asked(asyncio.DatagramProtocol):
    def __init__(self, resolver, delay):
        self.resolver, self.delay = resolver, delay

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, sender):
        asyncio.ensure_future(self.answer(data, sender))

    async def answer(self, data, sender):
        await asyncio.sleep(self.delay)
        answered = asyncio.get_running_loop().create_future()
        transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(
            lambda: Answer(answered), remote_addr=(self.resolver, 53))
        transport.sendto(data)
        try:
            self.transport.sendto(await asyncio.wait_for(answered, 5), sender)
        except (asyncio.TimeoutError, OSError):
            pass
        transport.close()


class Answer(asyncio.DatagramProtocol):
    def __init__(self, answered):
        self.answered = answered

    def datagram_received(self, data, _):
        if not self.answered.done():
            self.answered.set_result(data)


def over_tcp(resolver, delay):
    async def pass_on(reader, writer):
        question = await reader.read(4096)
        await asyncio.sleep(delay)
        far_reader, far_writer = await asyncio.open_connection(resolver, 53)
        far_writer.write(question)
        writer.write(await far_reader.read(65536))
        await writer.drain()
        writer.close()
        far_writer.close()

    return pass_on


async def main(port, resolver, delay=2):
    delay = float(delay)
    await asyncio.get_running_loop().create_datagram_endpoint(lambda: Asked(resolver, delay), ("0.0.0.0", int(port)))
    await asyncio.start_server(over_tcp(resolver, delay), "0.0.0.0", int(port))
    await asyncio.Future()


asyncio.run(main(*sys.argv[1:]))
