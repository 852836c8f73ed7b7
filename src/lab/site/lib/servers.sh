# shellcheck shell=bash disable=SC2034,SC2086,SC2013  # names are for the other parts, lists are split
# What runs on the nodes: real servers, and beside each the ways in which it can be wrong, on other
# ports. A fault leads traffic there (swap, in fault.sh), so that it begins and ends at once.

DOMAIN=lab.test
HTTPS='balena=10 backend=11 tariffs=11 sentry=12 billing=13 remote=14'
OTHERS='broker=20 csms=21 ntp1=31 ntp2=32 ntp3=33'
AUTHORITY=203.0.113.53
BROKER=203.0.113.20
CSMS=203.0.113.21
SERVERS=$(dirname "${BASH_SOURCE[0]}")/..

start_servers() {
    local start
    clock +0
    "$SERVERS/../pki" "$STATE/pki"
    chmod -R a+rX "$STATE/pki" # daemons with users of their own read it
    for start in rabbitmq cables dns web times others firewalls; do "start_$start"; done
}

start_cables() {
    mkfifo "$STATE/wan.fifo" "$STATE/lan.fifo"
    spawn cable wan "$PYTHON" "$SERVERS/wire.py" w0 w1 "$STATE/wan.fifo" '{"delay_ms": 5}'
}

# --- names: two resolvers on the site's LAN, which ask an authority on the internet

start_dns() {
    names >"$STATE/authority.conf"
    spawn net authority unbound -d -p -c "$STATE/authority.conf"
    for address in $RESOLVERS; do
        resolver "$address" >"$STATE/resolver-$address.conf"
        spawn srv "resolver-$address" unbound -d -p -c "$STATE/resolver-$address.conf"
    done
}

daemon_of_names() {
    cat <<END
server:
    interface: $1
    access-control: 0.0.0.0/0 allow
    username: ""
    chroot: ""
    directory: "$STATE"
    pidfile: ""
    use-syslog: no
    module-config: "iterator"
    num-threads: 1
END
}

names() {
    local name
    daemon_of_names $AUTHORITY
    echo "    local-zone: \"$DOMAIN.\" static"
    echo "    local-data: \"$DOMAIN. 3600 SOA ns.$DOMAIN. root.$DOMAIN. 1 3600 600 86400 1\""
    for name in $HTTPS $OTHERS; do echo "    local-data: \"${name%=*}.$DOMAIN. 3600 A 203.0.113.${name#*=}\""; done
    for name in $SIXTH; do echo "    local-data: \"${name%=*}.$DOMAIN. 3600 AAAA 2001:db8:203::${name#*=}\""; done
}

# A resolver that lost its upstream goes on trying, so that it is back as soon as that is.
resolver() {
    daemon_of_names "$1"
    cat <<END
    local-zone: "test." nodefault
    infra-cache-max-rtt: 500
    infra-keep-probing: yes
    infra-host-ttl: 5
    cache-max-negative-ttl: 1
remote-control:
    control-enable: yes
    control-interface: "$STATE/$1.socket"
    control-use-cert: no
forward-zone:
    name: "."
    forward-addr: $AUTHORITY
END
}

# resolvers COMMAND…: unbound-control on both
resolvers() {
    local address
    for address in $RESOLVERS; do
        unbound-control -q -c "$STATE/resolver-$address.conf" "$@" || return
    done
}

# --- HTTPS

start_web() {
    web >"$STATE/nginx.conf"
    spawn net nginx nginx -e stderr -c "$STATE/nginx.conf"
    portal >"$STATE/portal.conf"
    spawn fw1 portal nginx -e stderr -c "$STATE/portal.conf"
    spawn fw2 portal-2 nginx -e stderr -c "$STATE/portal.conf"
}

frame() {
    printf 'daemon off; pid %s; worker_processes 1; events { } error_log stderr;\n' "$STATE/$1.pid"
    printf 'http { access_log off; client_body_temp_path %s; proxy_temp_path %s; fastcgi_temp_path %s;\n' \
        "$STATE/tmp" "$STATE/tmp" "$STATE/tmp"
    printf 'uwsgi_temp_path %s; scgi_temp_path %s; default_type text/plain;\n' "$STATE/tmp" "$STATE/tmp"
}

# vhost LISTEN CERTIFICATE NAME LINE
vhost() {
    printf 'server { listen %s ssl; server_name %s; ssl_certificate %s.pem; ssl_certificate_key %s.key; %s }\n' \
        "$1" "$3" "$STATE/pki/$2" "$STATE/pki/$2" "$4"
}

web() {
    local name
    frame nginx
    for name in $HTTPS; do
        vhost "203.0.113.${name#*=}:443" good "${name%=*}.$DOMAIN" 'location / { return 200 OK; }'
        echo "server { listen 203.0.113.${name#*=}:80; server_name ${name%=*}.$DOMAIN; return 301 https://\$host\$request_uri; }"
    done
    ! is_sixth || for name in $SIXTH; do
        vhost "[2001:db8:203::${name#*=}]:443" good "${name%=*}.$DOMAIN" 'location / { return 200 OK; }'
        echo "server { listen [2001:db8:203::${name#*=}]:80; return 301 https://\$host\$request_uri; }"
    done
    vhost 1443 expired _ 'return 200 OK;'
    vhost 2443 wrong-name _ 'return 200 OK;'
    vhost 3443 good _ 'return 503;'
    vhost 4443 good _ 'return 401;'
    vhost 6443 not-yet-valid _ 'return 200 OK;'
    # A proxy that does not pass the upgrade on: HTTPS works, WebSocket does not.
    vhost 5443 good _ "location / { proxy_http_version 1.1; proxy_pass https://$CSMS:443; proxy_set_header Host \$host; }"
    echo '}'
}

portal() {
    frame "portal-$RANDOM"
    echo 'server { listen 8000; return 302 http://portal.site.test/login; } }'
}

# --- time

start_times() {
    local n
    for n in 1 2 3; do time_server "ntp$n" 123 'local stratum 2' "bindaddress 203.0.113.3$n"; done
    time_server ntp-unsynchronised 2123 ''
    printf +30 >"$STATE/clock-wrong"
    time_server ntp-wrong 1123 'local stratum 2' '' LD_PRELOAD="$STATE/clock.so" LAB_CLOCK="$STATE/clock-wrong"
}

# time_server NAME PORT SOURCE [ADDRESS [VARIABLE…]]
time_server() {
    printf '%s\n' "port $2" 'bindcmdaddress /' 'cmdport 0' "pidfile $STATE/$1.pid" 'allow 0.0.0.0/0' "$3" "${4:-}" \
        >"$STATE/$1.conf"
    spawn net "$1" env "${@:5}" chronyd -U -d -x -F 0 -u root -f "$STATE/$1.conf"
}

# --- the rest: OCPP, things that hang, the site's proxy, its DHCP

start_others() {
    spawn net ocpp "$PYTHON" "$SERVERS/ocpp.py" $CSMS "$STATE/pki/good.pem" "$STATE/pki/good.key"
    spawn net odd "$PYTHON" "$SERVERS/odd.py" "$STATE/pki/good.pem" "$STATE/pki/good.key"
    # shellcheck disable=SC2086
    spawn srv late "$PYTHON" "$SERVERS/late.py" 5300 ${RESOLVERS%% *}
    squid_conf >"$STATE/squid.conf"
    printf 'probe:%s\n' "$(openssl passwd -apr1 probe-secret)" >"$STATE/proxy-users"
    spawn srv squid squid -N -n "lab$SITE" -f "$STATE/squid.conf"
    spawn srv dhcp dnsmasq --keep-in-foreground --conf-file=/dev/null --port=0 --no-ping --user=root --leasefile-ro \
        --dhcp-authoritative --interface=eth0 --pid-file= --dhcp-range=10.77.0.50,10.77.0.59,1h \
        --dhcp-host=$BOX_MAC,$BOX --dhcp-option=3,$GATEWAY "--dhcp-option=6,${RESOLVERS// /,}"
}

# Port 3130 asks for another user than the one there is, 3131 forbids one host.
squid_conf() {
    cat <<END
http_port 3128
http_port 3130
http_port 3131
auth_param basic program /usr/lib/squid/basic_ncsa_auth $STATE/proxy-users
auth_param basic realm site
acl known proxy_auth REQUIRED
acl nobody proxy_auth nobody
acl locked localport 3130
acl strict localport 3131
acl forbidden dstdomain remote.$DOMAIN
http_access deny locked !nobody
http_access deny strict forbidden
http_access allow known
http_access deny all
cache deny all
access_log none
cache_log stdio:/dev/null
pid_filename none
coredump_dir $STATE
shutdown_lifetime 0 seconds
visible_hostname proxy.site.test
END
}

# --- the firewalls: one address for two, and an inspection that faults can switch on

start_firewalls() {
    local node
    for node in fw1 fw2; do
        vrrp $node >"$STATE/keepalived-$node.conf"
        spawn $node "vrrp-$node" keepalived --dont-fork --log-console --vrrp --no-syslog -f "$STATE/keepalived-$node.conf" \
            -p "$STATE/keepalived-$node.pid" -r "$STATE/vrrp-$node.pid"
        spawn $node "inspection-$node" env PATH=/usr/bin:/bin HOME="$STATE" mitmdump -q --mode transparent --listen-port 8080 \
            --set "confdir=$STATE/inspection" --set "ssl_verify_upstream_trusted_ca=$STATE/pki/ca.pem"
    done
}

vrrp() {
    local priority=150 extra='' card='dev lan0' hook=''
    test "${HOOK:-no}" != yes || hook='track_script { forwarding }'
    test "$1" = fw1 || priority=100
    test "${VRRP:-plain}" = plain || { card=''; extra='use_vmac vrrp51
    vmac_xmit_base'; }
    cat <<END
global_defs {
    vrrp_garp_master_refresh 30
    script_user root
}
vrrp_script forwarding {
    script "$HERE/forwarding $STATE/lowered.$1 $GATEWAY https://$BOX:8443"
    interval 2
    timeout 3
    rise 1
    fall 1
}
vrrp_instance lan {
    state BACKUP
    interface lan0
    virtual_router_id 51
    priority $priority
    advert_int ${ADVERT:-0.5}
    $extra
    $hook
    virtual_ipaddress {
        $GATEWAY/24 $card
    }
}
END
}
