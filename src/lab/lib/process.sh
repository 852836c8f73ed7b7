# shellcheck shell=bash
# Starting processes, and recognising and stopping exactly those.

# Start time since boot: with it a process id names one process only. None for the dead,
# also while they wait to be reaped.
started_at() {
    local stat
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
    # shellcheck disable=SC2086  # fields; the name in parentheses may hold blanks
    set -- ${stat##*) }
    test "$1" != Z && echo "${20}"
}

alive() {
    test "$(started_at "$1")" = "$2"
}

# In the folder of the server, in a session of its own, so that no Ctrl-C reaches it
# and its children can be found even when their parent is gone.
spawn() {
    local name=$1
    shift
    setsid "$@" </dev/null >>"$name.log" 2>&1 &
    echo "$! $(started_at $!)" >"$name.pid"
}

leaders() {
    cat "$DIR/$1"/*.pid 2>/dev/null
}

descendants() {
    local child
    for child in $(pgrep -P "$1"); do
        echo "$child"
        descendants "$child"
    done
}

# Children whose parent died: of the session, and still working in the server's folder.
orphans() {
    local pid
    for pid in $(pgrep -s "$2"); do
        test "$(readlink "/proc/$pid/cwd")" = "$DIR/$1" && echo "$pid"
    done
}

# All living processes of a server as "pid start-time".
members() {
    local leader start pid
    leaders "$1" | while read -r leader start; do
        if alive "$leader" "$start"; then
            echo "$leader"
            descendants "$leader"
        elif ! started_at "$leader" >/dev/null; then
            orphans "$1" "$leader"
        fi
    done | while read -r pid; do
        start=$(started_at "$pid") && echo "$pid $start"
    done
}

running() {
    local leader start
    test -n "$(leaders "$1")" || return 1
    while read -r leader start; do
        alive "$leader" "$start" || return 1
    done <<<"$(leaders "$1")"
}

paused() {
    local pid start
    while read -r pid start; do
        grep -qs '^State:.T' "/proc/$pid/status" && return
    done <<<"$(members "$1")"
    return 1
}

# signal NAME, processes as "pid start-time" on standard input
signal_all() {
    local pid start
    while read -r pid start; do
        if alive "$pid" "$start"; then kill "-$1" "$pid" 2>/dev/null; fi
    done
}

living() {
    local pid start
    while read -r pid start; do
        if alive "$pid" "$start"; then echo "$pid $start"; fi
    done
}

# libfaketime leaves these behind when its process is killed.
forget_shared_memory() {
    local pid
    while read -r pid _; do
        rm -f "/dev/shm/faketime_shm_$pid" "/dev/shm/sem.faketime_sem_$pid"
    done <<<"$(leaders "$1")"
}

# A stopped process hears nothing but KILL, so it is continued first.
stop_server() {
    local all left tries=100
    all=$(members "$1")
    signal_all TERM <<<"$all"
    signal_all CONT <<<"$all"
    while left=$(living <<<"$all") && test -n "$left" && test $((tries--)) -gt 0; do sleep 0.05; done
    signal_all KILL <<<"$left"
    forget_shared_memory "$1"
    rm -f "$DIR/$1"/*.pid
}
