"""A seccomp filter for the code of plugins, through pyseccomp, a binding to libseccomp.

The filter forbids what a catalogue never needs; everything else stays permitted, since plugins may bring
libraries of their own. A call that is forbidden gives an error to its caller, as where the system lacks it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import socket
from types import ModuleType
from typing import Any

__all__ = ["filter_calls", "filter_for_keeper", "seccomp_binding"]

_THREAD = 0x00010000
_KIND = 0xF
_NEVER = (
    *("execve", "execveat", "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp"),
    *("pidfd_open", "pidfd_getfd", "pidfd_send_signal", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "tkill"),
    *("mount", "umount2", "pivot_root", "chroot", "unshare", "setns", "fsopen", "open_tree", "move_mount"),
    *("mount_setattr", "open_by_handle_at", "name_to_handle_at", "quotactl", "acct", "swapon", "swapoff"),
    *("keyctl", "add_key", "request_key", "bpf", "perf_event_open", "userfaultfd", "personality"),
    *("io_uring_setup", "io_uring_enter", "io_uring_register"),  # would pass by this filter
    *("init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot"),
    *("settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "sethostname", "setdomainname"),
    *("shmget", "shmat", "semget", "msgget", "mq_open", "setpriority", "sched_setscheduler"),
    # Landlock lets these pass for every file of the user: rights, owners, times, attributes, who opens what.
    *("chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "lchown", "fchown", "fchownat"),
    *("utime", "utimes", "futimesat", "utimensat", "setxattr", "lsetxattr", "fsetxattr"),
    *("removexattr", "lremovexattr", "fremovexattr"),
    *("inotify_init", "inotify_init1", "inotify_add_watch", "fanotify_init", "fanotify_mark"),
)
"""What the keeper never does either. The keeper filters it once, and what it forks inherits that."""
_NEWER = (463, 466, 469)
"""setxattrat, removexattrat, file_setattr: libseccomp has no names yet; one number on each machine."""
_SIGNALS_ANOTHER = (8, 10, 15)
"""F_SETOWN, F_SETSIG, F_SETOWN_EX: the kernel would signal another process when a descriptor is ready."""
_SIGNALS_ANOTHER_BY_IOCTL = (0x8901, 0x8902)
"""FIOSETOWN, SIOCSPGRP: the same."""


def seccomp_binding() -> ModuleType | None:
    """The binding to libseccomp; None where it or the library is not installed."""
    try:
        import pyseccomp  # of the extra `sandbox`
    except (ImportError, RuntimeError, OSError):
        return None
    found: ModuleType = pyseccomp
    return found


def filter_for_keeper() -> bool:
    """Put the filter of what even the keeper never does on this process for good; whether it could."""
    library = seccomp_binding()
    if library is None:
        return False
    rules = library.SyscallFilter(library.ALLOW)
    for name in (*_NEVER, *_NEWER):
        with contextlib.suppress(OSError):  # this kind of machine has no such call
            rules.add_rule(library.ERRNO(errno.EPERM), name)
    return _loaded(rules)


def filter_calls(*, network: bool) -> bool:
    """Put the filter of a plugin on this process for good, after that of the keeper; whether it could.

    Args:
        network: Whether TCP connections are permitted. Which, the network layer decides.
    """
    library = seccomp_binding()
    if library is None:
        return False
    refused = library.ERRNO(errno.EPERM)
    rules = library.SyscallFilter(library.ALLOW)
    own = os.getpid()
    try:
        for name in ("fork", "vfork"):
            with contextlib.suppress(OSError):  # only some kinds of machines have them
                rules.add_rule(refused, name)
        rules.add_rule(refused, "clone", library.Arg(0, library.MASKED_EQ, _THREAD, 0))
        rules.add_rule(library.ERRNO(errno.ENOSYS), "clone3")  # so that the C library takes clone
        for name in ("kill", "tgkill"):
            rules.add_rule(refused, name, library.Arg(0, library.NE, own))
        rules.add_rule(refused, "prlimit64", library.Arg(0, library.NE, 0))
        for call, commands in (("fcntl", _SIGNALS_ANOTHER), ("ioctl", _SIGNALS_ANOTHER_BY_IOCTL)):
            for command in commands:
                # Of the lower half alone, as the kernel reads it.
                rules.add_rule(refused, call, library.Arg(1, library.MASKED_EQ, 0xFFFFFFFF, command))
        if network:
            for kind in (socket.AF_INET, socket.AF_INET6):
                rules.add_rule(
                    refused,
                    "socket",
                    library.Arg(0, library.EQ, kind),
                    library.Arg(1, library.MASKED_EQ, _KIND, socket.SOCK_DGRAM),
                )
            rules.add_rule(refused, "socket", library.Arg(0, library.GT, socket.AF_INET6))
            rules.add_rule(refused, "socket", library.Arg(0, library.LT, socket.AF_INET))
        else:
            rules.add_rule(refused, "socket")
    except OSError:
        return False
    return _loaded(rules)


def _loaded(rules: Any) -> bool:
    try:
        rules.load()
    except OSError:
        return False
    return True
