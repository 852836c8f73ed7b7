# shellcheck shell=bash
# Start, memory and CPU time of a running process: the subject.

PORT=18381
LOGIN=viewer:bench-password
BLACKBOX=${BLACKBOX:-$(command -v prometheus-blackbox-exporter)}
subject=
# What asks the subject, where it does not ask by itself.
driver=

start() {
    with_lab
    title "Start and idle cost, ten targets every 10 s, medians of ${STARTS:-5} starts [least-most];" \
        "memory after ${SETTLE:-60} s, then CPU over ${WINDOW:-120} s, scaled"
    echo '| | first page s | all lights s | CPU until then s | RSS MB | CPU s in 10 min | threads |'
    echo '|---|---|---|---|---|---|---|'
    start_product 'java -jar' ''
    start_product 'with the small JVM options' "$SMALL"
    test -z "$BLACKBOX" || start_blackbox
}

start_product() {
    local i figures=$WORK/figures
    : >"$figures"
    for ((i = 1; i <= ${STARTS:-5}; i++)); do
        stop_subject
        launch_product "$2"
        await_product >>"$figures"
    done
    idle "$1" "$figures"
}

# A folder of its own, so that every start is a first start: it makes its certificates.
launch_product() {
    rm -rf "$WORK/box" && mkdir "$WORK/box"
    java_bench '' config "$WORK/lab/lab.properties" 10 | sed "s|\${folder}|$WORK/box|g" >"$WORK/box.yml"
    began=$EPOCHREALTIME
    # shellcheck disable=SC2086  # options are words
    CONTROLLER_STATUS_CONFIG=$WORK/box.yml "$JAVA" $1 -jar "$JAR" >"$WORK/box.log" 2>&1 &
    subject=$!
}

await_product() {
    local page
    await_port $PORT
    until test "$(ask -o /dev/null -w '%{http_code}' "https://localhost:$PORT/")" = 200; do running; done
    page=$(since)
    while ask "https://localhost:$PORT/api/status" | grep -q '"reason":"pending"'; do running; done
    echo "$page $(since) $(cpu_seconds)"
}

ask() {
    curl -sk -u $LOGIN "$@"
}

running() {
    kill -0 "$subject" 2>/dev/null || fail "ended: $(tail -3 "$WORK"/*.log)"
}

# Without a process for each try, which would take the subject's CPU time.
await_port() {
    until { :; } 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$1"; do
        running
        read -rt 0.01 _ <> <(:)
    done
}

since() {
    echo "$EPOCHREALTIME $began" | awk '{ printf "%.3f", $1 - $2 }'
}

cpu_seconds() {
    awk -v hz="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); printf "%.2f", ($12 + $13) / hz }' "/proc/$subject/stat"
}

status_of() {
    awk -v key="$1:" '$1 == key { print $2 }' "/proc/$subject/status"
}

# The last one started goes on; ARGS: name, figures of the starts.
idle() {
    local rss cpu
    sleep "${SETTLE:-60}"
    rss=$(($(status_of VmRSS) / 1024))
    cpu=$(cpu_seconds)
    sleep "${WINDOW:-120}"
    cpu=$(awk -v a="$cpu" -v b="$(cpu_seconds)" -v w="${WINDOW:-120}" 'BEGIN { printf "%.1f", (b - a) / w * 600 }')
    echo "| $1 | $(median 1 "$2") | $(median 2 "$2") | $(median 3 "$2") | $rss | $cpu | $(status_of Threads) |"
    stop_subject
}

median() {
    cut -d' ' -f"$1" "$2" | sort -n | awk '{ v[NR] = $1 } END { printf "%s [%s-%s]", v[int((NR + 1) / 2)], v[1], v[NR] }'
}

stop_subject() {
    local pid
    for pid in $driver $subject; do
        kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null
    done
    driver=
    subject=
}

# blackbox_exporter probes when it is asked to: a loop here is its scheduler.
start_blackbox() {
    local i page figures=$WORK/figures
    blackbox_config >"$WORK/blackbox.yml"
    : >"$figures"
    for ((i = 1; i <= ${STARTS:-5}; i++)); do
        stop_subject
        began=$EPOCHREALTIME
        "$BLACKBOX" --config.file "$WORK/blackbox.yml" --web.listen-address 127.0.0.1:18382 --log.level=error \
            >"$WORK/blackbox.log" 2>&1 &
        subject=$!
        await_port 18382
        curl -s -o /dev/null http://127.0.0.1:18382/
        page=$(since)
        round | grep -c '^probe_success 1' >"$WORK/up"
        test "$(cat "$WORK/up")" = 10 || fail "blackbox_exporter sees $(cat "$WORK/up") of 10 up"
        echo "$page $(since) $(cpu_seconds)" >>"$figures"
    done
    while :; do round 1 >/dev/null; done &
    driver=$!
    idle 'blackbox_exporter' "$figures"
}

# Ten probes, the given seconds apart.
round() {
    local i
    for i in 1 2 3 4 5; do probe https "https://localhost:$(lab_port nginx.good)/health" "${1:-0}"; done
    for i in 1 2 3; do probe tcp "127.0.0.1:$(lab_port nginx.http)" "${1:-0}"; done
    for i in 1 2; do probe dns "127.0.0.1:$(lab_port unbound.dns)" "${1:-0}"; done
}

probe() {
    curl -s -G --data-urlencode "module=$1" --data-urlencode "target=$2" http://127.0.0.1:18382/probe
    sleep "$3"
}

lab_port() {
    sed -n "s|^$1.port=||p" "$WORK/lab/lab.properties"
}

blackbox_config() {
    cat <<END
modules:
  https:
    prober: http
    timeout: 5s
    http: { preferred_ip_protocol: ip4, tls_config: { ca_file: $WORK/lab/pki/ca.pem } }
  tcp:
    prober: tcp
    timeout: 5s
    tcp: { preferred_ip_protocol: ip4, query_response: [{ send: "HEAD /health HTTP/1.0\r\n\r" }, { expect: "HTTP/1.1" }] }
  dns:
    prober: dns
    timeout: 5s
    dns: { preferred_ip_protocol: ip4, query_name: any.lab.test, query_type: A }
END
}
