# shellcheck shell=bash disable=SC2034,SC2086,SC2013  # names are for the other parts, lists are split
# How faults are found, injected and lifted, and the words they are written in.

FAULTS=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../faults" && pwd)

list_faults() {
    local file
    for file in "$FAULTS"/*; do
        # shellcheck source=/dev/null
        (. "$file"; printf '%-34s %-28s %-12s %s\n' "${file##*/}" "$CAUSE" "$OWNER" "$TITLE")
    done
}

# load FAULT: by the name of its file or its number
load() {
    FAULT=$1
    test -f "$FAULTS/$1" || FAULT=$(cd "$FAULTS" && grep -L '^VARIANT=yes' "$(printf '%02d' "$((10#${1%%-*}))" 2>/dev/null)"-* 2>/dev/null | head -1)
    test -f "$FAULTS/${FAULT:-none}" || fail "no fault $1: site faults"
    # shellcheck source=/dev/null
    . "$FAULTS/$FAULT"
}

now() { date +%s.%N | cut -c1-14; }

do_inject() {
    local before
    load "$1"
    test ! -e "$STATE/faults/$FAULT" || fail "$FAULT is there already"
    touch "$STATE/faults/$FAULT"
    before=$(now)
    inject || fail "$FAULT could not be injected"
    echo "$FAULT injected between $before and $(now)"
}

do_lift() {
    local fault before
    if test "$1" = all; then
        for fault in "$STATE"/faults/*; do test ! -e "$fault" || (do_lift "${fault##*/}"); done
        return
    fi
    load "$1"
    before=$(now)
    end "loop-$FAULT"
    lift
    rm -f "$STATE/faults/$FAULT"
    echo "$FAULT lifted between $before and $(now)"
}

# also FAULT FUNCTION: a part of a fault that is two at once
also() {
    (load "$1" && "$2")
}

# rule NODE HOOK RULE: hooks are forward, input, output, before
rule() {
    on "$1" nft add rule ip fault "$2" "$3 comment \"$FAULT\""
}

# firewalls RULE: in the way of what both firewalls pass on
firewalls() {
    rule fw1 forward "$1"
    rule fw2 forward "$1"
}

# hosts NAME…: their addresses as a set
hosts() {
    local name
    printf '{'
    for name; do printf ' 203.0.113.%s,' "$(number "$name")"; done
    printf ' }'
}

number() {
    local pair
    for pair in $HTTPS $OTHERS; do test "${pair%=*}" != "$1" || echo "${pair#*=}"; done
}

# swap HOST PORT OTHER [udp]: who asks the host at the port gets another server, at once
swap() {
    rule net before "ip daddr 203.0.113.$(number "$1") ${4:-tcp} dport $2 redirect to :$3"
    anew net
}

# anew NODE: what is under way has to find its way again
anew() {
    on "$1" conntrack -F >/dev/null 2>&1
}

# forget: takes away what this fault put into the firewalls of all nodes
forget() {
    local node
    for node in box srv fw1 fw2 isp net; do
        on $node nft -a list ruleset |
            awk -v fault="comment \"$FAULT\"" '/^table/ {family=$2; table=$3} /chain/ {chain=$2}
                index($0, fault) {print "delete rule", family, table, chain, "handle", $NF}' >"$STATE/tmp/forget.$node"
        test ! -s "$STATE/tmp/forget.$node" || { on $node nft -f "$STATE/tmp/forget.$node"; anew $node; }
    done
}

# wan|lan JSON: how the cable behind or before the firewalls is from now on
wan() { echo "$1" >"$STATE/wan.fifo"; }
lan() { echo "$1" >"$STATE/lan.fifo"; }

# The LAN's cable is the kernel's until a fault needs a slow one.
lan_by_program() {
    ip -n "$SITE-cable" link set l0 nomaster
    ip -n "$SITE-cable" link set l1 nomaster
    spawn cable lan "$PYTHON" "$HERE/wire.py" l0 l1 "$STATE/lan.fifo" "$1"
}

lan_by_kernel() {
    end lan
    ip -n "$SITE-cable" link set l0 master straight
    ip -n "$SITE-cable" link set l1 master straight
}

# port PORT up|down: a plug of the switch; the other end loses its carrier
port() {
    ip -n "$SITE-sw" link set "$1" "$2"
}

# looping FUNCTION: runs in the background until the fault is lifted
looping() {
    spawn sw "loop-$FAULT" "$HERE/site" loop "$FAULT" "$1"
}

# --- the product's processes and their share of the processors

product_pids() {
    local process
    for process in $(ip netns pids "$SITE-box" 2>/dev/null); do
        grep -q java "/proc/$process/comm" 2>/dev/null && echo "$process"
    done
}

group() {
    if test -f /sys/fs/cgroup/cgroup.controllers; then echo "/sys/fs/cgroup/status-lab-$SITE"
    else echo "/sys/fs/cgroup/cpu/status-lab-$SITE"; fi
}

# limit PERCENT: of one processor, for the group
limit() {
    local group
    group=$(group)
    if test -f /sys/fs/cgroup/cgroup.controllers; then
        echo +cpu >/sys/fs/cgroup/cgroup.subtree_control
        mkdir -p "$group" && echo "$(($1 * 1000)) 100000" >"$group/cpu.max"
    else
        mkdir -p "$group" && echo $(($1 * 1000)) >"$group/cpu.cfs_quota_us"
    fi || fail 'this kernel cannot limit processors: no cgroup with a CPU quota'
}

remove_group() {
    local group process
    group=$(group)
    test -d "$group" || return 0
    for process in $(cat "$group/cgroup.procs"); do echo "$process" >"${group%/*}/cgroup.procs"; done
    rmdir "$group"
}

# clock SECONDS: sets the box's clock, in the eyes of the product and of clocked
clock() {
    test -f "$STATE/clock.so" || cc -shared -fPIC -O2 -o "$STATE/clock.so" "$HERE/clock.c" || fail 'no C compiler: run src/lab/install'
    printf '%-20s' "$1" 1<>"$STATE/clock"
}

clocked() {
    env "LD_PRELOAD=$STATE/clock.so" "LAB_CLOCK=$STATE/clock" "$@"
}
