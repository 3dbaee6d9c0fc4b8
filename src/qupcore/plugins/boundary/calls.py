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
)
"""What the keeper never does either. The keeper filters it once, and what it forks inherits that."""


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
    for name in _NEVER:
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
