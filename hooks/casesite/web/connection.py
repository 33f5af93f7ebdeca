"""One request (HTTP/1.1, RFC 9112): to a public host only, with an end to its time and its size."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import quote, urlsplit

from casesite.web.answer import Answer, Manners, TroubleError

_AS_WRITTEN = "%/:=&?~#+!$,;'@()*[]|"  # what of an address is not encoded again
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an address of the old Internet within one of the new
_PIECE = 65_536


def public_addresses(host: str, port: int) -> list[tuple[str, int]]:
    """Where a host is. Raise TroubleError for one that is not on the public Internet, or not at all."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
            raise TroubleError(f"there is no host called {host}", is_gone=True) from None
        raise TroubleError(f"the name {host} could not be looked up") from None
    addresses = list(dict.fromkeys(str(address[0]) for *_, address in found))
    if not all(map(is_public, addresses)):
        raise TroubleError(f"{host} is not on the public Internet, and is not asked")
    return [(address, port) for address in addresses]


def is_public(address: str) -> bool:
    """Whether an address of the Internet belongs to everybody's Internet: not to this machine, its network, or no one."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None)
        if inner is not None:
            return is_public(str(inner))
        if ip.teredo is not None:
            return False
    return ip.is_global and not ip.is_multicast


def request(url: str, headers: Mapping[str, str], manners: Manners, held: set[Hold]) -> Answer:
    """Ask once, without following where it leads. Raise TroubleError where no whole answer comes.

    The connection is among those that are ``held`` while it is open, for somebody who wants to end them all.
    """
    parts = urlsplit(url)
    is_secure = parts.scheme == "https"
    try:
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port or (443 if is_secure else 80)
    except ValueError:
        raise TroubleError("it is no address that can be asked") from None
    target = quote(parts.path or "/", safe=_AS_WRITTEN) + (f"?{quote(parts.query, safe=_AS_WRITTEN)}" if parts.query else "")
    try:
        places = manners.resolve(host, port)
        with _ending(manners.patience, held) as hold:
            sock = hold(_connected(places, manners.connecting))
            if is_secure:
                secured = ssl.create_default_context().wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
                hold(secured)
                secured.do_handshake()
                sock = secured
            connection = (HTTPSConnection if is_secure else HTTPConnection)(host, port)
            connection.sock = sock
            connection.request(
                "GET", target, headers={**headers, "User-Agent": manners.agent, "Accept-Encoding": "gzip", "Connection": "close"}
            )
            with connection.getresponse() as response:
                named = {name.lower(): value for name, value in response.getheaders()}
                body, is_cut = _body(response, named, manners.size) if response.status == 200 else (b"", False)
                return Answer(url, response.status, named, body, is_cut)
    except ssl.SSLCertVerificationError as error:
        raise TroubleError(f"its certificate is not valid ({error.verify_message})") from None
    except ssl.SSLError:
        raise TroubleError("no secure connection to it can be made") from None
    except TimeoutError:
        raise TroubleError("it gives no answer in time") from None
    except ConnectionRefusedError:
        raise TroubleError("nothing answers there") from None
    except (OSError, HTTPException, ValueError):
        raise TroubleError("the connection broke off, or what came is no answer") from None


def _connected(places: list[tuple[str, int]], seconds: float) -> socket.socket:
    """A connection to the first place that takes one."""
    for number, place in enumerate(places, 1):
        try:
            return socket.create_connection(place, seconds)
        except OSError:
            if number == len(places):
                raise
    raise OSError


class Hold:
    """Keeps the connection in hand, to end it when its time is over, whatever it is waiting for."""

    def __init__(self) -> None:
        self.sock: socket.socket | None = None
        self.is_late = False

    def __call__(self, sock: socket.socket) -> socket.socket:
        self.sock = sock
        return sock

    def end(self) -> None:
        """End the connection: whoever reads from it gets a TimeoutError."""
        self.is_late = True
        if self.sock is not None:
            try:
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)  # that of a secure one would read on
            except OSError:
                return


@contextmanager
def _ending(seconds: float, held: set[Hold]) -> Iterator[Hold]:
    """End a connection after some seconds. Raise TimeoutError where that ended the block."""
    hold = Hold()
    held.add(hold)
    clock = threading.Timer(seconds, hold.end)
    clock.daemon = True
    clock.start()
    start = time.monotonic()
    try:
        yield hold
        if hold.is_late:  # what was cut off so may look whole
            raise TimeoutError
    except (OSError, HTTPException, ValueError):
        if hold.is_late or time.monotonic() - start > seconds:
            raise TimeoutError from None
        raise
    finally:
        clock.cancel()
        held.discard(hold)
        if hold.sock is not None:
            hold.sock.close()


def _body(response: HTTPResponse, headers: Mapping[str, str], size: int) -> tuple[bytes, bool]:
    """The body, unpacked, and whether there is more of it than ``size``. Raise OSError for one that breaks off."""
    coding = headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("identity", "", "gzip", "x-gzip"):
        raise TroubleError(f"it is packed in a way that was not asked for ({coding[:20]})")
    unpacker = zlib.decompressobj(wbits=31) if "gzip" in coding else None
    body = bytearray()
    try:
        while len(body) <= size and (piece := response.read1(_PIECE)):
            body += unpacker.decompress(piece, size + 1 - len(body)) if unpacker else piece
            if unpacker and unpacker.eof:
                break
    except zlib.error:
        raise TroubleError("it is packed in a way that cannot be unpacked") from None
    is_cut = len(body) > size
    if not is_cut and (response.length or (unpacker and body and not unpacker.eof)):
        raise ConnectionAbortedError
    return bytes(body[:size]), is_cut
