"""What stands before the pages: host, token, forms, sizes, headers, and no way to the files of the machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from sites import serving

from goodoffices.store.casefile import open_case
from goodoffices.store.corrections import load_log
from goodoffices.web.settings import Settings


@pytest.fixture
def client(site: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site, follow_redirects=False) as opened:
        yield opened


def _secret(client: httpx.Client, path: str = "/check") -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get(path).text)
    assert found
    return found[1]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost:1", "", "127.0.0.1"])
def test_other_names_than_this_machine_are_not_answered(client: httpx.Client, host: str) -> None:
    """A foreign name that points here gets nothing."""
    assert client.get("/", headers={"host": host}).status_code in (400, 421)
    assert client.get("/static/workbench.css", headers={"host": host}).status_code in (400, 421)


def test_this_machine_is_answered_under_its_names(client: httpx.Client, site: str) -> None:
    """127.0.0.1 and localhost, with the port."""
    port = site.rsplit(":", 1)[1]
    assert client.get("/check", headers={"host": f"localhost:{port}"}).status_code == 200


def test_a_form_without_the_sign_changes_nothing(client: httpx.Client, case_path: Path) -> None:
    """No sign, a wrong one, that of another session, or another origin: refused, and nothing is kept."""
    secret = _secret(client)
    fields = {"kind": "accept", "statement": "x", "who": "Eve"}
    foreign = {"origin": "http://evil.example"}
    assert client.post("/do/who", data=fields).status_code == 403
    assert client.post("/do/who", data=fields | {"csrf": "0" * 64}).status_code == 403
    assert httpx.post(f"{client.base_url}/do/who", data=fields | {"csrf": secret}).status_code == 403
    assert client.post("/do/who", data=fields | {"csrf": secret}, headers=foreign).status_code == 403
    assert client.post("/do/who", data=fields | {"csrf": secret}, headers={"origin": "null"}).status_code == 403
    cross = {"sec-fetch-site": "cross-site"}
    assert client.post("/do/who", data=fields | {"csrf": secret}, headers=cross).status_code == 403
    assert client.post("/do/who", data=fields | {"csrf": secret}).status_code == 303
    with open_case(case_path) as case:
        assert not load_log(case)


def test_nothing_is_changed_by_reading(client: httpx.Client) -> None:
    """Addresses that change something take no GET, and other methods are refused."""
    for path in ("/do/decide", "/do/undo", "/do/settle", "/do/add-report", "/do/conflict"):
        assert client.get(path).status_code == 405
    assert client.request("DELETE", "/").status_code == 405


def test_every_answer_has_the_strict_headers(client: httpx.Client) -> None:
    """Pages, files, refusals and pages that are not there: no inline script, no frames, no sniffing."""
    for path in ("/", "/check", "/static/workbench.js", "/export/stances.json", "/nowhere", "/do/undo"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert "httponly" in headers["set-cookie"].lower()
        assert "samesite=strict" in headers["set-cookie"].lower()
    assert "<script>" not in client.get("/check").text
    assert not re.search(r'\s(on\w+|style)="', client.get("/timeline").text)


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e%2fapp.py", "/static/..%5capp.py", "/static//etc/passwd", "/etc/passwd",
     "/export/..%2f..%2fetc%2fpasswd.json", "/export/stances.exe", "/reports/../../x", "/reports/99", "/reports/-1",
     "/static/workbench.css%00.txt", "/export/__class__.json"],
)  # fmt: skip
def test_no_path_of_a_request_reaches_the_files(client: httpx.Client, path: str) -> None:
    """Only what is listed is served, from memory."""
    answer = client.get(path)
    assert answer.status_code in (404, 405, 400)
    assert "root:" not in answer.text
    assert "create_app" not in answer.text


def test_large_requests_are_cut_off(client: httpx.Client) -> None:
    """By what they say of their length, and by what they send."""
    assert client.post("/do/who", content=b"x" * (9 * 1024 * 1024)).status_code == 413

    def chunks() -> Iterator[bytes]:
        yield from (b"x" * 1024 * 1024 for _ in range(12))

    try:
        answer = client.post("/do/who", content=chunks(), headers={"content-type": "application/x-www-form-urlencoded"})
        assert answer.status_code in (400, 413)
    except httpx.TransportError:
        pass  # the connection was closed before everything had been sent


def test_where_others_can_reach_it_nobody_passes_without_the_token(case_path: Path) -> None:
    """No token, no page and no file; with it once, a cookie remembers it and it leaves the address."""
    settings = Settings(case=case_path, token="s3cret")
    with serving(settings) as address, httpx.Client(base_url=address) as client:
        for path in ("/", "/static/workbench.css", "/export/reports.json", "/?token=wrong"):
            assert client.get(path).status_code == 401
        answer = client.get("/reports?token=s3cret")
        assert (answer.status_code, answer.headers["location"]) == (303, "/reports")
        assert client.get("/reports").status_code == 200


def test_the_token_guards_every_address_but_this_machines(case_path: Path) -> None:
    """What is loopback is told by the address, not by its look."""
    local = Settings(case=case_path)
    assert all(replace(local, host=host).is_local for host in ("127.0.0.1", "127.8.8.8", "::1", "localhost"))
    assert not any(replace(local, host=host).is_local for host in ("0.0.0.0", "192.168.1.4", "::", "example.org"))


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/", "http://169.254.169.254/",
                "http://0.0.0.0/", "http://[::ffff:127.0.0.1]/", "http://2130706433/"],
)  # fmt: skip
def test_addresses_of_ones_own_network_are_not_fetched(client: httpx.Client, address: str) -> None:
    """A report that is to be fetched from inside is refused unless a flag allows it."""
    answer = client.post("/do/add-report", data={"csrf": _secret(client), "address": address})
    assert answer.status_code == 400
    assert "your own machine or network" in answer.text


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://x/", "/etc/passwd", "javascript:1", "gopher://x"])
def test_other_schemes_are_not_fetched(client: httpx.Client, address: str) -> None:
    """Only http and https; a path is no address."""
    answer = client.post("/do/add-report", data={"csrf": _secret(client), "address": address})
    assert answer.status_code == 400
    assert "no address of the web" in answer.text


@pytest.mark.parametrize(
    "back", ["//evil.example", "http://evil.example/", "/\\evil.example", "javascript:1", "\\\\evil"]
)
def test_a_form_leads_back_to_our_own_pages_only(client: httpx.Client, back: str) -> None:
    """No open redirect."""
    answer = client.post("/do/who", data={"csrf": _secret(client), "who": "Bo", "back": back})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/")
    assert "evil" not in answer.headers["location"].split("?")[0] or answer.headers["location"].startswith("/evil")
    assert not answer.headers["location"].startswith(("//", "/\\"))


def test_an_uploads_name_names_no_file(client: httpx.Client, case_path: Path) -> None:
    """The name is shown, its folders are not used; unknown types are refused."""
    text = b"Accra denies a deal\n\nGhana has denied any deal with Togo on the harbour, its ministry said on Monday."
    secret = _secret(client)
    files = {"file": ("../../../tmp/evil.txt", text)}
    assert client.post("/do/add-report", data={"csrf": secret}, files=files).status_code == 303
    with open_case(case_path) as case:
        assert "evil.txt" in {row["name"] for row in case.rows("SELECT name FROM reports")}
    rows = b"title,text\n" + b"".join(b'Togo speaks %d,"%s"\n' % (n, text.replace(b"\n", b" ")) for n in range(2))
    assert client.post("/do/add-report", data={"csrf": secret}, files={"file": ("../t.csv", rows)}).status_code == 303
    with open_case(case_path) as case:
        names = {row["name"] for row in case.rows("SELECT name, path FROM reports")}
    assert {"t.csv#1", "t.csv#2"} <= names and not any("/tmp" in one for one in names)
    answer = client.post("/do/add-report", data={"csrf": secret}, files={"file": ("x.exe", b"MZ")})
    assert answer.status_code == 400
