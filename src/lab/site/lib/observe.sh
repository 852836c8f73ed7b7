# shellcheck shell=bash disable=SC2034,SC2086  # names are for the other parts, lists are split
# What an observer in the box sees, by means that have nothing to do with the product.

# well CURL-ARGUMENTS…: answers with a status of success
well() {
    on box curl -sf -o "$STATE/tmp/answer" --max-time 3 --cacert "$STATE/pki/ca.pem" "$@"
}

# status CURL-ARGUMENTS…: the HTTP status and curl's exit code
status() {
    local code
    code=$(on box curl -s -o /dev/null -w '%{http_code}' --max-time 3 --cacert "$STATE/pki/ca.pem" "$@")
    echo "$code $?"
}

# reach ADDRESS PORT: connected, refused, no-route or silent
reach() {
    local said
    said=$(on box timeout 2 bash -c "exec 3<>/dev/tcp/$1/$2" 2>&1) && echo connected && return
    case $said in
    *refused*) echo refused ;;
    *'route to host'* | *unreachable*) echo no-route ;;
    *) echo silent ;;
    esac
}

# pings ADDRESS [ARGUMENTS]
pings() {
    on box ping -q -n -c2 -i0.2 -W1 "$@" >/dev/null 2>&1
}

# lookup NAME RESOLVER: the addresses; code NAME RESOLVER: the response code, or silent
lookup() {
    on box dig +short +tries=1 +time=1 "$1" "@$2"
}

code() {
    local said
    said=$(on box dig +tries=1 +time="${3:-1}" "$1" "@$2" | sed -n 's/.*status: \([A-Z]*\),.*/\1/p')
    echo "${said:-silent}"
}

# asked_time NUMBER:PORT: leap indicator, stratum, and seconds off
asked_time() {
    on box "$PYTHON" "$HERE/ask_time.py" "203.0.113.${1%:*}" "${1#*:}"
}

hop() {
    on box ping -n -c1 -W1 -t "$1" "$2" 2>/dev/null | sed -n 's/^From \([0-9.]*\).*/\1/p' | head -1
}

# slower MILLISECONDS ADDRESS [ARGUMENTS]: whether the median of a few echoes is above that
slower() {
    local limit=$1
    shift
    on box ping -n -c3 -i0.2 -W2 "$@" 2>/dev/null | sed -n 's/.*time=\([0-9]*\).*/\1/p' | sort -n |
        awk -v limit="$limit" '{t[NR] = $1} END {exit !(NR && t[int((NR + 1) / 2)] > limit)}'
}

# lossy ADDRESS: whether some of 30 echoes are lost
lossy() {
    ! on box ping -q -n -c30 -i0.02 -W1 "$1" 2>/dev/null | grep -q ' 0% packet loss'
}

# claims ADDRESS: how many other hosts say that they have it
claims() {
    local as=
    test "$1" != $BOX || as=-0 # asked as if the box had no address yet (RFC 5227): only then others answer for it
    on box arping $as -c2 -w1 -i eth0 "$1" 2>/dev/null | grep -o '[0-9a-f:]\{17\}' | grep -v $BOX_MAC | sort -u | wc -l
}

milliseconds() {
    on box curl -s -o /dev/null -w '%{time_total}' --max-time 5 --cacert "$STATE/pki/ca.pem" "$1" | awk '{print int($1 * 1000)}'
}

# verdict HOST: OpenSSL's number for what is wrong with the certificate
verdict() {
    on box timeout 5 openssl s_client -connect "$1.$DOMAIN:443" -CAfile "$STATE/pki/ca.pem" -verify_hostname "$1.$DOMAIN" \
        </dev/null 2>/dev/null | sed -n 's/.*Verify return code: \([0-9]*\).*/\1/p' | head -1
}

# upgrade: the HTTP status for a WebSocket
upgrade() {
    status --http1.1 -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' \
        -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==' -H 'Sec-WebSocket-Protocol: ocpp1.6' \
        "https://csms.$DOMAIN/ocpp/STATUS-PROBE" | cut -d' ' -f1
}

# through_proxy: the status of the proxy's answer to CONNECT
through_proxy() {
    on box curl -s -o /dev/null -w '%{http_connect}' --max-time 3 --cacert "$STATE/pki/ca.pem" \
        --proxy http://probe:probe-secret@10.77.0.20:3128 "https://remote.$DOMAIN/"
}

# talk_after SECONDS: what a connection hears that was idle for so long
talk_after() {
    on box timeout $(($1 + 3)) bash -c "exec 3<>/dev/tcp/203.0.113.10/80; sleep $1; printf 'GET / HTTP/1.0\r\n\r\n' >&3
        read -r -t 2 line <&3 && echo heard || echo silent"
}
