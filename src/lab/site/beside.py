"""What another prober makes of the same moments: Debian's blackbox_exporter on the box, asked as often as the product asks."""

import concurrent.futures
import contextlib
import http.client
import json
import shutil
import subprocess
import threading
import urllib.parse
from pathlib import Path

import watch

PROGRAM = "prometheus-blackbox-exporter"
PORT = 9115
EVERY = 5


def modules(ca, domain):
    """As its own example configuration has them; JSON is YAML."""
    four, trust = {"preferred_ip_protocol": "ip4"}, {"ca_file": ca}
    return {"modules": {
        "https": {"prober": "http", "timeout": "4s", "http": {**four, "tls_config": trust}},
        "amqps": {"prober": "tcp", "timeout": "4s", "tcp": {**four, "tls": True, "tls_config": trust}},
        "dns": {"prober": "dns", "timeout": "4s", "dns": {**four, "query_name": f"balena.{domain}", "query_type": "A"}},
        "icmp": {"prober": "icmp", "timeout": "2s", "icmp": four}}}


def targets(config):
    hosts = ("balena", "backend", "sentry", "billing")
    return {**{host: ("https", f"https://{host}.{config['domain']}/health") for host in hosts},
            "broker": ("amqps", f"broker.{config['domain']}:5671"), "gateway": ("icmp", config["gateway"]),
            **{f"resolver {at}": ("dns", at) for at in config["resolvers"].split()}}


class Beside:
    """The probes that fail, as they are now; None where it cannot be had."""

    def __init__(self, config):
        self.config, self.failing, self.ended = config, None, threading.Event()

    def ask(self):
        all_ = targets(self.config)
        with concurrent.futures.ThreadPoolExecutor(len(all_)) as threads:
            while not self.ended.wait(EVERY):
                with contextlib.suppress(OSError, http.client.HTTPException):
                    well = threads.map(lambda target: self.is_well(*target), all_.values())
                    self.failing = [name for name, is_well in zip(all_, well) if not is_well]

    def is_well(self, module, target):
        with watch.inside(f"/run/netns/{self.config['site']}-box"):
            connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=6)
            connection.connect()
        connection.request("GET", "/probe?" + urllib.parse.urlencode({"module": module, "target": target}))
        said = connection.getresponse().read().decode()
        connection.close()
        return "probe_success 1" in said

    def says(self):
        if self.failing is None:
            return ""
        return f"blackbox_exporter: {', '.join(self.failing)} failed" if self.failing else "blackbox_exporter: all succeeded"


@contextlib.contextmanager
def standing():
    """One that runs, or one that says nothing where the package is not installed."""
    config = dict(line.split("=", 1) for line in watch.site("config").splitlines())
    beside = Beside(config)
    if not shutil.which(PROGRAM):
        print(f"without a comparison: {PROGRAM} is not installed")
        yield beside
        return
    file = Path(config["state"], "tmp", "blackbox.json")
    file.write_text(json.dumps(modules(config["ca"], config["domain"])))
    process = subprocess.Popen(["ip", "netns", "exec", f"{config['site']}-box", PROGRAM, "--config.file", file,
                                "--web.listen-address", f"127.0.0.1:{PORT}", "--log.level", "error"])
    asking = threading.Thread(target=beside.ask, daemon=True)
    asking.start()
    try:
        yield beside
    finally:
        beside.ended.set()
        process.terminate()
        process.wait()
