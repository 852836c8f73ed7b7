# shellcheck shell=bash disable=SC2034,SC2086  # names are for the other parts, lists are split
# A second way out, by IPv6: IPV6=yes when the site is made. It has a gateway, a way and services of its own, so that one
# family can break while the other is well. No address is translated on it, and no second firewall stands by.
#
#   box - br-lan - fw1 - br-wan - isp - core - net
#   2001:db8:77::/64      2001:db8:192::/64  :198::  2001:db8:203::/64

SIXTH='six=15 seven=16 eight=17'
SIXTH_GATEWAY=2001:db8:77::1

is_sixth() { test -e "$STATE/ipv6"; }

make_sixth() {
    test "${IPV6:-no}" = yes || return 0
    touch "$STATE/ipv6"
    sixth box eth0 77::50; sixth fw1 lan0 77::1
    sixth fw1 wan0 192::2; sixth isp wan0 192::1
    sixth isp core0 198::1; sixth core isp0 198::2
    sixth core net0 203::1
    for one in $SIXTH; do sixth net eth0 203::${one#*=}; done
    for node in fw1 isp core; do on $node sh -c 'echo 1 >/proc/sys/net/ipv6/conf/all/forwarding'; done
    way box default $SIXTH_GATEWAY; way fw1 default 2001:db8:192::1
    way isp default 2001:db8:198::2; way isp 2001:db8:77::/64 2001:db8:192::2
    way core 2001:db8:77::/64 2001:db8:198::1; way core 2001:db8:192::/64 2001:db8:198::1
    way net default 2001:db8:203::1
    on fw1 nft "
        add table ip6 own
        add chain ip6 own forward { type filter hook forward priority 0; policy drop; }
        add rule ip6 own forward ct state established,related accept
        add rule ip6 own forward ip6 saddr 2001:db8:77::/64 oif wan0 accept"
    for node in box fw1 isp net; do on $node nft "
        add table ip6 fault
        add chain ip6 fault forward { type filter hook forward priority -10; }
        add chain ip6 fault input { type filter hook input priority -10; }"; done
}

# sixth NODE INTERFACE ADDRESS: below 2001:db8
sixth() {
    ip -n "$SITE-$1" address add "2001:db8:$3/64" dev "$2" nodad
    on "$1" sh -c "echo 0 >/proc/sys/net/ipv6/icmp/ratelimit"
}

# way NODE TO VIA
way() {
    ip -n "$SITE-$1" route add "$2" via "$3"
}

# rule6 NODE HOOK RULE: hooks are forward and input
rule6() {
    on "$1" nft add rule ip6 fault "$2" "$3 comment \"$FAULT\""
}

# reach6 NUMBER PORT, pings6 NUMBER: as reach and pings
reach6() {
    reach "2001:db8:203::$1" "$2"
}

pings6() {
    on box ping -6 -q -n -c2 -i0.2 -W1 "2001:db8:203::$1" >/dev/null 2>&1
}
