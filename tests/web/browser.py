"""A real browser by remote control: the few WebDriver calls that the tests need, over plain HTTP.

Its profile is fresh and it may reach nothing but files; it keeps a log of every request that it tries.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c"}
SWITCHES = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
]


class Browser:
    """One Chromium. A context manager: driver, browser and profile are gone when it is left."""

    def __init__(self, *switches: str) -> None:
        self._profile = tempfile.mkdtemp(prefix="onrecord-web-")
        self._driver = subprocess.Popen(
            [DRIVER or "", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self._port = self._read_port()
        options = {"binary": CHROMIUM, "args": [*SWITCHES, f"--user-data-dir={self._profile}", *switches]}
        wanted = {
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"performance": "ALL", "browser": "ALL"},
            "unhandledPromptBehavior": "ignore",
        }
        self._session = ""
        made = self._call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._session = f"/session/{made['sessionId']}"

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._call("DELETE", "")
        finally:
            self._driver.terminate()
            self._driver.wait(10)
            shutil.rmtree(self._profile, ignore_errors=True)

    def open(self, page: Path, anchor: str = "") -> None:
        """Load a file, at an anchor of it; what an earlier page showed is gone."""
        self._call("POST", "/url", {"url": "about:blank"})
        self._call("POST", "/url", {"url": page.as_uri() + (f"#{anchor}" if anchor else "")})

    def run(self, script: str, *args: object) -> object:
        """What a script returns (the driver runs it past the page's policy)."""
        return self._call("POST", "/execute/sync", {"script": script, "args": list(args)})

    def press(self, *keys: str) -> None:
        """Press and release each key in turn."""
        actions = [{"type": t, "value": KEYS[k]} for k in keys for t in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": actions})

    def point(self, selector: str, *, click: bool = False, scroll: bool = True) -> None:
        """Move the mouse onto the middle of the first element, and click if asked to."""
        if scroll:
            self.run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", selector)
        found = self._call("POST", "/element", {"using": "css selector", "value": selector})
        actions: list[dict[str, object]] = [{"type": "pointerMove", "origin": found, "x": 0, "y": 0}]
        actions += [{"type": t, "button": 0} for t in ("pointerDown", "pointerUp") if click]
        self._act({"type": "pointer", "id": "mouse", "actions": actions})

    def resize(self, width: int, height: int) -> None:
        """What the page sees, in CSS pixels; below 500 a window cannot be, an emulated screen can."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.command("Emulation.setDeviceMetricsOverride", metrics)

    def command(self, name: str, values: dict[str, object]) -> dict[str, object]:
        """A command of the DevTools protocol."""
        return self._call("POST", "/goog/cdp/execute", {"cmd": name, "params": values})

    def picture(self, file: Path) -> None:
        """Write what is to be seen as a PNG."""
        file.write_bytes(base64.b64decode(self._call("GET", "/screenshot")))

    def dialog(self) -> str | None:
        """The words of an open alert, None without one."""
        try:
            return str(self._call("GET", "/alert/text"))
        except RuntimeError as error:
            if "no such alert" in str(error):
                return None
            raise

    def requests(self) -> list[str]:
        """Every address that pages asked for since the last call and that no policy of theirs stopped."""
        entries = self._call("POST", "/se/log", {"type": "performance"})
        events = [json.loads(entry["message"])["message"] for entry in entries]
        stopped = {
            e["params"]["requestId"]
            for e in events
            if e["method"] == "Network.loadingFailed" and e["params"].get("blockedReason") == "csp"
        }
        sent = [e["params"] for e in events if e["method"] == "Network.requestWillBeSent"]
        return [request["request"]["url"] for request in sent if request["requestId"] not in stopped]

    def complaints(self) -> list[str]:
        """What the console says since the last call: errors and breaches of policy."""
        return [entry["message"] for entry in self._call("POST", "/se/log", {"type": "browser"})]

    def _act(self, source: dict[str, object]) -> None:
        self._call("POST", "/actions", {"actions": [source]})

    def _read_port(self) -> int:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and self._driver.stdout:
            match = re.search(r"successfully on port (\d+)", self._driver.stdout.readline())
            if match:
                return int(match.group(1))
        raise RuntimeError("chromedriver did not start")

    def _call(self, method: str, path: str, body: object = None) -> object:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            text = json.dumps(body if body is not None else {}) if method == "POST" else None
            connection.request(method, self._session + path, text, {"Content-Type": "application/json"})
            value = json.loads(connection.getresponse().read())["value"]
        finally:
            connection.close()
        if isinstance(value, dict) and value.get("error"):
            raise RuntimeError(f"{value['error']}: {value['message']}")
        return value
