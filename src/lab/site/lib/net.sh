# shellcheck shell=bash disable=SC2034,SC2086,SC2016  # names are for the other parts, lists are split, sh expands
# Namespaces, cables, addresses and firewalls. Nothing of it touches the machine's own network.
#
#   box, phone, srv - br-lan -(cable: l0 l1)- br-fw - fw1, fw2 - br-wan -(cable: w0 w1)- isp - core - net
#   10.77.0.0/24, gateway .1 by VRRP                192.0.2.0/24            198.51.100.0/30   203.0.113.0/24

GATEWAY=10.77.0.1
BOX=10.77.0.50
BOX_MAC=02:77:00:00:00:50
RESOLVERS='10.77.0.11 10.77.0.12'
NET_HOSTS='10 11 12 13 14 20 21 31 32 33 53'

make_nodes() {
    local node
    for node in $NODES; do
        mkdir -p "/etc/netns/$SITE-$node"
        printf 'nameserver %s\n' $RESOLVERS >"/etc/netns/$SITE-$node/resolv.conf"
        ip netns add "$SITE-$node"
        on "$node" sh -c "$(settings)" &
    done
    wait
}

# Errors are answered at once, and each address only by the card that has it: else a second
# refusal looks like silence, and a floating address is answered with the wrong hardware address.
settings() {
    cat <<'END'
cd /proc/sys/net/ipv4
echo 0 >icmp_ratelimit; echo 0 >conf/all/rp_filter; echo 0 >conf/default/rp_filter
echo 1 >conf/all/arp_ignore; echo 2 >conf/all/arp_announce
echo '0 2147483647' >ping_group_range
echo 0 >conf/all/send_redirects; echo 0 >conf/default/send_redirects
echo 1 >/proc/sys/net/ipv6/conf/default/accept_dad; echo 0 >/proc/sys/net/ipv6/conf/default/accept_dad
ip link set lo up
END
}

# link NODE INTERFACE NODE INTERFACE
link() {
    echo "link add $2 netns $SITE-$1 type veth peer name $4 netns $SITE-$3"
}

bridge() {
    ip -n "$SITE-$1" link add "$2" up type bridge stp_state 0 forward_delay 0 mcast_snooping 0
}

plug() {
    local bridge=$1 port
    shift
    for port; do ip -n "$SITE-sw" link set "$port" master "$bridge" up; done
}

make_links() {
    {
        link box eth0 sw p-box; link phone eth0 sw p-phone; link srv eth0 sw p-srv
        link sw p-lan cable l0; link cable l1 sw p-fw
        link fw1 lan0 sw p-fw1; link fw2 lan0 sw p-fw2
        link fw1 wan0 sw p-wan1; link fw2 wan0 sw p-wan2; link sw p-up cable w0
        link cable w1 isp wan0; link isp core0 core isp0; link core net0 net eth0
    } | ip -batch -
    bridge sw br-lan; bridge sw br-fw; bridge sw br-wan; bridge cable straight
    plug br-lan p-box p-phone p-srv p-lan
    plug br-fw p-fw p-fw1 p-fw2
    plug br-wan p-wan1 p-wan2 p-up
    ip -n "$SITE-cable" link set l0 master straight up
    ip -n "$SITE-cable" link set l1 master straight up
    ip -n "$SITE-cable" link set w0 up
    ip -n "$SITE-cable" link set w1 up
    plain_packets
}

# The cable program sees what a card would send: whole checksums, no packets of 64 KiB.
plain_packets() {
    local node
    for node in $NODES; do
        on "$node" sh -c 'for i in /sys/class/net/*; do i=${i##*/}; case $i in lo|br-*|straight) continue ;; esac
            ethtool -K $i tx off rx off tso off gso off gro off >/dev/null 2>&1; done' &
    done
    wait
}

# address NODE INTERFACE ADDRESS…
address() {
    local node=$1 card=$2
    shift 2
    ip -n "$SITE-$node" link set "$card" up
    for address; do ip -n "$SITE-$node" address add "$address" dev "$card"; done
}

make_addresses() {
    ip -n "$SITE-box" link set eth0 address $BOX_MAC up
    address phone eth0 10.77.0.60/24
    # shellcheck disable=SC2046  # a list of addresses
    address srv eth0 10.77.0.10/24 10.77.0.20/24 $(printf '%s/24 ' $RESOLVERS)
    address fw1 lan0 10.77.0.2/24; address fw1 wan0 192.0.2.2/24
    address fw2 lan0 10.77.0.3/24; address fw2 wan0 192.0.2.3/24
    address isp wan0 192.0.2.1/24; address isp core0 198.51.100.1/30
    address core isp0 198.51.100.2/30; address core net0 203.0.113.1/24
    # shellcheck disable=SC2046
    address net eth0 $(printf '203.0.113.%s/24 ' $NET_HOSTS)
    route phone $GATEWAY; route srv $GATEWAY; route fw1 192.0.2.1; route fw2 192.0.2.1
    route isp 198.51.100.2; route net 203.0.113.1
    ip -n "$SITE-core" route add 192.0.2.0/24 via 198.51.100.1
    for node in fw1 fw2 isp core; do on $node sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'; done
}

route() {
    ip -n "$SITE-$1" route add default via "$2"
}

make_firewalls() {
    local node
    for node in fw1 fw2; do on $node nft "
        add table ip own
        add chain ip own forward { type filter hook forward priority 0; policy drop; }
        add rule ip own forward ct state established,related accept
        add rule ip own forward ip saddr 10.77.0.0/24 oif wan0 accept
        add chain ip own out { type nat hook postrouting priority 100; }
        add rule ip own out oif wan0 masquerade"; done
    # The filter of names is of the older kind, whose tables stay once they are there.
    for node in fw1 fw2; do on $node iptables -P FORWARD ACCEPT; done
    for node in box srv fw1 fw2 isp net; do on $node nft "$(fault_hooks)"; done
}

# Empty chains that come before the node's own rules: faults add rules here and take them away.
fault_hooks() {
    cat <<'END'
add table ip fault
add chain ip fault forward { type filter hook forward priority -10; }
add chain ip fault input { type filter hook input priority -10; }
add chain ip fault output { type filter hook output priority -10; }
add chain ip fault before { type nat hook prerouting priority -110; }
add table arp fault
add chain arp fault input { type filter hook input priority 0; }
add chain arp fault output { type filter hook output priority 0; }
END
}
