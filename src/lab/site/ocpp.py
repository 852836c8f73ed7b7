"""A charging-station back end: WebSocket with OCPP 1.6 and basic authentication, HTTPS beside it.

    ocpp.py ADDRESS CERTIFICATE KEY

Port 443 is well. 1401 refuses the password, 1404 the identity, 1426 the upgrade.
"""

import asyncio
import base64
import http
import ssl
import sys

import websockets

LOGIN = "Basic " + base64.b64encode(b"STATUS-PROBE:probe-secret").decode()
REFUSALS = {1401: http.HTTPStatus.UNAUTHORIZED, 1404: http.HTTPStatus.NOT_FOUND, 1426: http.HTTPStatus.UPGRADE_REQUIRED}


def door(port):
    async def answer(path, headers):
        if "upgrade" not in headers.get("Connection", "").lower():
            asked = path.startswith("/ocpp/")
            return (http.HTTPStatus.UPGRADE_REQUIRED if asked else http.HTTPStatus.OK), [], b"OK"
        if port in REFUSALS:
            return REFUSALS[port], [], b""
        if headers.get("Authorization") not in (None, LOGIN):
            return http.HTTPStatus.UNAUTHORIZED, [], b""
        return None

    return answer


async def station(socket):
    async for message in socket:
        await socket.send(message)


async def main(address, certificate, key):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    for port in (443, *REFUSALS):
        await websockets.serve(station, address if port == 443 else "0.0.0.0", port, ssl=context,
                               subprotocols=["ocpp1.6", "ocpp2.0.1"], process_request=door(port))
    await asyncio.Future()


asyncio.run(main(*sys.argv[1:]))
