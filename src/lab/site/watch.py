"""The product's view of the site, asked over its API as often as it must be."""

import base64
import contextlib
import ctypes
import http.client
import json
import os
import ssl
import subprocess
import time
from datetime import datetime, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
NEW_NET = 0x40000000


def site(*words, check=True):
    return subprocess.run([HERE / "site", *words], check=check, capture_output=True, text=True).stdout


def refusal():
    """Why this machine cannot make a site; empty if it can."""
    return subprocess.run([HERE / "site", "able"], capture_output=True, text=True).stderr.strip()


def product(*words, check=True):
    return subprocess.run([HERE / "product", *words], check=check, capture_output=True, text=True).stdout


@contextlib.contextmanager
def inside(namespace):
    """A socket belongs to the namespace it was made in, whatever its thread does later."""
    libc = ctypes.CDLL(None, use_errno=True)
    home = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
    there = os.open(namespace, os.O_RDONLY)
    try:
        libc.setns(there, NEW_NET)
        yield
    finally:
        libc.setns(home, NEW_NET)
        os.close(home)
        os.close(there)


class Watch:
    """Asks /api/status from inside the box."""

    def __init__(self, state, name):
        self.box, self.connection = f"/run/netns/{name}-box", None
        password = (Path(state) / "product" / "password").read_text().strip()
        login = base64.b64encode(f"admin:{password}".encode()).decode()
        self.headers = {"Authorization": f"Basic {login}"}
        self.context = ssl._create_unverified_context()

    def connect(self):
        with inside(self.box):
            self.connection = http.client.HTTPSConnection("localhost", 8443, timeout=20, context=self.context)
            self.connection.connect()

    def status(self):
        """What the product says now, or None if it does not answer."""
        for _ in range(2):
            try:
                if self.connection is None:
                    self.connect()
                self.connection.request("GET", "/api/status", headers=self.headers)
                answer = self.connection.getresponse()
                body = answer.read()
                return json.loads(body) if answer.status == 200 else None
            except (OSError, http.client.HTTPException, ValueError):
                self.connection = None
        return None


def under_watch(status):
    """Those that are open, whether they are seen now or were lately."""
    return [one for one in (status or {}).get("situations") or [] if not one.get("until")]


def situations(status):
    """Those that are open and seen now, worst first as the product gives them."""
    if not status:
        return []
    now, late = datetime.fromisoformat(status["at"]), timedelta(seconds=3)
    return [one for one in under_watch(status) if abs(now - datetime.fromisoformat(one["seen"])) <= late]


def state(situation):
    """What tells one situation from another: its number, and its cause, which may be revised."""
    return situation.get("id"), situation.get("cause")


def lights(status):
    return {one["id"]: one["light"] for one in (status or {}).get("services", [])}


def well(status):
    """All green, but for services that this site does not have. What is past may still be under watch."""
    shown = [one for one in (status or {}).get("services", []) if one.get("reason") != "not-configured"]
    return bool(shown) and all(one["light"] == "green" for one in shown)


def until_well(watch, limit, hold=1.5):
    """Seconds until all has been well for a while, not counting the while; None if it was not in time."""
    begin, since = time.time(), None
    while time.time() - begin < limit + hold:
        now = time.time()
        if not well(watch.status()):
            since = None
        elif since is None:
            since = now
        elif now - since >= hold:
            return since - begin
        time.sleep(0.25)
    return None


@contextlib.contextmanager
def standing():
    """The site and the product, ended again if they were not there before."""
    state = dict(line.split("=", 1) for line in site("config").splitlines())
    had_site, had_product = Path(state["state"]).exists(), Path(state["state"], "pid", "product").exists()
    if not had_site:
        site("up")
    if not had_product:
        product("up")
    try:
        yield Watch(state["state"], state["site"])
    finally:
        site("lift", "all", check=False)
        if not had_product:
            product("down", check=False)
        if not had_site:
            site("down", check=False)


class Told:
    """A printed timeline: what was done to the site on the left, what is said of it on the right."""

    def __init__(self, watching, beside=None):
        self.beside = beside
        self.watching, self.begin, self.last, self.log = watching, time.time(), None, []

    def did(self, what):
        self.line(what, "")

    def line(self, did, said):
        now = time.time()
        self.log.append((now, did, said))
        print(f"{time.strftime('%H:%M:%S', time.localtime(now))} +{now - self.begin:6.1f} s  {did:<58.58}  {said}", flush=True)

    def watch(self, seconds, until=lambda status: False):
        """Prints each change for a while, or until something is so; tells whether it was."""
        end = time.time() + seconds
        while time.time() < end:
            status = self.watching.status()
            for said in self.changes(status):
                self.line("", said)
            if status and until(status):
                return True
            time.sleep(0.25)
        return False

    def changes(self, status):
        if status is None:
            now = {"": "the product does not answer"}
        else:
            counts = {light: list(lights(status).values()).count(light) for light in ("green", "yellow", "red", "grey")}
            now = {"lights": f"{status['light']}: " + ", ".join(f"{n} {light}" for light, n in counts.items() if n)}
            now.update({one["id"]: f"{one['cause']} ({one['owner']}) since {one['since'][11:19]}: {one['sentence']}"
                        for one in situations(status)})
            now.update({gone: f"{gone} is over" for gone in (self.last or {}) if gone.startswith("s-") and gone not in now})
        if self.beside:
            now["beside"] = self.beside.says()
        changes = [text for word, text in now.items() if text and (self.last or {}).get(word) != text]
        self.last = now
        return changes
