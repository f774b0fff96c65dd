"""
OpenStack Swift with its S3 interface, all of it in one process: proxy, account, container and object server, one copy
of everything. Usage: s3-server.py DIRECTORY PORT USER SECRET. The directory is its own; it must keep extended attributes.
"""

import os
import sys

import eventlet

eventlet.monkey_patch()

from eventlet import wsgi  # noqa: E402
from swift.common import utils  # noqa: E402
from swift.common.http_protocol import SwiftHttpProtocol  # noqa: E402
from swift.common.ring import RingBuilder  # noqa: E402
from swift.common.storage_policy import POLICIES  # noqa: E402
from swift.common.wsgi import ConfigString, loadapp  # noqa: E402

STORES = ("account", "container", "object")

STORE = """
[DEFAULT]
swift_dir = {directory}
devices = {directory}/devices
mount_check = false
[pipeline:main]
pipeline = {name}-server
[app:{name}-server]
use = egg:swift#{name}
fallocate_reserve = 0
"""

PROXY = """
[DEFAULT]
swift_dir = {directory}
[pipeline:main]
pipeline = catch_errors gatekeeper listing_formats s3api tempauth copy bulk slo versioned_writes symlink proxy-server
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:s3api]
use = egg:swift#s3api
max_bucket_listing = 50
[filter:tempauth]
use = egg:swift#tempauth
user_{user} = {secret} .admin
[filter:bulk]
use = egg:swift#bulk
[filter:slo]
use = egg:swift#slo
[filter:copy]
use = egg:swift#copy
[filter:symlink]
use = egg:swift#symlink
[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_object_versioning = true
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
"""


def main(directory, port, user, secret):
    os.makedirs(f"{directory}/devices/disk", exist_ok=True)
    os.setxattr(directory, "user.trial", b"a file system without these ends it here")
    with open(f"{directory}/swift.conf", "w") as file:
        file.write("[swift-hash]\nswift_hash_path_suffix = test\n[storage-policy:0]\nname = only\ndefault = yes\n")
    utils.set_swift_dir(directory)
    servers = []
    for name in STORES:
        socket = eventlet.listen(("127.0.0.1", 0))
        save_ring(directory, name, socket.getsockname()[1])
        servers.append((socket, STORE.format(directory=directory, name=name)))
    for policy in POLICIES:
        policy.load_ring(directory)
    proxy = PROXY.format(directory=directory, user=user.replace(":", "_"), secret=secret)
    servers.append((eventlet.listen(("127.0.0.1", int(port)), backlog=128), proxy))
    threads = [eventlet.spawn(serve, socket, config) for socket, config in servers]
    for thread in threads:
        thread.wait()


def save_ring(directory, name, port):
    builder = RingBuilder(part_power=1, replicas=1, min_part_hours=0)
    place = {"region": 1, "zone": 1, "ip": "127.0.0.1", "device": "disk", "weight": 1, "port": port}
    builder.add_dev({**place, "replication_ip": "127.0.0.1", "replication_port": port})
    builder.rebalance()
    builder.get_ring().save(f"{directory}/{name}.ring.gz")


class NoCache:
    """In place of memcached: nothing is remembered, so nothing is ever stale. The authentication insists on a cache."""

    def get(self, *_, **__):
        return None

    set = delete = get


def serve(socket, config):
    # The header must be named ETag: SDKs do not know Etag.
    app = loadapp(ConfigString(config))

    def with_cache(environment, start_response):
        return app({**environment, "swift.cache": NoCache()}, start_response)

    wsgi.server(socket, with_cache, utils.NullLogger(), protocol=SwiftHttpProtocol,
                capitalize_response_headers=False)


main(*sys.argv[1:])
